"""Whatever is chosen and whatever the client has: nothing excluded is kept, and nothing goes in silence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.model.base import Id
from builder.tailoring.screening import Screening, screen
from tests.tailoring.rules import CONDITIONS, LEFT_OUT
from tests.tailoring.small import STEADY, client, errors, ours

NAMES = st.sampled_from([Id(name) for name in ours().exercises])


@st.composite
def screenings(draw: st.DrawFn) -> tuple[list[Id], list[str], list[Id], Screening]:
    """Random exercises, conditions and confirmations, and what comes of them."""
    names = draw(st.lists(NAMES, min_size=1, max_size=12))
    conditions = draw(st.lists(st.sampled_from(CONDITIONS), unique=True, max_size=5))
    confirm = draw(st.lists(NAMES, unique=True, max_size=6))
    ana = client(exercises=names, conditions=conditions, confirm=confirm)
    return names, conditions, confirm, screen(ours(), names, ana)


@STEADY
@given(screenings())
def test_kept_and_excluded_are_the_chosen(drawn: tuple[list[Id], list[str], list[Id], Screening]) -> None:
    names, _, _, result = drawn
    gone = {exclusion.exercise for exclusion in result.excluded}
    assert {*result.kept} | gone == {*names}
    assert not {*result.kept} & gone
    assert [*result.kept] == [name for name in dict.fromkeys(names) if name not in gone]


@STEADY
@given(screenings())
def test_what_a_condition_speaks_against_is_out_or_confirmed(
    drawn: tuple[list[Id], list[str], list[Id], Screening],
) -> None:
    names, conditions, confirm, result = drawn
    against = {(name, condition) for name in names for condition in conditions} & LEFT_OUT
    assert {(e.exercise, e.condition) for e in result.excluded} == {(n, c) for n, c in against if n not in confirm}
    for name, condition in against:
        exercise = ours().exercises[name]
        label = next(c.label for c in ours().safety.conditions if c.id == condition)  # type: ignore[union-attr]
        word = "is kept" if name in confirm else "is left out"
        told = [p.message for p in result.problems if f'"{exercise.name}" ({name}) {word}' in p.message]
        assert any(f'"{label}"' in message for message in told)


@STEADY
@given(screenings())
def test_marks_are_for_what_is_kept(drawn: tuple[list[Id], list[str], list[Id], Screening]) -> None:
    _, conditions, _, result = drawn
    assert {*result.marks} <= {*result.kept}
    assert conditions or not result.marks
    for words in result.marks.values():
        assert words
        assert len({*words}) == len(words)
        informing = [text in result.soft for text in words]
        assert informing == sorted(informing)


@STEADY
@given(screenings())
def test_nothing_left_or_too_much_is_an_error(drawn: tuple[list[Id], list[str], list[Id], Screening]) -> None:
    *_, result = drawn
    assert bool(errors(result.problems)) == (not result.kept or len(result.kept) > 6)
