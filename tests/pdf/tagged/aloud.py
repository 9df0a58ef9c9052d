"""What a screen reader says of a structure tree, line by line, and what is printed for each line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.document import Element
from tests.pdf.tagged.tree import Node

_THROUGH = ("Document", "Sect", "Div", "THead", "TBody", "Reference")
_BLOCKS = ("P", "L")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is heard: what it is, its words and their language, and what is printed for them.

    `source` is what the line was made of: an element of a document tree or a node of a structure tree.
    """

    kind: str
    heard: str
    printed: str
    language: str
    source: Node | Element = field(compare=False, repr=False)

    def __str__(self) -> str:
        """The line in words; what is printed only where it is something else."""
        also = f"  (printed: {self.printed})" if self.printed != self.heard else ""
        return f"{self.kind} [{self.language}]: {self.heard}{also}"


def aloud(node: Node, language: str) -> Iterator[Line]:
    """The lines of a node and all below it; `language` is that of what is around it."""
    language = node.said.get("Lang", language)
    if node.role in _THROUGH:
        for kid in nodes(node):
            yield from aloud(kid, language)
    elif node.role == "Figure":
        yield Line("figure", node.said["Alt"], collapsed("".join(strings(node))), language, node)
        for kid in nodes(node):
            yield from aloud(kid, language)
    elif node.role in _COUNTED:
        yield from _counted(node, language)
    else:
        yield from _line(_kind(node), node, language)


def _counted(node: Node, language: str) -> Iterator[Line]:
    """A list, a table or contents: of how many items, rows (by columns) or entries, and then these."""
    kind, role, part = _COUNTED[node.role]
    parts = [kid for kid in node.walk() if kid.role == role] if kind == "table" else nodes(node)
    columns = f" x {max(map(width, parts))}" if kind == "table" else ""
    yield Line(kind, f"{len(parts)}{columns}", "", language, node)
    for one in parts:
        assert one.role == role, f"{one.role} in {node.role}"
        inner = one.said.get("Lang", language)
        if kind != "list":
            yield Line(part, "", "", inner, one)
        for kid in nodes(one):
            yield from aloud(kid, inner)


_COUNTED = {"L": ("list", "LI", "item"), "Table": ("table", "TR", "row"), "TOC": ("contents", "TOCI", "entry")}
_KINDS = {"P": "text", "Caption": "caption", "Lbl": "label", "LBody": "item", "TD": "cell"}


def _kind(node: Node) -> str:
    if node.role in ("H1", "H2", "H3"):
        return f"heading {node.role[1]}"
    if node.role == "TH":
        return f"{node.attributes['Scope']} head".lower()
    if node.role in ("Link", "Form", "Span"):
        return "text"
    return _KINDS[node.role]


def _line(kind: str, node: Node, language: str) -> Iterator[Line]:
    """The line of a node with text, or of the blocks that it holds."""
    blocks = [kid for kid in nodes(node) if kid.role in _BLOCKS]
    if not blocks:
        yield Line(kind, collapsed(said(node)), collapsed(node.text), language, node)
        return
    assert blocks == node.kids, f"{node.role} has blocks beside text"
    yield Line(kind, "", "", language, node)
    for block in blocks:
        yield from aloud(block, language)


def nodes(node: Node) -> list[Node]:
    """The elements directly below a node."""
    return [kid for kid in node.kids if isinstance(kid, Node)]


def strings(node: Node) -> list[str]:
    """The texts directly below a node."""
    return [kid for kid in node.kids if isinstance(kid, str)]


def width(row: Node) -> int:
    """How many columns the cells of a row take."""
    return sum(int(cell.attributes.get("ColSpan", "1")) for cell in nodes(row))


def said(node: Node | str) -> str:
    """The words of a line, with the links, the fields and the words in another language marked."""
    if isinstance(node, str):
        return node
    if node.role == "Form":
        return f" [{'check box' if node.attributes['field'] == 'Btn' else 'edit'}: {node.said['TU']}] "
    instead = node.said.get("ActualText") or node.said.get("E")
    text = instead or "".join(said(kid) for kid in node.kids)
    if node.role == "Link":  # white space at its ends separates it as well as that around it would
        return f"{' ' * text[:1].isspace()}[link: {text.strip()}]{' ' * text[-1:].isspace()}"
    return f"[{node.said['Lang']}: {text}]" if node.role == "Span" and "Lang" in node.said else text


def collapsed(text: str) -> str:
    """A text with single spaces between its words."""
    return " ".join(text.split())
