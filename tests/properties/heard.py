"""What somebody who listens should hear of a booklet, and what a PDF's structure tree has for them.

Both as letters, with the language of each where it is not the booklet's; what pictures show is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.document import Element, Run
from tests.pdf.tagged.tree import Node
from tests.properties.words import letters

_MOST_FILLERS = 3


def plain(heard: str) -> str:
    """Letters without their languages."""
    return re.sub("<.*?>", "", heard)


def _in_language(text: str, language: str) -> str:
    return "".join(f"{letter}<{language}>" if language else letter for letter in letters(text))


def heard_of(node: Node, language: str = "") -> str:
    """The letters of a structure tree, in its order."""
    language = node.said.get("Lang", language)
    kids = (kid for kid in node.kids if isinstance(kid, Node) or node.role != "Figure")
    return "".join(_in_language(kid, language) if isinstance(kid, str) else heard_of(kid, language) for kid in kids)


def pattern_of(tree: Element) -> str:
    """A regular expression for the letters of a document tree, in the order in which they should be heard.

    It leaves open how often the filler is printed, and whether a card has room for notes and for its video's address.
    """
    return "".join(_pattern(part, "") for part in tree.elements)


def _pattern(element: Element, language: str) -> str:
    language = element.get("lang", language)
    parts = _card(element, language) if element.name == "exercise" else _parts(element, language)
    pattern = "".join(parts)
    return f"(?:{pattern}){{0,{_MOST_FILLERS}}}" if element.name == "filler" else pattern


def _parts(element: Element, language: str) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Run):
            yield re.escape(_in_language(child.text, language))
        elif child.name != "label" or element.name != "figure":
            yield _pattern(child, language)
    if element.name == "ref":
        yield _in_language(element.get("say").replace("{page}", ""), language)


def _card(element: Element, language: str) -> Iterator[str]:
    """Behind the title comes first what is to be heard first."""
    title, *rest = element.elements
    for child in (title, *sorted(rest, key=lambda child: child.get("heard") != "first")):
        pattern = _pattern(child, language)
        yield f"(?:{pattern})?" if child.name in ("notes", "qr") else pattern


def pictures_of(tree: Element) -> list[str]:
    """The alt texts of a document tree, QR codes excepted: a card may have no room for its own."""
    return [element.get("alt") for element in tree.walk() if element.get("alt") and element.name != "qr"]


def figures_of(root: Node, tree: Element) -> list[str]:
    """The alt texts of a structure tree, QR codes excepted."""
    codes = [element.get("alt") for element in tree.walk() if element.name == "qr"]
    figures = (node.said["Alt"] for node in root.walk() if node.role == "Figure")
    return [alt for alt in figures if alt not in codes]
