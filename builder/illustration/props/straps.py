"""Straps and elastic bands."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.shapes import polygon, union
from builder.illustration.geometry.vectors import Vector, unit, vector
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import DETAIL, HALO
from builder.model.points import Point
from builder.model.props import Band, Strap

THICK = 1.1
"""How thick a strap shows where it lies across a sole, seen on its edge; cm."""

EDGE = 0.55
"""Width in points of the outline of a strap: a stronger one would hide its colour."""

APART = 1.6
"""How far the strands of a loop lie from each other at the foot, in widths of the strap."""


def strap(scene: Scene, prop: Strap, at: Locate) -> None:
    """A strap through its points; with `loop` the near strand, from the first point to the sole of a foot."""
    if not prop.loop:
        _cloth(scene, _ribbon(np.array([at(point) for point in prop.strap]), prop.width))
        return
    foot = _ball_of_foot(prop.loop, at)
    aside = 0.5 * APART * prop.width * foot.along
    reach = aside + 0.5 * prop.width * foot.along
    inside, outside = 0.3 * THICK * foot.up, -0.7 * THICK * foot.up
    low, high = foot.place - reach, foot.place + reach
    sole = polygon([low + inside, low + outside, high + outside, high + inside]).buffer(0.25)
    strand = _ribbon(np.array([at(prop.strap[0]), foot.place + aside]), prop.width)
    _cloth(scene, union(strand, sole))


def far_strand(scene: Scene, prop: Strap, at: Locate) -> None:
    """The strand of a loop that comes out from behind the foot, to the other points or back to the first."""
    assert prop.loop
    foot = _ball_of_foot(prop.loop, at)
    aside = 0.5 * APART * prop.width * foot.along
    hand, *others = (at(point) for point in prop.strap)
    way = np.array([foot.place - aside, *(others or [hand - 2 * aside])])
    scene.area(_ribbon(way, prop.width), "strap-far", "prop_line", EDGE)


def _ribbon(points: Vector, width: float) -> BaseGeometry:
    return LineString(spline(points)).buffer(0.5 * width, cap_style="flat")


def _cloth(scene: Scene, area: BaseGeometry) -> None:
    scene.area(area, stroke="halo", width=EDGE + HALO)
    scene.area(area, "strap", "prop_line", EDGE)


class _Ball(NamedTuple):
    """Where the sole meets the ball of a foot, and the directions to the toes and to the instep."""

    place: Vector
    along: Vector
    up: Vector


def _ball_of_foot(side: str, at: Locate) -> _Ball:
    ball, sole, ankle = (at(Point(f"{side}_{part}")) for part in ("ball", "sole", "ankle"))
    along = unit(ball - sole)
    up = vector(-along[1], along[0])
    up = up if np.dot(ankle - ball, up) > 0 else -up
    return _Ball(ball, along, up)


def band(scene: Scene, prop: Band, at: Locate) -> None:
    """An elastic band, narrower where it is drawn out, with a line along it."""
    a, b = (at(point) for point in prop.band)
    along = unit(b - a)
    across, half = vector(-along[1], along[0]), 0.5 * prop.width
    t = np.linspace(0, 1, 25)[:, None]
    middle = a + (b - a) * t
    waist = half * (0.72 + 0.28 * (2 * t - 1) ** 2)
    _cloth(scene, polygon(np.vstack([middle + across * waist, (middle - across * waist)[::-1]])))
    scene.line([a + along * 0.5, b - along * 0.5], "strap-fibre", DETAIL)
