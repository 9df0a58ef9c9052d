"""A table as it is read from a file, whatever its form: rows of cells under the names of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.batch.places import Cell, letters
from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.source import SourceSpan

MAX_BYTES = 20_000_000
MAX_ROWS = 10_000
MAX_COLUMNS = 100
MAX_CHARACTERS = 5_000
"""Bounds of a file, of its rows and columns, and of a cell. Far beyond every practice, and well within memory."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that are no text, or turn its direction: the same that YAML files may not have."""


@dataclass(slots=True)
class RawCell:
    """A cell as it stands in the file; `problem` is what makes it unfit to be read, in words that follow its name."""

    cell: Cell
    problem: str = ""
    hint: str | None = None


@dataclass(slots=True)
class Row:
    """A row with something in it: its cells by the names of fields, empty ones left out, and what is wrong with it."""

    start: Cell
    cells: dict[str, Cell] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def rows_of(lines: Iterable[Sequence[RawCell]], path: Path, known: Sequence[str]) -> Iterator[Row]:
    """The rows of a table, whose first line that is not empty has the names of fields, each one of those `known`.

    Raises ContentError for names that are not known or stand twice, and for a table beyond the bounds.
    """
    filled = (line for line in lines if any(raw.cell.text or raw.problem for raw in line))
    heads = _heads(next(filled, ()), path, known)
    for number, line in enumerate(filled, start=1):
        if number > MAX_ROWS:
            message = f"{path.name} has more than {MAX_ROWS:,} rows"
            raise ContentError(Diagnostic(message, line[0].cell, "split it into several files"))
        yield _row(line, heads)


def _heads(line: Sequence[RawCell], path: Path, known: Sequence[str]) -> list[str]:
    names = [raw.cell.text.strip().lower() for raw in line]
    while names and not names[-1]:
        names.pop()
    if not set(names) & set(known):  # perhaps already a client: it is not repeated
        hint = f"the first row names the columns: {', '.join(known)}"
        raise ContentError(Diagnostic(f"{path.name} has no row with the names of the columns", start_of(path), hint))
    problems = []
    for index, name in enumerate(names):
        cell = line[index].cell
        if not name:
            problems.append(Diagnostic(f"the column {letters(index + 1)} has no name", cell, "name it, or delete it"))
        elif name not in known:
            problems.append(Diagnostic(f'there is no field "{name}" for a column', cell, did_you_mean(name, known)))
        elif name in names[:index]:
            problems.append(Diagnostic(f'two columns have the name "{name}"', cell, "delete one of them"))
    if problems:
        raise ContentError(problems)
    return names


def _row(line: Sequence[RawCell], heads: Sequence[str]) -> Row:
    first = line[0].cell
    row = Row(Cell.of(first.path, first.line, first.column, "", first.sheet))
    for index, raw in enumerate(line):
        cell = raw.cell
        if index >= len(heads):
            if cell.text:
                hint = "put a cell that has the separator in it in quotes"
                row.problems.append(Diagnostic("the row has more cells than there are columns", row.start, hint))
                break
            continue
        cell.field = heads[index]
        problem = raw.problem or _problem(cell.text)
        if problem:
            row.problems.append(Diagnostic(f'"{cell.field}" {problem}', _at(cell), raw.hint))
        elif cell.text.strip():
            row.cells[cell.field] = cell
    return row


def _problem(text: str) -> str:
    """What no field may hold."""
    control = _CONTROL.search(text)
    if control:
        return f"has the control character U+{ord(control[0]):04X}"
    return f"has more than {MAX_CHARACTERS:,} characters" if len(text) > MAX_CHARACTERS else ""


def _at(cell: Cell) -> Cell:
    """The place of a cell whose text is better not shown."""
    place = Cell.of(cell.path, cell.line, cell.column, "", cell.sheet)
    place.field = cell.field
    return place


def start_of(path: Path) -> SourceSpan:
    """The first place of a file."""
    return SourceSpan(path, 1, 1, 1, 1)


def bounded_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ContentError when it cannot be read, or is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(Diagnostic(f"cannot read {path.name}: {error.strerror}")) from None
    if len(raw) > MAX_BYTES:
        raise ContentError(Diagnostic(f"{path.name} is larger than {MAX_BYTES:,} bytes", None, "split it"))
    return raw
