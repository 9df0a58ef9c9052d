"""The words of a line of the document tree: as somebody hears them, and as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.document import Element, Node, Run
from tests.pdf.tagged.aloud import Line, collapsed


class Voice:
    """Says the text of elements; `page_of` gives the page that a reference names."""

    def __init__(self, page_of: Callable[[str], int]) -> None:
        self.page_of = page_of

    def line(self, kind: str, element: Element, language: str, *, before: str = "", linked: bool = False) -> Line:
        """The line of an element that holds text; in a `linked` one references are no links of their own."""
        heard, printed = (before + self.inner(element, element, heard=heard, linked=linked) for heard in (True, False))
        return Line(kind, collapsed(heard), collapsed(printed), element.get("lang", language), element)

    def inner(self, element: Element, block: Element, *, heard: bool, linked: bool = False) -> str:
        """The text in an element of a block."""
        return "".join(self.text(child, block, heard=heard, linked=linked) for child in element.children)

    def text(self, node: Node, block: Element, *, heard: bool, linked: bool) -> str:
        """The text of a node of a block."""
        if isinstance(node, Run):
            return node.text
        inner = self.inner(node, block, heard=heard, linked=linked)
        if node.name in ("br", "disc"):
            return f" {inner} "
        if node.name == "tick":
            return f" [check box: {tip(block)}] " if heard else ""
        if node.name == "ref":
            inner += self.page(node, heard=heard and linked, behind=bool(inner))
        return self.marked(node, inner, linked=linked) if heard else inner

    def marked(self, element: Element, inner: str, *, linked: bool) -> str:
        """What is heard of an element in a line, marked where it is a link or in another language."""
        if element.name == "a" or (element.name == "ref" and not linked):
            return f"[link: {inner}]"
        inner = element.get("title") if element.name == "abbr" else inner
        return f"[{element.get('lang')}: {inner}]" if element.get("lang") else inner

    def page(self, ref: Element, *, heard: bool, behind: bool) -> str:
        """The page that a reference names, `behind` its words."""
        page = (heard and ref.get("aloud")) or ref.get("say")
        return " " * (behind and bool(page)) + page.replace("{page}", str(self.page_of(ref.get("to"))))


def tip(element: Element) -> str:
    """What a field asks for that stands with a text: its words as they are heard, without the pages of references."""
    return collapsed("".join(_words(element)))


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, Run):
        yield node.text
    elif node.name == "abbr":
        yield node.get("title")
    else:
        yield " " * (node.name in ("br", "disc"))
        for child in node.children:
            yield from _words(child)
