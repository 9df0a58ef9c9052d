"""What should be heard of tables: row by row in the order of the document, however the print turns them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.document import Element
from builder.document.vocabulary import CELL_BLOCKS
from tests.pdf.tagged.aloud import Line
from tests.pdf.tagged.voice import tip

if TYPE_CHECKING:
    from tests.pdf.tagged.listening import Listener


def contents(listener: Listener, table: Element, language: str) -> Iterator[Line]:
    """A table of contents: each row an entry with its number, its title as a link, what more there is, and the page."""
    rows = list(table.elements)
    yield Line("contents", str(len(rows)), "", language, table)
    for row in rows:
        yield Line("entry", "", "", language, row)
        for cell in row.elements:
            first, *rest = _blocks(cell) or [cell]
            line = listener.voice.line("label" if cell.first("disc") else "text", first, language, linked=True)
            if line.heard:
                yield _link(line) if cell is _naming(row) else line
            for block in rest:
                yield from listener.of(block, language, "")


def rows(listener: Listener, table: Element, language: str) -> Iterator[Line]:
    """A table with rows and columns."""
    every = list(table.elements)
    columns = max(sum(int(cell.get("span", "1")) for cell in row.elements) for row in every)
    yield Line("table", f"{len(every)} x {columns}", "", language, table)
    heads = [row for row in every if row.get("head") == "yes"]
    names = [tip(cell) for cell in heads[0].elements] if heads else []
    for number, row in enumerate(every, start=1 - len(heads)):
        yield Line("row", "", "", language, row)
        for index, cell in enumerate(row.elements):
            if _is_open(table, row, cell):
                asked = _asked(row, number, names, index)
                kind = "check box" if cell.get("look") == "tick" else "edit"
                yield Line("cell", f"[{kind}: {asked}]", "", language, cell)
            else:
                yield from _cell(listener, row, cell, cell.get("lang", language))


def _cell(listener: Listener, row: Element, cell: Element, language: str) -> Iterator[Line]:
    """A cell, and the blocks in it; the first text that says more than a number is the link of a row that is one."""
    kind, naming, blocks = _kind(row, cell), cell is _naming(row), _blocks(cell)
    if not blocks:
        line = listener.voice.line(kind, cell, language, linked=bool(row.get("to")))
        yield _link(line) if naming else line
        return
    yield Line(kind, "", "", language, cell)
    for block in blocks:
        if naming and block is blocks[0]:
            yield _link(listener.voice.line("text", block, language, linked=True))
        else:
            yield from listener.of(block, language, "")


def _kind(row: Element, cell: Element) -> str:
    if cell.name == "td" or not cell.children:
        return "cell"
    scope = cell.get("scope") or ("col" if row.get("head") == "yes" else "row")
    return {"col": "column head", "row": "row head"}[scope]


def _blocks(cell: Element) -> list[Element]:
    return [child for child in cell.elements if child.name in CELL_BLOCKS]


def _naming(row: Element) -> Element | None:
    """The cell that says where a linked row goes."""
    cells = (cell for cell in row.elements if tip(cell) and not cell.first("disc"))
    return next(cells, None) if row.get("to") else None


def _link(line: Line) -> Line:
    return replace(line, heard=f"[link: {line.heard}]")


def _is_open(table: Element, row: Element, cell: Element) -> bool:
    """Whether a cell is there to be written in."""
    is_label = table.get("role") == "log" and row.get("head") != "yes" and not cell.children
    return cell.get("look") in ("blank", "tick") or is_label


def _asked(row: Element, number: int, names: Sequence[str], index: int) -> str:
    """What a cell asks for: the label of its row, or the row's number under the head of labels, and its column."""
    labels = [*filter(None, map(tip, row.elements)), f"{names[0] if names else ''} {number}".strip()]
    column = names[index] if 0 < index < len(names) else ""
    return ", ".join(filter(None, [labels[0], column]))
