"""What must hold of a whole tree before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator

from builder.document.tree import Element, text_of
from builder.document.vocabulary import CELL_BLOCKS
from builder.errors import Diagnostic, did_you_mean
from builder.source import SourceSpan

_LINKS = {"ref": "to", "tr": "to"}


def problems_of(root: Element) -> list[Diagnostic]:
    """Every id that is used twice, reference without a target, skipped heading level, empty
    heading, alt text or list, and element that lacks a part without which it cannot be laid out."""
    ids: dict[str, Element] = {}
    problems = [*_ids(root, ids), *_references(root, ids), *_headings(root), *_empty(root), *_shapes(root)]
    return list(dict.fromkeys(problems))


def _at_fault(element: Element) -> SourceSpan | None:
    """Where to mend what only a template can do wrong."""
    return element.place or element.span


def _ids(root: Element, ids: dict[str, Element]) -> Iterator[Diagnostic]:
    for element in root.walk():
        name = element.get("id")
        if name and name in ids:
            first = ids[name].where
            hint = f"the first is in {first.path.name}, line {first.line}" if first else None
            yield Diagnostic(f'the id "{name}" is used twice in the booklet', element.where, hint)
        elif name:
            ids[name] = element


def _references(root: Element, ids: dict[str, Element]) -> Iterator[Diagnostic]:
    for element in root.walk():
        target = element.get(_LINKS.get(element.name, "none"))
        if target and target not in ids:
            span = element.where.find(target) if element.where else None
            yield Diagnostic(f'nothing in the booklet has the id "{target}"', span, did_you_mean(target, ids))


def _headings(root: Element) -> Iterator[Diagnostic]:
    """A level may be skipped on the way up only; a chapter's title is level 1, a card's 2."""
    level = 0
    for element in root.walk():
        if element.name in ("chapter", "contents", "filler", "back", "cover"):
            level = 1
        elif element.name == "exercise":
            level = 2
        elif element.name == "h":
            new = int(element.get("level", "2"))
            if new > level + 1:
                hint = f"use level {level + 1}"
                yield Diagnostic(f"the heading skips from level {level} to {new}", _at_fault(element), hint)
            level = new


def _empty(root: Element) -> Iterator[Diagnostic]:
    for element in root.walk():
        if element.name == "h" and not text_of(element).strip():
            yield Diagnostic("the heading is empty", _at_fault(element))
        if element.name == "figure" and not element.get("alt").strip():
            yield Diagnostic(
                "the picture has no alt text", _at_fault(element), "say what a person who cannot see it needs"
            )
        if element.name in ("ul", "ol", "table", "dl") and not element.children:
            yield Diagnostic(f'the "{element.name}" is empty', _at_fault(element))


def _shapes(root: Element) -> Iterator[Diagnostic]:
    """What the vocabulary does not say: parts that have to be there, and their order."""
    for element in root.walk():
        names = [child.name for child in element.elements]
        first, least = _PARTS.get(element.name, ("", 0))
        if first and names[:1] != [first]:
            yield Diagnostic(f'"{element.name}" should begin with "{first}"', _at_fault(element))
        elif len(names) < least:
            yield Diagnostic(f'"{element.name}" has too few parts ({len(names)}): it needs {least}', _at_fault(element))
        elif element.name == "item" and names != ["label", "value"]:
            yield Diagnostic('"item" should hold one label and one value', _at_fault(element))
        elif element.name == "dose" and "item" not in names:
            yield Diagnostic('"dose" should hold an item', _at_fault(element))
        elif element.name == "figure" and bool(element.get("src")) == bool(element.get("drawing")):
            yield Diagnostic('"figure" needs either src or drawing, and not both', _at_fault(element))
        elif element.name == "figure" and not all(e.get("key") for e in element.elements if e.name == "label"):
            yield Diagnostic('"label" in a figure needs the attribute "key"', _at_fault(element))
        elif element.name == "cover" and names.count("h") != 1:
            yield Diagnostic('"cover" should hold one heading', _at_fault(element))
        elif element.name == "table":
            yield from _columns(element)
        elif element.name in ("th", "td") and _is_mixed(element):
            yield Diagnostic(f'"{element.name}" holds text beside blocks', _at_fault(element), "put the text in a p")


def _is_mixed(cell: Element) -> bool:
    """Whether a cell holds both blocks and text."""
    blocks = sum(child.name in CELL_BLOCKS for child in cell.elements)
    return 0 < blocks < len(cell.children)


_PARTS = {
    "booklet": ("cover", 2),
    "cover": ("", 2),
    "exercise": ("h", 1),
    "beside": ("figure", 2),
    "item": ("label", 2),
    "columns": ("column", 1),
    "keep": ("", 1),
    "blanks": ("blank", 1),
    "tr": ("", 1),
}
"""Elements with the name of their first part ("" for any), and how many parts they have at least."""


def _columns(table: Element) -> Iterator[Diagnostic]:
    """Rows as wide as each other, and one width a column."""
    counts = [sum(int(cell.get("span", "1")) for cell in row.elements) for row in table.elements]
    widths = table.get("widths").split()
    if len(set(counts)) > 1:
        message = "the rows of the table differ: " + ", ".join(str(n) for n in dict.fromkeys(counts)) + " cells"
        yield Diagnostic(message, _at_fault(table), "give each row as many cells, or a span that makes up for them")
    elif counts and widths and len(widths) != counts[0]:
        yield Diagnostic(f"the table has {len(widths)} widths and {counts[0]} columns", _at_fault(table))
