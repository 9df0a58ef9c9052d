"""What must hold of a whole tree before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator

from builder.document.table_checks import problems_of_table
from builder.document.tree import Element, text_of
from builder.errors import Diagnostic, did_you_mean

_LINKS = {"ref": "to", "tr": "to"}


def problems_of(root: Element) -> list[Diagnostic]:
    """Every id that is used twice, reference without a target, skipped heading level, empty
    heading, alt text or list, and element that lacks a part without which it cannot be laid out."""
    ids: dict[str, Element] = {}
    problems = [*_ids(root, ids), *_references(root, ids), *_headings(root), *_empty(root), *_shapes(root)]
    return list(dict.fromkeys(problems))


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
    """A level may be skipped on the way up only, and the first one is 1."""
    level = 0
    for element in root.walk():
        if element.name == "h":
            new = int(element.get("level", "2"))
            if new > level + 1:
                hint = f"use level {level + 1}"
                yield Diagnostic(f"the heading skips from level {level} to {new}", element.at_fault, hint)
            level = new


def _empty(root: Element) -> Iterator[Diagnostic]:
    for element in root.walk():
        if element.name == "h" and not text_of(element).strip():
            yield Diagnostic("the heading is empty", element.at_fault)
        if element.name in ("figure", "chart") and not element.get("alt").strip():
            yield Diagnostic(
                "the picture has no alt text", element.at_fault, "say what a person who cannot see it needs"
            )
        for asking in _asking(element):
            if not text_of(asking).strip():
                yield Diagnostic("something to fill in has no words", asking.where, "say what is asked for")
        if element.name in ("ul", "ol", "table", "dl") and not element.children:
            yield Diagnostic(f'the "{element.name}" is empty', element.at_fault)


def _asking(element: Element) -> Iterator[Element]:
    """The element, or those below it, that have something to fill in beside their words."""
    if element.name == "blank" or any(child.name == "tick" for child in element.elements):
        yield element
    elif element.name == "ul" and element.get("mark") == "tick":
        yield from element.elements


def _shapes(root: Element) -> Iterator[Diagnostic]:
    """What the vocabulary does not say: parts that have to be there, and their order."""
    for element in root.walk():
        names = [child.name for child in element.elements]
        first, least = _PARTS.get(element.name, ("", 0))
        if first and names[:1] != [first]:
            yield Diagnostic(f'"{element.name}" should begin with "{first}"', element.at_fault)
        elif len(names) < least:
            yield Diagnostic(f'"{element.name}" has too few parts ({len(names)}): it needs {least}', element.at_fault)
        elif element.name == "item" and names != ["label", "value"]:
            yield Diagnostic('"item" should hold one label and one value', element.at_fault)
        elif element.name == "dl" and names[:1] != ["dt"]:
            yield Diagnostic('"dl" should begin with "dt"', element.at_fault)
        elif element.name == "dose" and "item" not in names:
            yield Diagnostic('"dose" should hold an item', element.at_fault)
        elif element.name == "figure" and bool(element.get("src")) == bool(element.get("drawing")):
            yield Diagnostic('"figure" needs either src or drawing, and not both', element.at_fault)
        elif element.name == "figure" and element.get("mirror") and not element.get("drawing"):
            yield Diagnostic('"mirror" is for a drawing, and this is a file', element.at_fault)
        elif element.name == "figure" and not all(e.get("key") for e in element.elements if e.name == "label"):
            yield Diagnostic('"label" in a figure needs the attribute "key"', element.at_fault)
        elif element.name == "cover" and names.count("h") != 1:
            yield Diagnostic('"cover" should hold one heading', element.at_fault)
        elif element.name == "chart":
            yield from _chart(element)
        elif element.name == "table":
            yield from problems_of_table(element)


def _chart(element: Element) -> Iterator[Diagnostic]:
    """A chart needs a scale that goes up, and in each series a value for each label."""
    labels = sum(child.name == "label" for child in element.elements)
    series = [child.get("values").split() for child in element.elements if child.name == "series"]
    if int(element.get("low")) >= int(element.get("high")):
        yield Diagnostic('"chart" should have a scale that goes up', element.at_fault, "make high more than low")
    if not series or any(len(values) != labels for values in series):
        yield Diagnostic('"chart" should hold labels, and series with a value for each', element.at_fault)
    elif any(set(values) == {"none"} for values in series):
        yield Diagnostic('a series of "chart" has no value at all', element.at_fault, "leave it out")


_PARTS = {
    "booklet": ("cover", 2),
    "cover": ("", 2),
    "exercise": ("h", 1),
    "beside": ("figure", 2),
    "item": ("label", 2),
    "columns": ("column", 1),
    "keep": ("", 1),
    "blanks": ("blank", 1),
    "qr": ("p", 1),
    "chart": ("label", 2),
    "tr": ("", 1),
}
"""Elements with the name of their first part ("" for any), and how many parts they have at least."""
