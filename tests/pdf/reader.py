"""Reads a PDF back: what is printed where, by PDFium and without any of the builder's code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_PARTS = re.compile(r"\S*?[-–/._?&=](?=\S)|\S+")
"""Lines may be broken behind these signs, so a word is compared in the parts between them."""


def tokens(text: str) -> list[str]:
    """The words of a text, in parts that no line break can divide further."""
    return _PARTS.findall(text)


@dataclass(slots=True)
class Fragment:
    """Text side by side on one baseline of a page; lengths in points, y upwards."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    sizes: set[float] = field(default_factory=set)


@dataclass(slots=True)
class Shape:
    """A drawn path: its bounds, and the colour of its area where it is filled."""

    left: float
    bottom: float
    right: float
    top: float
    filled: bool


class Page:
    """One page of a PDF; `number` counts from 1."""

    def __init__(self, number: int, page: pdfium.PdfPage) -> None:
        self.number, self.page = number, page
        self.width, self.height = page.get_size()

    @cached_property
    def text(self) -> str:
        """The text as PDFium hands it to somebody who copies the page."""
        return str(_textpage(self).get_text_range()).replace("\ufffe", "- ")

    @cached_property
    def fragments(self) -> list[Fragment]:
        """Runs of text in the order in which they are drawn, joined where they touch."""
        out: list[Fragment] = []
        textpage = _textpage(self)
        for item in self.page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], textpage=textpage):
            matrix, size = item.get_matrix(), item.get_font_size()
            text = item.extract().replace("\x02", "-")  # PDFium's sign for a hyphen at the end of a line
            one = Fragment(self.number, text, *item.get_bounds(), matrix.f, {round(size * matrix.d, 2)})
            last = out[-1] if out else None
            if last and _touch(last, one, size):
                last.text += one.text
                last.right, last.sizes = max(last.right, one.right), last.sizes | one.sizes
                last.top, last.bottom = max(last.top, one.top), min(last.bottom, one.bottom)
            elif one.text.strip():
                out.append(one)
        return out

    @cached_property
    def shapes(self) -> list[Shape]:
        """Every path that is drawn, save those within compiled drawings."""
        out = []
        for item in self.page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1):
            mode, stroke = pdfium_c.c_int(), pdfium_c.c_int()
            assert pdfium_c.FPDFPath_GetDrawMode(item, mode, stroke)
            out.append(Shape(*item.get_bounds(), mode.value != pdfium_c.FPDF_FILLMODE_NONE))
        return out

    def text_in(self, rect: tuple[float, float, float, float]) -> str:
        """The text within (left, bottom, right, top)."""
        return str(_textpage(self).get_text_bounded(*rect))

    def colors(self) -> set[tuple[int, int, int]]:
        """Every colour of the page, rendered at 72 dots an inch without smoothing of text by subpixels."""
        image = self.page.render(scale=1, no_smoothtext=True, no_smoothpath=True).to_pil().convert("RGB")
        return {color for _, color in image.getcolors(image.width * image.height)}


@lru_cache(maxsize=8)
def _textpage(page: Page) -> pdfium.PdfTextPage:
    """PDFium's analysis of a page, which takes a while to make and much room to keep."""
    return page.page.get_textpage()


class Reading:
    """A PDF opened for reading."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = pdfium.PdfDocument(data)
        self.pages = [Page(number, page) for number, page in enumerate(self.document, start=1)]

    def label(self, page: int) -> str:
        """The label that a viewer shows for a page."""
        return str(self.document.get_page_label(page - 1))


def _touch(first: Fragment, second: Fragment, size: float) -> bool:
    """Whether the second goes on with the word or the line of the first."""
    spaced = first.text.endswith(" ") or second.text.startswith(" ")
    gap = second.left - first.right
    return abs(first.baseline - second.baseline) < 0.1 and -1 < gap < (0.6 if spaced else 0.3) * size


def lines_apart(fragments: list[Fragment]) -> int:
    """How many lines the fragments of one page stand on."""
    baselines = sorted({fragment.baseline for fragment in fragments})
    return bool(baselines) + sum(b - a > 2 for a, b in pairwise(baselines))
