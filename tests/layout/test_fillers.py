"""The booklet is filled up to a multiple of four, just before the back cover."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.pipeline import build
from tests.conftest import PROJECTS
from tests.pdf.book import Book


def lengthened(tmp_path: Path, pages: int) -> Book:
    """The scaffold with so many pages more in its first chapter."""
    root = tmp_path / "booklet"
    shutil.copytree(PROJECTS["scaffold"], root)
    chapter = root / "chapters/moves.yaml"
    more = "".join(f"  - new_page: true\n  - p: One page more, number {number + 1}.\n" for number in range(pages))
    chapter.write_text(chapter.read_text() + more)
    return Book(build(root))


@pytest.mark.parametrize("pages", range(8))
def test_fillers_stand_before_the_back_cover_and_no_more_than_needed(tmp_path: Path, pages: int) -> None:
    made = lengthened(tmp_path, pages)
    parts = [section.part.name for section in made.sections]
    fillers = parts.count("filler")
    own = sum(len(section.pages) for section in made.sections if section.part.name != "filler")
    assert fillers == -own % 4
    assert parts[len(parts) - fillers - 1 :] == ["filler"] * fillers + ["back"]
    assert len(made.pages) % 4 == 0
    assert all(len(section.pages) == 1 for section in made.sections if section.part.name == "filler")


def test_each_number_of_fillers_occurs(tmp_path: Path) -> None:
    counts = set()
    for pages in range(4):
        made = lengthened(tmp_path / str(pages), pages)
        counts.add(sum(section.part.name == "filler" for section in made.sections))
    assert counts == {0, 1, 2, 3}


def test_the_last_page_is_the_back_cover(every_book: Book) -> None:
    last = every_book.sections[-1]
    assert last.part.name == "back"
    assert last.pages == [len(every_book.pages)]


def test_a_filler_is_a_page_to_write_on(tmp_path: Path) -> None:
    made = next(book for pages in range(4) if (book := lengthened(tmp_path / str(pages), pages)) and _fillers(book))
    page = made.pages[_fillers(made)[0] - 1]
    wide = [shape for shape in page.shapes if shape.right - shape.left > 0.9 * made.build.sheet.live_width]
    assert len(wide) > 10, "lines to write on, down to the foot"
    assert min(shape.bottom for shape in wide) < made.paper.bottom + made.build.sheet.space["write_pitch"]


def _fillers(made: Book) -> list[int]:
    return [page for section in made.sections if section.part.name == "filler" for page in section.pages]
