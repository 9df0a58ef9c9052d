"""A client's conditions held against the exercises: what is left out, and what the cards say for this client.

The rules come from the content, never from here: `avoid_if` and `care_if` of an exercise, and the
cautions of its family. Where they differ, the stricter one counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.errors import Diagnostic
from builder.model.base import Id, Text
from builder.model.client import Client
from builder.model.exercise import Exercise
from builder.model.programme import Day, Phase, Programme, Session
from builder.model.project import Project
from builder.model.references import DAYS, sessions_of, sessions_of_day
from builder.model.safety import Caution, Condition, Safety

MOST = 6
"""So many exercises go on one page; more than that a client's own list must confirm."""

MANY = Id("many")
"""Stands in `confirm` for a list of more exercises."""

OWN_CARD = "its card says to skip it"


class Exclusion(NamedTuple):
    """An exercise that is left out, the condition that speaks against it, and why."""

    exercise: Id
    condition: Id
    reason: str


@dataclass(frozen=True, slots=True)
class Screening:
    """What is left of the chosen exercises for a client.

    `marks` are the words that the card of a kept exercise prints for this client, by exercise, the strictest
    first; those in `soft` only inform. `excluded` has an entry for each exercise and each condition against it.
    """

    kept: tuple[Id, ...]
    marks: Mapping[str, tuple[Text, ...]]
    soft: frozenset[Text]
    excluded: tuple[Exclusion, ...]
    problems: tuple[Diagnostic, ...]


class _Finding(NamedTuple):
    """What a condition, at its place in the client's file, means for an exercise: reasons against it, words for it."""

    exercise: Exercise
    condition: Condition
    written: Id
    against: str
    words: Sequence[Text]
    soft: bool


def screen(project: Project, chosen: Sequence[Id], client: Client) -> Screening:
    """Hold the conditions of a client against the chosen exercises, all of which are known.

    A problem with severity "warning" tells what is left out, what is kept only because it is confirmed, and
    where nobody says what a condition means; a "note", which cards say what to mind; an error, that nothing is left,
    or more than was confirmed.
    """
    chosen = list(dict.fromkeys(chosen))
    findings = [found for name in chosen for found in _findings(project.exercises[name], client, project.safety)]
    excluded = [
        Exclusion(f.exercise.id, f.condition.id, f.against)
        for f in findings
        if f.against and f.exercise.id not in client.confirm
    ]
    gone = {exclusion.exercise for exclusion in excluded}
    kept = tuple(name for name in chosen if name not in gone)
    left = [finding for finding in findings if finding.exercise.id in kept]
    problems = [
        *(_spoken_against(f, client) for f in findings if f.against),
        *(_speechless(f) for f in left if not f.words and f.exercise.id not in client.notes),
        *_minded([finding for finding in left if finding.words and not finding.soft and not finding.against]),
        *_too_few(project, kept, gone, client),
        *_too_many(kept, client),
    ]
    firm = {words for f in left if not f.soft for words in f.words}
    soft = frozenset(words for f in left for words in f.words if words not in firm)
    return Screening(kept, _marks(left), soft, tuple(excluded), tuple(problems))


def _findings(exercise: Exercise, client: Client, safety: Safety | None) -> Iterator[_Finding]:
    """What each condition of the client means for an exercise; nothing where the family is fine with it."""
    if safety is None:
        return
    known = {condition.id: condition for condition in safety.conditions}
    for name in dict.fromkeys(client.conditions):
        cautions = [caution for caution in _cautions(exercise, safety) if caution.condition == name]
        skip = name in exercise.avoid_if
        named = skip or name in exercise.care_if
        words = [caution.text for caution in cautions if caution.text]
        against = [OWN_CARD] if skip else []
        against += [caution.text for caution in cautions if caution.text and caution.rule == "avoid"]
        soft = not named and all(caution.rule == "ok" for caution in cautions)
        if named and not words and exercise.care:
            words = [exercise.care]
        if named or words or not cautions:
            yield _Finding(exercise, known[name], name, ". ".join(against), words, soft)


def _cautions(exercise: Exercise, safety: Safety) -> Iterator[Caution]:
    for family in safety.cautions:
        if family.family == exercise.family:
            yield from family.conditions


def _marks(findings: Sequence[_Finding]) -> dict[str, tuple[Text, ...]]:
    """The words for each card, each once: those of warning first, then those that only inform."""
    marks: dict[str, dict[Text, None]] = {}
    for finding in sorted(findings, key=lambda finding: finding.soft):
        if finding.words:
            marks.setdefault(finding.exercise.id, {}).update(dict.fromkeys(finding.words))
    return {name: tuple(words) for name, words in marks.items()}


