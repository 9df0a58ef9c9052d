"""Names of form fields, unique in a booklet, and what each asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from builder.document import Element, heard_of, text_of
from builder.pdf.structure.tag import Field


def is_blank(table: Element, row: Element, cell: Element) -> bool:
    """Whether a cell of a table is there to be written in: a blank one of a log, or a label that a log leaves open."""
    if cell.get("look") == "blank":
        return True
    return table.get("role") == "log" and row.get("head") != "yes" and not text_of(cell).strip()


class FieldNames:
    """Makes fields, named after the part of the booklet that they stand in and counted there."""

    def __init__(self) -> None:
        self._part = self._title = ""
        self._count: Counter[str] = Counter()

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """What follows stands in this part of the booklet."""
        before = self._part, self._title
        if element.name not in ("callout", "box"):
            self._part, self._title = element.get("id") or element.name, element.get("title")
        yield
        self._part, self._title = before

    def _next(self) -> str:
        self._count[self._part] += 1
        return f"{self._part}-{self._count[self._part]}"

    def tick(self, tip: str) -> Field:
        """A box to tick."""
        return Field(self._next(), tip, tick=True)

    def line(self, tip: str) -> Field:
        """A line to write on."""
        return Field(self._next(), tip)

    def lines(self, tip: str) -> Field:
        """Lines to write on, under a title or for the part as a whole."""
        return Field(self._next(), tip or self._title, lines=True)

    def cell(self, row: Element, number: int, columns: Sequence[str], index: int) -> Field:
        """A cell of a log: its row is known by its label, or by its number under the head of the labels."""
        words = [heard_of(cell).strip() for cell in row.elements]
        label = next(filter(None, words), f"{columns[0] if columns else ''} {number}".strip())
        column = columns[index] if 0 < index < len(columns) else ""
        return Field(self._next(), f"{label}, {column}" if column else label)
