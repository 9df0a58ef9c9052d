"""Arrows: where something moves to, and which way a push goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from builder.errors import ContentError, Diagnostic
from builder.illustration.geometry.curves import resampled, spline
from builder.illustration.geometry.shapes import arc, union
from builder.illustration.geometry.vectors import Vector, direction, length_of, vector
from builder.illustration.locate import Locate, for_each
from builder.illustration.scene import Scene
from builder.illustration.strokes import HALO
from builder.model.props import ArcArrow, Arrow, PathArrow, PushArrow, TraceArrow

Trace = Callable[[TraceArrow], Vector]
"""Where a traced landmark goes, set aside by the arrow's `offset`, as rows of points."""

STEP = 0.6
"""Distance of the points that a shaft is built from, in cm."""

SHORTEST = 1.15
"""The least length of an arrow, in lengths of its heads: less would show no shaft."""

TAIL, FULL = 0.35, 0.62
"""How wide the shaft begins, as a share of its width, and by which share of its length it is all there."""


def draw_arrows(scene: Scene, arrows: Sequence[Arrow], at: Locate, trace: Trace) -> None:
    """Paint arrows with white halos.

    Raises ContentError for every arrow that is too short for its head, or turns back within it.
    """

    def paint(arrow: Arrow) -> None:
        outline = arrow_outline(way_of(arrow, at, trace), arrow)
        scene.area(outline, stroke="halo", width=2 * HALO)
        scene.area(outline, "arrow")

    with scene.part("arrow"):
        for_each(arrows, paint)


def way_of(arrow: Arrow, at: Locate, trace: Trace) -> Vector:
    """The line that an arrow follows, as rows of points from its tail to its tip."""
    match arrow:
        case ArcArrow():
            samples = 8 + int(abs(arrow.end - arrow.start) / 4)
            return arc(at(arrow.arc), arrow.radius, arrow.start, arrow.end, samples)
        case PathArrow():
            return spline([at(point) for point in arrow.path])
        case PushArrow():
            way = direction(arrow.direction)
            tip = at(arrow.push) - arrow.gap * way
            return np.array([tip - arrow.length * way, tip])
        case TraceArrow():
            return trace(arrow)
    raise TypeError(f"no such arrow: {type(arrow).__name__}")


def arrow_outline(way: Vector, arrow: Arrow) -> BaseGeometry:
    """The area of an arrow along a line: a shaft that widens from its tail, and a swept-back head.

    A double arrow has a shaft of one width. Raises ContentError when the line is too short for
    the head, or so bent that the head would not lie along it.
    """
    length, needed = length_of(way), SHORTEST * arrow.head * (2 if arrow.double else 1)
    if length < needed:
        raise _problem(arrow, f"the arrow is {length:.1f} cm long: its head needs {needed:.1f} cm")
    points = resampled(way, STEP)
    parts = [_head(points, arrow)]
    if arrow.double:
        parts.append(_head(points[::-1], arrow))
    return union(_shaft(points, arrow), *parts)


def _problem(arrow: Arrow, message: str) -> ContentError:
    return ContentError(Diagnostic(message, arrow.span, "make the arrow longer or straighter, or its head smaller"))


def _head(points: Vector, arrow: Arrow) -> BaseGeometry:
    """The head at the end of the line, turned along the stretch of the line that it covers."""
    tip, base = points[-1], points[-1 - _samples(points, arrow.head)]
    chord = float(np.linalg.norm(tip - base))
    if chord < 0.6 * arrow.head:
        raise _problem(arrow, "the arrow turns back within its head")
    along = (tip - base) / chord
    across = vector(-along[1], along[0])
    rows = [(0.0, 0.0), (-1.0, 0.54), (-0.8, 0.0), (-1.0, -0.54)]
    outline = Polygon([tip + arrow.head * (x * along + y * across) for x, y in rows])
    # Shrunk before it grows, so that round corners leave the tip where it is.
    rounding = 0.045 * arrow.head
    return outline.buffer(-rounding, 8).buffer(rounding, 8)


def _samples(points: Vector, length: float) -> int:
    """How many steps of a resampled line make up a length."""
    return round(length / length_of(points) * (len(points) - 1))


def _shaft(points: Vector, arrow: Arrow) -> BaseGeometry:
    """From the tail into the head; circles of growing size joined, so that no bend can invert it."""
    covered = _samples(points, 0.7 * arrow.head)
    middle = points[covered if arrow.double else 0 : len(points) - covered]
    share = np.linspace(0, 1, len(middle)) / FULL
    radii = 0.5 * arrow.width * (TAIL + (1 - TAIL) * np.minimum(1, share))
    if arrow.double:
        radii = np.full(len(middle), 0.5 * arrow.width)
    discs = [Point(*p).buffer(r, 8) for p, r in zip(middle, radii, strict=True)]
    return union(*(union(a, b).convex_hull for a, b in pairwise(discs)))
