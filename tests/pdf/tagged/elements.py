"""A structure tree as the objects of its file, to be held against the pages (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

Spot = tuple[int, int]
"""A marked-content sequence: a page, counted from 1, and its number there (MCID)."""


@dataclass(slots=True)
class Element:
    """A structure element: its dictionary, role and kids, and the marked content and annotations of its own."""

    object: pikepdf.Object
    role: str
    kids: list[Element] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    annotations: list[pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def attribute(self, name: str) -> pikepdf.Object | None:
        """An entry of its attribute object, such as "/Scope"."""
        return self.object.get("/A", pikepdf.Dictionary()).get(name)

    def text(self, name: str) -> str:
        """A text of its dictionary, such as "/Alt"; empty when it has none."""
        return str(self.object.get(name, ""))


class File:
    """A tagged PDF: its structure elements, and for each page the roles of its marked content by number."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        self.root = self._element(self.pdf.Root.StructTreeRoot.K)
        self.painted = {number: _painted(page) for number, page in enumerate(self.pdf.pages, start=1)}

    def find(self, *roles: str) -> list[Element]:
        """The elements of some roles, in reading order."""
        return [element for element in self.root.walk() if element.role in roles]

    def annotations(self, kind: str) -> Iterator[tuple[int, pikepdf.Object]]:
        """The annotations of a kind ("/Link", "/Widget"), each with the number of its page."""
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.get("/Annots", []):
                if annotation.Subtype == kind:
                    yield number, annotation

    def _element(self, made: pikepdf.Object) -> Element:
        element = Element(made, str(made.S)[1:])
        kids = made.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                element.spots.append((self.numbers[made.Pg.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                element.spots.append((self.numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                element.annotations.append(kid.Obj)
            else:
                element.kids.append(self._element(kid))
        return element


def _painted(page: pikepdf.Page) -> dict[int, str]:
    """The roles of a page's marked-content sequences by their numbers; each number may begin one sequence."""
    found: dict[int, str] = {}
    for operands, _ in pikepdf.parse_content_stream(page, "BDC"):
        if "/MCID" in operands[1]:
            number = int(operands[1].MCID)
            assert number not in found, f"{number} begins two sequences"
            found[number] = str(operands[0])[1:]
    return found
