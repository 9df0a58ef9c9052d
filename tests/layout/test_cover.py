"""Cover and back cover with all that a practice may say: on one page each, and the logo no larger than one."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pdfplumber
import pytest

from builder.pipeline import build
from tests.conftest import EDITIONS, PROJECTS
from tests.pdf.book import Book

LONG = "Harbor Lane Physical Therapy and Sports Medicine of the Greater Springfield Area"
SIX = "people:\n" + 3 * '  - {name: Maximilian van der Bergh, credentials: "PT, DPT"}\n  - {name: Jo Ek}\n'
LOGO = "logo: {file: logo.svg, alt: Logo of Harbor Lane}\n"
PRACTICES = {
    "its name": "name: Harbor Lane\n",
    "no people": f"name: {LONG}\n{LOGO}phone: 555 0142\n",
    "no logo": f"name: {LONG}\n{SIX}lines: [8 Harbor Lane, 'Monday to Friday, 8 to 6']\nemail: hello@example.org\n",
    "everything": f"name: {LONG}\n{SIX}{LOGO}lines: [8 Harbor Lane]\nphone: 555 0142\nweb: https://example.org/harbor\n",
}


COVER = "\ncover: {drawing: heel-raise, alt: A woman stands on her toes}\n"


def made(
    folder: Path,
    practice: str,
    edition: str = "standard",
    paper: str | None = None,
    *,
    title: str = "My booklet",
    cover: str = COVER,
) -> Book:
    """The booklet of a new project that such a practice gives out."""
    root = shutil.copytree(PROJECTS["scaffold"], folder / "project")
    shutil.copy(PROJECTS["steady"] / "images/logo.svg", root)
    (root / "practice.yaml").write_text(practice)
    marker = root / "booklet.yaml"
    marker.write_text(marker.read_text().replace("title: My booklet", f'title: "{title}"') + cover)
    return Book(build(root, edition, paper))


def paths(book: Book, page: int) -> list[tuple[float, float]]:
    """The heights above the page's lower edge between which its curves and boxes lie."""
    with pdfplumber.open(io.BytesIO(book.build.laid_out.pdf)) as file:
        found = file.pages[page]
        return [(float(found.height - c["bottom"]), float(found.height - c["top"])) for c in found.curves + found.rects]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("cover", ["", COVER], ids=["title in the panel", "picture"])
@pytest.mark.parametrize("practice", PRACTICES.values(), ids=PRACTICES)
def test_both_covers_hold_what_they_say(tmp_path: Path, practice: str, cover: str, edition: str) -> None:
    book = made(tmp_path, practice, edition, cover=cover)
    assert book.build.laid_out.warnings == []
    assert [len(section.pages) for section in (book.sections[0], book.sections[-1])] == [1, 1]
    for page in (book.pages[0], book.pages[-1]):
        for fragment in page.fragments:
            assert 18 < fragment.bottom < fragment.top < book.paper.height - 18, fragment.text
            assert 18 < fragment.left < fragment.right < book.paper.width - 18, fragment.text


def test_the_logo_is_low_on_the_cover_and_twice_as_high_at_most_on_the_back(tmp_path: Path) -> None:
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4.5"/></svg>'
    book = made(tmp_path, PRACTICES["its name"] + LOGO)
    (book.build.project.root / "logo.svg").write_text(square)
    book = Book(build(book.build.project.root))
    title = next(f for f in book.pages[0].fragments if "My" in f.text)
    (logo,) = [(low, high) for low, high in paths(book, 0) if high < title.bottom]
    assert logo[1] - logo[0] == pytest.approx(0.07 * book.paper.height, abs=1)
    tallest = max(high - low for low, high in paths(book, -1))
    assert tallest == pytest.approx(0.14 * book.paper.height, abs=1)


def test_where_names_are_long_the_logo_gives_way_then_the_picture(tmp_path: Path) -> None:
    """In large print on small paper; all that is said in words stays."""
    for title, shows_picture in (("My booklet", True), ("Tight hamstrings", False)):
        book = made(tmp_path / title[:5], PRACTICES["everything"], "large-print", "half-letter", title=title)
        assert not [w for w in book.build.laid_out.warnings if "front cover" in w.message]
        text = book.pages[0].text
        assert "Steady practice" not in text, "the words of the logo"
        assert ("Start" in text) == shows_picture, "a word of the picture"
        for words in (title[:5], "Harbor Lane", "Bergh", "Date"):
            assert words in text
        assert min(fragment.bottom for fragment in book.pages[0].fragments) > 18


def test_a_cover_that_is_too_tall_is_told(tmp_path: Path) -> None:
    book = made(tmp_path, PRACTICES["everything"], "large-print", "half-letter", title=f"My booklet for {LONG}")
    (told,) = [w for w in book.build.laid_out.warnings if "front cover" in w.message]
    assert told.message.endswith("pt too tall for the page")
    assert told.hint == "shorten the title or the names, or print on larger paper"
