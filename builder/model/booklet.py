"""The booklet itself: title, order of chapters, plan, review (`booklet.yaml`)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Date, Email, Id, Line, Record, Text
from builder.model.blocks import AnyBlock
from builder.model.exercise import Picture


class Review(Record):
    """Who checked the content, and when. Leave `by` and `on` out while nobody has."""

    by: Line | None = None
    on: Date | None = None
    next: Date | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.by is None) != (self.on is None):
            raise PydanticCustomError("review_half", "needs both who checked the content (by) and when (on)")
        return self


class Plan(Record):
    """The page that comes first: the main message and the exercises to start with."""

    title: Line
    summary: Line
    message: Text
    exercises: Annotated[list[Id], Field(min_length=1, max_length=6)]
    covers: list[Id] = []


class Contact(Record):
    """What the back cover says of the practice; blank lines are printed where it is left out."""

    name: Line
    lines: Annotated[list[Line], Field(max_length=5)] = []
    phone: Line | None = None
    email: Email | None = None
    web: Line | None = None


class Family(Record):
    """A family of exercises: the chapter's word for them."""

    id: Id
    name: Line


class Booklet(Record):
    """`booklet.yaml`, the file that makes a folder a project."""

    id: Id
    title: Line
    subtitle: Line
    language: Literal["en"] = "en"
    author: Line | None = None
    subject: Line | None = None
    cover: Picture | None = None
    logo: Picture | None = None
    families: list[Family]
    plan: Plan | None = None
    welcome: list[AnyBlock] = Field(default=[], description="Printed under the table of contents")
    chapters: Annotated[list[Id], Field(min_length=1)]
    disclaimer: Text
    review: Review = Review()
    contact: Contact | None = None
    edition: Id = Id("standard")
    paper: Id | None = None
