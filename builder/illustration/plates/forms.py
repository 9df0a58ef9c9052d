"""Plain shapes: areas, ellipses, lines, numbered discs."""

from __future__ import annotations

from collections.abc import Sequence

from shapely.geometry.base import BaseGeometry

from builder.illustration.display import Label
from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.shapes import disc, ellipse, polygon, shade
from builder.illustration.geometry.vectors import Vector, vector
from builder.illustration.plates.frame import Frame
from builder.illustration.scene import Scene
from builder.illustration.strokes import HALO
from builder.model.plates import Area, Disc, Ellipse, Line, Painted
from builder.model.points import Point

LIGHT = vector(-0.85, 0.45)
"""How far the light shifts what it reaches, in cm: it comes from the upper left."""


def draw_area(scene: Scene, shape: Area, frame: Frame) -> None:
    """Paint the area inside the shape's points."""
    area = polygon(frame.rows(shape.area)) if shape.straight else outline(shape.area, frame)
    paint(scene, area if shape.inside is None else area.intersection(outline(shape.inside, frame)), shape)


def draw_ellipse(scene: Scene, shape: Ellipse, frame: Frame) -> None:
    """Paint an ellipse."""
    ry = shape.rx if shape.ry is None else shape.ry
    paint(scene, ellipse(frame.at(shape.ellipse), shape.rx, ry, shape.angle + frame.angle), shape)


def draw_line(scene: Scene, shape: Line, frame: Frame) -> None:
    """Draw a line."""
    points = curve(shape.line, frame, straight=shape.straight)
    if shape.halo:
        scene.line(points, "halo", shape.width + HALO)
    scene.line(points, shape.color, shape.width, dash=tuple(shape.dash or ()))


def draw_disc(scene: Scene, shape: Disc, frame: Frame) -> None:
    """Paint a disc; its number becomes a white label."""
    centre = frame.at(shape.at)
    scene.area(disc(centre, shape.radius), shape.fill)
    at = (float(centre[0]), float(centre[1]))
    scene.labels.append(Label(f"disc_{shape.disc}", shape.disc, at, "middle", color="halo"))


def outline(points: Sequence[Point], frame: Frame) -> BaseGeometry:
    """The area inside a smooth closed line through points."""
    return polygon(spline(frame.rows(points), closed=True))


def curve(points: Sequence[Point], frame: Frame, *, straight: bool = False) -> Vector:
    """Points on a smooth or straight line through points, as rows."""
    rows = frame.rows(points)
    return rows if straight or len(rows) == 2 else spline(rows)


def paint(scene: Scene, area: BaseGeometry, look: Painted) -> None:
    """Fill and outline an area as its shape says."""
    fill, dash = look.fill, tuple(look.dash or ())
    if look.halo:
        scene.area(area, stroke="halo", width=look.width + HALO)
    if fill and look.shade:
        scene.area(area, fill)
        scene.area(shade(area, LIGHT), f"{fill}-shade")
        fill = None
    if fill or look.edge:
        scene.area(area, fill, look.edge, look.width, dash=dash)
