"""The bounds of our exercises: each number of them, their sources, and our own doses within them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from builder.errors import ContentError
from builder.loading import load_yaml_text
from builder.model.references import DAYS, sessions_of_day
from builder.model.safety import Bounds, Safety
from builder.model.validate import validate
from builder.tailoring.dosing import beyond, bounds_of, outside
from tests.conftest import PROJECTS
from tests.tailoring.small import client, errors, ours, safety

FIELDS = ("sets", "reps", "time", "hold", "rest", "days")
MOST = {
    "WU1": (3, 12, 60, 5, 0, 7),
    "WU2": (1, 1, 1800, 0, 0, 7),
    "WU6": (2, 5, 0, 0, 60, 2),
    "ST1": (4, 4, 60, 60, 5, 7),
    "YO1": (2, 8, 60, 30, 10, 3),
    "SM1": (3, 30, 120, 10, 0, 7),
    "SG6": (3, 12, 60, 5, 30, 3),
    "SG1": (3, 12, 60, 5, 30, 4),
    "SG9": (3, 5, 0, 0, 90, 2),
    "CO1": (3, 12, 60, 35, 20, 4),
    "new": (3, 12, 60, 30, 30, 3),
}
"""An exercise of each sort with the numbers of the facts: the most, of rest the least; times in seconds.

`new` is of a family that has no bounds of its own."""

LIKE = {
    "WU1": "WU1 WU3 WU4 WU5",
    "ST1": "ST1 ST2 ST3 ST4 ST5 ST6 ST7",
    "YO1": "YO1 YO2 YO3",
    "SM1": "SM1 SM2 SM3",
    "SG6": "SG2 SG3 SG4 SG5 SG6 SG7 SG8",
    "CO1": "CO1 CO2",
}
"""The exercises that have the same bounds."""

LIMITS = [(name, field, limit) for name, row in MOST.items() for field, limit in zip(FIELDS, row, strict=True)]


def given(field: str, value: int) -> Any:
    """A number as a client's file has it."""
    if field in ("sets", "reps", "days"):
        return value
    return f"{value} s" if value else "none"


def problems(name: str, **dose: Any) -> list[str]:
    """The errors of a dose, without confirmation."""
    new = ours().exercises["SG6"].model_copy(update={"family": "balance", "id": name})
    exercise = ours().exercises.get(name, new)
    ana = client(exercises=[name], doses={name: dose})
    return [problem.message for problem in errors(beyond(exercise, ana, safety()))]


@pytest.mark.parametrize(("name", "field", "limit"), [row for row in LIMITS if row[1:] != ("time", 0)])
def test_up_to_its_bound_a_dose_may_go(name: str, field: str, limit: int) -> None:
    with_sets = {"sets": 2} if field == "rest" and name != "WU2" else {}
    assert problems(name, **{"rest": "90 s"} | with_sets | {field: given(field, limit)}) == []


@pytest.mark.parametrize(("name", "field", "limit"), [row for row in LIMITS if row[1] != "rest" and row[2:] != (7,)])
def test_beyond_its_bound_it_must_be_confirmed(name: str, field: str, limit: int) -> None:
    (problem,) = problems(name, **{"rest": "90 s", field: given(field, limit + 1)})
    assert f'the "{field}" of ' in problem
    unit = {"sets": str(limit), "reps": str(limit), "days": str(limit)}.get(field)
    minutes = {60: "1 min", 120: "2 min", 1800: "30 min"}.get(limit, f"{limit} s")
    assert f": {f'at most {unit or minutes}' if limit else 'there should be none'}. " in problem
    if field in ("sets", "reps", "days"):
        assert len(problems(name, **{"rest": "90 s", field: f"1-{limit + 1}"})) == 1


@pytest.mark.parametrize(("name", "least"), [(name, row[4]) for name, row in MOST.items() if row[4]])
def test_less_rest_between_sets_must_be_confirmed(name: str, least: int) -> None:
    for rest in ("none", f"{least - 1} s"):
        (problem,) = problems(name, sets=2, rest=rest)
        assert 'the "rest" of ' in problem
        assert f"{rest}: at least " in problem.replace("1 min 29 s", "89 s")
        assert problems(name, sets=1, rest=rest) == []


