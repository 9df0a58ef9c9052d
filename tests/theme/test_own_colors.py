"""Colours of a practice: taken where they can be read, refused with a shade that can where they cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.errors import ContentError, Diagnostic
from builder.loading import load_yaml_text
from builder.model.practice import Practice
from builder.model.validate import validate
from builder.pipeline import theme_folders
from builder.theme import Theme, in_colors_of, load_theme
from builder.theme.contrast import PAPER, contrast, graphic_pairs, text_pairs
from tests.tailoring.small import STEADY

COLORS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
CALM = {"heading": "#5A1F4E", "line": "#A06A95", "cover": "#F7EAF4", "pale": "#F4EEF9"}


def theme(name: str) -> Theme:
    """One of our themes."""
    return load_theme(name, theme_folders(Path()))


STANDARD = theme("standard")


def practice(**colors: str) -> Practice:
    """A practice with such colours, which stand in the lines from 3 on."""
    lines = "".join(f'  {name}: "{color}"\n' for name, color in colors.items())
    text = "name: Harbor Lane\ncolors:" + (f"\n{lines}" if lines else " {}\n")
    return validate(Practice, load_yaml_text(text, Path("practice.yaml")))


def problems(**colors: str) -> list[Diagnostic]:
    """What is said of such colours."""
    try:
        in_colors_of(practice(**colors), STANDARD)
    except ContentError as error:
        return list(error.diagnostics)
    return []


def holds(made: Theme) -> bool:
    """Whether all its colours stand out as far as they need to."""
    colors = dict(made.colors)
    pairs = [*text_pairs(made), *graphic_pairs(made)]
    backs = ((colors[front], colors[back] if back else PAPER, goal) for front, back, goal in pairs)
    return all(contrast(front, back) >= goal for front, back, goal in backs if back)


@pytest.mark.parametrize("name", ["standard", "large-print"])
def test_colours_that_can_be_read_are_taken(name: str) -> None:
    made = in_colors_of(practice(**CALM), theme(name))
    assert {role: getattr(made.colors, role) for role in CALM} == CALM
    assert made.colors.box == CALM["heading"], "frames go with headings"
    assert made.colors.ink == theme(name).colors.ink
    assert holds(made)


def test_the_ink_saver_stays_grey() -> None:
    assert in_colors_of(practice(**CALM), theme("ink-saver")) == theme("ink-saver")
    assert in_colors_of(practice(heading="#FFFF00"), theme("ink-saver")) == theme("ink-saver")


def test_without_colours_the_theme_is_as_it_was() -> None:
    assert in_colors_of(practice(), STANDARD) is STANDARD


@pytest.mark.parametrize(
    ("colors", "line", "message", "hint"),
    [
        (
            {"heading": "#5FA0B4"},
            3,
            '"heading" #5FA0B4 has a contrast of 2.5:1 with #E8F1F3; 7:1 or more is needed',
            'the nearest darker shade that passes is "#335560"',
        ),
        (
            {"pale": "#F4EEF9", "line": "#EEEEEE"},
            4,
            '"line" #EEEEEE has a contrast of 1.1:1 with #FFFFFF; 3:1 or more is needed',
            'the nearest darker shade that passes is "#949494"',
        ),
        (
            {"cover": "#90A0B0"},
            3,
            '"cover" #90A0B0 has a contrast of 3.4:1 with #1D4E5C; 7:1 or more is needed',
            'the nearest lighter shade that passes is "#DDE2E7"',
        ),
    ],
)
def test_a_colour_with_too_little_contrast_is_told_at_its_line(
    colors: dict[str, str], line: int, message: str, hint: str
) -> None:
    (problem,) = problems(**colors)
    assert (problem.message, problem.hint) == (message, hint)
    assert problem.span
    assert (problem.span.path.name, problem.span.line) == ("practice.yaml", line)


def test_each_colour_is_told_once() -> None:
    found = problems(heading="#FFFFFF", line="#FFFFFF", cover="#000000", pale="#000000")
    assert [problem.span and problem.span.line for problem in found] == [3, 4, 5, 6]


@given(st.fixed_dictionaries({}, optional={"heading": COLORS, "line": COLORS, "cover": COLORS, "pale": COLORS}))
@STEADY
def test_whatever_is_taken_holds_and_what_is_suggested_is_taken(colors: dict[str, str]) -> None:
    for _ in range(3):  # a fill is held against the heading as soon as that one holds
        found = problems(**colors)
        for problem in found:
            role, shade = re.findall('"([a-z]+|#[0-9A-F]{6})"', f"{problem.message} {problem.hint}")
            colors |= {role: shade}
        if not found:
            break
    made = in_colors_of(practice(**colors), STANDARD)
    assert holds(made)
    assert "line" not in colors or contrast(colors["line"], PAPER) >= 3


def test_a_fill_that_a_theme_leaves_out_is_no_ground_to_stand_on() -> None:
    bare = STANDARD.model_copy(update={"colors": STANDARD.colors.model_copy(update={"pale": None, "cover": None})})
    made = in_colors_of(practice(heading="#1F3F77"), bare)
    assert (made.colors.heading, made.colors.pale) == ("#1F3F77", None)
