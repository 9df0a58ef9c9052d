"""The file as a whole: pages, their size, fonts, outline, labels, metadata."""

from __future__ import annotations

import pikepdf
import pytest

from builder.document import text_of
from tests.pdf.book import Book
from tests.pdf.expected import foot_of
from tests.pdf.reader import tokens

PAPER_SIZES = {"half-letter": (396, 612), "letter": (612, 792), "a5": (419.53, 595.28), "a4": (595.28, 841.89)}


def test_pages_are_a_multiple_of_four(every_book: Book) -> None:
    assert len(every_book.pages) % 4 == 0
    assert len(every_book.pages) == every_book.build.laid_out.page_count


def test_pages_have_the_size_of_the_paper(every_book: Book) -> None:
    width, height = PAPER_SIZES[every_book.build.sheet.paper_name]
    for page in every_book.pages:
        assert (page.width, page.height) == pytest.approx((width, height), abs=0.01)


def test_every_font_is_embedded(every_book: Book) -> None:
    fonts = {str(font.BaseFont): font for page in every_book.file.pages for font in page.Resources.Font.values()}
    assert fonts
    for font in fonts.values():
        assert "/FontFile2" in font.get("/FontDescriptor", {}), f"{font.get('/BaseFont')} is not embedded"
        assert "OpenSans" in str(font.BaseFont)
        assert "/ToUnicode" in font, "without it the text could not be copied"


def test_no_page_is_blank(every_book: Book) -> None:
    for section in every_book.sections:
        for number in section.pages:
            assert len(every_book.body_text(number)) > foot_of(section), (
                f"nothing but the foot is printed on page {number}"
            )


def test_chapters_stand_in_the_outline_with_the_page_of_their_title(every_book: Book) -> None:
    with every_book.file.open_outline() as outline:
        entries = {item.title: _page_of(every_book.file, item.destination) for item in outline.root}
    chapters = [part for part in every_book.build.tree.elements if part.name in ("chapter", "contents")]
    assert list(entries) == [part.get("title") for part in chapters]
    for part in chapters:
        title = next(e for e in part.walk() if e.name == "h")
        found = {word.page for word in every_book.words if word.element is title}
        assert found == {entries[part.get("title")]}, text_of(title)


def test_every_entry_of_the_outline_goes_to_its_words(every_book: Book) -> None:
    with every_book.file.open_outline() as outline:
        entries = [child for item in outline.root for child in item.children]
    assert entries
    exercises = {e.get("title") for e in every_book.build.tree.walk() if e.name == "exercise"}
    assert exercises <= {entry.title for entry in entries}
    for entry in entries:
        page = _page_of(every_book.file, entry.destination)
        printed = " ".join(every_book.body_text(page))
        assert " ".join(tokens(entry.title)) in printed, f"{entry.title} is not on page {page}"


def test_page_labels_are_the_printed_numbers(every_book: Book) -> None:
    last = len(every_book.pages)
    labels = [every_book.reading.label(page) for page in range(1, last + 1)]
    assert labels == ["Cover", *(str(page) for page in range(2, last)), "Back cover"]


def test_viewers_are_told_the_language_and_to_show_title_and_outline(flagship: Book) -> None:
    assert str(flagship.file.Root.Lang) == flagship.build.project.booklet.language
    assert flagship.file.Root.ViewerPreferences.DisplayDocTitle
    assert flagship.file.Root.PageMode == "/UseOutlines"


def test_qpdf_finds_no_fault(every_book: Book) -> None:
    assert every_book.file.check_pdf_syntax() == []


def _page_of(file: pikepdf.Pdf, destination: pikepdf.Array) -> int:
    return pikepdf.Page(destination[0]).index + 1


def test_the_file_says_what_it_is(every_book: Book) -> None:
    booklet, info = every_book.build.project.booklet, every_book.file.docinfo
    assert str(info["/Title"]) == booklet.title
    assert str(info["/Author"]) == booklet.author
    assert str(info["/Subject"]) == booklet.subject
    assert str(info["/Creator"]) == "Booklet Builder"
    assert str(every_book.file.Root["/Lang"]) == "en"
    assert every_book.file.Root["/ViewerPreferences"]["/DisplayDocTitle"]
