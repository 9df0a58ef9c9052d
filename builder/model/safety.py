"""What keeps a reader safe: warning signs, the pain rule, conditions and their cautions."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Id, Identified, Line, Record, Text
from builder.model.exercise import Picture
from builder.model.measures import Duration


class FlagLevel(Record):
    """How urgent a warning sign is: the words that head its list, and the shape beside them."""

    id: Id
    title: Line
    sign: Literal["stop", "ease", "go"]
    action: Text


class RedFlag(Record):
    """A warning sign: how it shows, what it could be, what to do."""

    id: Id
    level: Id
    title: Line
    signs: Annotated[list[Text], Field(min_length=1, max_length=7)]
    could_be: Text
    action: Text
    sources: list[Id] = []


class PainLevel(Record):
    """A stretch of the scale from 0 to 10 and what it means."""

    sign: Literal["stop", "ease", "go"]
    low: Annotated[int, Field(ge=0, le=10)]
    high: Annotated[int, Field(ge=0, le=10)]
    title: Line
    short: Line
    text: Text


class PainScale(Record):
    """The pain rule. The ceilings are the practitioner's to set: change the levels here."""

    explain: Text
    levels: Annotated[list[PainLevel], Field(min_length=2, max_length=4)]

    @model_validator(mode="after")
    def _whole_scale(self) -> Self:
        numbers = [number for level in self.levels for number in range(level.low, level.high + 1)]
        if numbers != list(range(11)):
            raise PydanticCustomError(
                "pain_scale", "should have levels that go from 0 to 10 without a gap and without an overlap"
            )
        return self


class Condition(Record):
    """A health condition. `phrase` completes the sentence "Skip if you have …"."""

    id: Id
    label: Line
    phrase: Line
    sources: list[Id] = []


class Caution(Record):
    """What a condition means for a family of exercises.

    `ok` without a text says that there is no special limit.
    """

    condition: Id
    rule: Literal["avoid", "modify", "ok"]
    text: Text | None = None

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.text is None and self.rule != "ok":
            raise PydanticCustomError("caution_text", "needs a text that says what to do")
        return self


class FamilyCautions(Record):
    """The cautions of one family of exercises or of a home remedy."""

    family: Id
    conditions: Annotated[list[Caution], Field(min_length=1)]


class Bounds(Record):
    """How far a dose may be changed for a client: the most of everything, and the least rest between sets.

    They hold for the named exercises, or for a family; those with neither hold for all the rest. A `time` or
    `hold` of `none` says that there is none. `why` follows the number in what the practitioner is told.
    """

    family: Id | None = None
    exercises: list[Id] = []
    sets: Annotated[int, Field(ge=1, le=100)]
    reps: Annotated[int, Field(ge=1, le=100)]
    time: Duration | Literal["none"]
    hold: Duration | Literal["none"]
    rest: Duration | Literal["none"] = Field(description="The least rest between sets")
    days: Annotated[int, Field(ge=1, le=7)]
    why: Text
    evidence: list[Id] = []
    sources: list[Id] = []

    @model_validator(mode="after")
    def _of_one_sort(self) -> Self:
        if self.family is not None and self.exercises:
            raise PydanticCustomError("bounds_of", "should name a family or exercises, not both")
        return self


def _each_once(bounds: list[Bounds]) -> list[Bounds]:
    named: list[str] = []
    for entry in bounds:
        named += entry.exercises or [entry.family or "all the rest"]
    for name, count in Counter(named).items():
        if count > 1:
            raise PydanticCustomError("bounds_twice", "has two entries for {name}", {"name": name})
    return bounds


class Safety(Record):
    """`safety.yaml`."""

    levels: Annotated[list[FlagLevel], Field(min_length=1)]
    red_flags: Annotated[list[RedFlag], Field(min_length=1)]
    pain: PainScale
    conditions: list[Condition] = []
    cautions: list[FamilyCautions] = []
    bounds: Annotated[list[Bounds], AfterValidator(_each_once)] = []


class CheckResult(Record):
    """What a self-check gives: a number of a `unit` from `low` to `high`, for `each_side` or once.

    `chart` are the ends of its scale on a chart; a result beyond them widens it.  `row` is what its rows in a log
    are called, without the side.
    """

    unit: Line
    low: Annotated[int, Field(ge=-1000, le=1000)]
    high: Annotated[int, Field(ge=-1000, le=1000)]
    each_side: bool = False
    chart: Annotated[list[int], Field(min_length=2, max_length=2)]
    row: Line | None = None

    @model_validator(mode="after")
    def _chart_within(self) -> Self:
        first, last = self.chart
        if not self.low <= first < last <= self.high:
            raise PydanticCustomError("check_scale", "should have a chart that goes up, from low to high at most")
        return self


class SelfCheck(Identified):
    """A test that a reader does at home (`self_checks.yaml`). Without a `result` nobody keeps its numbers."""

    name: Line
    picture: Picture | None = None
    needs: list[Line] = []
    steps: Annotated[list[Text], Field(min_length=1, max_length=7)]
    record: Text
    real_change: Text
    result: CheckResult | None = None
    guide: Text | None = None
    stop_if: Text | None = None
    skip_if: list[Id] = []
    care: list[Text] = []
    sources: list[Id] = []
    covers: list[Id] = []


class SelfChecks(Record):
    """`self_checks.yaml`."""

    self_checks: list[SelfCheck]
