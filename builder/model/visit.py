"""A visit of a client: what was found, and the plan that was given (`visits/KEY/*.yaml`)."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Date, Id, Record, Text
from builder.model.dose import Dose, OneSide

Number = Annotated[float, Field(ge=-1000, le=1000)]


class Sides(Record):
    """The results of a self-check that is done on each side; one may be missing."""

    left: Number | None = None
    right: Number | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.left is None and self.right is None:
            raise PydanticCustomError("sides_empty", "needs a result for the left side, the right side, or both")
        return self


Result = Annotated[
    Annotated[Number, Tag("number")] | Annotated[Sides, Tag("sides")],
    Discriminator(lambda value: "sides" if isinstance(value, dict | Sides) else "number"),
]
"""The result of a self-check: a number, or one for each side."""


class Visit(Record):
    """`visits/KEY/*.yaml`, one file a visit.

    `checks` are results of self-checks, `pain` is the worst pain of the last week, `plan` the exercises that were
    given, each with its whole dose.  The `note` is the practitioner's own and is not printed.
    """

    date: Date
    checks: dict[Id, Result] = {}
    pain: Annotated[float, Field(ge=0, le=10)] | None = None
    note: Text | None = None
    plan: dict[Id, Dose] = {}

    def result(self, check: str, side: OneSide | None) -> float | None:
        """The result of a self-check, of a side where it has sides; None where there is none."""
        found = self.checks.get(Id(check))
        if isinstance(found, Sides):
            return getattr(found, side) if side else None
        return None if side else found
