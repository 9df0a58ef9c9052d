"""A client's doses: what a change changes, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.model.base import Record
from builder.model.client import DoseChange
from builder.model.dose import Dose, SessionDose
from builder.tailoring.dosing import beyond, changed
from tests.tailoring.small import at, client, client_of, errors, ours, safety, warnings

CARD = Dose.model_validate(
    {"sets": 2, "reps": 8, "hold": "3 s", "rest": "20 s", "side": "each leg", "days": "2-3", "note": "on a mat"}
)


def change(**fields: Any) -> DoseChange:
    """A change, as it is written in a client's file."""
    return DoseChange.model_validate(fields)


def written(dose: Record) -> dict[str, Any]:
    """A dose, or a change, as plain values."""
    return dose.model_dump(mode="json", exclude_none=True)


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({}, []),
        ({"sets": 3}, []),
        ({"rest": "none"}, []),
        ({"side": "left"}, []),
        ({"reps": 8}, []),
        ({"reps": 10}, ["note"]),
        ({"hold": "5 s"}, ["note"]),
        ({"hold": "none"}, ["note"]),
        ({"days": 2}, ["note"]),
        ({"time": "30 s"}, ["reps", "note"]),
        ({"sets": "1-2", "hold": "none", "rest": "1 min", "side": "right", "days": 7}, ["note"]),
    ],
)
def test_what_a_change_leaves_out_stays(fields: dict[str, Any], gone: list[str]) -> None:
    new = written(change(**fields))
    assert written(changed(CARD, change(**fields))) == {
        name: value for name, value in (written(CARD) | new).items() if name not in gone
    }


def test_reps_replace_time() -> None:
    timed = CARD.model_copy(update={"reps": None, "time": change(time="30 s").time})
    assert written(changed(timed, change(reps=5))) == written(
        CARD.model_copy(update={"reps": change(reps=5).reps, "note": None})
    )


def test_a_session_has_no_days_and_keeps_its_note() -> None:
    session = SessionDose.model_validate({"sets": 2, "reps": 8, "note": "only if pain-free"})
    new = changed(session, change(sets=1, reps=6, days=1))
    assert written(new) == written(session) | written(change(sets=1, reps=6))
    assert not hasattr(new, "days")


def test_the_cards_own_dose_is_not_asked_for() -> None:
    assert not list(beyond(ours().exercises["SG9"], client(exercises=["SG9"]), None))


def test_a_dose_beyond_its_bounds_is_an_error_at_its_line(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "exercises: [SG9],\ndoses: {SG9: {days: 2,\nsets: 5,\nrest: 1 min 5 s}}")
    sets, rest = errors(beyond(ours().exercises["SG9"], ana, safety()))
    why = next(bounds.why for bounds in safety().bounds if bounds.exercises == ["SG9"])
    assert sets.message == f'the "sets" of "Nordic curl" (SG9) would be 5: at most 3. {why}'
    assert sets.hint == "if you have looked at it, write confirm: [SG9]"
    assert sets.severity == "error"
    assert at(sets) == "4:1"
    assert rest.message == f'the "rest" of "Nordic curl" (SG9) would be 1 min 5 s: at least 1 min 30 s. {why}'
    assert at(rest) == "5:1"


def test_what_is_confirmed_is_a_warning() -> None:
    ana = client(exercises=["SG9"], doses={"SG9": {"sets": "4-5"}}, confirm=["SG9"])
    (problem,) = beyond(ours().exercises["SG9"], ana, safety())
    assert 'the "sets" of "Nordic curl" (SG9) would be 4-5: at most 3.' in problem.message
    assert (problem.severity, problem.hint) == ("warning", None)
    other = client(exercises=["SG9", "SG1"], doses={"SG9": {"sets": 4}}, confirm=["SG1"])
    (problem,) = beyond(ours().exercises["SG9"], other, safety())
    assert (problem.severity, problem.hint) == ("error", "if you have looked at it, write confirm: [SG1, SG9]")


@pytest.mark.parametrize(
    ("name", "side", "fits"),
    [
        ("SG1", "both", True),
        ("SG1", "left", False),
        ("SG1", "right", False),
        ("SG1", "each leg", False),
        ("SG1", "each side", False),
        ("SG2", "both", False),
        ("SG2", "left", True),
        ("SG2", "right", True),
        ("SG2", "each leg", True),
        ("SG4", "both", False),
        ("SG4", "left", True),
    ],
)
def test_a_side_must_make_sense(name: str, side: str, fits: bool, tmp_path: Path) -> None:
    ana = client_of(tmp_path, f"exercises: [{name}],\ndoses: {{{name}: {{sets: 2, side: {side}}}}}")
    exercise = ours().exercises[name]
    found = list(beyond(exercise, ana, safety()))
    assert [p.severity for p in found] == ([] if fits else ["error"])
    for problem in found:
        title = f'"{exercise.name}" ({name})'
        assert problem.message == f'{title} cannot be done "{side}": its card says "{exercise.dose.side}"'
        assert at(problem) == "3:24"
    confirmed = client(exercises=[name], doses={name: {"side": side}}, confirm=[name])
    assert [p.severity for p in beyond(exercise, confirmed, safety())] == ([] if fits else ["warning"])


@pytest.mark.parametrize("confirm", [[], ["SG1"]])
def test_reps_and_time_together_are_always_an_error(tmp_path: Path, confirm: list[str]) -> None:
    text = f"exercises: [SG1],\nconfirm: {confirm},\ndoses: {{SG1: {{reps: 5,\ntime: 30 s, sets: 9}}}}"
    ana = client_of(tmp_path, text)
    (problem,) = beyond(ours().exercises["SG1"], ana, safety())
    assert problem.message == '"Glute bridge" (SG1) cannot have both reps (how many times) and time (how long)'
    assert problem.severity == "error"
    assert at(problem) == "5:1"


@pytest.mark.parametrize("confirm", [[], ["WU1"]])
def test_more_days_than_a_week_are_always_an_error(confirm: list[str]) -> None:
    ana = client(exercises=["WU1"], doses={"WU1": {"days": "7-8"}}, confirm=confirm)
    (problem,) = beyond(ours().exercises["WU1"], ana, safety())
    assert problem.message == '"Seated heel press" (WU1) cannot be done on 7-8 days a week'
    assert (problem.severity, problem.hint) == ("error", "at most 7")


@pytest.mark.parametrize("rules", [None, safety().model_copy(update={"bounds": []})])
def test_without_bounds_the_practitioner_is_told(rules: Any) -> None:
    ana = client(exercises=["SG1"], doses={"SG1": {"sets": 9}})
    (problem,) = beyond(ours().exercises["SG1"], ana, rules)
    assert problem.message == 'nothing bounds the dose of "Glute bridge" (SG1): it is printed as it stands'
    assert problem.severity == "warning"


def test_a_note_of_the_card_that_goes_is_told() -> None:
    exercise = ours().exercises["SM2"]
    (problem,) = warnings(beyond(exercise, client(exercises=["SM2"], doses={"SM2": {"time": "90 s"}}), safety()))
    words = f'the words "45 sec thigh, 15 sec hip" of "{exercise.name}" (SM2) are left out'
    assert problem.message == f"{words}: they were for another dose"
    assert problem.hint == "say what counts now: notes: {SM2: …}"
    assert not errors(beyond(exercise, client(exercises=["SM2"], doses={"SM2": {"time": "90 s"}}), safety()))
    assert not list(beyond(exercise, client(exercises=["SM2"], doses={"SM2": {"sets": 2}}), safety()))
