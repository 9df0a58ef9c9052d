"""Figures: words in the place of the picture, and where on the page it stands."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import ImageOps

from tests.pdf.book import Book
from tests.pdf.tagged.elements import Spot
from tests.pdf.tagged.reading import file_of

_FILE_NAME = re.compile(r"\.\w{3,4}$|[_/\\]|^\w+(-\w+)+$")
_SCALE = 2
"""Dots a point: what is drawn is measured to half a point."""


def test_alt_texts_are_words_and_no_names_of_files(any_book: Book) -> None:
    figures = file_of(any_book).find("Figure")
    assert len(figures) > 3
    for figure in figures:
        alt = figure.text("/Alt")
        assert len(re.findall(r"\w{2,}", alt)) >= 2, f"“{alt}” is hardly a sentence"
        assert alt[0].isupper(), alt
        assert not _FILE_NAME.search(alt), f"“{alt}” is the name of a file"


def test_the_box_of_a_figure_holds_what_is_drawn(any_book: Book) -> None:
    """Rendered alone; the edge of a line may stand out by half its width."""
    document = pdfium.PdfDocument(any_book.build.laid_out.pdf)
    for figure in file_of(any_book).find("Figure"):
        left, bottom, right, top = (float(n) for n in figure.attribute("/BBox"))
        (number,) = {page for page, _ in figure.spots}
        page = any_book.pages[number - 1]
        assert 0 <= left < right <= page.width
        assert 0 <= bottom < top <= page.height
        x0, y0, x1, y1 = ink(document[number - 1], figure.spots)
        out = max(left - x0, bottom - y0, x1 - right, y1 - top)
        assert out < 1.5, f"page {number}, “{figure.text('/Alt')}”: stands out by {out} pt"
        assert y1 - y0 > 0.3 * (top - bottom), f"page {number}: the box is much too high"


def ink(page: pdfium.PdfPage, spots: list[Spot]) -> tuple[float, float, float, float]:
    """Where some marked content of a page leaves ink: left, bottom, right and top, in points."""
    numbers = {number for _, number in spots}
    for item in list(page.get_objects(max_depth=1)):
        if pdfium_c.FPDFPageObj_GetMarkedContentID(item) not in numbers:
            page.remove_obj(item)
    image = page.render(scale=_SCALE, grayscale=True, draw_annots=False).to_pil()
    dark = ImageOps.invert(image).point(lambda value: 255 * (value > 8)).getbbox()
    assert dark, "nothing is drawn"
    left, upper, right, lower = (side / _SCALE for side in dark)
    return left, page.get_height() - lower, right, page.get_height() - upper
