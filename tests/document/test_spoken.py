"""What is heard for short forms, and that what is printed stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.document import Element, Place, Run, parse_markup, text_of
from builder.document.spoken import speak
from builder.resources import resource
from builder.source import SourceSpan
from builder.theme import load_spoken

LOCALES = resource("templates/locales")
FORMS = load_spoken(LOCALES / "en.spoken.yaml")
AUTHORS = [SourceSpan(Path("log.yaml"), line, 1, line, 9) for line in (5, 6)]
COVER = '<cover><h level="1">T</h><p>S</p></cover>'


def parse(inside: str) -> Element:
    """A booklet whose chapter is some markup."""
    markup = f'<booklet title="T" lang="en">{COVER}<chapter id="c" title="C">{inside}</chapter></booklet>'
    return parse_markup(markup, Place(AUTHORS, lambda name, line: None))


def spoken(inside: str) -> Element:
    """The chapter of a booklet, made ready to be heard."""
    tree = parse(inside)
    speak(tree, FORMS)
    return list(tree.elements)[1]


def heard(node: Element | Run) -> str:
    """What a voice says: an abbreviation's title in the place of its text."""
    if isinstance(node, Run) or node.name == "br":
        return text_of(node)
    return node.get("title") if node.name == "abbr" else "".join(heard(child) for child in node.children)


def runs(element: Element) -> list[Run]:
    """The runs below an element, in order."""
    nested = [runs(child) if isinstance(child, Element) else [child] for child in element.children]
    return [run for part in nested for run in part]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("hold 30\u00a0sec, rest 1 min", "hold 30\u00a0seconds, rest 1 minute"),
        ("a 30-sec hold and a 5-min walk", "a 30-second hold and a 5-minute walk"),
        ("2–3 min", "2 to 3 minutes"),
        ("0–1 min", "0 to 1 minutes"),
        ("5 cm (2 in), or 1/2 in.", "5 centimeters (2 inches), or 1/2 inches."),
        ("2 in (5 cm)", "2 inches (5 centimeters)"),
        ("½ lb and 1½ lb", "½ pounds and 1½ pounds"),
        ("5kg, 20°C, 6 km/h", "5 kilograms, 20 degrees Celsius, 6 kilometers an hour"),
        ("1 in 10 people, 5 in a row, a 2-in-1 tool", "1 in 10 people, 5 in a row, a 2-in-1 tool"),
        ("in the 90s, 3 sections, 4 minor ones, 8 m²", "in the 90s, 3 sections, 4 minor ones, 8 m²"),
        ("sec or min without a number", "sec or min without a number"),
        ("60–70% of 1,000–2,000", "60 to 70% of 1,000 to 2,000"),
        ("2.5–3.5 km, 5–7-day plan", "2.5 to 3.5 kilometers, 5 to 7-day plan"),
        ("2014;48:532–9, 1–2–2024, 555–0100, 555–1234", "2014;48:532–9, 1–2–2024, 555–0100, 555–1234"),
        ("7:30–8:15, 10–5, L1–3, 3–3", "7:30–8:15, 10–5, L1–3, 3–3"),
        ("Call 911, not 9110 or 911.5", "Call 9 1 1, not 9110 or 911.5"),
        ("Level 1 · near a wall", "Level 1 , near a wall"),
        ("warm up, e.g. jog", "warm up, for example jog"),
        ("Mon is a cell alone", "Mon is a cell alone"),
    ],
)
def test_what_is_heard(printed: str, said: str) -> None:
    paragraph = spoken(f"<p>{printed}</p>").first("p")
    assert paragraph
    assert heard(paragraph) == said
    assert text_of(paragraph) == printed


def test_numbers_and_units_may_stand_in_different_elements() -> None:
    paragraph = spoken("<p><strong>1</strong> min, <ref to='c'>2–3 <em>sec</em></ref></p>").first("p")
    assert paragraph
    assert heard(paragraph) == "1 minute, 2 to 3 seconds"


def test_days_are_said_in_full_where_they_are_all_of_a_cell() -> None:
    chapter = spoken("<table><tr><th>Mon</th><td>Mon</td><td>Mon or Tue</td></tr></table>")
    assert [heard(cell) for cell in chapter.walk() if cell.name in ("th", "td")] == ["Monday", "Monday", "Mon or Tue"]


