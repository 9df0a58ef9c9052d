"""A practice: who gives the booklet to clients, and what it sets for all of them (`practice.yaml`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import Id, Line, Record, Text, Url
from builder.model.exercise import Picture

HexColor = Annotated[str, Field(pattern="^#[0-9A-Fa-f]{6}$")]


class Person(Record):
    """Somebody of the practice. `credentials` follow the name: PT, DPT."""

    name: Line
    credentials: Line | None = None


class Emergency(Record):
    """Whom to call in an emergency, in the words of the country."""

    number: Annotated[Line, Field(max_length=20)] = Line("911")
    room: Line = Field(default=Line("emergency room"), description="The place to go to, as the country calls it")
    urgent: Line = Field(default=Line("urgent care clinic"), description="Where one is seen on the same day")


class Colors(Record):
    """The practice's colours in place of the theme's. Each must keep the contrast that the theme asks for."""

    heading: HexColor | None = None
    line: HexColor | None = None
    cover: HexColor | None = None
    pale: HexColor | None = None


class Practice(Record):
    """`practice.yaml`."""

    name: Line
    people: Annotated[list[Person], Field(max_length=6)] = []
    lines: Annotated[list[Line], Field(max_length=5)] = Field(default=[], description="Address, hours")
    phone: Line | None = None
    email: Line | None = None
    web: Url | None = None
    logo: Picture | None = None
    colors: Colors = Colors()
    pain_ceiling: Annotated[int, Field(ge=1, le=6)] | None = Field(
        default=None, description="Pain up to this number is fine; the booklet's own rule counts where it is left out"
    )
    disclaimer: Text | None = None
    emergency: Emergency = Emergency()
    paper: Id | None = None
    edition: Id | None = None
    language: Literal["en"] = "en"
