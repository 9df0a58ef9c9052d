"""A programme loses what a client should not do: items, sessions, at worst a phase, which stops everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.base import Id
from builder.model.programme import Programme
from builder.model.references import DAYS, sessions_of, sessions_of_day
from builder.tailoring.references import chosen
from builder.tailoring.screening import Exclusion, screen, without
from tests.tailoring.small import STEADY, at, client, client_of, errors, ids, ours, with_safety

EXERCISES = list(ours().exercises)
PROGRAMMES = list(ours().programmes)


def thinned(programme: Programme, *names: str) -> Programme:
    """A programme without some exercises."""
    return without(programme, [Exclusion(Id(name), Id("nerve"), "so") for name in names])


def grid(programme: Programme) -> list[list[str]]:
    """The sessions of every day, week by week."""
    weeks = [week for phase in programme.phases for week in phase.weeks]
    return [sessions_of_day(week, day) for week in weeks for day in DAYS]  # type: ignore[misc]


def test_a_session_loses_an_item_and_keeps_the_rest() -> None:
    desk = ours().programmes["desk"]
    thinner = thinned(desk, "SG1")
    before = {session.id: session.items for session in desk.sessions}
    assert "SG1" in {item.exercise for item in before[Id("D1A")]}
    for session in thinner.sessions:
        assert session.items == [item for item in before[session.id] if item.exercise != "SG1"]
    assert grid(thinner) == grid(desk)


def test_a_session_left_with_nothing_becomes_rest() -> None:
    runner = ours().programmes["runner"]
    thinner = thinned(runner, "WU2", "WU3", "WU4")
    assert {session.id for session in runner.sessions} - {session.id for session in thinner.sessions} == {"RUN", "RUNL"}
    week = thinner.phases[0].weeks[0]
    assert [sessions_of_day(week, day) for day in DAYS] == [["MOB"], ["R1A"], [], ["R1B"], [], [], ["YOG"]]
    assert (week.wed, week.sat) == ("rest", "rest")


@pytest.mark.parametrize("name", PROGRAMMES)
def test_without_exclusions_nothing_changes(name: str) -> None:
    programme = ours().programmes[name]
    assert thinned(programme).sessions == programme.sessions
    assert grid(thinned(programme)) == grid(programme)


@STEADY
@given(st.sampled_from(PROGRAMMES), st.sets(st.sampled_from(EXERCISES)))
def test_only_the_excluded_goes(name: str, gone: set[str]) -> None:
    programme = ours().programmes[name]
    thinner = thinned(programme, *gone)
    left = {s.id: [item for item in s.items if item.exercise not in gone] for s in programme.sessions}
    assert {s.id: s.items for s in thinner.sessions} == {name: items for name, items in left.items() if items}
    assert grid(thinner) == [[name for name in day if left[Id(name)]] for day in grid(programme)]


def test_a_phase_with_nothing_left_stops_it(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "programme: return,\nconditions: [acute_strain, dvt],\nconfirm: [SG9]")
    result = screen(ours(), chosen(ours(), ana), ana)
    assert result.kept == ("SG9",)
    found = errors(result.problems)
    phases = ("Protect, then calm", "Load", "Lengthen")
    assert [problem.message for problem in found] == [
        f'nothing is left to do in the phase "{phase}" of the programme' for phase in phases
    ]
    assert {problem.hint for problem in found} == {"choose others, or confirm those that you have looked at"}
    assert [at(problem) for problem in found] == ["2:12"] * 3


def test_a_phase_of_rest_is_no_empty_phase() -> None:
    desk = ours().programmes["desk"]
    rest = [week.model_copy(update=dict.fromkeys(DAYS, "rest")) for week in desk.phases[0].weeks]
    phases = [desk.phases[0].model_copy(update={"weeks": rest}), *desk.phases[1:]]
    project = replace(ours(), programmes={"desk": desk.model_copy(update={"phases": phases})})
    ana = client(programme="desk", conditions=["nerve"])
    assert not errors(screen(project, chosen(project, ana), ana).problems)


def test_a_programme_with_nothing_left_stops_it_once(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "programme: return,\nconditions: [dvt]")
    (problem,) = errors(screen(ours(), chosen(ours(), ana), ana).problems)
    assert problem.message == "no exercise is left: conditions speak against all of them"
    assert at(problem) == "2:1"


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_phases_told_are_those_that_are_empty(name: str) -> None:
    """For each exercise that alone is left of a programme."""
    everything = ids(*EXERCISES)
    project = with_safety(cautions=[])
    programme = ours().programmes[name]
    for left in everything:
        ana = client(programme=name, exercises=["CO1", left], conditions=["dvt"], confirm=["CO1", left])
        result = screen(project, everything, ana)
        phases = without(programme, result.excluded).phases
        empty = [phase for phase in phases if not any(name for week in phase.weeks for name in sessions_of(week))]
        assert len(errors(result.problems)) == len(empty)
