"""What must hold of a whole tree before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator

from builder.document.tree import Element, text_of
from builder.errors import Diagnostic, did_you_mean

_LINKS = {"ref": "to", "tr": "to"}


def problems_of(root: Element) -> list[Diagnostic]:
    """Every id that is used twice, reference without a target, skipped heading level,
    and empty heading, alt text or list."""
    ids: dict[str, Element] = {}
    return [*_ids(root, ids), *_references(root, ids), *_headings(root), *_empty(root)]


def _ids(root: Element, ids: dict[str, Element]) -> Iterator[Diagnostic]:
    for element in root.walk():
        name = element.get("id")
        if name and name in ids:
            yield Diagnostic(f'the id "{name}" is used twice in the booklet', element.where)
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
                yield Diagnostic(f"the heading skips from level {level} to {new}", element.where, hint)
            level = new


def _empty(root: Element) -> Iterator[Diagnostic]:
    for element in root.walk():
        if element.name == "h" and not text_of(element).strip():
            yield Diagnostic("the heading is empty", element.where)
        if element.name == "figure" and not element.get("alt").strip():
            yield Diagnostic("the picture has no alt text", element.where, "say what a person who cannot see it needs")
        if element.name in ("ul", "ol", "table", "dl") and not element.children:
            yield Diagnostic(f'the "{element.name}" is empty', element.where)
