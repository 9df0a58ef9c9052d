"""What goes on over a page is one element with content on both, and what the next page repeats is not said again."""

from __future__ import annotations

import pytest

from tests.pdf.book import Book
from tests.pdf.tagged.aloud import nodes, strings
from tests.pdf.tagged.reading import booklet, said, tagged, wanted
from tests.pdf.tagged.tree import ARTIFACT, Node


def pages_of(node: Node) -> set[int]:
    """The pages on which a node and all below it are printed."""
    return set().union(*(each.pages for each in node.walk()))


def printed(made: Book) -> dict[int, set[int]]:
    """The pages on which the words of each element were found; not of fillers, which are printed several times."""
    found: dict[int, set[int]] = {}
    for section in made.sections:
        for word in section.words if section.part.name != "filler" else ():
            found.setdefault(id(word.element), set()).add(word.page)
    return found


def test_each_line_has_its_content_on_the_pages_where_it_is_printed(any_book: Book) -> None:
    """Heads that are printed again are not said again: their content is on their first page alone."""
    pages = printed(any_book)
    for want, have in zip(wanted(any_book), said(any_book), strict=True):
        if want.printed and want.kind not in ("label", "figure") and id(want.source) in pages:
            assert isinstance(have.source, Node)
            assert pages_of(have.source) == pages[id(want.source)], str(want)


@pytest.mark.parametrize(("role", "words"), [("P", "This paragraph begins"), ("LBody", "This item begins")])
def test_text_over_two_pages_is_one_element(heard: Book, role: str, words: str) -> None:
    (node,) = [node for node in tagged(heard).root.walk() if node.role == role and node.text.startswith(words)]
    first, second = sorted(node.pages)
    assert second == first + 1
    above, below = strings(node)
    assert above.endswith(" ")
    assert not below.startswith(" ")
    assert node.text.endswith("It ends on the next page.")
    assert "  " not in node.text


def test_a_box_over_two_pages_is_one_element(heard: Book) -> None:
    (box,) = [node for node in tagged(heard).root.walk() if node.role == "Div" and "A box over" in node.text]
    items = [pages_of(item) for item in box.walk() if item.role == "LI"]
    assert len(items) == 11
    assert [len(pages) for pages in items] == [1] * 11, "this one is split between its items"
    assert len(pages_of(box)) == 2
    assert len([node for node in box.walk() if node.role == "L"]) == 1


def test_a_table_over_two_pages_is_one_element_with_its_heads_once(heard: Book) -> None:
    (table,) = [node for node in tagged(heard).root.walk() if node.role == "Table" and "A row on" in node.text]
    first, second = sorted(pages_of(table))
    head, body = nodes(table)
    assert (head.role, len(nodes(head)), pages_of(head)) == ("THead", 1, {first})
    assert [pages_of(row) for row in nodes(body)] == [{first}] * 5 + [{second}] * 2
    assert tagged(heard).texts[second, ARTIFACT].startswith("Which What it says ")


def test_the_title_of_a_card_on_several_pages_is_said_once() -> None:
    made = booklet("heard", "large-print")
    (title,) = [node for node in tagged(made).root.walk() if node.role == "H2" and "Fist" in node.text]
    (card,) = [node for node in tagged(made).root.walk() if node.role == "Sect" and title in node.kids]
    first, *others = sorted(pages_of(card))
    assert title.pages == {first}
    assert others
    for page in others:
        assert tagged(made).texts[page, ARTIFACT].startswith("2 Fist")
