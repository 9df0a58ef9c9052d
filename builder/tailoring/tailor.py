"""A project made over for one client: their exercises, doses, side and dates, and only what they need."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.errors import ContentError, Diagnostic
from builder.model.base import Id
from builder.model.blocks import Block, Cards, Chapter, ProgrammeBlock
from builder.model.client import Client
from builder.model.exercise import Exercise
from builder.model.plan import Calendar, ClientPlan
from builder.model.programme import Programme
from builder.model.project import Project
from builder.tailoring.calendar import first_monday, of_exercises, of_programme, weeks_until
from builder.tailoring.dosing import beyond, changed
from builder.tailoring.references import unknown
from builder.tailoring.screening import screen, without
from builder.tailoring.sides import for_side


@dataclass(frozen=True, slots=True)
class Tailored:
    """A project that prints one client's booklet, and what the practitioner should know of how it was made."""

    project: Project
    remarks: list[Diagnostic]


def tailor(project: Project, client: Client, key: str, today: datetime.date) -> Tailored:
    """Make a project over for a client.

    Raises ContentError for what the client's file names and is not there, for doses beyond their
    bounds and other warnings that it does not confirm, and when nothing is left to do.
    """
    problems = list(unknown(project, client))
    if problems:
        raise ContentError(problems)
    programme = project.programmes[client.programme] if client.programme else None
    screening = screen(project, _chosen(client, programme), client)
    exercises = [_personal(project.exercises[name], client) for name in screening.kept]
    remarks = [*screening.problems, *(found for e in exercises for found in beyond(e, client, project.safety))]
    if any(remark.severity == "error" for remark in remarks):
        raise ContentError(remarks)
    if programme:
        programme = without(programme, screening.excluded)
    plan = ClientPlan(
        key,
        client,
        tuple(exercises),
        programme,
        _calendar(client, exercises, programme, first_monday(client.start or today)),
        screening.marks,
    )
    return Tailored(_made_over(project, plan), remarks)


def _chosen(client: Client, programme: Programme | None) -> Sequence[Id]:
    """The exercises that the client's file lists, then those of the programme, each once."""
    items = [item.exercise for session in programme.sessions for item in session.items] if programme else []
    return list(dict.fromkeys([*client.exercises, *items]))


def _personal(exercise: Exercise, client: Client) -> Exercise:
    """An exercise with the client's dose, on the client's side."""
    change = client.doses.get(exercise.id)
    if change:
        exercise = exercise.model_copy(update={"dose": changed(exercise.dose, change)})
    return for_side(exercise, client.side)


def _calendar(
    client: Client, exercises: Sequence[Exercise], programme: Programme | None, monday: datetime.date
) -> Calendar:
    if programme:
        return of_programme(programme, {e.id: e for e in exercises}, monday)
    return of_exercises(exercises, monday, weeks_until(monday, client.review))


def _made_over(project: Project, plan: ClientPlan) -> Project:
    """The project with this plan, the wanted chapters without their cards and programmes, and the client's formats."""
    client = plan.client
    wanted = {name: _without_cards(project.chapters[name]) for name in client.chapters}
    booklet = project.booklet.model_copy(
        update={
            "chapters": list(client.chapters),
            "edition": client.edition or project.booklet.edition,
            "paper": client.paper or project.booklet.paper,
            "welcome": [],
        }
    )
    exercises = {exercise.id: exercise for exercise in plan.exercises}
    return replace(project, booklet=booklet, chapters=wanted, exercises=exercises, plan_for=plan)


def _without_cards(chapter: Chapter) -> Chapter:
    return chapter.model_copy(update={"blocks": list(_own_blocks(chapter))})


def _own_blocks(chapter: Chapter) -> Iterator[Block]:
    """The blocks of a chapter that are not printed elsewhere in a client's booklet."""
    return (block for block in chapter.blocks if not isinstance(block, Cards | ProgrammeBlock))
