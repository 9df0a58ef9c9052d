"""A pose file (`poses/*.yaml`): the dozen lines that a drawing is computed from."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Id, Identified, Line, Record
from builder.model.mannequin import Ghost, Mannequin
from builder.model.plates import AnyShape
from builder.model.points import Number
from builder.model.props import AnyArrow, AnyProp, Words

T = TypeVar("T")


class Panel(Record):
    """One picture: a figure among its props, or the shapes of a plate. Painted in the order of the fields,
    except that props may say where they stand."""

    label: Line | None = None
    frame: Annotated[list[Number], Field(min_length=4, max_length=4)] | None = Field(
        default=None, description="x0, y0, x1, y1 of the picture in cm; around everything when left out"
    )
    shapes: list[AnyShape] = []
    figure: Mannequin | None = None
    ghosts: Annotated[list[Ghost], Field(max_length=3)] = []
    target: list[Line] = Field(default=[], description="Muscles to mark, such as near.calf")
    props: list[AnyProp] = []
    arrows: list[AnyArrow] = []
    words: list[Words] = []

    @field_validator("ghosts", "target")
    @classmethod
    def _belongs_to_a_figure(cls, value: list[T], info: ValidationInfo) -> list[T]:
        if value and info.data.get("figure", True) is None:
            raise PydanticCustomError("no_figure", "needs a figure, and this panel has none")
        return value


class Pose(Identified):
    """A drawing: one panel, or several side by side or stacked, whichever is larger."""

    panels: Annotated[list[Panel], Field(min_length=1, max_length=4)]


class Build(Record):
    """How a person's body differs from the middle: factors of widths and lengths."""

    limbs: Annotated[float, Field(ge=0.85, le=1.3)] = 1.0
    trunk: Annotated[float, Field(ge=0.85, le=1.4)] = 1.0


class Person(Identified):
    """Somebody who is drawn: colours by their names in the theme, hair style, build."""

    skin: Id
    hair: Id
    style: Id
    shirt: Id
    shorts: Id
    build: Build = Build()


class People(Record):
    """`people.yaml`: everybody who is drawn."""

    people: Annotated[list[Person], Field(min_length=1)]
