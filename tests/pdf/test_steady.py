"""A second booklet, unrelated to the first, needs nothing of the builder that is not there."""

from __future__ import annotations

import pytest

from builder.model.blocks import kind_of
from tests.conftest import EDITIONS, ROOT, book
from tests.pdf.book import Book

PRINTED_AS = {
    "p": "p",
    "lead": "p",
    "h": "h",
    "list": "ul",
    "steps": "ol",
    "tick": "box",
    "callout": "callout",
    "table": "table",
    "figure": "figure",
    "cards": "exercise",
    "red_flags": "callout",
    "pain_rule": "keep",
    "cautions": "table",
    "self_check": "h",
    "programme": "table",
    "blanks": "blanks",
    "grid": "table",
    "note_lines": "notes",
    "collection": "dl",
    "sheet": "h",
    "new_page": "new-page",
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_is_a_whole_booklet(edition: str) -> None:
    made = book("steady", edition)
    project = made.build.project
    assert len(project.chapters) == 4
    assert len(project.exercises) == 8
    assert len(made.pages) % 4 == 0
    parts = [section.part.name for section in made.sections]
    assert parts.count("chapter") == 5, "the plan and four chapters"


def test_it_has_nothing_of_the_flagship(steady: Book, flagship: Book) -> None:
    ours, theirs = steady.build.project, flagship.build.project
    assert not set(ours.programmes) & set(theirs.programmes)
    assert not {e.name for e in ours.exercises.values()} & {e.name for e in theirs.exercises.values()}
    assert "hamstring" not in " ".join(word.text.lower() for word in steady.words)


def test_the_builder_knows_neither_booklet() -> None:
    for path in (ROOT / "builder").rglob("*.py"):
        if path.name == "muscles.py":
            continue  # which knows the names of muscles
        text = path.read_text().lower()
        assert "hamstring" not in text.replace("hamstring-booklet", ""), path.name
        assert "steady on" not in text, path.name


def test_each_kind_of_its_blocks_is_printed(steady: Book) -> None:
    project = steady.build.project
    kinds = {kind_of(block) for chapter in project.chapters.values() for block in chapter.blocks}
    assert len(kinds) >= 12
    for name, chapter in project.chapters.items():
        part = next(p for p in steady.build.tree.elements if p.get("id") == name)
        printed = {element.name for element in part.walk()}
        for block in chapter.blocks:
            assert PRINTED_AS[kind_of(block) or ""] in printed


def test_what_its_back_cover_says(steady: Book) -> None:
    booklet = steady.build.project.booklet
    assert booklet.contact
    assert booklet.review.by
    text = " ".join(word.text for word in steady.sections[-1].words)
    for words in (booklet.contact.name, *booklet.contact.lines, booklet.review.by):
        assert words in text.replace("- ", "-"), words


def test_an_unreviewed_booklet_says_so(flagship: Book) -> None:
    assert flagship.build.project.booklet.review.by is None
    assert "No health professional has checked this booklet yet." in " ".join(
        word.text for word in flagship.sections[-1].words
    )
