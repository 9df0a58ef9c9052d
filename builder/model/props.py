"""Things around a figure, and arrows. Each is a mapping with one key that names its kind. Lengths in cm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Line, Record
from builder.model.points import Number, Point, Size, Span


def _ascending(span: tuple[float, float]) -> tuple[float, float]:
    if span[0] >= span[1]:
        raise PydanticCustomError("span", "should go from a smaller number to a larger one")
    return span


Extent = Annotated[Span, AfterValidator(_ascending)]
"""From the smaller x (or height) to the larger one, in cm."""


class Prop(Record):
    """What every prop may say: whether it lies behind the figure, between its sides, or before it."""

    z: Literal["back", "middle", "front"] | None = None

    def points(self) -> Iterator[Point]:
        """The points that it is placed by."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Point))


class Floor(Prop):
    """A line to stand on, from x to x."""

    floor: Extent
    y: Number = 0


class Mat(Prop):
    """A mat, seen a little from above."""

    mat: Extent
    y: Number = 0


class Shadow(Prop):
    """A soft shadow where nothing else shows the floor."""

    shadow: Extent
    y: Number = 0


class Wall(Prop):
    """A wall whose face is at x; it lies to the right of it, or to the left."""

    wall: Number
    top: Size = 185
    side: Literal["right", "left"] = "right"


class Doorway(Prop):
    """The frame of a door seen from the side, at x: a leg can lie through the opening."""

    doorway: Number
    top: Size = 125
    depth: Size = 26


class Chair(Prop):
    """A chair: x of the front edge of its seat. The one who sits on it faces right, or left."""

    chair: Number
    seat: Size = 44
    depth: Size = 42
    facing: Literal["right", "left"] = "right"
    back: bool = True


class Bench(Prop):
    """A bench or a couch's seat, from x to x."""

    bench: Extent
    height: Size = 45


class Couch(Prop):
    """A heavy couch seen from its side, from x to x, with room for the feet under its front edge."""

    couch: Extent
    height: Size = 42
    facing: Literal["right", "left"] = "right"
    gap: Size = 12

    @model_validator(mode="after")
    def _stands_on_feet(self) -> Self:
        if self.gap > 0.6 * self.height:
            raise PydanticCustomError("couch_gap", "has a gap that leaves no room for its seat")
        return self


class Counter(Prop):
    """A counter or table top, from x to x."""

    counter: Extent
    height: Size = 90


class Step(Prop):
    """A step or a low box, from x to x."""

    step: Extent
    height: Size = 20


class Block(Prop):
    """A yoga block that stands or lies on something: its middle and lower edge."""

    block: Point
    width: Size = 15
    height: Size = 23


class Roller(Prop):
    """A foam roller seen end-on, about its centre."""

    roller: Point
    radius: Size = 7.5


class Ball(Prop):
    """A ball about its centre: 3.5 cm for a massage ball, 25 to 32 for one to lie the feet on."""

    ball: Point
    radius: Size = 27


class Strap(Prop):
    """A strap through points.

    With `loop`, a foot (`near`, `far`), it goes from the first point around that foot's sole and on
    to the others; back to the first when it is the only one.
    """

    strap: Annotated[list[Point], Field(min_length=1, max_length=12)]
    width: Size = 2.4
    loop: Literal["near", "far"] | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if len(self.strap) == 1 and not self.loop:
            raise PydanticCustomError("strap_end", "needs two points or more, or a foot to loop around")
        return self


class Band(Prop):
    """A stretched elastic band between two points."""

    band: Annotated[list[Point], Field(min_length=2, max_length=2)]
    width: Size = 3


class Dumbbell(Prop):
    """A dumbbell about its grip."""

    dumbbell: Point
    tilt: Number = Field(default=0, description="Direction of its axis in degrees")


class Barbell(Prop):
    """A barbell seen end-on: a plate."""

    barbell: Point
    radius: Size = 11


class Phone(Prop):
    """A phone seen from its edge, lying on something: the middle of its underside."""

    phone: Point
    tilt: Number = Field(default=0, description="Direction of its long side in degrees")


class Stick(Prop):
    """A broomstick between two points."""

    stick: Annotated[list[Point], Field(min_length=2, max_length=2)]


class Pad(Prop):
    """A pad, cushion or folded towel: its middle and lower edge."""

    pad: Point
    width: Size = 26
    height: Size = 6


class Towel(Prop):
    """A thin towel on the floor, to slide on: its middle and lower edge."""

    towel: Point
    width: Size = 20


class Ruler(Prop):
    """A ruler that stands at x, from one height to another."""

    ruler: Number
    between: Extent


class Angle(Prop):
    """An angle measured about a point, from one direction to another, with its two lines."""

    angle: Point
    start: Number
    end: Number
    radius: Size = 30


