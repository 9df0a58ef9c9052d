"""What must hold of a table: its shape, and what its rows and cells may hold."""

from __future__ import annotations

from collections.abc import Iterator

from builder.document.tree import Element, text_of
from builder.document.vocabulary import CELL_BLOCKS
from builder.errors import Diagnostic

_NO_PICTURE = frozenset(["a", "ref", "tick", *CELL_BLOCKS])
"""What a table that is a picture cannot hold: nobody could follow it or fill it in."""


def problems_of_table(table: Element) -> Iterator[Diagnostic]:
    """Rows that differ in width, heads without rows, cells of text beside blocks, rows that are links without words,
    and what a picture cannot hold."""
    yield from _columns(table)
    rows = list(table.elements)
    if rows and all(row.get("head") == "yes" for row in rows):
        yield Diagnostic("the table has heads and no other rows", table.at_fault)
    for row in rows:
        yield from _row(table, row)
        for cell in row.elements:
            blocks = sum(child.name in CELL_BLOCKS for child in cell.elements)
            if 0 < blocks < len(cell.children):
                yield Diagnostic(f'"{cell.name}" holds text beside blocks', cell.at_fault, "put the text in a p")
    if table.get("alt"):
        yield from _picture(table)


def named_cell(row: Element) -> Element | None:
    """The cell that says what a row is about: the first with more than a number in a disc."""
    return next((cell for cell in row.elements if text_of(cell).strip() and not cell.first("disc")), None)


def _columns(table: Element) -> Iterator[Diagnostic]:
    """Rows as wide as each other, and one width a column."""
    counts = [sum(int(cell.get("span", "1")) for cell in row.elements) for row in table.elements]
    widths = table.get("widths").split()
    if len(set(counts)) > 1:
        message = "the rows of the table differ: " + ", ".join(str(n) for n in dict.fromkeys(counts)) + " cells"
        yield Diagnostic(message, table.at_fault, "give each row as many cells, or a span that makes up for them")
    elif counts and widths and len(widths) != counts[0]:
        yield Diagnostic(f"the table has {len(widths)} widths and {counts[0]} columns", table.at_fault)


def _row(table: Element, row: Element) -> Iterator[Diagnostic]:
    contents = table.get("role") == "contents"
    if contents and not row.get("to"):
        yield Diagnostic("a row of the contents goes nowhere", row.at_fault, 'give it a target: to="…"')
    if row.get("to") and named_cell(row) is None:
        yield Diagnostic("a row that is a link has no words", row.at_fault, "say where it goes")
    if row.get("to") or contents:
        blank = next((cell for cell in row.elements if cell.get("look") == "blank"), None)
        if blank:
            yield Diagnostic("a row that is a link has a cell to fill in", blank.at_fault)


def _picture(table: Element) -> Iterator[Diagnostic]:
    for element in table.walk():
        if element.name in _NO_PICTURE or element.get("to") or element.get("look") == "blank":
            hint = "leave out the alt text, or keep to plain text"
            yield Diagnostic("a table with an alt text is a picture, and this is more than one", element.at_fault, hint)
