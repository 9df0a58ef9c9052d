"""A project made over for one client: their exercises, doses, side and dates, and only what they need."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.errors import ContentError, Diagnostic
from builder.model.base import Text
from builder.model.blocks import Block, Cards, Chapter, ProgrammeBlock
from builder.model.client import Client
from builder.model.exercise import Exercise
from builder.model.plan import Advice, Calendar, ClientPlan
from builder.model.programme import Programme, SessionItem
from builder.model.project import Project
from builder.model.references import sessions_of
from builder.model.sides import SideWords
from builder.model.visit import Visit
from builder.tailoring.calendar import first_monday, of_exercises, of_programme, weeks_until
from builder.tailoring.dosing import beyond, changed
from builder.tailoring.progress import progress_of, visit_problems, visit_remarks
from builder.tailoring.references import chosen, unknown
from builder.tailoring.screening import MOST, screen, without
from builder.tailoring.sides import dose_for_side, for_side, side_warnings


@dataclass(frozen=True, slots=True)
class Tailored:
    """A project that prints one client's booklet, and what the practitioner should know of how it was made."""

    project: Project
    remarks: list[Diagnostic]


def tailor(
    project: Project,
    client: Client,
    key: str,
    sides: SideWords,
    today: datetime.date,
    visits: Sequence[Visit] = (),
) -> Tailored:
    """Make a project over for a client; `sides` are the words of its language for left and right, `visits` the client's
    own in their order.

    Raises ContentError for what the client's file and the visits name and is not there, for doses beyond their
    bounds and other warnings that the file does not confirm, and when nothing is left to do.
    """
    problems = [*unknown(project, client), *visit_problems(project, visits, today)]
    if problems:
        raise ContentError(problems)
    programme = project.programmes[client.programme] if client.programme else None
    screening = screen(project, chosen(project, client), client)
    kept = [project.exercises[name] for name in screening.kept]
    remarks = [
        *screening.problems,
        *(found for exercise in kept for found in _remarks(exercise, project, client, sides)),
        *visit_remarks(project, client, visits),
    ]
    if any(remark.severity == "error" for remark in remarks):
        raise ContentError(remarks)
    exercises = tuple(_personal(exercise, client, sides) for exercise in kept)
    if programme:
        programme = _of_client(without(programme, screening.excluded), client)
    plan = ClientPlan(
        key,
        client,
        exercises,
        _first(exercises, programme),
        programme,
        _calendar(client, exercises, programme, first_monday(client.start or today)),
        screening.marks,
        tuple(_advice(exercises, screening.marks)),
        progress_of(project, client, exercises, visits),
    )
    return Tailored(_made_over(project, plan), remarks)


def _remarks(exercise: Exercise, project: Project, client: Client, sides: SideWords) -> Iterator[Diagnostic]:
    yield from beyond(exercise, client, project.safety)
    yield from side_warnings(exercise, client.side, sides)


def _personal(exercise: Exercise, client: Client, sides: SideWords) -> Exercise:
    """An exercise with the client's dose, on the client's side."""
    change = client.doses.get(exercise.id)
    if change:
        exercise = exercise.model_copy(update={"dose": changed(exercise.dose, change)})
    return for_side(exercise, client.side, sides)


def _of_client(programme: Programme, client: Client) -> Programme:
    """A programme whose doses begin with the client's side, and are the client's own where the file has one."""
    sessions = [
        session.model_copy(update={"items": [_item(item, client) for item in session.items]})
        for session in programme.sessions
    ]
    return programme.model_copy(update={"sessions": sessions})


def _item(item: SessionItem, client: Client) -> SessionItem:
    change = client.doses.get(item.exercise)
    dose = changed(item.dose, change) if change else item.dose
    return item.model_copy(update={"dose": dose_for_side(dose, client.side)})


def _advice(exercises: Sequence[Exercise], marks: Mapping[str, Sequence[Text]]) -> Iterator[Advice]:
    """The marks of exercises that have several, each with all exercises that it is for."""
    several = [exercise for exercise in exercises if len(marks.get(exercise.id, ())) > 1]
    for text in dict.fromkeys(text for exercise in several for text in marks[exercise.id]):
        yield Advice(text, tuple(exercise for exercise in several if text in marks[exercise.id]))


def _first(exercises: Sequence[Exercise], programme: Programme | None) -> tuple[Exercise, ...]:
    """The exercises to begin with: all of a list, the first ones of a programme's first phase."""
    if programme is None:
        return tuple(exercises)
    begun = {name for week in programme.phases[0].weeks for name in sessions_of(week)}
    items = {item.exercise for session in programme.sessions if session.id in begun for item in session.items}
    return tuple([exercise for exercise in exercises if exercise.id in items][:MOST])


def _calendar(
    client: Client, exercises: Sequence[Exercise], programme: Programme | None, monday: datetime.date
) -> Calendar:
    if programme:
        return of_programme(programme, {e.id: e for e in exercises}, monday)
    return of_exercises(exercises, monday, weeks_until(monday, client.review))


def _made_over(project: Project, plan: ClientPlan) -> Project:
    """The project with this plan, the wanted chapters without their cards and programmes, and the client's formats."""
    client = plan.client
    wanted = {str(name): _without_cards(project.chapters[name]) for name in client.chapters}
    booklet = project.booklet.model_copy(
        update={
            "chapters": list(client.chapters),
            "edition": client.edition or project.booklet.edition,
            "paper": client.paper or project.booklet.paper,
            "welcome": [],
        }
    )
    exercises = {str(exercise.id): exercise for exercise in plan.exercises}
    return replace(project, booklet=booklet, chapters=wanted, exercises=exercises, plan_for=plan)


def _without_cards(chapter: Chapter) -> Chapter:
    return chapter.model_copy(update={"blocks": list(_own_blocks(chapter))})


def _own_blocks(chapter: Chapter) -> Iterator[Block]:
    """The blocks of a chapter that are not printed elsewhere in a client's booklet."""
    return (block for block in chapter.blocks if not isinstance(block, Cards | ProgrammeBlock))
