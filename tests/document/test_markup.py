"""Markup to tree: places, white space, and every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.document import Element, Place, parse_markup, text_of
from builder.document.checks import problems_of
from builder.document.vocabulary import VOCABULARY
from builder.errors import ContentError
from builder.source import SourceSpan

AUTHORS = [SourceSpan(Path("log.yaml"), line, 1, line, 9) for line in (5, 6)]
COVER = '<cover><h level="1">T</h><p>S</p></cover>'


def template(name: str, line: int) -> SourceSpan:
    return SourceSpan(Path(name), line, 1, line, 1)


def parse(inside: str) -> Element:
    markup = f'<booklet title="T" lang="en">{COVER}<chapter id="c" title="C">{inside}</chapter></booklet>'
    return parse_markup(markup, Place(AUTHORS, template, template("booklet.xml.j2", 1)))


def test_white_space_is_that_of_words() -> None:
    tree = parse("<p>\n  one\n  <strong>two</strong>\n  three  </p>\n")
    paragraph = list(tree.elements)[1].first("p")
    assert paragraph is not None
    assert text_of(paragraph) == "one two three"


def test_an_element_knows_the_authors_line_and_the_templates() -> None:
    tree = parse('<?place p.xml.j2:3?><p at="1">one</p><p>two</p>')
    first, second = list(tree.elements)[1].elements
    assert (first.span, first.place) == (AUTHORS[1], template("p.xml.j2", 3))
    assert (second.span, second.where) == (None, template("p.xml.j2", 3))


def test_a_text_of_another_line_keeps_its_place() -> None:
    tree = parse('<p at="0">one <t at="1">two</t></p>')
    paragraph = list(tree.elements)[1].first("p")
    assert paragraph is not None
    assert [run.span for run in paragraph.children] == AUTHORS


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        parse('<para>x</para><p rolle="lead">x</p><callout kind="warn"/>loose')
    assert [(d.message, d.hint) for d in caught.value.diagnostics] == [
        (
            'unknown element "para"',
            "known here: a, abbr, back, beside, blank, blanks, booklet, box, br, callout, caption, chapter, …",
        ),
        ('unknown attribute "rolle" of "p"', 'did you mean "role"?'),
        (
            '"warn" is no value for the attribute "kind" of "callout"',
            "known here: ease, feel, go, key, note, stop, tip",
        ),
        ("text cannot stand directly in \"chapter\": 'loose'", "put it in a p"),
    ]


def test_a_sound_tree_has_no_problems() -> None:
    assert problems_of(parse('<h level="2" id="a">A</h><p>See <ref to="a">A</ref>.</p>')) == []


TAGS = st.sampled_from(sorted(VOCABULARY))
KEYS = st.sampled_from(["id", "level", "kind", "width", "widths", "span", "lines", "to", "at", "look", "title"])
VALUES = st.sampled_from(["1", "2", "0", "x", "stop", "100", "1 2", "²", "", "-1", "99999999999"])
TREES = st.recursive(
    st.sampled_from(["words", " ", "&amp;", "<br/>", "<?place x:1?>", "<?place x:²?>"]),
    lambda inner: st.builds(
        lambda tag, key, value, parts: f'<{tag} {key}="{value}">{"".join(parts)}</{tag}>',
        TAGS,
        KEYS,
        VALUES,
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


def attempt(inside: str) -> object:
    try:
        return parse(inside)
    except ContentError as error:
        return error


@settings(deadline=None, derandomize=True, max_examples=300)
@given(TREES)
def test_any_markup_gives_a_tree_or_located_faults(inside: str) -> None:
    made = attempt(inside)
    if isinstance(made, Element):
        made = ContentError(problems_of(made))
    assert isinstance(made, ContentError)
    assert [diagnostic for diagnostic in made.diagnostics if diagnostic.span is None] == []


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(st.sampled_from("<>/&;p=\"'!?[]- ")))
def test_any_signs_give_a_tree_or_located_faults(inside: str) -> None:
    made = attempt(inside)
    if isinstance(made, ContentError):
        assert [diagnostic for diagnostic in made.diagnostics if diagnostic.span is None] == []
