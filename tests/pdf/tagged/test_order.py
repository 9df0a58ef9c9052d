"""What is heard is what the content says: all of it, in order, once, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from difflib import unified_diff

import pytest

from tests.pdf.book import Book
from tests.pdf.tagged.aloud import Line
from tests.pdf.tagged.reading import said, tagged, wanted
from tests.pdf.tagged.tree import ARTIFACT, UNMARKED


def differences(wanted: list[Line], said: list[Line]) -> str:
    """Where two lists of lines differ; empty where they are the same."""
    if wanted == said:
        return ""
    return "\n".join(unified_diff([*map(str, wanted)], [*map(str, said)], "wanted", "said", n=1, lineterm=""))


def without_words_in_pictures(lines: list[Line]) -> list[Line]:
    """Lines of which the pictures have nothing but their alt texts."""
    return [replace(line, printed="") if line.kind == "figure" else line for line in lines]


def test_the_structure_tree_says_what_the_document_tree_says(any_book: Book) -> None:
    """Line by line: what it is, its words as they are heard and as they are printed, and their language."""
    assert len(wanted(any_book)) > 200
    found = differences(without_words_in_pictures(wanted(any_book)), without_words_in_pictures(said(any_book)))
    assert not found, found


def test_words_in_pictures_are_all_there_and_apart(any_book: Book) -> None:
    """For programs that take the text out of the file: an alt text stands for it when it is read aloud."""
    assert [line.printed for line in said(any_book) if line.kind == "figure"] == [
        line.printed for line in wanted(any_book) if line.kind == "figure"
    ]


def test_a_second_reader_finds_the_same_letters_on_each_page(any_book: Book) -> None:
    """So nothing is printed in a way that the reader of marked content does not see."""
    texts = tagged(any_book).texts
    for page in any_book.pages:
        marked = "".join(text for (number, _), text in texts.items() if number == page.number)
        printed = "".join(fragment.text for fragment in page.fragments)
        assert letters(marked) == letters(printed), f"page {page.number}"


def letters(text: str) -> Counter[str]:
    """How often a text has each letter; hyphens and white space are read differently by different programs."""
    return Counter("".join(text.replace("-", "").split()))


def test_nothing_is_printed_without_a_mark(any_book: Book) -> None:
    unmarked = {page: text for (page, mark), text in tagged(any_book).texts.items() if mark == UNMARKED}
    assert unmarked == {}


def test_artifacts_are_the_foot_and_what_the_page_repeats(any_book: Book) -> None:
    """Folio and running head; above, on a page that goes on, the title of its card and the heads of its table."""
    texts = tagged(any_book).texts
    for section in any_book.sections:
        first = {word.page: word for word in reversed(section.words)}
        for page in section.pages:
            repeated = "".join(first[page].again) if page in first else ""
            foot = "" if section.part.name in ("cover", "back") else f"{page}{section.part.get('title')}"
            artifacts = "".join(texts.get((page, ARTIFACT), "").split())
            assert artifacts == "".join(f"{repeated}{foot}".split()), f"page {page}"


@pytest.mark.parametrize("change", ["left out", "twice", "swapped", "joined", "other language", "other kind"])
def test_the_comparison_notices_a_change(heard: Book, change: str) -> None:
    """The reader of these tests is itself put to the test."""
    lines = without_words_in_pictures(said(heard))
    assert not differences(without_words_in_pictures(wanted(heard)), lines)
    at = next(index for index, line in enumerate(lines) if line.heard == "This chapter is the first.")
    first, second = lines[at : at + 2]
    lines[at : at + 2] = {
        "left out": [second],
        "twice": [first, first, second],
        "swapped": [second, first],
        "joined": [replace(first, printed="This chapter isthe first."), second],
        "other language": [replace(first, language="es"), second],
        "other kind": [replace(first, kind="caption"), second],
    }[change]
    assert differences(without_words_in_pictures(wanted(heard)), lines)
