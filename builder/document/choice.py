"""References in a booklet that is a choice from a larger one: to what is left out they are plain words."""

from __future__ import annotations

from builder.document.tree import Element


def drop_dead_references(tree: Element) -> None:
    """Replace each reference to an id that the tree lacks by its words, in place; rows of tables stop being links."""
    ids = {element.get("id") for element in tree.walk()}
    for element in tree.walk():
        if element.name == "tr" and element.get("to") not in ids:
            element.attributes.pop("to", None)
        if any(child.name == "ref" and child.get("to") not in ids for child in element.elements):
            _unwrap(element, ids)


def _unwrap(element: Element, ids: set[str]) -> None:
    kept = []
    for child in element.children:
        dead = isinstance(child, Element) and child.name == "ref" and child.get("to") not in ids
        kept += child.children if dead and isinstance(child, Element) else [child]
    element.children = kept
