"""The shapes that a plate is drawn from. Each is a mapping with one key that names its kind.

Lengths are in cm and angles in degrees, widths of lines in points. Colours are roles of the theme's
`drawing` section, such as `bone_line` or `muscle_a-shade`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Id, Record
from builder.model.points import Number, Point, Size, Span
from builder.model.props import kind_among

Points = Annotated[list[Point], Field(min_length=2, max_length=80)]
Outline = Annotated[list[Point], Field(min_length=3, max_length=80)]
Dash = Annotated[list[Size], Field(min_length=2, max_length=6)]
"""Lengths of dashes and gaps, in points."""

Width = Annotated[float, Field(gt=0, le=12, allow_inf_nan=False)]
"""Of a line, in points."""

MOST_LINES = 120
"""How many lines an axis may have."""

Share = Annotated[float, Field(ge=-0.2, le=1.2)]


Row = Annotated[list[Annotated[float, Field(ge=0, le=100)]], Field(min_length=3, max_length=3)]
"""A share of a muscle's length, and the half-widths there in cm."""


class Shape(Record):
    """What every shape is: something painted where it stands in the list."""


class Painted(Record):
    """How an area looks: its colour, its outline (`edge`), a soft shade at its lower right, a white rim around it."""

    fill: Id | None = None
    edge: Id | None = None
    width: Width = 0.85
    dash: Dash | None = None
    shade: bool = False
    halo: bool = False

    @model_validator(mode="after")
    def _shows(self) -> Self:
        if not (self.fill or self.edge):
            raise PydanticCustomError("nothing_painted", "has neither a fill nor an edge")
        return self


class Area(Shape, Painted):
    """The area inside points, smooth or with straight sides; with `inside` only what lies in that smooth outline."""

    area: Outline
    straight: bool = False
    inside: Outline | None = None


class Ellipse(Shape, Painted):
    """An ellipse, or a circle, about a point; `angle` is the direction of `rx`."""

    ellipse: Point
    rx: Size
    ry: Size | None = Field(default=None, description="As rx when left out")
    angle: Number = 0


class Line(Shape):
    """A smooth or straight line through points."""

    line: Points
    straight: bool = False
    color: Id = Id("ink")
    width: Width = 0.85
    dash: Dash | None = None
    halo: bool = False


class Flesh(Shape):
    """Soft body between two edges that run the same way; its ends stay open."""

    flesh: Annotated[list[Points], Field(min_length=2, max_length=2)]


class Bone(Shape):
    """A bone's smooth outline."""

    bone: Outline
    halo: bool = False


class Muscle(Shape):
    """A muscle along its middle line, from tendon to tendon.

    `widths` are rows of a share of the length and the half-widths there, left and right of the line's
    way. Between the shares of `belly` lie its fibres; without them it is all tendon.
    """

    muscle: Points
    widths: Annotated[list[Row], Field(min_length=2, max_length=20)]
    belly: Annotated[tuple[Share, Share], Field(strict=False)] | None = None
    color: Id = Id("muscle_a")
    light: Id | None = Field(default=None, description="Colour of light fibres between the dark ones")
    edge: Id = Id("ink")
    width: Width = 0.7
    fibres: Annotated[int, Field(ge=2, le=16)] = 6
    halo: bool = True

    @model_validator(mode="after")
    def _runs_one_way(self) -> Self:
        if any(one[0] >= two[0] for one, two in pairwise(self.widths)):
            raise PydanticCustomError("muscle_widths", "has widths whose first numbers do not rise from row to row")
        if self.belly and self.belly[0] >= self.belly[1]:
            raise PydanticCustomError("muscle_belly", "has a belly that ends before it begins")
        return self


class Group(Shape):
    """Shapes drawn together: turned about a point of theirs, then moved.

    Inside, [x, y] counts in the group; a landmark stays where it is, and steps from it turn along.
    """

    group: Annotated[list[AnyShape], Field(min_length=1)]
    turn: Number = 0
    about: Span = (0, 0)
    move: Span = (0, 0)


class Mark(Shape):
    """A landmark, for what follows to refer to. Nothing is painted."""

    mark: Id
    at: Point


class Disc(Shape):
    """A filled disc with a number or letter, which is set live."""

    disc: Annotated[str, Field(min_length=1, max_length=2)]
    at: Point
    radius: Size = 1.7
    fill: Id = Id("arrow")


class Axis(Record):
    """One side of a chart: its first and last number, those that are written out, and finer lines between."""

    first: Number
    last: Number
    step: Size
    finer: Size | None = None
    signed: bool = Field(default=False, description="Write +5 for 5")

    @model_validator(mode="after")
    def _has_some_lines(self) -> Self:
        finest = min(self.step, self.finer or self.step)
        if not 1 <= (self.last - self.first) / finest <= MOST_LINES:
            raise PydanticCustomError("axis_lines", "has too few or too many lines between its first and last number")
        return self


class Chart(Shape):
    """A grid to write on, from its lower left corner; `across` and `up` number its sides."""

    chart: Point
    width: Size
    height: Size
    across: Axis
    up: Axis
    gap: Size = Field(default=2, description="From the grid to the middle of a number, in cm")


AnyShape = Annotated[
    Annotated[Area, Tag("area")]
    | Annotated[Ellipse, Tag("ellipse")]
    | Annotated[Line, Tag("line")]
    | Annotated[Flesh, Tag("flesh")]
    | Annotated[Bone, Tag("bone")]
    | Annotated[Muscle, Tag("muscle")]
    | Annotated[Group, Tag("group")]
    | Annotated[Mark, Tag("mark")]
    | Annotated[Disc, Tag("disc")]
    | Annotated[Chart, Tag("chart")],
    Discriminator(
        lambda value: kind_among(value, SHAPES),
        custom_error_type="unknown_kind",
        custom_error_message="is no known shape",
        custom_error_context={"noun": "shape"},
    ),
]

SHAPES: dict[str, type[Shape]] = {cls.__name__.lower(): cls for cls in Shape.__subclasses__()}
"""Every shape by its key."""

Group.model_rebuild()
