"""What shows a measure: ruler, angle, guide."""

from __future__ import annotations

import math

import numpy as np
from shapely.geometry import box

from builder.illustration.geometry.shapes import arc
from builder.illustration.geometry.vectors import direction
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import DETAIL, HALO, OUTLINE
from builder.model.props import Angle, Guide, Ruler

RULER_WIDTH = 5.0
"""In cm."""

LINE = 0.7
"""Width of a measure's lines in points."""

DASH = (3.0, 2.4)
"""Dashes of a guide, in points."""


def ruler(scene: Scene, prop: Ruler, at: Locate) -> None:
    """A tape, its middle at x; a tick each 5 cm from its lower end, a long one each 10 cm."""
    low, high = prop.between
    left, right = prop.ruler - 0.5 * RULER_WIDTH, prop.ruler + 0.5 * RULER_WIDTH
    tape = box(left, low, right, high)
    scene.area(tape, stroke="halo", width=OUTLINE + HALO)
    scene.area(tape, "tape", "prop_line", OUTLINE)
    for number in range(1, math.ceil((high - low) / 5)):
        y, share = low + 5 * number, 0.62 if number % 2 == 0 else 0.36
        scene.line([(left, y), (left + share * RULER_WIDTH, y)], "ink", DETAIL)


def angle(scene: Scene, prop: Angle, at: Locate) -> None:
    """Two lines from the point, and an arc between them."""
    centre = at(prop.angle)
    legs = [np.array([centre, centre + prop.radius * direction(a)]) for a in (prop.start, prop.end)]
    lines = [*legs, arc(centre, 0.6 * prop.radius, prop.start, prop.end)]
    for line in lines:
        scene.line(line, "halo", LINE + HALO)
    for line in lines:
        scene.line(line, "ink", LINE)


def guide(scene: Scene, prop: Guide, at: Locate) -> None:
    """A dashed line."""
    points = np.array([at(point) for point in prop.guide])
    scene.line(points, "halo", LINE + HALO)
    scene.line(points, "ink", LINE, dash=DASH)
