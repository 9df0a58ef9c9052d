"""Contents, cross-references and links go where they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pikepdf

from tests.pdf.book import Book

_SAFE = re.compile(r"(https?://[^\s]+\.|mailto:|tel:)")


@dataclass(slots=True)
class Link:
    """A link of the PDF: where it lies, and the page and the height or the address it goes to."""

    page: int
    rect: tuple[float, float, float, float]
    target: int | None
    top: float | None
    address: str | None
    text: str


@cache
def links(book: Book) -> list[Link]:
    """Every link annotation, resolved as a viewer would."""
    return list(_links(book))


def _links(book: Book) -> Iterator[Link]:
    for number, page in enumerate(book.file.pages, start=1):
        for annotation in (a for a in page.get("/Annots", []) if a.Subtype == "/Link"):
            left, bottom, right, top = (float(n) for n in annotation.Rect)
            text = book.pages[number - 1].text_in((left - 0.5, bottom, right + 0.5, top))
            yield _link(annotation, number, (left, bottom, right, top), " ".join(text.split()))


def _link(annotation: pikepdf.Object, page: int, rect: tuple[float, float, float, float], text: str) -> Link:
    if "/Dest" in annotation:
        destination = annotation.Dest
        assert isinstance(destination, pikepdf.Array), f"page {page}: the destination {destination} is a name"
        assert destination[1] == "/XYZ"
        return Link(page, rect, pikepdf.Page(destination[0]).index + 1, float(destination[3]), None, text)
    assert annotation.A.S == "/URI"
    return Link(page, rect, None, None, str(annotation.A.URI), text)


def targets(book: Book) -> set[str]:
    """The ids that the tree refers to."""
    return {e.get("to") for e in book.build.tree.walk() if e.get("to")}


def test_printed_page_numbers_are_where_the_targets_are(every_book: Book) -> None:
    """The text was found with these numbers printed; here they are held against where the words stand."""
    assert len(targets(every_book)) > 10
    for name in targets(every_book):
        stands = every_book.first_words[name].page
        assert every_book.build.laid_out.pages[name] == stands, f"{name} is on page {stands}"


def test_contents_list_every_chapter_with_its_page(every_book: Book) -> None:
    contents = next(s for s in every_book.sections if s.part.name == "contents")
    rows = [row for row in contents.part.walk() if row.name == "tr"]
    chapters = [s for s in every_book.sections if s.part.name == "chapter"]
    assert [row.get("to") for row in rows] == [s.part.get("id") for s in chapters]
    for row, chapter in zip(rows, chapters, strict=True):
        shown = [word.text for word in contents.words if any(e is row for e in word.within)]
        assert shown[0] == chapter.part.get("number")
        assert shown[-1] == str(chapter.pages[0])


def test_links_go_to_the_page_that_they_name(every_book: Book) -> None:
    checked = 0
    for link in links(every_book):
        named = re.search(r"\bpage (\d+)", link.text) or re.fullmatch(r"(\d+)", link.text)
        row = link.rect[2] - link.rect[0] > 0.98 * every_book.build.sheet.live_width
        named = named or (re.search(r"(\d+)$", link.text) if row and link.target else None)
        if named and link.target:
            checked += 1
            assert int(named[1]) == link.target, f"page {link.page}: {link.text}"
    named_in_tree = sum(e.name == "ref" and bool(e.get("say")) for e in every_book.build.tree.walk())
    assert checked >= named_in_tree > 0


def test_links_end_above_the_words_that_they_go_to(every_book: Book) -> None:
    """A viewer scrolls to the target, which is then at the top of the window."""
    heights = {}
    for name in targets(every_book):
        word = every_book.first_words[name]
        heights.setdefault(word.page, []).append(word.at.baseline)
    inside = [link for link in links(every_book) if link.target]
    assert {link.target for link in inside} == set(heights)
    for link in inside:
        assert any(0 < link.top - baseline < 120 for baseline in heights[link.target]), f"page {link.page}: {link.text}"


def test_links_lie_on_words(every_book: Book) -> None:
    for link in links(every_book):
        assert link.text, f"page {link.page}: an empty link at {link.rect}"
        page = every_book.pages[link.page - 1]
        assert 0 <= link.rect[0] < link.rect[2] <= page.width
        assert 0 <= link.rect[1] < link.rect[3] <= page.height


def test_links_out_of_the_file_are_web_mail_or_telephone(flagship: Book) -> None:
    addresses = {link.address for link in links(flagship) if link.address}
    wanted = {source.url for source in flagship.build.project.sources.values() if source.url}
    assert wanted
    assert addresses >= wanted
    assert all(_SAFE.match(address) for address in addresses)
