"""The test sheet: what somebody reads who turns it over, with either kind of printer."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from builder.layout.flip_test import PAPERS, flip_test
from builder.pdf.print_format import PrintFormat, read_print_format


def upright(page: pdfium.PdfPage, *, turned: bool) -> str:
    """The words of a page that are the right way up, when it is held as it is or the other way round."""
    texts = page.get_textpage()
    return "".join(
        chr(pdfium.raw.FPDFText_GetUnicode(texts, i))
        for i in range(texts.count_chars())
        if (abs(pdfium.raw.FPDFText_GetCharAngle(texts, i)) > 1) == turned
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_turned_like_a_page_of_a_book_the_upright_text_names_the_edge(paper: str) -> None:
    with pdfium.PdfDocument(flip_test(paper)) as sheet:
        front, back = sheet
        assert "Turn it over to the left, like a page of a book." in upright(front, turned=False)
        assert upright(front, turned=True) == ""
        about_short, about_long = upright(back, turned=False), upright(back, turned=True)
    assert about_short.startswith("Short edge: all is well")
    assert about_long.startswith("Long edge: the other way")
    assert "--flip long" in about_long
    assert "--flip" not in about_short


@pytest.mark.parametrize("paper", PAPERS)
def test_it_asks_to_be_turned_about_the_short_edge(paper: str) -> None:
    width, height = PAPERS[paper]
    assert read_print_format(flip_test(paper), "sheet") == PrintFormat(2, width, height, "short-edge")


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_within_the_edge_that_printers_cut_off(paper: str) -> None:
    width, height = PAPERS[paper]
    with pdfium.PdfDocument(flip_test(paper)) as sheet:
        for page in sheet:
            for drawn in page.get_objects():
                left, bottom, right, top = drawn.get_bounds()
                assert min(left, bottom, width - right, height - top) > 36
