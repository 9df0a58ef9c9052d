"""What a client's visits tell: changes of the plan, and charts of the self-checks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from builder.errors import Diagnostic, did_you_mean
from builder.model.base import Id
from builder.model.client import Client
from builder.model.dose import Dose, OneSide
from builder.model.exercise import Exercise
from builder.model.plan import DoseStep, PlanChanges, Progress, ResultChart, Series
from builder.model.project import Project
from builder.model.safety import CheckResult, SelfCheck
from builder.model.visit import Sides, Visit

MOST_SHOWN = 5
"""So many visits are on a chart: the first one, and the last ones."""

PAIN = (0, 10)
"""The scale of pain."""

AMOUNTS = ("sets", "reps", "time", "hold", "rest", "side", "first", "days")
"""The fields of a dose that make a difference; its note does not."""


def visit_problems(project: Project, visits: Sequence[Visit], today: datetime.date) -> Iterator[Diagnostic]:
    """An error for each date that is still to come, and each name and result that the project does not know."""
    for visit in visits:
        if visit.date > today:
            message = f"the visit of {visit.date} lies in the future"
            yield Diagnostic(message, visit.place("date"), f"today is {today}")
        for name in visit.plan:
            if name not in project.exercises:
                hint = did_you_mean(name, project.exercises)
                yield Diagnostic(f'there is no exercise "{name}"', visit.key_place("plan", name), hint)
        for name in visit.checks:
            for message, hint in _faults(project, visit, name):
                yield Diagnostic(message, visit.key_place("checks", name), hint)


def _faults(project: Project, visit: Visit, name: Id) -> Iterator[tuple[str, str | None]]:
    """What is wrong with the result of a self-check, each with a hint."""
    check = project.self_checks.get(name)
    kept = kept_checks(project)
    if check is None or check.result is None:
        what = f'there is no self-check "{name}"' if check is None else f'the self-check "{name}" has no result to keep'
        yield what, did_you_mean(name, kept) or "there is none at all"
        return
    result = check.result
    has_sides = isinstance(visit.checks[name], Sides)
    if has_sides != result.each_side:
        example = "{left: 61, right: 58}" if result.each_side else "a number alone"
        sides = "a result for each side" if result.each_side else "one result, without sides"
        yield f'"{check.name}" has {sides}', f"write {example}"
        return
    for side in sides_of(result):
        value = visit.result(name, side)
        if value is not None and not result.low <= value <= result.high:
            yield f'{value:g} cannot be a result of "{check.name}"', f"{result.unit}, {result.low} to {result.high}"


def against(check: SelfCheck, client: Client) -> list[Id]:
    """The conditions of a client for which a self-check should be skipped."""
    return [condition for condition in check.skip_if if condition in client.conditions]


def visit_remarks(project: Project, client: Client, visits: Sequence[Visit]) -> Iterator[Diagnostic]:
    """A warning for each self-check that was done and is not charted, because of a condition of the client."""
    last = {name: visit for visit in visits for name in visit.checks}
    for name, visit in last.items():
        check = project.self_checks[name]
        for condition in against(check, client):
            message = f'"{check.name}" is not charted: who has the condition "{condition}" should skip it'
            hint = "its results stay in the file of the visit"
            yield Diagnostic(message, visit.key_place("checks", name), hint, "warning")


def kept_checks(project: Project) -> Mapping[str, SelfCheck]:
    """The self-checks whose results are kept, by id."""
    return {name: check for name, check in project.self_checks.items() if check.result}


def sides_of(result: CheckResult) -> tuple[OneSide | None, ...]:
    """For what a self-check has a result: left and right, or no side."""
    return ("left", "right") if result.each_side else (None,)


def progress_of(
    project: Project, client: Client, exercises: Sequence[Exercise], visits: Sequence[Visit]
) -> Progress | None:
    """What the visits of a client, in their order and without problems, tell; None before there is anything.

    `exercises` are those of now, with the client's doses.
    """
    changes = _changes(project, exercises, visits)
    charts = tuple(_charts(project, client, visits))
    return Progress(changes, charts) if changes or charts else None


def _changes(project: Project, exercises: Sequence[Exercise], visits: Sequence[Visit]) -> PlanChanges | None:
    """What differs from the plan before this one.

    A last visit with the very plan of now is the one that this booklet is for: then the one before it counts.
    """
    given = [visit for visit in visits if visit.plan]
    now = {exercise.id: exercise for exercise in exercises}
    if given and _same(given[-1].plan, {name: exercise.dose for name, exercise in now.items()}):
        given.pop()
    if not given:
        return None
    before = given[-1].plan
    steps = (DoseStep(exercise, before[name], exercise.dose) for name, exercise in now.items() if name in before)
    return PlanChanges(
        given[-1].date,
        tuple(exercise for name, exercise in now.items() if name not in before),
        tuple(step for step in steps if amounts(step.before) != amounts(step.now)),
        tuple(project.exercises[name] for name in before if name not in now),
    )


def amounts(dose: Dose) -> tuple[object, ...]:
    """What of a dose makes a difference."""
    return tuple(getattr(dose, field) for field in AMOUNTS)


def _same(one: Mapping[Id, Dose], other: Mapping[Id, Dose]) -> bool:
    return {name: amounts(dose) for name, dose in one.items()} == {name: amounts(dose) for name, dose in other.items()}


def _charts(project: Project, client: Client, visits: Sequence[Visit]) -> Iterator[ResultChart]:
    """A chart for each self-check that was done at two visits or more and is for this client, and one for pain."""
    for name, check in kept_checks(project).items():
        assert check.result
        if against(check, client):
            continue
        done = _shown([visit for visit in visits if name in visit.checks])
        series = (Series(side, tuple(visit.result(name, side) for visit in done)) for side in sides_of(check.result))
        drawn = tuple(each for each in series if any(value is not None for value in each.values))
        if len(done) > 1:
            first, last = check.result.chart
            yield ResultChart(check, first, last, tuple(visit.date for visit in done), drawn)
    felt = _shown([visit for visit in visits if visit.pain is not None])
    if len(felt) > 1:
        series_of_pain = Series(None, tuple(visit.pain for visit in felt))
        yield ResultChart(None, *PAIN, tuple(visit.date for visit in felt), (series_of_pain,))


def _shown(visits: Sequence[Visit]) -> list[Visit]:
    """The visits that have room on a chart."""
    return [*visits[:1], *visits[1:][1 - MOST_SHOWN :]]
