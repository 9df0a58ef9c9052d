"""What a validator cannot judge, or does not: what elements hold, headings, lists, tables, and what links say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pypdfium2.raw as pdfium_c

from tests.pdf.book import Book
from tests.pdf.tagged.elements import Element, Spot
from tests.pdf.tagged.reading import file_of, tagged

_NO_NAMES = ("here", "click here", "this", "link", "page", "more", "read more")
"""Texts of links that say nothing of where they go."""

HOLDS = {
    "Document": "Sect",
    "Sect": "Sect Div H1 H2 H3 P L TOC Table Figure",
    "Div": "H1 H2 H3 P L Table Figure Div",
    "H1": "Link Span Form",
    "H2": "Link Span Form",
    "H3": "Link Span Form",
    "P": "Link Span Form",
    "L": "LI",
    "LI": "Lbl LBody",
    "Lbl": "Form Link Span",
    "LBody": "P Link Span Form",
    "TOC": "TOCI",
    "TOCI": "Lbl Reference P",
    "Reference": "Link",
    "Table": "THead TBody",
    "THead": "TR",
    "TBody": "TR",
    "TR": "TH TD",
    "TH": "P L Link Span Form",
    "TD": "P L Link Span Form",
    "Figure": "Caption",
    "Caption": "Link Span Form",
    "Link": "Span",
    "Span": "Span",
    "Form": "",
}
"""The elements that each element may hold (after ISO 32000-1, 14.8.4)."""


def test_elements_hold_what_they_may(any_book: Book) -> None:
    for element in file_of(any_book).root.walk():
        assert {kid.role for kid in element.kids} <= set(HOLDS[element.role].split()), element.role
        assert element.object.get("/P") is not None
        for kid in element.kids:
            assert kid.object.P.objgen == element.object.objgen


def test_elements_that_hold_nothing_are_cells(any_book: Book) -> None:
    for element in file_of(any_book).root.walk():
        assert element.kids or element.spots or element.annotations or element.role == "TD", element.role


def test_headings_begin_with_the_first_level_and_skip_none(any_book: Book) -> None:
    levels = [int(element.role[1]) for element in file_of(any_book).find("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_have_items_with_labels_where_they_are_numbered(any_book: Book) -> None:
    for element in file_of(any_book).find("L"):
        numbered = element.attribute("/ListNumbering")
        assert numbered in ("/Decimal", "/None")
        for item in element.kids:
            roles = [kid.role for kid in item.kids]
            assert roles == ["Lbl", "LBody"] or (roles == ["LBody"] and numbered == "/None")


def test_rows_have_as_many_columns_and_heads_say_of_what(any_book: Book) -> None:
    tables = file_of(any_book).find("Table")
    assert len(tables) > 3
    for table in tables:
        rows = [row for part in table.kids for row in part.kids]
        assert len({columns(row) for row in rows}) == 1
        assert [part.role for part in table.kids] in (["THead", "TBody"], ["TBody"])
        for cell in (cell for row in rows for cell in row.kids):
            scope = cell.attribute("/Scope")
            assert (scope in ("/Column", "/Row")) if cell.role == "TH" else scope is None


def columns(row: Element) -> int:
    """How many columns the cells of a row take."""
    return sum(int(cell.attribute("/ColSpan") or 1) for cell in row.kids)


def test_links_say_where_they_go(any_book: Book) -> None:
    links = [node for node in tagged(any_book).root.walk() if node.role == "Link"]
    assert len(links) > 5
    for link in links:
        text = " ".join(link.text.split())
        assert re.search(r"[^\W\d]{2,}", text), f"“{text}” names nothing"
        assert text.lower().strip(".:") not in _NO_NAMES
        assert not re.fullmatch(r"\(?(page )?\d+\)?", text), f"“{text}” is a bare number"


def test_a_link_is_told_by_its_text(any_book: Book) -> None:
    elements = file_of(any_book).find("Link")
    nodes = [node for node in tagged(any_book).root.walk() if node.role == "Link"]
    for element, node in zip(elements, nodes, strict=True):
        assert {str(each.Contents) for each in element.annotations} == {" ".join(node.text.split())}


def test_the_annotations_of_a_link_lie_on_its_lines_and_go_to_one_place(any_book: Book) -> None:
    made = file_of(any_book)
    pages = {annotation.objgen: page for page, annotation in made.annotations("/Link")}
    for link in made.find("Link"):
        lines = [(pages[each.objgen], *map(float, each.Rect)) for each in link.annotations]
        assert len({(page, round(bottom, 1)) for page, _, bottom, _, _ in lines}) == len(lines), "two on one line"
        under = [[line for line in lines if holds(line, word)] for word in words(any_book, link)]
        assert all(under), "words of the link beside its annotations"
        assert {line for found in under for line in found} == set(lines), "an annotation beside the words of its link"
        assert len({goal(each) for each in link.annotations}) == 1


Place = tuple[int, float, float, float, float]
"""A page, and left, bottom, right and top there."""


def words(made: Book, element: Element) -> Iterator[Place]:
    """Where the words of an element are printed."""
    spots = [spot for each in element.walk() for spot in each.spots]
    for page in sorted({page for page, _ in spots}):
        for left, bottom, right, top in bounds(made, [spot for spot in spots if spot[0] == page]):
            if right > left:  # white space has no bounds
                yield page, left, bottom, right, top


def bounds(made: Book, spots: list[Spot]) -> Iterator[tuple[float, float, float, float]]:
    """Where the marked content of a page is painted: left, bottom, right and top of each object."""
    numbers = {number for _, number in spots}
    for item in made.pages[spots[0][0] - 1].page.get_objects(max_depth=1):
        if pdfium_c.FPDFPageObj_GetMarkedContentID(item) in numbers:
            yield item.get_bounds()


def holds(line: Place, word: Place) -> bool:
    """Whether the middle of a word is within a line."""
    across, up = (word[1] + word[3]) / 2, (word[2] + word[4]) / 2
    return line[0] == word[0] and line[1] <= across <= line[3] and line[2] <= up <= line[4]


def goal(link: pikepdf.Object) -> tuple[object, ...]:
    """Where a link goes."""
    return (str(link.A.URI),) if "/A" in link else (link.Dest[0].objgen, float(link.Dest[3]))
