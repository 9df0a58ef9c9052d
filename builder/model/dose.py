"""How much of an exercise: sets, reps or time, hold, rest, side, days a week."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Line, Record
from builder.model.measures import Count, Duration

Side = Literal["both", "each leg", "each side", "left", "right"]
"""`both` works both legs at once; `each leg` or `each side` is done once for either one."""

OneSide = Literal["left", "right"]


class _Amount(Record):
    """What one set is: `reps`, so many times, or `time`, so long; how long each one is held; and on which side.

    Of `each leg` or `each side` one may come `first`.
    """

    reps: Count | None = None
    time: Duration | None = None
    hold: Duration | Literal["none"] = "none"
    side: Side = "both"
    first: OneSide | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def _one_of_reps_and_time(self) -> Self:
        if (self.reps is None) == (self.time is None):
            raise PydanticCustomError(
                "dose_what", "needs either reps (how many times) or time (how long), and not both"
            )
        return self

    @model_validator(mode="after")
    def _first_of_two(self) -> Self:
        if self.first and self.side not in ("each leg", "each side"):
            raise PydanticCustomError("dose_first", "has a first side, which only each leg or each side can have")
        return self


class Dose(_Amount):
    """The dose on an exercise card: every row is there, none is left out."""

    sets: Count
    rest: Duration | Literal["none"]
    side: Side
    days: Count = Field(description="Days a week, 1 to 7")

    @model_validator(mode="after")
    def _days_of_a_week(self) -> Self:
        if self.days.high > 7:
            raise PydanticCustomError("dose_days", "has more days than a week: at most 7")
        return self


class SessionDose(_Amount):
    """The dose of an exercise within a programme's session; the day is the session's."""

    sets: Count | None = None
    rest: Duration | Literal["none"] = "none"
