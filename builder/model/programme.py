"""A programme: sessions laid out over weeks and days, with checks to move on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import Id, Identified, Line, Record, Text
from builder.model.blocks import AnyBlock
from builder.model.dose import SessionDose

Day = list[Id] | Id | Literal["rest"]
Items = Annotated[list[Text], Field(min_length=1, max_length=12)]


class SessionItem(Record):
    """One exercise of a session with its dose there."""

    exercise: Id
    dose: SessionDose


class Session(Record):
    """What to do on one day. `code` is what the grid of weeks prints for it."""

    id: Id
    code: Annotated[Line, Field(max_length=12)]
    name: Line
    minutes: Annotated[int, Field(ge=1, le=180)]
    items: Annotated[list[SessionItem], Field(min_length=1, max_length=10)]
    note: Text | None = None


class Week(Record):
    """Seven days, each a session, several sessions, or rest. `test` names the day of the self-checks."""

    week: Annotated[int, Field(ge=1, le=52)]
    mon: Day
    tue: Day
    wed: Day
    thu: Day
    fri: Day
    sat: Day
    sun: Day
    note: Line | None = None


class Phase(Record):
    """Some weeks with one aim, and the check that ends them."""

    id: Id
    name: Line
    goal: Text
    weeks: Annotated[list[Week], Field(min_length=1, max_length=12)]
    move_on_when: Annotated[list[Text], Field(min_length=1, max_length=7)]
    final: bool = Field(default=False, description="The box says how to keep it up, not when to move on")


class Programme(Identified):
    """A programme (`programmes/*.yaml`)."""

    name: Line
    summary: Line
    who: Text
    not_for: Items
    needs: list[Line] = []
    goal: Text
    habit: Text
    sessions: Annotated[list[Session], Field(min_length=1, max_length=30)]
    phases: Annotated[list[Phase], Field(min_length=1, max_length=12)]
    rules: Items
    after: list[AnyBlock] = Field(default=[], description="Blocks printed after the rules")
    covers: list[Id] = []
    evidence: list[Id] = []
