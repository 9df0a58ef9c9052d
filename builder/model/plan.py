"""What a booklet that is made for one client says of that client: the plan."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.model.base import Text
from builder.model.client import Client
from builder.model.dose import Dose, OneSide, SessionDose
from builder.model.exercise import Exercise
from builder.model.programme import Programme
from builder.model.safety import SelfCheck


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the plan: its date, and the codes of what to do on it; none on a day of rest."""

    date: datetime.date
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """Seven days from a Monday on; `number` counts from 1."""

    number: int
    days: tuple[CalendarDay, ...]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An exercise and how much of it."""

    exercise: Exercise
    dose: Dose | SessionDose


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What a code of the calendar stands for: a session of a programme by its `name`, or exercises of so many `days`
    a week."""

    code: str
    items: tuple[PlanItem, ...]
    days: int = 0
    name: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The weeks from the start to the review, and what their codes stand for."""

    weeks: tuple[CalendarWeek, ...]
    plans: tuple[DayPlan, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Words of caution for this client, and the exercises that they are about."""

    text: Text
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class DoseStep:
    """An exercise whose dose differs from the one of the visit before: that one, and the dose of now."""

    exercise: Exercise
    before: Dose
    now: Dose


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What differs from the plan of a visit before, whose date is `since`."""

    since: datetime.date
    new: tuple[Exercise, ...]
    changed: tuple[DoseStep, ...]
    dropped: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The results of one side, or of a check without sides: one for each date of a chart, None where it is missing."""

    side: OneSide | None
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ResultChart:
    """The results of a self-check over several visits, without a `check` those of pain, on a scale `low` to `high`."""

    check: SelfCheck | None
    low: int
    high: int
    dates: tuple[datetime.date, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a booklet says of the visits before it; there are changes only where a plan was given before."""

    changes: PlanChanges | None
    charts: tuple[ResultChart, ...]


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """The client, and what was made of the client's file.

    `first` are the exercises that the page of the plan names; `marks` are words of caution for single exercises,
    `advice` those that are too many for a card; `progress` is there from the second visit on.
    """

    key: str
    client: Client
    exercises: tuple[Exercise, ...]
    first: tuple[Exercise, ...]
    programme: Programme | None = None
    calendar: Calendar | None = None
    marks: Mapping[str, Sequence[Text]] = field(default_factory=dict)
    advice: tuple[Advice, ...] = ()
    progress: Progress | None = None
