"""A posed figure, as a pose file says it. Angles in degrees: 0 to the right, 90 up. Lengths in cm."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from builder.model.base import Id, Line, Record
from builder.model.points import Number, Point

Angles = Annotated[list[Number], Field(min_length=1, max_length=3)]
Bend = Literal[1, -1]
HandShape = Literal["open", "flat", "fist"]
Share = Annotated[float, Field(gt=0.2, le=1.2)]

Contact = Annotated[dict[str, Number], Field(min_length=1, max_length=1)]
"""One landmark with its height or its x, in cm."""

Ground = Annotated[
    Annotated[Contact, Tag("at")] | Annotated[str, Tag("named")],
    Discriminator(lambda value: "named" if isinstance(value, str) else "at"),
]
"""A landmark at a height; one that is only named is at 0."""

Contacts = Annotated[dict[str, Number], Field(min_length=2, max_length=2)]
"""Two landmarks with their heights in cm."""


def _plain(point: Point) -> Point:
    if point.landmark is not None:
        raise PydanticCustomError("plain_point", "should be two numbers, [x, y] in cm: no landmark is placed before it")
    return point


class Directions(Record):
    """The directions of a limb's segments in the scene: thigh, shank, foot; or upper arm, forearm, hand."""

    abs: Angles


class Target(Record):
    """Where the end of a limb should be; the joint between is found.

    `bend` says to which side that joint points, seen along the limb: 1 left, -1 right.
    """

    to: Point
    bend: Bend = 1
    foot: Number | None = Field(default=None, description="Direction of the foot; right angles when left out")
    hand: Number | None = Field(default=None, description="Direction of the hand; as the forearm when left out")
    reach: Annotated[float, Field(ge=0, le=18)] = Field(default=8, description="From the wrist to what touches, in cm")


def _kind_of_limb(value: Any) -> str:
    if isinstance(value, (Target, Directions)):
        return "to" if isinstance(value, Target) else "abs"
    if isinstance(value, dict):
        return "to" if "to" in value else "abs"
    return "angles"


Limb = Annotated[
    Annotated[Angles, Tag("angles")] | Annotated[Directions, Tag("abs")] | Annotated[Target, Tag("to")],
    Discriminator(_kind_of_limb),
]
"""Joint angles, directions, or a target."""


class Mannequin(Record):
    """A person in a pose.

    Seen from the side the figure faces right and has a near and a far side; seen from the front it has
    a left and a right (of the picture). Joint angles count from standing tall: hip and knee bend
    forward and back with positive numbers, as does the shoulder.
    """

    view: Literal["side", "front"] = "side"
    person: Id = Id("maya")
    spine: Annotated[list[Number], Field(min_length=1, max_length=3)] = Field(
        default=[90.0], description="Direction of the pelvis, then how far the low and the upper back bend forward"
    )
    neck: Number | None = Field(default=None, description="How far the neck bends forward from the upper back")
    neck_abs: Number | None = Field(default=None, description="The neck's direction instead")
    head: Number | None = Field(default=None, description="How far the head bends forward from the neck")
    head_abs: Number | None = Field(default=None, description="The direction of the crown instead")
    near_leg: Limb = [0.0]
    far_leg: Limb = [0.0]
    left_leg: Limb = [0.0]
    right_leg: Limb = [0.0]
    near_arm: Limb = [0.0, 5.0]
    far_arm: Limb = [0.0, 5.0]
    left_arm: Limb = [0.0, 5.0]
    right_arm: Limb = [0.0, 5.0]
    hands: dict[Literal["near", "far", "left", "right"], HandShape] = {}
    feet: dict[Literal["left", "right"], Literal["side", "front"]] = {}
    flip_foot: list[Literal["left", "right"]] = Field(default=[], description="Feet whose toes point the other way")
    flip_hand: list[Literal["near", "far", "left", "right"]] = []
    flip_elbow: list[Literal["near", "far", "left", "right"]] = []
    foreshorten: dict[str, Share] = Field(default={}, description="Segments that point towards the reader, as shares")
    order: list[Line] = Field(default=[], description="Parts from back to front, where the usual order is wrong")
    shorts: Annotated[float, Field(ge=0.2, le=0.9)] = Field(
        default=0.46, description="How much of the thigh they cover"
    )
    root: Annotated[Point, AfterValidator(_plain)] | None = Field(default=None, description="Where the hip joint is")
    ground: Ground | None = Field(
        default=None,
        description="A landmark at a height; one that is only named is at 0. With neither ground, rest nor root the "
        "lowest landmark is at 0",
    )
    rest: Contacts | None = Field(default=None, description="Two landmarks at heights: the figure is turned")
    pin: Contact | None = Field(default=None, description="A landmark at an x")
    touch: dict[str, Number] = Field(default={}, description="Landmarks that must be at a height: checked, not moved")


def _same_figure(fields: Mannequin) -> Mannequin:
    if fields.model_fields_set & {"view", "person"}:
        raise PydanticCustomError("ghost_figure", "changes the view or the person: a ghost has those of its figure")
    return fields


class Ghost(Record):
    """Where a part of the figure, or all of it, was before: what `set` changes, drawn pale."""

    parts: list[Line] = Field(default=[], description="Parts to draw; all when left out")
    set: Annotated[Mannequin, AfterValidator(_same_figure)] = Field(
        description="Fields of the figure that were different"
    )
    reground: bool = Field(default=False, description="Place it anew instead of at the figure's hip")