@pytest.mark.parametrize("name", list(ours().exercises))
def test_every_exercise_has_the_bounds_of_its_sort(name: str) -> None:
    like = next((sort for sort, names in LIKE.items() if name in names.split()), name)
    bounds = bounds_of(ours().exercises[name], safety())
    assert bounds
    assert tuple(number(getattr(bounds, field)) for field in FIELDS) == MOST[like]


def number(value: Any) -> int:
    """A bound as a plain number."""
    return value if isinstance(value, int) else getattr(value, "seconds", 0)


def test_every_bound_says_why_and_from_where() -> None:
    assert len(safety().bounds) == len(MOST)
    for bounds in safety().bounds:
        assert bounds.evidence
        assert set(bounds.evidence) <= set(ours().evidence)
        assert bounds.sources
        assert set(bounds.sources) <= set(ours().sources)
        assert str(bounds.why).endswith(".")


@pytest.mark.parametrize("name", list(ours().exercises))
def test_the_dose_of_every_card_lies_within(name: str) -> None:
    exercise = ours().exercises[name]
    bounds = bounds_of(exercise, safety())
    assert bounds
    assert list(outside(exercise.dose, bounds)) == []


@pytest.mark.parametrize("name", list(ours().programmes))
def test_the_doses_and_days_of_every_programme_lie_within(name: str) -> None:
    programme = ours().programmes[name]
    bounds = {e.id: b for e in ours().exercises.values() if (b := bounds_of(e, safety()))}
    items = {session.id: session.items for session in programme.sessions}
    for item in (item for session in programme.sessions for item in session.items):
        assert list(outside(item.dose, bounds[item.exercise])) == [], item
    for week in (week for phase in programme.phases for week in phase.weeks):
        days = [{item.exercise for n in sessions_of_day(week, day) for item in items[n]} for day in DAYS]
        for exercise, count in Counter(exercise for day in days for exercise in day).items():
            assert count <= bounds[exercise].days, f"{exercise} in week {week.week}"


ROW = "sets: 1, reps: 1, time: none, hold: none, rest: none, days: 1, why: So.}"


@pytest.mark.parametrize(
    ("bounds", "message", "place"),
    [
        (f"[{{family: a, exercises: [b], {ROW}]", '"bounds" should name a family or exercises, not both', "1:11"),
        (f"[{{family: a, {ROW}, {{family: a, {ROW}]", '"bounds" has two entries for a', "1:9"),
        (f"[{{exercises: [a, b], {ROW}, {{exercises: [b], {ROW}]", '"bounds" has two entries for b', "1:9"),
        (f"[{{{ROW}, {{{ROW}]", '"bounds" has two entries for all the rest', "1:9"),
        (f"[{{{ROW}]".replace("days: 1", "days: 8"), '"days" should be 7 or less', "1:71"),
        (f"[{{{ROW}]".replace("sets: 1, ", ""), 'the field "sets" is missing', "1:11"),
    ],
)
def test_bounds_that_are_not_clear_are_refused(bounds: str, message: str, place: str) -> None:
    data = load_yaml_text(f"bounds: {bounds}\n", PROJECTS["flagship"] / "safety.yaml")
    with pytest.raises(ContentError) as caught:
        validate(Safety, data)
    found = {problem.message: problem for problem in caught.value.diagnostics}
    assert message in found
    span = found[message].span
    assert span
    assert f"{span.line}:{span.column}" == place


def test_own_bounds_come_before_those_of_the_family_in_any_order() -> None:
    turned = safety().model_copy(update={"bounds": safety().bounds[::-1]})
    for exercise in ours().exercises.values():
        assert bounds_of(exercise, turned) is bounds_of(exercise, safety())
    nothing: list[Bounds] = [b for b in safety().bounds if b.family == "core"]
    assert bounds_of(ours().exercises["SG1"], safety().model_copy(update={"bounds": nothing})) is None
