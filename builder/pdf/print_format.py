"""How a PDF wants to be printed: the size of its pages, and on which sides of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pikepdf import Dictionary, Page, Pdf

from builder.errors import ContentError, Diagnostic
from builder.pdf.opening import opened

Sides = Literal["one-sided", "long-edge", "short-edge"]
"""Printed on one side; or on both, where the sheet is turned over about its long or its short edge."""

_SIDES: dict[str, Sides] = {
    "/Simplex": "one-sided",
    "/DuplexFlipLongEdge": "long-edge",
    "/DuplexFlipShortEdge": "short-edge",
}

TOLERANCE = 3.0
"""Points by which the sizes of pages may differ and still be those of one paper."""


@dataclass(frozen=True, slots=True)
class PrintFormat:
    """The number of pages, their width and height in points as they are looked at, and the sides of the paper."""

    page_count: int
    width: float
    height: float
    sides: Sides


def read_print_format(data: bytes, name: str) -> PrintFormat:
    """The format of a PDF; `name` is what messages call it.

    The sides are those that the file asks for with `Duplex` among its viewer preferences (ISO 32000-2, table 147), as
    print PDFs do.  A file that does not say is printed on one side when it has one page, else on both: turned over
    about the long edge when its pages are upright, about the short edge when they lie, so that they turn like a book's.
    Raises ContentError when it cannot be read, or its pages have different sizes.
    """
    with opened(data, name) as pdf:
        sizes = [_size(page) for page in pdf.pages]
        asked = _duplex(pdf)
    if not sizes:
        raise ContentError(Diagnostic(f"{name} has no pages"))
    width, height = sizes[0]
    for number, size in enumerate(sizes, 1):
        if max(abs(a - b) for a, b in zip(sorted(size), sorted(sizes[0]), strict=True)) > TOLERANCE:
            hint = "print its parts on their own, each on its paper"
            raise ContentError(Diagnostic(f"page {number} of {name} has another size than its first page", None, hint))
    both: Sides = "short-edge" if width > height else "long-edge"
    return PrintFormat(len(sizes), width, height, asked or ("one-sided" if len(sizes) == 1 else both))


def _size(page: Page) -> tuple[float, float]:
    """Width and height in points of what is seen of a page, the way up that it is looked at."""
    left, bottom, right, top = (float(value) for value in page.cropbox.as_list())
    width, height = abs(right - left), abs(top - bottom)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (height, width) if turned else (width, height)


def _duplex(pdf: Pdf) -> Sides | None:
    preferences = pdf.Root.get("/ViewerPreferences")
    return _SIDES.get(str(preferences.get("/Duplex"))) if isinstance(preferences, Dictionary) else None
