"""A client's doses: the card's dose changed, and held against the bounds of `safety.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple, TypeVar

from builder.errors import Diagnostic
from builder.model.client import Client, DoseChange
from builder.model.dose import Dose, SessionDose
from builder.model.exercise import Exercise
from builder.model.measures import Duration
from builder.model.safety import Bounds, Safety
from builder.tailoring.screening import titled, to_confirm

D = TypeVar("D", Dose, SessionDose)

_OF_THE_NOTE = ("reps", "time", "hold", "days")
"""What the note of a card's dose may speak of; with another of these it could say the wrong thing."""


class Excess(NamedTuple):
    """A field of a dose that lies beyond its bound, what stands there, and what may."""

    field: str
    value: str
    limit: str


def changed(dose: D, change: DoseChange) -> D:
    """A dose as a client does it: what the change leaves out stays, `reps` replaces `time` and the other way round.

    A card's note goes when reps, time, hold or days differ; that of a session stays, as it may be a warning. A session
    takes no days. A change that gives both reps and time, or more days than a week has, is a problem of `beyond`.
    """
    new = {
        name: value
        for name in DoseChange.model_fields
        if name in type(dose).model_fields and (value := getattr(change, name)) is not None
    }
    differ = any(name in _OF_THE_NOTE and value != getattr(dose, name) for name, value in new.items())
    if isinstance(dose, Dose) and differ:
        new["note"] = None
    if "reps" in new or "time" in new:
        new = {"reps": None, "time": None} | new
    return dose.model_copy(update=new)


def bounds_of(exercise: Exercise, safety: Safety | None) -> Bounds | None:
    """The bounds of an exercise: its own, else those of its family, else those of all the rest."""
    entries = safety.bounds if safety else []
    own = [entry for entry in entries if exercise.id in entry.exercises]
    family = [entry for entry in entries if entry.family == exercise.family]
    rest = [entry for entry in entries if entry.family is None and not entry.exercises]
    return next(iter([*own, *family, *rest]), None)


def outside(dose: Dose | SessionDose, bounds: Bounds) -> Iterator[Excess]:
    """The fields of a dose that lie beyond their bounds. Rest counts only between sets."""
    days = dose.days if isinstance(dose, Dose) else None
    counts = [("sets", dose.sets, bounds.sets), ("reps", dose.reps, bounds.reps), ("days", days, bounds.days)]
    for field, count, most in counts:
        if count and count.high > most:
            yield Excess(field, count.written(), f"at most {most}")
    for field, time, longest in (("time", dose.time, bounds.time), ("hold", dose.hold, bounds.hold)):
        if _seconds(time) > _seconds(longest):
            limit = "there should be none" if longest == "none" else f"at most {_words(longest)}"
            yield Excess(field, _words(time), limit)
    if dose.sets and dose.sets.high > 1 and _seconds(dose.rest) < _seconds(bounds.rest):
        yield Excess("rest", _words(dose.rest), f"at least {_words(bounds.rest)}")


def beyond(exercise: Exercise, client: Client, safety: Safety | None) -> Iterator[Diagnostic]:
    """What is wrong with the dose that a client's file gives to an exercise, which is still as its card has it.

    Errors, that are warnings once the exercise is confirmed: fields beyond their bounds, a side that does not fit.
    Errors always: both reps and time, more days than a week has. Warnings: a note that goes, bounds that are not there.
    """
    change = client.doses.get(exercise.id)
    if change is None:
        return
    impossible = list(_impossible(exercise, change))
    if impossible:
        yield from impossible
        return
    dose, bounds = changed(exercise.dose, change), bounds_of(exercise, safety)
    confirm = f"if you have looked at it, write {to_confirm(client, exercise.id)}"
    for error in [*(_beyond(exercise, change, dose, bounds) if bounds else ()), *_other_side(exercise, change)]:
        confirmed = exercise.id in client.confirm
        yield replace(error, severity="warning") if confirmed else replace(error, hint=confirm)
    yield from _worth_knowing(exercise, change, dose, bounds)


def _worth_knowing(exercise: Exercise, change: DoseChange, dose: Dose, bounds: Bounds | None) -> Iterator[Diagnostic]:
    if bounds is None:
        message = f"nothing bounds the dose of {titled(exercise)}: it is printed as it stands"
        yield Diagnostic(message, change.span, "give its family bounds in safety.yaml", "warning")
    if exercise.dose.note and not dose.note:
        message = f'the words "{exercise.dose.note}" of {titled(exercise)} are left out: they were for another dose'
        yield Diagnostic(message, change.span, f"say what counts now: notes: {{{exercise.id}: …}}", "warning")


def _impossible(exercise: Exercise, change: DoseChange) -> Iterator[Diagnostic]:
    if change.reps and change.time:
        message = f"{titled(exercise)} cannot have both reps (how many times) and time (how long)"
        yield Diagnostic(message, change.place("time"), "leave one of them out")
    if change.days and change.days.high > 7:
        message = f"{titled(exercise)} cannot be done on {change.days.written()} days a week"
        yield Diagnostic(message, change.place("days"), "at most 7")


def _beyond(exercise: Exercise, change: DoseChange, dose: Dose, bounds: Bounds) -> Iterator[Diagnostic]:
    for field, value, limit in outside(dose, bounds):
        message = f'the "{field}" of {titled(exercise)} would be {value}: {limit}. {bounds.why}'
        yield Diagnostic(message, change.place(field))


def _other_side(exercise: Exercise, change: DoseChange) -> Iterator[Diagnostic]:
    """What works both legs at once has no side; what is done once for each leg cannot be done with both."""
    card = exercise.dose.side
    if change.side and (change.side == "both") != (card == "both"):
        message = f'{titled(exercise)} cannot be done "{change.side}": its card says "{card}"'
        yield Diagnostic(message, change.place("side"))


def _seconds(time: Duration | Literal["none"] | None) -> int:
    return time.seconds if isinstance(time, Duration) else 0


def _words(time: Duration | Literal["none"] | None) -> str:
    """A time as authors write it."""
    return time.written() if isinstance(time, Duration) else "none"
