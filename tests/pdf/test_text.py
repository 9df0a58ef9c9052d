"""The text of the PDF is the text of the document tree: all of it, in order, and nothing else."""

from __future__ import annotations

import io

import pdfplumber
import pytest

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
    """What a viewer hands over keeps words apart at line ends and in cells."""
    for page in every_book.pages:
        assert tokens(page.text) == every_book.body_text(page.number), f"page {page.number}"


def test_a_second_reader_finds_the_same_words(flagship: Book) -> None:
    with pdfplumber.open(io.BytesIO(flagship.build.laid_out.pdf)) as file:
        for page in file.pages[::12]:
            words = " ".join(word["text"] for word in page.extract_words(use_text_flow=True, x_tolerance_ratio=0.15))
            assert sorted(tokens(words)) == sorted(flagship.body_text(page.page_number)), f"page {page.page_number}"


def test_content_of_the_files_reaches_the_page(flagship: Book) -> None:
    """From the author's words to the paper, without the tree in between."""
    project = flagship.build.project
    printed = " ".join(word.text for word in flagship.words)
    for exercise in project.exercises.values():
        assert " ".join(tokens(exercise.name)) in printed
    for term in project.terms.values():
        assert " ".join(tokens(term.term)) in printed
    for source in project.sources.values():
        assert len(tokens(source.citation)) > 3
    chapters = [project.chapters[name].title for name in project.booklet.chapters]
    titles = [text_of(part.first("h")) for part in flagship.build.tree.elements if part.name == "chapter"]
    assert titles[-len(chapters) :] == chapters


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
