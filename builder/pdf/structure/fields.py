"""Form fields: which cells of tables are some, what each field asks for, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count

from builder.document import Element, heard_of, text_of
from builder.pdf.structure.names import FieldName, key_of, key_of_id
from builder.pdf.structure.tag import Field

LABEL = "label"
"""The column of what somebody writes as the label of a row."""

_PARTS = frozenset(["cover", "contents", "chapter", "filler", "back", "exercise"])
_GOES_ON = frozenset(["h", "keep"])
"""A heading counts for what follows it, also where it is kept together with something."""


def is_tick(cell: Element) -> bool:
    """Whether a cell of a table is a box to tick."""
    return cell.get("look") == "tick"


def is_blank(table: Element, row: Element, cell: Element) -> bool:
    """Whether a cell of a table is there to be written in: a blank one of a log, or a label that a log leaves open."""
    if cell.get("look") == "blank" or is_tick(cell):
        return True
    return table.get("role") == "log" and row.get("head") != "yes" and not text_of(cell).strip()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a field stands: the keys of part and sections, and the part's title with its level as a heading.

    Until the title was passed its level is 0.
    """

    part: str = ""
    title: str = ""
    level: int = 0
    sections: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join((self.part, *self.sections))


@dataclass(frozen=True, slots=True)
class _Cell:
    """The cell of a table that a field stands in: its row, the row's label, and the key of the column."""

    row: int
    label: str
    column: str


class FieldNames:
    """Makes fields, each with a name of its own; `title` is that of the booklet."""

    def __init__(self, title: str) -> None:
        self._place = _Place(title=title)
        self._cell: _Cell | None = None
        self._rows: dict[int, str] = {}
        self._used: set[tuple[str, str]] = set()

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """What follows stands in this element of the document, or below this heading."""
        before = self._place
        self._place = _inside(element, before)
        yield
        if element.name not in _GOES_ON:
            self._place = before

    @contextmanager
    def cell(self, row: Element, label: str, columns: Sequence[str], index: int) -> Iterator[str]:
        """What follows stands in a cell of a table, in a row of that label; gives what is asked for there."""
        column = columns[index] if 0 < index < len(columns) else ""
        self._cell = _Cell(id(row), label, key_of(column, str(index) if index else LABEL))
        yield f"{label}, {column}" if column else label
        self._cell = None

    def tick(self, tip: str) -> Field:
        """A box to tick."""
        return Field(self._name(tip), tip, "tick")

    def line(self, tip: str) -> Field:
        """A line to write on."""
        return Field(self._name(tip), tip, "line")

    def blank(self, tip: str) -> Field:
        """A cell to write in; in the first column stands what somebody makes the label of a row."""
        return Field(self._name(tip), tip, "label" if self._cell and self._cell.column == LABEL else "cell")

    def lines(self, tip: str) -> Field:
        """Lines to write on, under a title or for the part as a whole."""
        tip = tip or self._place.title
        return Field(self._name(tip), tip, "lines")

    def _name(self, tip: str) -> str:
        place, cell = str(self._place), self._cell
        if cell is None:
            return str(FieldName(place, self._unused(place, key_of(tip, "field"))))
        if cell.row not in self._rows:
            self._rows[cell.row] = self._unused(f"{place}:", key_of(cell.label, "row"))
        row = self._rows[cell.row]
        return str(FieldName(place, row, self._unused(f"{place}:{row}", cell.column)))

    def _unused(self, scope: str, key: str) -> str:
        """A key, with a number behind it when it was given in its scope before."""
        keys = (f"{key}-{number}" if number > 1 else key for number in count(1))
        found = next(key for key in keys if (scope, key) not in self._used)
        self._used.add((scope, found))
        return found


def _inside(element: Element, place: _Place) -> _Place:
    """The place of what stands in an element of that place, or below that heading; a part's first one is its title."""
    name = key_of_id(element.get("id"))
    if element.name in _PARTS:
        return _Place(name or element.name, element.get("title") or place.title)
    if element.name == "h":
        level = int(element.get("level"))
        if not place.level:
            return replace(place, level=level)
        above = place.sections[: max(level - place.level - 1, 0)]
        return replace(place, sections=(*above, name or key_of(heard_of(element), "section")))
    return replace(place, sections=(*place.sections, name)) if name and element.name != "keep" else place
