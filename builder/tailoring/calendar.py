"""The days of a client's plan, with real dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from builder.model.exercise import Exercise
from builder.model.plan import Calendar, CalendarDay, CalendarWeek, DayPlan, PlanItem
from builder.model.programme import Programme, Session, Week
from builder.model.references import DAYS, sessions_of_day

WEEKS = 4
"""How many weeks are planned until a review that has no date yet."""

MOST_WEEKS = 12

_SPREAD = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5)}
"""For so many days a week on which of them, Monday 0: as far apart as they go, with weekends free while they can be."""


def first_monday(start: datetime.date) -> datetime.date:
    """The Monday on or after a day: plans go by whole weeks."""
    return start + datetime.timedelta(days=-start.weekday() % 7)


def weeks_until(start: datetime.date, review: datetime.date | None) -> int:
    """How many weeks there are from a Monday to a review."""
    if review is None:
        return WEEKS
    return max(1, min(MOST_WEEKS, -(-(review - start).days // 7)))


def of_exercises(exercises: Sequence[Exercise], monday: datetime.date, weeks: int) -> Calendar:
    """The calendar of a list of exercises: those of as many days a week are one day's plan, A the most frequent."""
    by_days: dict[int, list[Exercise]] = {}
    for exercise in exercises:
        by_days.setdefault(exercise.dose.days.high, []).append(exercise)
    frequent = sorted(by_days, reverse=True)
    codes = dict(zip(frequent, ascii_uppercase, strict=False))
    plans = tuple(DayPlan(codes[n], tuple(PlanItem(e, e.dose) for e in by_days[n]), n) for n in frequent)
    week = [tuple(codes[n] for n in frequent if day in _SPREAD.get(n, range(7))) for day in range(7)]
    return Calendar(tuple(_week(number, monday, week) for number in range(weeks)), plans)


def of_programme(programme: Programme, exercises: dict[str, Exercise], monday: datetime.date) -> Calendar:
    """The calendar of a programme; its sessions are the plans, and what is not in `exercises` is left out."""
    sessions = {str(session.id): session for session in programme.sessions}
    weeks = [week for phase in programme.phases for week in phase.weeks]
    rows = tuple(_week(number, monday, _codes(week, sessions)) for number, week in enumerate(weeks))
    used = dict.fromkeys(name for week in weeks for day in DAYS for name in sessions_of_day(week, day))
    return Calendar(rows, tuple(_day_plan(sessions[name], exercises) for name in used))


def _week(number: int, monday: datetime.date, codes: Sequence[tuple[str, ...]]) -> CalendarWeek:
    first = monday + datetime.timedelta(weeks=number)
    days = (CalendarDay(first + datetime.timedelta(days=day), each) for day, each in enumerate(codes))
    return CalendarWeek(number + 1, tuple(days))


def _codes(week: Week, sessions: dict[str, Session]) -> list[tuple[str, ...]]:
    return [tuple(sessions[name].code for name in sessions_of_day(week, day)) for day in DAYS]


def _day_plan(session: Session, exercises: dict[str, Exercise]) -> DayPlan:
    items: Iterator[PlanItem] = (
        PlanItem(exercises[item.exercise], item.dose) for item in session.items if item.exercise in exercises
    )
    return DayPlan(session.code, tuple(items), name=session.name, note=session.note)
