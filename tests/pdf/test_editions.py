"""What an edition promises its readers, measured on the pages."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from builder.pdf.fonts import X_HEIGHT
from tests.conftest import PAPERS, book
from tests.pdf.book import Book
from tests.pdf.expected import foot_of

GREY_TOLERANCE = 2
SIGN = 26.0
"""Signs, bullets and bars may be black; anything larger in both directions is an area. In points."""


def colored_pages(made: Book) -> list[int]:
    """The pages that show a colour other than a grey, rendered."""
    return [p.number for p in made.pages if any(max(c) - min(c) > GREY_TOLERANCE for c in p.colors())]


def filled_areas(made: Book) -> list[tuple[int, float, float]]:
    """Filled shapes larger than a sign: page, width, height."""
    return [
        (page.number, shape.right - shape.left, shape.top - shape.bottom)
        for page in made.pages
        for shape in page.shapes
        if shape.filled and min(shape.right - shape.left, shape.top - shape.bottom) > SIGN
    ]


def test_ink_saver_is_grey() -> None:
    assert colored_pages(book("flagship", "ink-saver")) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_ink_saver_fills_no_area(paper: str) -> None:
    assert filled_areas(book("flagship", "ink-saver", paper)) == []


def test_ink_saver_prints_little_ink() -> None:
    """Hardly any page is darker than a page of plain text."""
    made = book("flagship", "ink-saver")
    for page in made.pages:
        image = page.page.render(scale=0.5, grayscale=True).to_pil()
        dark = sum(count * (255 - value) for value, count in enumerate(image.histogram())) / 255
        assert dark / (image.width * image.height) < 0.15, f"page {page.number}"


def test_the_standard_edition_has_colour_and_areas(flagship: Book) -> None:
    """The measures above see what is there."""
    assert len(colored_pages(flagship)) > len(flagship.pages) / 2
    assert len(filled_areas(flagship)) > 20


@pytest.mark.parametrize("paper", PAPERS)
def test_large_print_has_no_small_text(paper: str) -> None:
    """18 pt for all words, 14 for the folio; on pages half as large, words in drawings give way to each other."""
    made = book("flagship", "large-print", paper)
    in_drawings = {id(word.at) for word in made.words if word.element.name == "figure"}
    assert in_drawings
    assert made.build.sheet.style("body").size >= 18
    for section in made.sections:
        for number in section.pages:
            for fragment in made.pages[number - 1].fragments:
                foot = foot_of(section) and abs(fragment.baseline - made.paper.folio) < 0.1
                small = paper in ("half-letter", "a5") and id(fragment) in in_drawings
                least = 14 if foot else 10 if small else 18
                assert min(fragment.sizes) >= least, f"page {number}: {fragment.text}"


def test_a_second_reader_sees_the_same_sizes() -> None:
    made = book("steady", "large-print", "letter")
    with pdfplumber.open(io.BytesIO(made.build.laid_out.pdf)) as file:
        for page in file.pages[3:24]:
            sizes = {round(char["size"], 1) for char in page.chars if char["y0"] > made.paper.bottom - 10}
            assert sizes == {round(s, 1) for f in made.pages[page.page_number - 1].fragments for s in f.sizes} - {14.0}
            assert min(sizes) >= 14


@pytest.mark.parametrize("paper", PAPERS)
def test_standard_text_is_large_enough_to_read(paper: str) -> None:
    """Running text has 12 pt and an x-height of 2 mm; nothing is smaller than 10 pt."""
    made = book("flagship", "standard", paper)
    sizes = [size for page in made.pages for fragment in page.fragments for size in fragment.sizes]
    assert min(sizes) >= 10
    running = [max(w.at.sizes) for w in made.words if w.at and w.element.name == "p" and not w.element.get("role")]
    assert min(running) >= 12
    assert min(running) * X_HEIGHT * 25.4 / 72 >= 2.0


def test_editions_print_the_same_words() -> None:
    """A theme changes looks, never what is said, save the numbers of pages and whether a card has room for notes."""
    said = []
    for edition in ("standard", "large-print", "ink-saver"):
        sections = [s for s in book("steady", edition).sections if s.part.name != "filler"]
        words = [w.text for s in sections for w in s.words if w.element.name != "notes"]
        said.append(sorted(word for word in words if not any(char.isdigit() for char in word)))
    assert said[0] == said[1] == said[2]
