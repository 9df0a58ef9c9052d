"""The text of the PDF is the text of the document tree: all of it, in order, and nothing else."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from builder.checks.words import normal
from builder.document import text_of
from tests.pdf.book import Book
from tests.pdf.expected import find, section_of
from tests.pdf.reader import tokens


def test_every_word_of_the_tree_is_printed_in_order_and_nothing_else(every_book: Book) -> None:
    parts = [section.part.name for section in every_book.sections]
    assert parts[0] == "cover"
    assert parts[-1] == "back"
    assert parts.count("chapter") == sum(part.name == "chapter" for part in every_book.build.tree.elements)
    assert sum(1 for _ in every_book.words) > 3000


def test_copied_text_has_the_same_words(every_book: Book) -> None:
    """What a viewer hands over keeps words apart at line ends and in cells; it orders each line by itself."""
    for page in every_book.pages:
        assert sorted(tokens(page.text)) == sorted(every_book.body_text(page.number)), f"page {page.number}"


def test_a_second_reader_finds_the_same_words(flagship: Book) -> None:
    with pdfplumber.open(io.BytesIO(flagship.build.laid_out.pdf)) as file:
        for page in file.pages[::12]:
            words = " ".join(word["text"] for word in page.extract_words(use_text_flow=True, x_tolerance_ratio=0.15))
            assert sorted(tokens(words)) == sorted(flagship.body_text(page.page_number)), f"page {page.page_number}"


def test_content_of_the_files_reaches_the_page(flagship: Book) -> None:
    """From the author's words to the paper, without the tree in between."""
    project = flagship.build.project
    printed = _words(" ".join(word.text for word in flagship.words))
    assert len(project.exercises) > 20
    for exercise in project.exercises.values():
        for line in (exercise.name, exercise.start, *exercise.steps, exercise.feel, *exercise.mistakes):
            assert "#" in line or "*" in line or _words(line) in printed, line
    for term in project.terms.values():
        assert _words(term.term) in printed
    for source in project.sources.values():
        assert _words(source.citation).removesuffix(".") in printed
    chapters = [project.chapters[name].title for name in project.booklet.chapters]
    titles = [text_of(part.first("h")) for part in flagship.build.tree.elements if part.name == "chapter"]
    assert titles[-len(chapters) :] == chapters


def _words(text: str) -> str:
    """The words of a text, plain quotes and hyphens for curly ones and dashes."""
    return normal(" ".join(tokens(text.replace("-", "–"))))


@pytest.mark.parametrize("change", ["left out", "added", "swapped", "misspelt"])
def test_the_comparison_notices_a_change(steady: Book, change: str) -> None:
    """The reader of these tests is itself put to the test."""
    section = next(s for s in steady.sections if s.part.get("id") == "why")
    pages = steady.pages[section.pages[0] - 1 : section.pages[-1]]
    items = section_of(section.part, steady.build.laid_out.pages.__getitem__, steady.build.project.root)
    assert find(list(items), section.part, pages).pages == section.pages
    middle = len(items) // 2
    if change == "left out":
        del items[middle]
    elif change == "added":
        items.insert(middle, items[0])
    elif change == "swapped":
        items[middle], items[middle + 2] = items[middle + 2], items[middle]
    else:
        items[middle].text += "x"
    with pytest.raises(AssertionError):
        find(items, section.part, pages)