def titled(exercise: Exercise) -> str:
    """An exercise in a message: its name and its id."""
    return f'"{exercise.name}" ({exercise.id})'


def to_confirm(client: Client, what: Id) -> str:
    """The line of a client's file that confirms one thing more."""
    return f"confirm: [{', '.join([*client.confirm, what])}]"


def _spoken_against(finding: _Finding, client: Client) -> Diagnostic:
    exercise, against = finding.exercise, f'"{finding.condition.label}": {finding.against}'
    message = f"{titled(exercise)} is left out because of {against}"
    hint = f"to keep it, look at it first and write {to_confirm(client, exercise.id)}"
    if exercise.id in client.confirm:
        message, hint = f"{titled(exercise)} is kept, as it is confirmed, in spite of {against}", ""
    return Diagnostic(message, finding.written.span, hint or None, "warning")


def _speechless(finding: _Finding) -> Diagnostic:
    exercise = finding.exercise
    message = f'nothing says what "{finding.condition.label}" means for {titled(exercise)}'
    return Diagnostic(message, finding.written.span, f"say it on the card: notes: {{{exercise.id}: …}}", "warning")


def _minded(findings: Sequence[_Finding]) -> Iterator[Diagnostic]:
    """A note for each condition: the cards that say what to mind because of it."""
    for condition, name in {finding.condition.id: finding.written for finding in findings}.items():
        of_it = [finding for finding in findings if finding.condition.id == condition]
        cards = ", ".join(finding.exercise.id for finding in of_it)
        message = f'cards say what to mind because of "{of_it[0].condition.label}": {cards}'
        yield Diagnostic(message, name.span, 'read it under "For you" on the cards', "note")


def _too_few(project: Project, kept: Sequence[Id], gone: Collection[str], client: Client) -> Iterator[Diagnostic]:
    """Errors where nothing is left to do: at all, or in a phase of the programme."""
    hint = "choose others, or confirm those that you have looked at"
    if not kept:
        place = client.place("exercises" if client.exercises else "programme")
        yield Diagnostic("no exercise is left: conditions speak against all of them", place, hint)
    elif client.programme:
        programme = project.programmes[client.programme]
        left = {session.id for session in programme.sessions if any(i.exercise not in gone for i in session.items)}
        for phase in programme.phases:
            names = [name for week in phase.weeks for name in sessions_of(week)]
            if names and not left.intersection(names):
                message = f'nothing is left to do in the phase "{phase.name}" of the programme'
                yield Diagnostic(message, client.programme.span, hint)


def _too_many(kept: Sequence[Id], client: Client) -> Iterator[Diagnostic]:
    """A long list must be confirmed; how long a programme is was decided by who wrote it."""
    listed = sum(name in client.exercises for name in kept)
    if listed > MOST:
        message = f"{listed} exercises are listed: more than {MOST} do not go on one page, and are hard to keep up"
        hint = f"choose the {MOST} that matter most, or write {to_confirm(client, MANY)}"
        severity = "warning" if MANY in client.confirm else "error"
        yield Diagnostic(message, client.place("exercises"), None if severity == "warning" else hint, severity)
    elif len(kept) > MOST and client.programme:
        message = f"with the programme there are {len(kept)} exercises: more than {MOST} do not go on one page"
        yield Diagnostic(message, client.programme.span, severity="warning")


def without(programme: Programme, excluded: Iterable[Exclusion]) -> Programme:
    """A programme without the excluded exercises: sessions lose them, and one left with nothing becomes rest."""
    gone = {exclusion.exercise for exclusion in excluded}
    sessions = [thinner for session in programme.sessions if (thinner := _thinner(session, gone)).items]
    names = {session.id for session in sessions}
    phases = [_with_rest(phase, names) for phase in programme.phases]
    return programme.model_copy(update={"sessions": sessions, "phases": phases})


def _thinner(session: Session, gone: Collection[str]) -> Session:
    return session.model_copy(update={"items": [item for item in session.items if item.exercise not in gone]})


def _with_rest(phase: Phase, sessions: Collection[str]) -> Phase:
    """A phase whose days have only these sessions, or rest."""
    weeks = []
    for week in phase.weeks:
        days: dict[str, Day] = {
            day: [name for name in sessions_of_day(week, day) if name in sessions] or Id("rest") for day in DAYS
        }
        weeks.append(week.model_copy(update=days))
    return phase.model_copy(update={"weeks": weeks})
