"""A structure tree as a screen reader says it, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pdf.tagged.tree import Node

_LEAVES = {"P": "", "Lbl": "", "Caption": "caption: ", "TD": "", "TH": ""}


def aloud(node: Node) -> Iterator[str]:
    """What is said of a node and all below it."""
    role = node.role
    if role in ("H1", "H2", "H3"):
        yield f"heading level {role[1]}: {said(node)}"
    elif role == "Figure":
        yield f"graphic: {node.said['Alt']}"
        for kid in nodes(node):
            yield from aloud(kid)
    elif role == "L":
        yield f"list with {len(nodes(node))} items"
        for item in nodes(node):
            yield "  - " + "  ".join(line.strip() for kid in nodes(item) for line in aloud(kid))
    elif role == "Table":
        rows = [kid for kid in node.walk() if kid.role == "TR"]
        yield f"table with {len(rows)} rows and {max(len(nodes(row)) for row in rows)} columns"
        for row in rows:
            yield "  | " + " | ".join(" ".join(line.strip() for line in cell(kid)) for kid in nodes(row))
    elif role == "TOCI":
        yield "  - " + "  ".join(line.strip() for kid in nodes(node) for line in aloud(kid))
    elif role in ("Document", "Sect", "Div", "TOC", "THead", "TBody") or (
        role == "LBody" and nodes(node)[:1] and nodes(node)[0].role in ("P", "L")
    ):
        for kid in nodes(node):
            yield from aloud(kid)
    else:
        yield _LEAVES.get(role, "") + said(node)


def cell(node: Node) -> Iterator[str]:
    inner = nodes(node)
    if inner and inner[0].role in ("P", "L"):
        for kid in inner:
            yield from aloud(kid)
    else:
        yield ("[head] " if node.role == "TH" else "") + said(node)


def nodes(node: Node) -> list[Node]:
    """The elements directly below a node."""
    return [kid for kid in node.kids if isinstance(kid, Node)]


def said(node: Node | str) -> str:
    """The words of a line, with the links and the fields in it."""
    if isinstance(node, str):
        return node
    if node.role == "Form":
        return f"[{'check box' if node.attributes['field'] == 'Btn' else 'edit'}: {node.said['TU']}]"
    if node.role == "Span":
        return node.aloud
    text = "".join(said(kid) for kid in node.kids)
    return f"[link: {text}]" if node.role == "Link" else text
