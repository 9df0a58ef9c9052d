"""An exercise: everything that its card prints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import Id, Identified, Line, Record, Text
from builder.model.dose import Dose


class Picture(Record):
    """A picture file of the project, and what a person who cannot see it needs to know."""

    file: str
    alt: Line
    caption: Text | None = None


class Exercise(Identified):
    """One exercise (`exercises/*.yaml`).

    `avoid_if` and `care_if` are ids of conditions (`safety.yaml`): the first ones are
    printed on the card as "Skip if", both are held against the conditions of a client.
    """

    name: Line
    family: Id
    level: Literal[1, 2, 3]
    works: Annotated[list[Line], Field(min_length=1, max_length=5)]
    needs: Annotated[list[Line], Field(max_length=5)]
    start: Text
    steps: Annotated[list[Text], Field(min_length=3, max_length=7)]
    feel: Text
    mistakes: Annotated[list[Text], Field(min_length=2, max_length=4)]
    easier: Text
    harder: Text
    dose: Dose
    care: Text | None = None
    avoid_if: list[Id] = []
    care_if: list[Id] = []
    move_on: Text
    picture: Picture | None = None
    covers: list[Id] = []
    evidence: list[Id] = []
