"""What a file has painted and tagged, read with pikepdf alone and without trust: a spoiled file is read as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

Spot = tuple[int, int]
"""A marked-content sequence: a page, counted from 1, and its number there (MCID)."""

_PAIR = re.compile(r"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")


class Painted:
    """The text of each marked sequence, in the order of painting; the rest by the kind of artifact."""

    def __init__(self, pdf: Pdf) -> None:
        self.texts: dict[Spot, str] = {}
        self.artifacts: list[tuple[str, str]] = []
        self.twice: list[Spot] = []
        for number, page in enumerate(pdf.pages, start=1):
            self._page(number, page)

    def _page(self, number: int, page: pikepdf.Page) -> None:
        fonts = {name: _characters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        font: dict[int, str] = {}
        marks: list[Spot | str] = [""]
        for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj"):
            match str(operator):
                case "BDC" | "BMC":
                    marks.append(self._mark(number, list(operands)))
                case "EMC":
                    marks.pop()
                case "Tf":
                    font = fonts[str(operands[0])]
                case "Tj":
                    self._show(marks[-1], "".join(font.get(code, "?") for code in bytes(operands[0])))

    def _mark(self, page: int, operands: list[Object]) -> Spot | str:
        """The sequence that begins, or the kind of an artifact."""
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if "/MCID" not in properties:
            return str(properties.get("/Type", ""))
        spot = (page, int(properties["/MCID"]))
        if spot in self.texts:
            self.twice.append(spot)
        self.texts.setdefault(spot, "")
        return spot

    def _show(self, mark: Spot | str, text: str) -> None:
        if isinstance(mark, str):
            self.artifacts.append((mark, text))
        else:
            self.texts[mark] += text


def _characters(font: Object) -> dict[int, str]:
    """The characters of a font's codes, from its table to Unicode."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _PAIR.findall(table)}


@dataclass(slots=True)
class Node:
    """An element of the structure tree, with what it holds in reading order."""

    element: Object
    items: list[Node | Spot] = field(default_factory=list)
    references: list[Object] = field(default_factory=list)

    @property
    def role(self) -> str:
        """Its role, without the slash."""
        return str(self.element.S)[1:]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for item in self.items:
            if isinstance(item, Node):
                yield from item.walk()

    def spots(self) -> Iterator[Spot]:
        """The marked sequences in this node and below it, in reading order."""
        for item in self.items:
            if isinstance(item, Node):
                yield from item.spots()
            else:
                yield item


def read_tree(pdf: Pdf) -> Node:
    """The structure tree of a file."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def node(element: Object) -> Node:
        out = Node(element)
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                out.items.append((numbers[element.Pg.objgen], kid))
            elif "/MCID" in kid:
                out.items.append((numbers[kid.Pg.objgen], int(kid.MCID)))
            elif "/Obj" in kid:
                out.references.append(kid.Obj)
            else:
                out.items.append(node(kid))
        return out

    return node(pdf.Root.StructTreeRoot.K)
