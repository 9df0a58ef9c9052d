"""What a figure sits on, holds on to, or steps on. All of it stands at y 0 and is seen from its side."""

from __future__ import annotations

from collections.abc import Callable

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from builder.illustration.geometry.shapes import polygon, rounded, rounded_box
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import DETAIL, OUTLINE
from builder.model.props import Bench, Chair, Couch, Counter, Step

FAR_FEET = 1.5
"""How much higher the far legs end: the floor is seen a little from above."""


def _solid(scene: Scene, area: BaseGeometry, fill: str = "prop") -> None:
    scene.area(area, fill, "prop_line", OUTLINE)


def _facing(front: float, facing: str) -> Callable[..., BaseGeometry]:
    """Builds areas from (cm behind the front edge, height) pairs."""
    sign = -1 if facing == "right" else 1
    return lambda *points: polygon([(front + sign * back, y) for back, y in points])


def chair(scene: Scene, prop: Chair, at: Locate) -> None:
    """Legs, seat, and a back that leans away from the one who sits; rear legs run on into the back."""
    area, d, seat = _facing(prop.chair, prop.facing), prop.depth, prop.seat
    for back in (0.14 * d, d - 7):
        _solid(scene, area((back, FAR_FEET), (back + 3, FAR_FEET), (back + 3, seat - 2), (back, seat - 2)), "prop_dark")
    _solid(scene, area((1.6, 0), (4.8, 0), (5.2, seat - 2), (1.6, seat - 2)))
    if prop.back:
        post = area((d + 0.4, 0), (d + 3.6, 0), (d, seat), (d + 5.6, seat + 46), (d + 2.8, seat + 46), (d - 4, seat))
        _solid(scene, rounded(post, 6, 0.8))
        rest = area((d - 2, seat + 20), (d + 1.2, seat + 20), (d + 4.4, seat + 46), (d + 1.2, seat + 46))
        _solid(scene, rest.buffer(0.7), "prop_pale")
    else:
        _solid(scene, area((d - 4.8, 0), (d - 1.6, 0), (d - 1.6, seat - 2), (d - 5.2, seat - 2)))
    _solid(scene, area((0.8, seat - 3.2), (d - 0.8, seat - 3.2), (d - 0.8, seat - 0.8), (0.8, seat - 0.8)).buffer(0.8))


def bench(scene: Scene, prop: Bench, at: Locate) -> None:
    """A cushion on a thin frame with two pairs of legs."""
    (x0, x1), top = prop.bench, prop.height
    cushion, inset = min(6.0, 0.4 * top), 0.1 * (x1 - x0)
    under = top - cushion
    for x in (x0 + inset, x1 - inset):
        _solid(scene, box(x - 0.3, FAR_FEET, x + 2.7, under), "prop_dark")
        _solid(scene, box(x - 2.2, 0, x + 1.0, under))
    _solid(scene, box(x0 + 1.5, under - 0.05 * top, x1 - 1.5, under), "prop_dark")
    _solid(scene, rounded_box(x0, under, x1, top, 2.2))
    scene.line([(x0 + 2.5, top - 1.7), (x1 - 2.5, top - 1.7)], "prop_dark", DETAIL)


def couch(scene: Scene, prop: Couch, at: Locate) -> None:
    """Seen from its side: the arm before seat and back, on two low feet that leave the front edge free."""
    x0, x1 = prop.couch
    depth, top, gap = x1 - x0, prop.height, prop.gap
    area = _facing(x1 if prop.facing == "right" else x0, prop.facing)
    for back in (0.42 * depth, depth - 7):
        _solid(scene, area((back, 0), (back + 4, 0), (back + 4.6, gap + 1), (back - 0.6, gap + 1)), "prop_dark")
    rear = area((0.74 * depth, gap), (depth, gap), (depth, top + 38), (0.86 * depth, top + 38))
    _solid(scene, rounded(rear, 0.1, 4))
    arm = rounded(area((0, gap), (depth, gap), (depth, top + 14), (0, top + 14)), 0.1, 5)
    _solid(scene, arm, "prop_pale")
    scene.line(arm.buffer(-2.6), "prop_dark", DETAIL)


def counter(scene: Scene, prop: Counter, at: Locate) -> None:
    """A cupboard with a top that stands out a little and a base that stands back."""
    (x0, x1), top = prop.counter, prop.height
    out = min(3.0, 0.1 * (x1 - x0))
    slab, plinth = 0.05 * top, 0.09 * top
    _solid(scene, box(x0 + 2 * out, 0, x1 - 2 * out, plinth + 1), "prop_dark")
    body = box(x0 + out, plinth, x1 - out, top - slab)
    _solid(scene, body, "prop_pale")
    scene.line(body.buffer(-1.5 * out, join_style="mitre"), "prop_dark", DETAIL)
    _solid(scene, rounded_box(x0, top - slab, x1, top, 0.8))


def step(scene: Scene, prop: Step, at: Locate) -> None:
    """A box whose tread stands out a little."""
    (x0, x1), top = prop.step, prop.height
    tread, out = min(3.6, 0.3 * top), min(1.2, 0.1 * (x1 - x0))
    _solid(scene, box(x0 + out, 0, x1 - out, top - 0.5 * tread))
    _solid(scene, rounded_box(x0, top - tread, x1, top, 1.0), "prop_pale")
    scene.line([(x0 + out, 0.12 * top), (x1 - out, 0.12 * top)], "prop_dark", DETAIL)