class Guide(Prop):
    """A thin dashed line through points, to show that they line up."""

    guide: Annotated[list[Point], Field(min_length=2, max_length=8)]


class Press(Prop):
    """Small rays that show pressure at a point, towards a direction."""

    press: Point
    direction: Number = 270
    radius: Size = 5


class Badge(Prop):
    """A sign beside a figure: right (a tick) or wrong (a cross)."""

    badge: Literal["right", "wrong"]
    at: Point
    radius: Size = 8


AnyProp = Annotated[
    Annotated[Floor, Tag("floor")]
    | Annotated[Mat, Tag("mat")]
    | Annotated[Shadow, Tag("shadow")]
    | Annotated[Wall, Tag("wall")]
    | Annotated[Doorway, Tag("doorway")]
    | Annotated[Chair, Tag("chair")]
    | Annotated[Bench, Tag("bench")]
    | Annotated[Couch, Tag("couch")]
    | Annotated[Counter, Tag("counter")]
    | Annotated[Step, Tag("step")]
    | Annotated[Block, Tag("block")]
    | Annotated[Roller, Tag("roller")]
    | Annotated[Ball, Tag("ball")]
    | Annotated[Strap, Tag("strap")]
    | Annotated[Band, Tag("band")]
    | Annotated[Dumbbell, Tag("dumbbell")]
    | Annotated[Barbell, Tag("barbell")]
    | Annotated[Phone, Tag("phone")]
    | Annotated[Stick, Tag("stick")]
    | Annotated[Pad, Tag("pad")]
    | Annotated[Towel, Tag("towel")]
    | Annotated[Ruler, Tag("ruler")]
    | Annotated[Angle, Tag("angle")]
    | Annotated[Guide, Tag("guide")]
    | Annotated[Press, Tag("press")]
    | Annotated[Badge, Tag("badge")],
    Discriminator(
        lambda value: kind_among(value, PROPS),
        custom_error_type="unknown_kind",
        custom_error_message="is no known prop",
        custom_error_context={"noun": "prop"},
    ),
]

PROPS: dict[str, type[Prop]] = {cls.__name__.lower(): cls for cls in Prop.__subclasses__()}
"""Every prop by its key."""


class Arrow(Record):
    """What every arrow may say. `double` has heads at both ends."""

    double: bool = False
    width: Size = 2.3
    head: Size = 7.5

    @model_validator(mode="after")
    def _shows_its_head(self) -> Self:
        if self.width > 0.6 * self.head:
            raise PydanticCustomError("arrow_head", "is too wide for its head")
        return self


class ArcArrow(Arrow):
    """Along a circle about a point, from one direction to another."""

    arc: Point
    radius: Size
    start: Number
    end: Number


class PathArrow(Arrow):
    """Through points."""

    path: Annotated[list[Point], Field(min_length=2, max_length=8)]


class TraceArrow(Arrow):
    """The way that a landmark goes from a ghost to the figure, set aside by `offset` cm."""

    trace: str
    ghost: Annotated[int, Field(ge=0, le=5)] = 0
    offset: Number = 0
    between: Annotated[tuple[Number, Number], Field(strict=False)] = Field(default=(0.1, 0.92))


class PushArrow(Arrow):
    """A straight push that ends short of a point."""

    push: Point
    direction: Number
    length: Size = 16
    gap: Number = 2


ARROWS: dict[str, type[Arrow]] = {"arc": ArcArrow, "path": PathArrow, "trace": TraceArrow, "push": PushArrow}

AnyArrow = Annotated[
    Annotated[ArcArrow, Tag("arc")]
    | Annotated[PathArrow, Tag("path")]
    | Annotated[TraceArrow, Tag("trace")]
    | Annotated[PushArrow, Tag("push")],
    Discriminator(
        lambda value: kind_among(value, ARROWS),
        custom_error_type="unknown_kind",
        custom_error_message="is no known arrow",
        custom_error_context={"noun": "arrow"},
    ),
]


class Words(Record):
    """Words in the drawing, set live: where they begin (`start`), are centred (`middle`) or end (`end`).

    With `to` a line leads from the words to a point. `room` is how wide they may run, in cm.
    """

    words: Line
    detail: Line | None = None
    at: Point
    align: Literal["start", "middle", "end"] = "start"
    to: Point | None = None
    room: Size | None = None


def kind_among(value: Any, kinds: dict[str, Any]) -> str | None:
    """The kind of a record or of a mapping, from its keys."""
    if isinstance(value, Record):
        return next((kind for kind, cls in kinds.items() if type(value) is cls), None)
    found = [kind for kind in kinds if kind in value] if isinstance(value, dict) else []
    return found[0] if len(found) == 1 else None
