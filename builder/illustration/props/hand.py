"""Things that a figure holds: dumbbell, barbell, phone, stick."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.illustration.geometry.shapes import disc, moved, rounded_box, turned_about, union
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import DETAIL, HALO, OUTLINE
from builder.model.props import Barbell, Dumbbell, Phone, Stick

DUMBBELL_DISCS = ((4.4, 5.6), (7.0, 4.2))
"""Along its axis from the middle of the grip, and half the height, of each of a side's discs; cm."""


def dumbbell(scene: Scene, prop: Dumbbell, at: Locate) -> None:
    """A grip between two discs a side."""
    centre = at(prop.dumbbell)

    def placed(x0: float, x1: float, half: float) -> BaseGeometry:
        return turned_about(moved(rounded_box(x0, -half, x1, half, 0.8), centre), prop.tilt, centre)

    discs = [placed(side * x - 1.3, side * x + 1.3, half) for side in (-1, 1) for x, half in reversed(DUMBBELL_DISCS)]
    grip = placed(-3.2, 3.2, 1.2)
    scene.area(union(grip, *discs), stroke="halo", width=OUTLINE + HALO)
    for part in discs:
        scene.area(part, "metal", "prop_line", OUTLINE)
    scene.area(grip, "prop", "prop_line", OUTLINE)


def barbell(scene: Scene, prop: Barbell, at: Locate) -> None:
    """A plate with its rim and the end of the bar."""
    centre, radius = at(prop.barbell), prop.radius
    scene.area(disc(centre, radius), stroke="halo", width=OUTLINE + HALO)
    scene.area(disc(centre, radius), "metal", "prop_line", OUTLINE)
    scene.area(disc(centre, 0.74 * radius), "prop_dark", "prop_line", DETAIL)
    scene.area(disc(centre, 0.2 * radius), "prop_pale", "prop_line", DETAIL)


PHONE_LENGTH, PHONE_THICKNESS = 15.0, 1.8
"""In cm; a little thicker than real, so that it shows."""


def phone(scene: Scene, prop: Phone, at: Locate) -> None:
    """A dark slab with a line for its screen."""
    x, y = at(prop.phone)
    half = PHONE_LENGTH / 2
    slab = rounded_box(x - half, y, x + half, y + PHONE_THICKNESS, 0.6)
    screen = LineString([(x - half + 1.2, y + 1.3), (x + half - 1.2, y + 1.3)])
    slab, glass = (turned_about(part, prop.tilt, at(prop.phone)) for part in (slab, screen))
    scene.area(slab, stroke="halo", width=OUTLINE + HALO)
    scene.area(slab, "metal", "prop_line", OUTLINE)
    scene.line(glass, "prop_pale", DETAIL)


def stick(scene: Scene, prop: Stick, at: Locate) -> None:
    """A round wooden stick."""
    ends = np.array([at(point) for point in prop.stick])
    body = LineString(ends).buffer(1.3)
    scene.area(body, stroke="halo", width=OUTLINE + HALO)
    scene.area(body, "wood", "prop_line", OUTLINE)
