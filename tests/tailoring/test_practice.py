"""A project as a practice gives it out: its own name and words on it, and nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.document import Element, text_of
from builder.errors import ContentError
from builder.loading import load_yaml_text
from builder.model import Project, load_project
from builder.model.practice import Practice
from builder.model.validate import validate
from builder.pipeline import make_tree, open_project
from builder.tailoring.practice import applied
from tests.conftest import PROJECTS
from tests.pdf.book import Book
from tests.tailoring.small import ours

WORDS = {"or": "or", "to": "to"}
WHOLE = """
name: Harbor Lane Clinic
people:
  - {name: Ana Ruiz, credentials: "PT, DPT"}
lines: [8 Harbor Lane, "Monday to Friday, 8 to 6"]
phone: 555 0142
email: hello@example.org
web: https://example.org/harbor
logo: {file: logo.png, alt: Logo of Harbor Lane}
disclaimer: For clients of Harbor Lane. Call {emergency_number} when in doubt.
emergency: {number: "112", room: A&E, urgent: a walk-in centre}
paper: a5
edition: large-print
pain_ceiling: 4
"""


def practice(text: str = "", **fields: Any) -> Practice:
    """A practice, of a file in no folder, or of single fields."""
    data = load_yaml_text(text, Path("practice.yaml")) if text else {"name": "Harbor Lane"} | fields
    return validate(Practice, data)


def given_out(text: str = "", **fields: Any) -> Project:
    """Our project, given out by such a practice."""
    return applied(ours(), practice(text, **fields), WORDS)


def tree_of(project: Project) -> Element:
    """The document tree of a project."""
    return make_tree(project, "standard")


def test_everything_of_the_practice_is_on_the_booklet() -> None:
    booklet = given_out(WHOLE).booklet
    contact = booklet.contact
    assert contact
    assert (contact.name, contact.phone, contact.email) == ("Harbor Lane Clinic", "555 0142", "hello@example.org")
    assert (contact.lines, contact.web) == (["8 Harbor Lane", "Monday to Friday, 8 to 6"], "example.org/harbor")
    assert booklet.author == "Harbor Lane Clinic"
    assert booklet.disclaimer == "For clients of Harbor Lane. Call 112 when in doubt."
    assert booklet.logo
    assert booklet.logo.file == "logo.png"
    assert (booklet.edition, booklet.paper, booklet.language) == ("large-print", "a5", "en")


def test_what_it_does_not_say_stays_as_it_is() -> None:
    before, after = ours().booklet, given_out().booklet
    for name in ("logo", "disclaimer", "edition", "paper", "language", "title", "review", "chapters", "cover"):
        assert getattr(after, name) == getattr(before, name), name


def test_the_project_that_was_read_is_untouched() -> None:
    before = repr(ours())
    given_out(WHOLE)
    assert repr(ours()) == before
    assert "{emergency_number}" in before


def test_cover_and_back_cover_say_who_gives_it_out() -> None:
    tree = tree_of(given_out(WHOLE))
    cover, back = tree.first("cover"), tree.first("back")
    assert cover
    assert back
    for words in ("Prepared by", "Harbor Lane Clinic", "Ana Ruiz, PT, DPT"):
        assert words in text_of(cover)
    for words in ("Harbor Lane Clinic", "8 Harbor Lane", "Phone 555 0142", "hello@example.org", "Call 112 when"):
        assert words in text_of(back)
    assert [e.get("href") for e in back.walk() if e.name == "a"][:1] == ["mailto:hello@example.org"]
    assert "Prepared by" not in [text_of(e) for e in cover.walk() if e.name == "blank"]
    assert tree.get("author") == "Harbor Lane Clinic"


def test_a_practice_without_an_address_leaves_lines_to_write_it_on() -> None:
    back = tree_of(given_out()).first("back")
    assert back
    assert [text_of(e) for e in back.walk() if e.name == "blank"] == ["Phone", "Web or e-mail"]


@pytest.mark.parametrize("count", [1, 3, 4, 6])
def test_up_to_three_people_have_a_line_each(count: int) -> None:
    cover = tree_of(given_out(people=[{"name": f"Person {n}"} for n in range(count)])).first("cover")
    assert cover
    people = next(e for e in cover.walk() if e.name == "p" and "Person 0" in text_of(e))
    assert sum(e.name == "br" for e in people.elements) == (count - 1 if count < 4 else 0)
    assert text_of(people).count("·") == (0 if count < 4 else count - 1)


def test_words_of_the_us_without_a_practice(flagship: Book) -> None:
    text = text_of(flagship.build.tree)
    for words in (
        "Stop. Call 911 now",
        "Call 911 or go to the emergency room.",
        "Call your doctor, an urgent care clinic",
    ):
        assert words in text
    assert flagship.build.project.practice is None


def test_the_words_of_a_country() -> None:
    tree = tree_of(given_out(emergency={"number": "999", "room": "A&E", "urgent": "NHS 111"}))
    text = text_of(tree)
    for words in ("Stop. Call 999 now", "Call 999 or go to A&E.", "Call your doctor, NHS 111 or a nurse line"):
        assert words in text
    for words in ("911", "emergency room", "urgent care"):
        assert words not in text
    spelled = [(text_of(e), e.get("title")) for e in tree.walk() if e.name == "abbr" and text_of(e) in ("999", "111")]
    assert set(spelled) == {("999", "9 9 9")}, "what is no number to call is not spelled"
    assert len(spelled) == text.count("999")


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_is_left_to_fill_in(project: str) -> None:
    """Save the page numbers, which come with the layout."""
    for element in tree_of(open_project(PROJECTS[project])).walk():
        said = [text_of(element), *element.attributes.values()]
        assert not any("{" in text.replace("{page}", "") for text in said), element.where


@pytest.mark.parametrize("project", ["steady", "scaffold"])
def test_a_project_with_numbers_of_its_own_is_given_out_as_well(project: str) -> None:
    loaded = load_project(PROJECTS[project])
    assert applied(loaded, practice(), WORDS).safety == applied(loaded, None, WORDS).safety


def test_all_problems_are_told_at_once() -> None:
    logs = ours().chapters["logs"]
    text = type(logs.title)("{pain_cieling} and {x}")
    text.span = logs.title.span
    chapters = ours().chapters | {"logs": logs.model_copy(update={"title": text})}
    with pytest.raises(ContentError) as caught:
        applied(replace(ours(), chapters=chapters), None, WORDS)
    first, second = caught.value.diagnostics
    assert first.message == 'there is no variable "pain_cieling"'
    assert first.hint == 'did you mean "pain_ceiling"? (for the braces themselves: {{pain_cieling}})'
    assert second.message == 'there is no variable "x"'
    assert first.span == text.span
