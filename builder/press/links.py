"""Links of the pages, moved to the sheets (ISO 32000-1, 12.3.2 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Matrix, Name, NameTree, Object, Pdf, String

from builder.press.geometry import Box

_LOOKS = ("/Border", "/C", "/BS", "/H", "/F", "/Contents")
"""Entries of a link that say how it looks and what it is called."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a page came to lie: its sheet, the way from its coordinates to the sheet's, and what is printed."""

    sheet: Object
    matrix: Matrix
    visible: Box


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a file: for each page its annotations; numbers of pages from 0; where names lead."""

    of_pages: list[list[Object]]
    pages: dict[tuple[int, int], int]
    names: dict[str, Object]

    @classmethod
    def of(cls, pdf: Pdf) -> Links:
        """The links of a file to places in it and to addresses; what else a link can do has no use on a sheet."""
        pages = [page.obj for page in pdf.pages]
        links = [[each for each in annotations_of(page) if each.get("/Subtype") == Name.Link] for page in pages]
        numbers = {page.objgen: number for number, page in enumerate(pages)}
        return cls(links, numbers, dict(_names(pdf.Root)) if any(links) else {})

    def move(self, landings: Mapping[int, Landing], target: Pdf) -> None:
        """Put the links of each page on its sheet; those to a page that is not among the landings are left out."""
        for number, landing in landings.items():
            links = [self._moved(link, landing, landings) for link in self.of_pages[number]]
            moved = [target.make_indirect(link) for link in links if link]
            if moved:
                landing.sheet.Annots = Array([*annotations_of(landing.sheet), *moved])

    def _moved(self, link: Object, landing: Landing, landings: Mapping[int, Landing]) -> Dictionary | None:
        corners = _numbers(link.get("/Rect"))
        leads = self._leads(link, landings)
        if len(corners) != 4 or not leads:
            return None
        area = moved_box(corners, landing.matrix).within(landing.visible)
        if not (area.width and area.height):
            return None
        looks = {key: Object.parse(link[key].unparse()) for key in _LOOKS if _is_plain(link.get(key))}
        return Dictionary({"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": Array(area.corners), **looks, **leads})

    def _leads(self, link: Object, landings: Mapping[int, Landing]) -> dict[str, Object]:
        """A destination on a sheet, or an address; empty when there is neither."""
        action = link.get("/A", Dictionary(S=Name.GoTo, D=link.get("/Dest")))
        kind = action.get("/S") if isinstance(action, Dictionary) else None
        if kind == Name.URI and isinstance(action.get("/URI"), String):
            return {"/A": Dictionary(S=Name.URI, URI=String(bytes(action.URI)))}
        destination = self._resolved(action.get("/D")) if kind == Name.GoTo else None
        if destination is None:
            return {}
        landing = landings.get(self.pages.get(destination[0].objgen, -1))
        return {"/Dest": _destination(destination, landing)} if landing else {}

    def _resolved(self, destination: Object | None) -> Object | None:
        """A destination as an array that begins with a page, also where it is given by name."""
        if isinstance(destination, String | Name):
            destination = self.names.get(str(destination))
        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        is_place = isinstance(destination, Array) and len(destination) and isinstance(destination[0], Dictionary)
        return destination if is_place else None


def _destination(destination: Object, landing: Landing) -> Array:
    """The same place on a sheet: a point where one is given, else the whole page."""
    left, bottom, right, top = landing.visible.corners
    if len(destination) >= 4 and destination[1] == Name.XYZ:
        x, y = _numbers([destination[2]]), _numbers([destination[3]])
        if x and y:
            return Array([landing.sheet, Name.XYZ, *landing.matrix.transform((x[0], y[0])), None])
    return Array([landing.sheet, Name.FitR, left, bottom, right, top])


def moved_box(corners: list[float], matrix: Matrix) -> Box:
    """A rectangle given by two opposite corners, after a transformation that turns it by quarters at most."""
    (x1, y1), (x2, y2) = (matrix.transform((corners[at], corners[at + 1])) for at in (0, 2))
    return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _names(root: Object) -> Iterator[tuple[str, Object]]:
    """Where names lead: those of PDF 1.1, which are names, and those since PDF 1.2, which are strings."""
    old, tree = root.get("/Dests"), root.get("/Names")
    if isinstance(old, Dictionary):
        yield from old.items()
    if isinstance(tree, Dictionary) and isinstance(tree.get("/Dests"), Dictionary):
        yield from ((str(name), place) for name, place in NameTree(tree.Dests).items())


def annotations_of(page: Object) -> list[Object]:
    """The annotations of a page: links, fields, notes (ISO 32000-1, 12.5.2)."""
    found = page.get("/Annots")
    return [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []


def _numbers(values: Object | list[Object] | None) -> list[float]:
    """The numbers of an array; none when something in it is no number."""
    try:
        return [float(value) for value in values or ()]
    except (TypeError, ValueError):
        return []


def _is_plain(value: Object | None) -> bool:
    """Whether a value belongs to no file, so that it can be used in another."""
    return isinstance(value, Object) and not value.is_indirect and b" R" not in value.unparse()
