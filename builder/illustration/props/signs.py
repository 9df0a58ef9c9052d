"""Signs that are no things: pressure, right and wrong."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString, MultiLineString

from builder.illustration.geometry.shapes import disc
from builder.illustration.geometry.vectors import direction
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import HALO
from builder.model.props import Badge, Press

RAY, SPREAD, RAY_WIDTH = 4.5, 38.0, 1.4
"""Length of a ray in cm, degrees between two rays, their width in points."""

MARKS = {
    "right": [[(-0.46, 0.02), (-0.12, -0.36), (0.5, 0.4)]],
    "wrong": [[(-0.38, -0.38), (0.38, 0.38)], [(-0.38, 0.38), (0.38, -0.38)]],
}
"""Lines of a tick and a cross in a badge of radius 1."""


def press(scene: Scene, prop: Press, at: Locate) -> None:
    """Three rays that go out from about the point."""
    centre = at(prop.press)
    rays = [
        np.array([centre + direction(a) * reach for reach in (prop.radius, prop.radius + RAY)])
        for a in (prop.direction - SPREAD, prop.direction, prop.direction + SPREAD)
    ]
    for ray in rays:
        scene.line(ray, "halo", RAY_WIDTH + HALO)
    for ray in rays:
        scene.line(ray, "arrow", RAY_WIDTH)


def badge(scene: Scene, prop: Badge, at: Locate) -> None:
    """A white disc with a ring, and a tick or a cross: told apart by their form, not by colour alone."""
    centre, radius = at(prop.at), prop.radius
    scene.area(disc(centre, radius), "halo", "halo", HALO)
    scene.area(disc(centre, radius).difference(disc(centre, 0.83 * radius)), prop.badge)
    strokes = MultiLineString([LineString(centre + radius * np.array(line)) for line in MARKS[prop.badge]])
    scene.area(strokes.buffer(0.13 * radius), prop.badge)
