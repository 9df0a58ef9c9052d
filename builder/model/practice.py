"""A practice: who gives the booklet to clients, and what it sets for all of them (`practice.yaml`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from builder.model.base import Email, Id, Line, Record, Text, Url
from builder.model.exercise import Picture
from builder.model.mail import Mail

HexColor = Annotated[str, Field(pattern="^#[0-9A-Fa-f]{6}$")]


def _written(value: Any) -> Any:
    """Refuse an empty colour: one without quotes is a comment to YAML, and would be missed in silence."""
    if value is None:
        raise PydanticCustomError("color_missing", "has no value")
    return value


OwnColor = Annotated[HexColor | None, BeforeValidator(_written)]


class Person(Record):
    """Somebody of the practice. `credentials` follow the name: PT, DPT."""

    name: Line
    credentials: Line | None = None


class PhoneNumber(Line):
    """A telephone number, as it is printed."""

    max_length = 20
    description = "A telephone number"


class Emergency(Record):
    """Whom to call and where to go in an emergency, in the words of the country; places with their article."""

    number: PhoneNumber = PhoneNumber("911")
    room: Line = Field(default=Line("the emergency room"), description="Where to go in an emergency: go to …")
    urgent: Line = Field(default=Line("an urgent care clinic"), description="Who sees one on the same day: call …")


class Colors(Record):
    """The practice's colours in place of the theme's. Each must keep the contrast that the theme asks for."""

    heading: OwnColor = Field(default=None, description="Headings, numbers in discs, frames of boxes")
    line: OwnColor = Field(default=None, description="Rules")
    cover: OwnColor = Field(default=None, description="The panel of the cover")
    pale: OwnColor = Field(default=None, description="Behind the main message and the dose")


class Practice(Record):
    """`practice.yaml`."""

    name: Line
    people: Annotated[list[Person], Field(max_length=6)] = []
    lines: Annotated[list[Line], Field(max_length=5)] = Field(default=[], description="Address, hours")
    phone: Line | None = None
    email: Email | None = None
    web: Url | None = None
    logo: Picture | None = None
    colors: Colors = Colors()
    pain_ceiling: Annotated[int, Field(ge=1, le=5)] | None = Field(
        default=None, description="Pain up to this number is fine; the booklet's own rule counts where it is left out"
    )
    disclaimer: Text | None = None
    emergency: Emergency = Emergency()
    paper: Id | None = None
    edition: Id | None = None
    language: Literal["en"] | None = None
    mail: Mail | None = Field(default=None, description="How booklets are sent to clients")
