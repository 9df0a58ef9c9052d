"""An exercise: everything that its card prints."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Id, Identified, Line, Record, Text, Url
from builder.model.dose import Dose


class Alt(Line):
    """What a picture shows, for who cannot see it: plain text of a few sentences."""

    max_length = 300
    description = "What the picture shows, for who cannot see it"


class Picture(Record):
    """A picture file of the project or a compiled drawing, and what a person who cannot see it needs to know.

    `labels` are other words for those of a drawing, by their keys: so a booklet is translated. A drawing that is
    `mirrored` is printed as in a mirror; alt text, caption and labels say what it shows then.
    """

    file: str | None = None
    drawing: Id | None = None
    mirrored: bool = False
    alt: Alt
    caption: Text | None = None
    labels: dict[str, Line] = {}

    @model_validator(mode="after")
    def _file_or_drawing(self) -> Self:
        if (self.file is None) == (self.drawing is None):
            raise PydanticCustomError("picture_source", "needs either a file or a drawing, and not both")
        if self.labels and self.drawing is None:
            raise PydanticCustomError("picture_labels", "has labels, which only a drawing can have")
        if self.mirrored and self.drawing is None:
            raise PydanticCustomError("picture_mirrored", "is mirrored, which only a drawing can be")
        return self


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
    video: Url | None = Field(default=None, description="A page with a video; the card prints a QR code for it")
    covers: list[Id] = []
    evidence: list[Id] = []
