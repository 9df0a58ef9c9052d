"""A client: whom a booklet is made for (`clients/*.yaml`)."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Date, Id, Line, Record, Text
from builder.model.dose import Side
from builder.model.measures import Count, Duration


class PersonName(Line):
    """A person's name, as it is printed."""

    max_length = 80
    description = "A person's name, one line"


class DoseChange(Record):
    """What differs from the dose of the card; what is left out stays as it is."""

    sets: Count | None = None
    reps: Count | None = None
    time: Duration | None = None
    hold: Duration | Literal["none"] | None = None
    rest: Duration | Literal["none"] | None = None
    side: Side | None = None
    days: Count | None = None


class Consent(Record):
    """What the client agreed to, and when."""

    email: bool = False
    on: Date | None = None


class Client(Record):
    """`clients/*.yaml`. The exercises are those of a programme, or the listed ones, or both.

    `confirm` names warnings that the practitioner has looked at: an exercise whose dose is beyond the
    bounds or that a condition speaks against, or `many` for more than six exercises.
    """

    key: Id | None = Field(default=None, description="Names the client in files; the file's own name when left out")
    name: PersonName
    side: Literal["left", "right", "both"]
    programme: Id | None = None
    exercises: list[Id] = []
    doses: dict[Id, DoseChange] = {}
    notes: dict[Id, Text] = {}
    conditions: list[Id] = []
    confirm: list[Id] = []
    chapters: list[Id] = [Id("safety")]
    start: Date | None = None
    review: Date | None = None
    edition: Id | None = None
    paper: Id | None = None
    language: Literal["en"] = "en"
    email: Line | None = None
    consent: Consent = Consent()

    @model_validator(mode="after")
    def _something_to_do(self) -> Self:
        if not self.exercises and self.programme is None:
            raise PydanticCustomError("client_exercises", "needs exercises, or a programme")
        return self

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.start and self.review and self.review <= self.start:
            raise PydanticCustomError("client_dates", "has a review that is not after the start")
        return self
