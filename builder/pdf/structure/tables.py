"""Tables in the structure tree: rows of cells, contents, and tables that are a picture."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from builder.document import Element, heard_of, text_of
from builder.document.table_checks import named_cell
from builder.document.vocabulary import CELL_BLOCKS
from builder.pdf.structure.fields import is_blank, is_tick
from builder.pdf.structure.tag import LEAD, LINK, Tag

if TYPE_CHECKING:
    from builder.pdf.structure.tree import Structure


def grow_table(structure: Structure, table: Element, parent: Tag) -> None:
    """Add a table; one with an alt text is a picture, that of contents a list of references."""
    if table.get("alt"):
        tag = structure.new(table, "Figure", parent, alt=table.get("alt"))
        for row in table.elements:
            for element in row.walk():
                structure.register(element, tag)
    elif table.get("role") == "contents":
        _grow_contents(structure, table, parent)
    else:
        _grow_rows(structure, table, structure.new(table, "Table", parent))


def _grow_contents(structure: Structure, table: Element, parent: Tag) -> None:
    """Each row is an entry: a number, a title that is a link, what more there is, and the page."""
    outer = structure.new(table, "TOC", parent)
    for row in table.elements:
        entry, named = Tag("TOCI", outer), named_cell(row)
        for cell in (cell for cell in row.elements if not _is_empty(cell)):
            first, *rest = _texts(cell)
            with structure.linked():
                if cell is named:
                    _link(structure, row, first, Tag("Reference", entry, lang=first.get("lang")))
                else:
                    structure.text(first, "Lbl" if cell.first("disc") else "P", entry)
                for block in rest:
                    structure.grow(block, entry)


def _grow_rows(structure: Structure, table: Element, parent: Tag) -> None:
    heads = [row for row in table.elements if row.get("head") == "yes"]
    columns = [heard_of(cell).strip() for cell in heads[0].elements] if heads else []
    head, body = Tag("THead", parent), Tag("TBody", parent)
    for number, row in enumerate(table.elements, start=1 - len(heads)):
        tag = Tag("TR", head if row in heads else body)
        named = named_cell(row) if row.get("to") else None
        label = _label(row) or f"{columns[0] if columns else ''} {number}".strip()
        for index, cell in enumerate(row.elements):
            inner = structure.new(cell, _role(cell), tag, attributes=_attributes(cell, head=row in heads))
            with structure.fields.cell(row, label, columns, index) as asked:
                if is_blank(table, row, cell):
                    field = structure.fields.tick(asked) if is_tick(cell) else structure.fields.blank(asked)
                    structure.register(cell, Tag("Form", inner, field=field), LEAD)
                else:
                    with structure.linked() if row.get("to") else nullcontext():
                        _fill(structure, row, cell, inner, named=cell is named)


def _label(row: Element) -> str:
    """The words by which a row is known: those of its first cell that has some."""
    return next(filter(None, (heard_of(cell).strip() for cell in row.elements)), "")


def _fill(structure: Structure, row: Element, cell: Element, tag: Tag, *, named: bool) -> None:
    """Put a cell's text or blocks into its tag; the first text of the one that names its row is the row's link."""
    first, *rest = _texts(cell)
    if named:
        _link(structure, row, first, tag if first is cell else Tag("P", tag, lang=first.get("lang")))
    elif first is cell:
        structure.inlines(cell, tag)
    else:
        rest = [first, *rest]
    for block in rest:
        structure.grow(block, tag)


def _link(structure: Structure, row: Element, text: Element, parent: Tag) -> None:
    """Make the text that names a row the link that the whole row is."""
    link = structure.register(row, Tag("Link", parent), LINK)
    structure.inlines(text, structure.register(text, link))


def _texts(cell: Element) -> list[Element]:
    """The blocks of a cell, or the cell itself where it holds text."""
    return [child for child in cell.elements if child.name in CELL_BLOCKS] or [cell]


def _is_empty(cell: Element) -> bool:
    return not text_of(cell).strip() and not cell.first("ref")


def _role(cell: Element) -> str:
    """An empty head is none: nothing would be said of its row or column."""
    return "TH" if cell.name == "th" and not _is_empty(cell) else "TD"


def _attributes(cell: Element, *, head: bool) -> dict[str, object]:
    out: dict[str, object] = {}
    if _role(cell) == "TH":
        scope = cell.get("scope") or ("col" if head else "row")
        out["Scope"] = {"col": "/Column", "row": "/Row"}[scope]
    if cell.get("span", "1") != "1":
        out["ColSpan"] = int(cell.get("span"))
    return {"O": "/Table", **out} if out else out
