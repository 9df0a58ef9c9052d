"""Reads the structure tree of a PDF as an assistive program would, with pikepdf and without any of the builder's code.

Text is what the content streams show, letter for letter: white space that is not there is not made up.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

ARTIFACT, UNMARKED = -1, -2
_PAIR = re.compile(r"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")


@dataclass(slots=True)
class Node:
    """A structure element: its role, what its dictionary says, and what it holds, in order."""

    role: str
    said: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    @property
    def text(self) -> str:
        """The text below this node, as it is printed."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def aloud(self) -> str:
        """The text below this node as it is read out."""
        for name in ("ActualText", "Alt", "E"):
            if self.said.get(name):
                return self.said[name]
        return "".join(kid if isinstance(kid, str) else kid.aloud for kid in self.kids)

    def outline(self, depth: int = 0) -> Iterator[str]:
        """The tree as indented lines: role, attributes, and the text that it holds itself."""
        words = [self.role, *(f"{key}={value}" for key, value in self.attributes.items() if key not in ("O", "BBox"))]
        words += [f"{key}=“{value}”" for key, value in self.said.items()]
        if all(isinstance(kid, str) for kid in self.kids):
            yield "  " * depth + " ".join([*words, *([repr(self.text)] if self.kids else [])])
            return
        yield "  " * depth + " ".join(words)
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.outline(depth + 1)
            else:
                yield "  " * (depth + 1) + repr(kid)


class Tagged:
    """The structure tree of a PDF, with the text of each element."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        self.texts = _texts(self.pdf)
        root = self.pdf.Root.StructTreeRoot.K
        self.root = self._node(root[0] if isinstance(root, pikepdf.Array) else root)

    def find(self, role: str, text: str = "") -> Node:
        """The first node of a role whose text contains some words."""
        return next(node for node in self.root.walk() if node.role == role and text in node.text)

    def _node(self, element: pikepdf.Object) -> Node:
        node = Node(str(element.S)[1:])
        for name in ("Alt", "ActualText", "E", "Lang"):
            if f"/{name}" in element:
                node.said[name] = str(element[f"/{name}"])
        if "/A" in element:
            node.attributes = {key[1:]: _plain(value) for key, value in element.A.items()}
        page = self.numbers[element.Pg.objgen] if "/Pg" in element else 0
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array | list) else [kids]:
            self._add(node, kid, page)
        return node

    def _add(self, node: Node, kid: object, page: int) -> None:
        if isinstance(kid, int):
            node.pages.add(page)
            node.kids.append(self.texts.get((page, kid), ""))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            number = self.numbers[kid.Pg.objgen]
            node.pages.add(number)
            node.kids.append(self.texts.get((number, int(kid.MCID)), ""))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            node.pages.add(self.numbers[kid.Pg.objgen])
            if kid.Obj.Subtype == "/Widget":
                node.said["TU"] = str(kid.Obj.TU)
                node.attributes["field"] = str(kid.Obj.FT)[1:] + (" lines" if int(kid.Obj.get("/Ff", 0)) else "")
        else:
            assert isinstance(kid, pikepdf.Dictionary)
            node.kids.append(self._node(kid))


def _plain(value: pikepdf.Object) -> str:
    return str(value).removeprefix("/") if not isinstance(value, pikepdf.Array) else " ".join(str(n) for n in value)


def _texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """The text of every marked-content sequence, by page and number; the rest by ARTIFACT or UNMARKED."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pdf.pages, start=1):
        fonts = {name: _characters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        font: dict[int, str] = {}
        marks = [UNMARKED]
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                inside = operands[1].get("/MCID") if name == "BDC" else None
                marks.append(ARTIFACT if inside is None else int(inside))
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name == "Tj":
                key = (number, marks[-1])
                found[key] = found.get(key, "") + "".join(font[code] for code in bytes(operands[0]))
            assert name not in ("TJ", "'", '"'), "this reader does not know how else text is shown"
        assert marks == [UNMARKED], f"page {number}: marked content is not closed"
    return found


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """The characters of a font's codes, from its ToUnicode table."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _PAIR.findall(table)}
