"""What a booklet that is made for one client says of that client: the plan."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.model.base import Text
from builder.model.client import Client
from builder.model.dose import Dose, SessionDose
from builder.model.exercise import Exercise
from builder.model.programme import Programme


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
    """What a code of the calendar stands for. `name` is that of a programme's session, if it is one."""

    code: str
    items: tuple[PlanItem, ...]
    name: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The weeks from the start to the review, and what their codes stand for."""

    weeks: tuple[CalendarWeek, ...]
    plans: tuple[DayPlan, ...]


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """The client, and what was made of the client's file.

    `marks` are the words of caution for single exercises, `notes` those of the practitioner.
    """

    key: str
    client: Client
    exercises: tuple[Exercise, ...]
    programme: Programme | None = None
    calendar: Calendar | None = None
    marks: Mapping[str, Sequence[Text]] = field(default_factory=dict)
