"""The pain rule under the ceiling of a practice: its numbers, its words, and that no page contradicts it."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Element, text_of
from builder.errors import ContentError
from builder.loading import load_yaml_text
from builder.model.safety import PainLevel, PainScale
from builder.model.validate import validate
from builder.tailoring.pain import ceiling_of, under_ceiling
from tests.tailoring.small import STEADY
from tests.tailoring.test_practice import given_out, practice, tree_of

SIGNS = ("go", "ease", "stop")


def scale_of(*signs: str, title: str = "Pain {pain_range}") -> PainScale:
    """A scale of the sign for each number from 0 to 10; neighbours with one sign are one level."""
    levels = []
    for sign, group in groupby(enumerate(signs), key=lambda item: item[1]):
        numbers = [number for number, _ in group]
        words = {"title": title, "short": "so", "text": "So."}
        levels.append({"sign": sign, "low": numbers[0], "high": numbers[-1], **words})
    return PainScale.model_validate({"explain": "0 is no pain.", "levels": levels})


def signs_of(levels: list[PainLevel]) -> list[str]:
    """The sign of each number from 0 to 10."""
    return [next(level.sign for level in levels if level.low <= number <= level.high) for number in range(11)]


@pytest.mark.parametrize(
    ("ceiling", "titles"),
    [
        (1, ["Pain 0 or 1", "Pain 2 to 5"]),
        (2, ["Pain 0 to 2", "Pain 3 to 5"]),
        (None, ["Pain 0 to 3", "Pain 4 or 5"]),
        (3, ["Pain 0 to 3", "Pain 4 or 5"]),
        (4, ["Pain 0 to 4", "Pain 5"]),
        (5, ["Pain 0 to 5"]),
    ],
)
def test_titles_follow_the_ceiling_and_stop_stays(ceiling: int | None, titles: list[str]) -> None:
    rules = given_out(pain_ceiling=ceiling).safety
    assert rules
    assert [level.title for level in rules.pain.levels] == [*titles, "Pain 6 or more, or sharp pain"]
    carried_on = 3 if ceiling is None else ceiling
    assert signs_of(rules.pain.levels) == ["go"] * (carried_on + 1) + ["ease"] * (5 - carried_on) + ["stop"] * 5


@given(st.integers(1, 9), st.integers(0, 8), st.integers(1, 5))
@STEADY
def test_any_rule_in_order_keeps_its_line_to_stop_at(go: int, ease: int, ceiling: int) -> None:
    stop = min(go + ease, 10)
    signs = ["go"] * min(go, stop) + ["ease"] * (stop - min(go, stop)) + ["stop"] * (11 - stop)
    scale = scale_of(*signs)
    made, problems = under_ceiling(scale, practice(pain_ceiling=ceiling))
    if ceiling >= stop and ceiling != ceiling_of(scale):
        assert made is scale
        assert [problem.hint for problem in problems] == [f"at most {stop - 1}"]
        return
    assert problems == []
    assert ceiling_of(PainScale.model_validate(made.model_dump())) == ceiling
    found = signs_of(made.levels)
    assert all(SIGNS.index(new) >= SIGNS.index("stop") for new, old in zip(found, signs, strict=True) if old == "stop")
    if "ease" in signs and ceiling + 1 < stop:
        assert found.index("stop") == stop


@st.composite
def eleven_signs(draw: st.DrawFn) -> list[str]:
    """The signs of the numbers from 0 to 10, in two to four runs."""
    runs = draw(
        st.lists(st.sampled_from(SIGNS), min_size=2, max_size=4).filter(
            lambda runs: len(list(groupby(runs))) == len(runs)
        )
    )
    starts = sorted(draw(st.sets(st.integers(1, 10), min_size=len(runs) - 1, max_size=len(runs) - 1)))
    return [
        sign for sign, (start, end) in zip(runs, pairwise([0, *starts, 11]), strict=True) for _ in range(start, end)
    ]


@given(eleven_signs())
@STEADY
def test_only_a_rule_in_order_has_a_ceiling(signs: list[str]) -> None:
    in_order = signs == sorted(signs, key=SIGNS.index) and {"go", "stop"} <= set(signs)
    assert (ceiling_of(scale_of(*signs)) is not None) == in_order
    if not in_order:
        (problem,) = under_ceiling(scale_of(*signs), practice(pain_ceiling=2))[1]
        assert problem.message == "the pain rule of the booklet can have no ceiling"


def test_a_title_with_numbers_of_its_own_is_told() -> None:
    scale = scale_of(*["go"] * 4, *["ease"] * 2, *["stop"] * 5, title="Pain 4 or 5")
    problems = under_ceiling(scale, practice(pain_ceiling=4))[1]
    assert {problem.hint for problem in problems} == {"write {pain_range} for its numbers"}
    assert len(problems) == 2, "that of the level to stop at is as true as before"
    assert under_ceiling(scale, practice(pain_ceiling=3))[1] == []


@pytest.mark.parametrize("ceiling", [0, 6, "3", 2.5])
def test_a_ceiling_is_a_whole_number_from_1_to_5(ceiling: object) -> None:
    with pytest.raises(ContentError):
        validate(type(practice()), load_yaml_text(f"name: A\npain_ceiling: {ceiling!r}\n", Path("practice.yaml")))


LIMIT = re.compile("[0-9] or (?:less|more)|[0-9] out of 10|(?:above|goes to|stayed|[Pp]ain (?:of|at|is)) [0-9]")

OTHER_LIMITS = {
    "Pain 6 or more, or sharp pain:",
    "From day 2 or 3, tighten the muscle gently with Seated heel press, if pain stays at 2 or less.",
    "Move on when pain is 2 or less in firm presses.",
    "pain 2 or less",
    "Do 5 single-leg bridges with pain at 2 or less.",
}
"""The line to stop at, and the limit of its own that a strain has while it heals."""


def limits_of_pain(tree: Element) -> set[str]:
    """The sentences that say up to which number pain is fine."""
    texts = (text_of(element) for element in tree.walk() if element.name in ("p", "li", "td", "dd"))
    sentences = (sentence.strip() for text in texts for sentence in re.split(r"(?<=[.:;])\s", text))
    return {s for s in sentences if re.search(r"\bpain\b", s, re.IGNORECASE) and LIMIT.search(s)}


def test_no_other_page_contradicts_the_rule() -> None:
    low, high = (limits_of_pain(tree_of(given_out(pain_ceiling=ceiling))) for ceiling in (1, 5))
    assert low & high == OTHER_LIMITS
    assert len(low - high) == len(high - low) > 6


def test_steps_of_the_return_plan_leave_no_number_out() -> None:
    for ceiling, steps in (
        (1, ["Pain 0", "Pain 1", "Pain 2 or more"]),
        (2, ["Pain 0 or 1", "Pain 2", "Pain 3 or more"]),
        (3, ["Pain 0 to 2", "Pain 3", "Pain 4 or more"]),
        (5, ["Pain 0 to 2", "Pain 3 to 5", "Pain 6 or more"]),
    ):
        rules = given_out(pain_ceiling=ceiling).programmes["return"].rules
        assert [re.match("Pain [0-9]+(?: (?:or|to) (?:[0-9]+|more))?", rule)[0] for rule in rules[1:4]] == steps  # type: ignore[index]
