"""Where pages break: after no heading, within no row or card, and never for a single line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from builder.document import Element
from tests.conftest import book
from tests.pdf.book import Book
from tests.pdf.expected import Section, Word
from tests.pdf.reader import lines_apart

_WORDLESS = ("figure", "notes", "new-page")
"""A heading may stand above these with no word behind it on its page."""


def _by_element(words: list[Word]) -> list[tuple[Element, list[Word]]]:
    """Each element that says words, with them."""
    found: dict[int, tuple[Element, list[Word]]] = {}
    for word in words:
        found.setdefault(id(word.element), (word.element, []))[1].append(word)
    return list(found.values())


def _pages(words: list[Word]) -> set[int]:
    return {word.page for word in words}


def _binding(section: Section) -> Iterator[tuple[list[Word], list[Word]]]:
    """Each heading, or text that announces what follows, with the words that follow."""
    order = list(section.part.walk())
    place = {id(element): number for number, element in enumerate(order)}
    for (element, words), (after, following) in pairwise(_by_element(section.words)):
        between = order[place[id(element)] + 1 : place[id(after)]]
        bound = element.name in ("h", "dt") or element.get("keep") == "next"
        if bound and not any(e.name in _WORDLESS for e in between):
            yield words, following


def test_no_heading_is_the_last_line_of_a_page(every_book: Book) -> None:
    checked = 0
    for section in every_book.sections:
        for words, following in _binding(section):
            checked += 1
            text = " ".join(word.text for word in words)
            assert words[-1].page == following[0].page, f"page {words[-1].page} ends with “{text}”"
            assert len(_pages(words)) == 1 or words[0].element.name != "h", f"“{text}” is on pages {_pages(words)}"
    assert checked > 60


def test_a_paragraph_over_two_pages_has_two_lines_on_each(every_book: Book) -> None:
    for element, words in (pair for section in every_book.sections for pair in _by_element(section.words)):
        pages = _pages(words)
        if len(pages) > 1:
            for page in pages:
                count = lines_apart([word.at for word in words if word.page == page and word.at])
                text = " ".join(word.text for word in words)
                assert count >= 2, f"{count} line of “{text[:60]}…” ({element.name}) on page {page}"


def test_paragraphs_do_go_over_pages(flagship: Book) -> None:
    """Otherwise the rule above would hold for nothing."""
    assert sum(len(_pages(words)) > 1 for _, words in _by_element(list(flagship.words))) > 5


def test_rows_are_on_one_page(every_book: Book) -> None:
    rows: dict[int, set[int]] = {}
    for word in every_book.words:
        tables = [e for e in word.within if e.name == "table" and e.get("role") not in ("weeks", "log")]
        for row in (e for e in word.within if e.name == "tr" and tables):
            rows.setdefault(id(row), set()).add(word.page)
    assert rows
    assert all(len(pages) == 1 for pages in rows.values())


def test_a_table_that_goes_on_has_its_heads_again(every_book: Book) -> None:
    """Reading the text back has found the heads; here is that there were such pages, and what is on top."""
    for section in every_book.sections:
        for before, word in pairwise(section.words):
            if before.page < word.page and word.again:
                top = every_book.body_text(word.page)[: len(word.again)]
                assert top == list(word.again), f"page {word.page}"
                lowest = min(f.baseline for f in every_book.pages[word.page - 1].fragments[:1])
                assert word.at
                assert word.at.baseline < lowest


def test_tables_do_go_over_pages(flagship: Book) -> None:
    tables: dict[int, set[int]] = {}
    for word in flagship.words:
        for table in (e for e in word.within if e.name == "table" and any(r.get("head") for r in e.elements)):
            tables.setdefault(id(table), set()).add(word.page)
    assert any(len(pages) > 1 for pages in tables.values())


def test_a_card_has_a_page_of_its_own(every_book: Book) -> None:
    allowed = every_book.build.theme.card_pages if every_book.roomy else 4
    cards: dict[str, set[int]] = {}
    others: set[int] = set()
    for word in every_book.words:
        card = next((e for e in word.within if e.name == "exercise"), None)
        if card:
            cards.setdefault(card.get("id"), set()).add(word.page)
        else:
            others.add(word.page)
    assert len(cards) == len(every_book.build.project.exercises)
    for name, pages in cards.items():
        assert len(pages) <= allowed, f"{name} is on pages {sorted(pages)}"
        assert not pages & others, f"other text is on the page of {name}"
    shared = sum(len(pages) for pages in cards.values()) - len(set().union(*cards.values()))
    assert shared == 0, "two cards are on one page"


def test_no_card_is_too_tall_in_one_page_editions(every_book: Book) -> None:
    assert [w.message for w in every_book.build.laid_out.too_tall] == []


def test_chapters_start_on_a_new_page_with_their_title(every_book: Book) -> None:
    for section in every_book.sections:
        titles = [word for word in section.words if word.element.get("level") == "1"]
        assert titles, section.part.name
        assert {word.page for word in titles} == {section.pages[0]}
        above = [w for w in section.words if w.page == section.pages[0] and w.at and titles[0].at]
        figures = any(e.name == "figure" for e in section.part.elements)
        assert figures or max(w.at.top for w in above) <= max(t.at.top for t in titles) + 0.1


def _wide_log(word: Word) -> bool:
    """Whether a word labels a row of a log with five columns: too many to stand beside their label here."""
    row_label = any(e.name == "th" and e.get("scope") == "row" for e in word.within)
    logs = [e for e in word.within if e.get("role") == "log"]
    return row_label and any(len(next(log.elements).children) == 6 for log in logs)


@pytest.mark.parametrize("paper", ["half-letter", "a5"])
def test_the_label_of_a_log_row_stays_with_its_cells(paper: str) -> None:
    """Where the label stands above its cells, they have room below it on the same page."""
    made = book("flagship", "large-print", paper)
    labels = [word for word in made.words if _wide_log(word)]
    assert len(labels) > 20
    for word in labels:
        assert word.at
        assert word.at.baseline - made.paper.bottom > 0.9 * made.build.sheet.space["cell_height"], word.text
