"""The pages that are imposed: their sizes, and each as a form that can be drawn anywhere (ISO 32000-1, 8.10)."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Matrix, Name, Object, Page, PdfError

from builder.errors import ContentError, Diagnostic
from builder.press.geometry import Box
from builder.press.papers import Size


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as one sees it: its trimmed area and its bleed in its own coordinates, its turn, points to a unit."""

    page: Page
    trim: Box
    bleed: Box
    turn: int
    unit: float

    @property
    def size(self) -> Size:
        """Width and height of the trimmed page when it is upright, in points."""
        width, height = self.trim.width * self.unit, self.trim.height * self.unit
        return (height, width) if self.turn in (90, 270) else (width, height)

    @property
    def upright(self) -> Matrix:
        """From the page's coordinates to points, with the lower left corner of the upright page at the origin."""
        left, bottom = self.trim.x, self.trim.y
        right, top = left + self.trim.width, bottom + self.trim.height
        turned = {
            0: Matrix(1, 0, 0, 1, -left, -bottom),
            90: Matrix(0, -1, 1, 0, -bottom, right),
            180: Matrix(-1, 0, 0, -1, right, top),
            270: Matrix(0, 1, -1, 0, top, -left),
        }
        return turned[self.turn] @ Matrix(self.unit, 0, 0, self.unit, 0, 0)

    def form(self, with_bleed: bool) -> Object:
        """The page's content as a form, in the page's own coordinates."""
        box = self.bleed if with_bleed else self.trim
        form = self.page.as_form_xobject(handle_transformations=False)
        form.BBox = Array([box.x, box.y, box.x + box.width, box.y + box.height])
        for key in ("/StructParents", "/StructParent"):
            if key in form:
                del form[key]
        return form


def read_page(page: Page, number: int, name: str) -> SourcePage:
    """A page as it is to be printed; `number` counts from 1.

    Raises ContentError when it has no size.
    """
    try:
        media = _box(page.mediabox)
        trim, bleed = _box(page.trimbox).within(media), _box(page.bleedbox).within(media)
    except (PdfError, TypeError, ValueError, ArithmeticError):
        trim = bleed = Box(0, 0, 0, 0)
    turn, unit = _number(page, "/Rotate", 0) % 360, _number(page, "/UserUnit", 1)
    if not (trim.width > 1 and trim.height > 1 and unit > 0):
        message = f"page {number} of {name} has no size"
        raise ContentError(Diagnostic(message, None, "open it in a viewer, and print it to a new PDF"))
    return SourcePage(page, trim, bleed, int(turn) if turn in (90, 180, 270) else 0, unit)


def _number(page: Page, key: str, usual: float) -> float:
    """A number of a page; the usual one where there is none, or something else."""
    try:
        return float(page.obj.get(key, usual))
    except (TypeError, ValueError):
        return usual


def _box(array: Object) -> Box:
    """A rectangle given by any two opposite corners."""
    if array is None or array == Name.Null:
        raise ValueError
    x1, y1, x2, y2 = (float(value) for value in array.as_list())
    return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
