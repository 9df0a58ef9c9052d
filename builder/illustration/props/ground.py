"""What a figure stands on, lies on and leans against."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from shapely.geometry import LineString, MultiLineString, Polygon, box

from builder.illustration.geometry.shapes import ellipse, moved, rounded_box
from builder.illustration.geometry.vectors import vector
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import DETAIL, HALO, OUTLINE
from builder.model.props import Doorway, Floor, Mat, Shadow, Wall

EDGE = 1.1
"""Width in points of the line that something stands on or leans against."""

MAT_DEPTH, MAT_LEAN, MAT_THICK = 4.8, 5.0, 1.7
"""How far a mat's surface shows below and above its y, how far it leans to the right, its edge; cm."""

WALL_THICK, HATCH = 6.0, 7.0
"""Thickness of a wall and the distance of its hatching, in cm."""


def floor(scene: Scene, prop: Floor, at: Locate) -> None:
    """A line."""
    scene.line([(x, prop.y) for x in prop.floor], "floor", EDGE)


def mat(scene: Scene, prop: Mat, at: Locate) -> None:
    """Its surface and a thin edge at the front; the figure lies along the middle of the surface."""
    (x0, x1), y = prop.mat, prop.y
    lean, low, high = MAT_LEAN, y - MAT_DEPTH, y + MAT_DEPTH
    corners = [(x0 - lean, low), (x1 - lean, low), (x1 + lean, high), (x0 + lean, high)]
    top = Polygon(corners).buffer(-1.2).buffer(1.2)
    # The top is convex, so what it sweeps when it sinks is the hull of both ends.
    slab = top.union(moved(top, vector(0, -MAT_THICK))).convex_hull
    scene.area(slab, "mat_edge", "prop_line", OUTLINE)
    scene.area(top, "mat", "prop_line", DETAIL)


def shadow(scene: Scene, prop: Shadow, at: Locate) -> None:
    """A flat ellipse."""
    x0, x1 = prop.shadow
    scene.area(ellipse((0.5 * (x0 + x1), prop.y - 0.6), 0.5 * (x1 - x0), 2.6), "shadow")


def wall(scene: Scene, prop: Wall, at: Locate) -> None:
    """Its face as a strong line, the solid behind it hatched and without an end."""
    behind = prop.wall + (WALL_THICK if prop.side == "right" else -WALL_THICK)
    solid = box(min(prop.wall, behind), 0, max(prop.wall, behind), prop.top)
    scene.area(solid, "prop_pale")
    scene.line(_hatching(solid, falling=prop.side == "right"), "prop_dark", DETAIL)
    scene.line([(prop.wall, 0), (prop.wall, prop.top)], "prop_line", EDGE)


def doorway(scene: Scene, prop: Doorway, at: Locate) -> None:
    """The frame at x, and the wall that it ends; set off from a leg that lies behind it."""
    left, right, top = prop.doorway, prop.doorway + prop.depth, prop.top
    solid = box(left, 0, right, top)
    # The halo ends above the floor, which it would interrupt.
    scene.line([(left, 2), (left, top), (right, top), (right, 2)], "halo", OUTLINE + HALO)
    scene.area(solid, "prop_pale")
    scene.line(_hatching(solid, falling=True), "prop_dark", DETAIL)
    scene.line([(right, 0), (right, top)], "prop_line", DETAIL)
    scene.area(rounded_box(left, 0, left + min(5.5, prop.depth), top, 0.6), "halo", "prop_line", OUTLINE)


def _hatching(solid: Polygon, *, falling: bool) -> MultiLineString:
    """Lines at 45 degrees through a rectangle, falling or rising to the right."""

    def strokes() -> Iterator[LineString]:
        x0, bottom, x1, top = solid.bounds
        first, last = (x0, x1) if falling else (x1, x0)
        for y in np.arange(bottom + HATCH / 2, top + x1 - x0, HATCH):
            stroke = LineString([(first, y), (last, y - (x1 - x0))]).intersection(solid)
            if isinstance(stroke, LineString) and not stroke.is_empty:
                yield stroke

    return MultiLineString(list(strokes()))
