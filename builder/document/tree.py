"""Nodes of the document tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from builder.document.vocabulary import INLINES
from builder.source import SourceSpan


@dataclass(slots=True)
class Run:
    """A run of text, white space collapsed."""

    text: str
    span: SourceSpan | None = None


@dataclass(slots=True)
class Element:
    """An element of the vocabulary. `span` is the author's line; `place` that of the template."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    span: SourceSpan | None = None
    place: SourceSpan | None = None

    def get(self, attribute: str, default: str = "") -> str:
        """The attribute's value, or `default`."""
        return self.attributes.get(attribute, default)

    @property
    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def first(self, name: str) -> Element | None:
        """The first element of that name below this one, or None."""
        return next((e for e in self.walk() if e.name == name and e is not self), None)

    @property
    def where(self) -> SourceSpan | None:
        """The best place for a diagnostic: the author's line, else the template's."""
        return self.span or self.place

    @property
    def at_fault(self) -> SourceSpan | None:
        """Where to mend what only a template can do wrong."""
        return self.place or self.span


Node = Element | Run


def heard_of(node: Node) -> str:
    """The text of a node as it is read aloud: short forms in full."""
    if isinstance(node, Element) and node.name == "abbr":
        return node.get("title")
    return node.text if isinstance(node, Run) else _joined(node, heard_of)


def text_of(node: Node) -> str:
    """The plain text of a node, as printed; a line break counts as a space, and so does the end of a block."""
    return node.text if isinstance(node, Run) else _joined(node, text_of)


def _joined(element: Element, of: Callable[[Node], str]) -> str:
    if element.name == "br":
        return " "
    between = "" if all(child.name in INLINES for child in element.elements) else " "
    return between.join(of(child) for child in element.children)
