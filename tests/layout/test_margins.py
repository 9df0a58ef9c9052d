"""Text keeps to its margins, with the gutter at the fold, and nothing is printed over anything else."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.pdf.book import Book
from tests.pdf.expected import Section, foot_of
from tests.pdf.reader import Fragment

OVERHANG = 0.1
"""How far a glyph (a capital J) may reach beyond its own width, in em."""
BEARING = 3.0
"""White space that belongs to a glyph at the edge, in points."""

HALF_INCH = 36.0


def _body(book: Book, section: Section, page: int) -> list[Fragment]:
    """The text of a page above its foot."""
    found = book.pages[page - 1].fragments
    return [f for f in found if not foot_of(section) or abs(f.baseline - book.paper.folio) > 0.1]


def _inner_pages(book: Book) -> list[tuple[Section, int]]:
    """Every page but the cover, which has a layout of its own."""
    return [(section, page) for section in book.sections[1:] for page in section.pages]


def test_text_lies_between_the_margins(every_book: Book) -> None:
    paper, width = every_book.paper, every_book.build.sheet.live_width
    high = paper.height - min(paper.top, paper.card_top)
    for section, page in _inner_pages(every_book):
        left = every_book.left(page)
        low = min(paper.bottom, paper.card_bottom) if foot_of(section) else min(paper.bottom, paper.outer)
        for fragment in _body(every_book, section, page):
            over = OVERHANG * max(fragment.sizes)
            assert fragment.left >= left - over, f"page {page}: {fragment.text}"
            assert fragment.right <= left + width + over, f"page {page}: {fragment.text}"
            assert fragment.bottom >= low - 1, f"page {page}: {fragment.text}"
            assert fragment.top <= high + 1, f"page {page}: {fragment.text}"


def test_the_wider_margin_is_at_the_fold(every_book: Book) -> None:
    assert every_book.paper.inner > every_book.paper.outer
    edges: dict[bool, list[float]] = {True: [], False: []}
    for section, page in _inner_pages(every_book):
        edges[page % 2 == 1].append(min(f.left for f in _body(every_book, section, page)))
    for recto, margin in ((True, every_book.paper.inner), (False, every_book.paper.outer)):
        assert min(edges[recto]) == pytest.approx(margin, abs=BEARING), "recto" if recto else "verso"


def test_the_cover_keeps_the_least_margin(every_book: Book) -> None:
    for fragment in every_book.pages[0].fragments:
        assert fragment.left >= HALF_INCH
        assert fragment.right <= every_book.paper.width - HALF_INCH
        assert HALF_INCH / 2 < fragment.bottom < fragment.top < every_book.paper.height - HALF_INCH


def test_the_folio_is_at_the_outer_edge_and_the_running_head_at_the_fold(every_book: Book) -> None:
    for section, page in _inner_pages(every_book):
        if not foot_of(section):
            continue
        foot = [f for f in every_book.pages[page - 1].fragments if abs(f.baseline - every_book.paper.folio) < 0.1]
        folio, head = foot
        assert folio.text.strip() == str(page)
        assert head.text.split() == section.part.get("title").split()
        left = every_book.left(page)
        right = left + every_book.build.sheet.live_width
        if page % 2:
            assert folio.right == pytest.approx(right, abs=BEARING)
            assert head.left == pytest.approx(left, abs=BEARING)
        else:
            assert folio.left == pytest.approx(left, abs=BEARING)
            assert head.right == pytest.approx(right, abs=BEARING)


def test_covers_have_no_folio(every_book: Book) -> None:
    for page in (every_book.pages[0], every_book.pages[-1]):
        assert not [f for f in page.fragments if f.text.strip() == str(page.number)]


def test_no_words_are_printed_over_others(every_book: Book) -> None:
    for page in every_book.pages:
        for a, b in combinations(page.fragments, 2):
            wide = min(a.right, b.right) - max(a.left, b.left)
            high = min(a.top, b.top) - max(a.bottom, b.bottom)
            assert wide < 1 or high < 1, f"page {page.number}: “{a.text}” over “{b.text}”"


def test_lines_and_areas_stay_on_the_page(every_book: Book) -> None:
    drawn = 0
    for page in every_book.pages:
        for shape in page.shapes:
            drawn += 1
            assert shape.left >= 0 and shape.bottom >= 0, f"page {page.number}"  # noqa: PT018
            assert shape.right <= page.width and shape.top <= page.height, f"page {page.number}"  # noqa: PT018
    assert drawn > 100