def test_lists_in_cells_are_said_like_other_lists() -> None:
    chapter = spoken("<table><tr><td>\n<p>2–3 sets</p>\n<ul><li>30 sec</li></ul>\n</td></tr></table>")
    assert [heard(e) for e in chapter.walk() if e.name in ("p", "li")] == ["2 to 3 sets", "30 seconds"]


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="https://a.org">2–3 min</a>',
        '<abbr title="soon">2–3 min</abbr>',
        '<span lang="es">2–3 min</span>',
        '<em lang="es">2–3 <strong>min</strong></em>',
    ],
)
def test_what_is_left_as_it_is(kept: str) -> None:
    paragraph = spoken(f"<p>{kept} and 1 min</p>").first("p")
    assert paragraph
    assert [e.get("title") for e in paragraph.walk() if e.name == "abbr" and e.get("title") != "soon"] == ["minute"]


@pytest.mark.parametrize(
    "kept",
    ['<p lang="es">2–3 min</p>', '<dl role="sources"><dt>2–3 min</dt></dl>', '<box lang="de-CH"><p>2–3 min</p></box>'],
)
def test_blocks_that_are_left_as_they_are(kept: str) -> None:
    assert spoken(kept).first("abbr") is None


def test_another_english_is_no_other_language() -> None:
    paragraph = spoken('<p lang="en-GB">2–3 min</p>').first("p")
    assert paragraph
    assert heard(paragraph) == "2 to 3 minutes"


def test_each_part_keeps_its_place() -> None:
    paragraph = spoken('<p at="0">Rest 2–3 <t at="1">min now</t></p>').first("p")
    assert paragraph
    assert [(run.text, run.span) for run in runs(paragraph)] == [
        ("Rest ", AUTHORS[0]),
        ("2–3", AUTHORS[0]),
        (" ", AUTHORS[0]),
        ("min", AUTHORS[1]),
        (" now", AUTHORS[1]),
    ]


def test_every_locale_says_its_short_forms() -> None:
    languages = {path.name.partition(".")[0] for path in LOCALES.glob("*.yaml")}
    assert languages >= {"en"}
    for language in languages:
        forms = load_spoken(LOCALES / f"{language}.spoken.yaml")
        assert set(forms.also_words) <= set(forms.units)
        assert forms.range.format(low=2, high=3) != forms.range


MEASURES = st.builds(
    lambda number, gap, unit: (f"{number}{gap}{unit}", f"{number}{gap}{FORMS.units[unit][number != 1]}"),
    st.integers(0, 120),
    st.sampled_from([" ", "\u00a0"]),
    st.sampled_from(sorted(FORMS.units.keys() - FORMS.also_words)),
)
RANGES = st.builds(
    lambda low, more: (f"{low}–{low + more}", f"{low} to {low + more}"), st.integers(0, 30), st.integers(1, 9)
)
PLAIN = st.sampled_from(["rest", "sec", "in", "legs,", "90s", "L3", "(each)", "a.", "2014;48:532–9"]).map(
    lambda w: (w, w)
)
LINES = st.lists(MEASURES | RANGES | PLAIN, min_size=1, max_size=8)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(LINES, st.sets(st.integers(0, 7)))
def test_measures_and_ranges_are_heard_and_printed_text_stays(parts: list[tuple[str, str]], strong: set[int]) -> None:
    inside = " and ".join(f"<strong>{p}</strong>" if n in strong else p for n, (p, _) in enumerate(parts))
    paragraph = spoken(f"<p>{inside}</p>").first("p")
    assert paragraph
    assert text_of(paragraph) == " and ".join(printed for printed, _ in parts)
    assert heard(paragraph) == " and ".join(said for _, said in parts)


SIGNS = st.sampled_from([*"0123456789 –-.,;:/()½·", "\u00a0", "sec", "min", "in", "m", "°C", "911", "Mon", "e.g."])
TEXTS = st.lists(SIGNS, max_size=30).map("".join)


@settings(deadline=None, derandomize=True, max_examples=500)
@given(TEXTS, TEXTS)
def test_any_text_is_printed_as_it_was_and_heard_the_same_when_spoken_twice(first: str, second: str) -> None:
    tree = parse(f"<p>{first}<em>{second}</em>{first}</p>")
    printed = text_of(tree)
    speak(tree, FORMS)
    once = heard(tree)
    assert text_of(tree) == printed
    speak(tree, FORMS)
    assert heard(tree) == once


def test_the_number_of_a_practice_is_said_digit_by_digit() -> None:
    forms = FORMS.spelling("112 or 0800 111 999")
    assert {word: said for word, said in forms.words.items() if word not in FORMS.words} == {
        "112": "1 1 2",
        "0800": "0 8 0 0",
        "111": "1 1 1",
        "999": "9 9 9",
    }
    assert FORMS.spelling("15").words == FORMS.words, "as a count it stands in many texts"
