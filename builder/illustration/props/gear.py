"""Things to lie, roll, slide or lean on: block, roller, ball, pad, towel."""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString

from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.shapes import arc, disc, moved, polygon, rounded, rounded_box
from builder.illustration.geometry.vectors import Vector, direction, vector
from builder.illustration.locate import Locate
from builder.illustration.scene import Scene
from builder.illustration.strokes import DETAIL, OUTLINE
from builder.model.props import Ball, Block, Pad, Roller, Towel

SMALL_BALL = 8.0
"""Below this radius in cm a ball is one to massage with, without seams."""


def block(scene: Scene, prop: Block, at: Locate) -> None:
    """A foam block with bevelled edges."""
    (x, y), half = at(prop.block), 0.5 * prop.width
    body = rounded_box(x - half, y, x + half, y + prop.height, 1.4)
    scene.area(body, "mat_edge", "prop_line", OUTLINE)
    scene.area(body.buffer(-1.1), "mat")


def roller(scene: Scene, prop: Roller, at: Locate) -> None:
    """Foam with grooves around a hollow core."""
    centre, radius = at(prop.roller), prop.radius
    scene.area(disc(centre, radius), "prop_dark", "prop_line", OUTLINE)
    for angle in range(0, 360, 30):
        groove = [centre + direction(angle) * radius * share for share in (0.74, 0.9)]
        scene.line(groove, "prop_pale", 0.8)
    scene.area(disc(centre, 0.6 * radius), "prop", "prop_line", DETAIL)
    scene.area(disc(centre, 0.34 * radius), "halo", "prop_line", DETAIL)


def ball(scene: Scene, prop: Ball, at: Locate) -> None:
    """A ball lit from the upper left; a large one has seams."""
    centre, radius = at(prop.ball), prop.radius
    body = disc(centre, radius)
    scene.area(body, "prop")
    scene.area(body.difference(moved(body, radius * vector(-0.13, 0.13))), "prop-shade")
    if radius >= SMALL_BALL:
        for height in (-0.62, -0.25, 0.12, 0.5):
            scene.line(LineString(_seam(centre, radius, height)), "prop_dark", DETAIL)
    scene.area(body, None, "prop_line", OUTLINE)
    scene.line(arc(centre, 0.76 * radius, 116, 156), "halo", 2.0)


def _seam(centre: Vector, radius: float, height: float) -> Vector:
    """The near half of a ring around a ball seen from above, at a share of its radius from the middle."""
    t = np.linspace(-1, 1, 30)
    half = radius * (1 - height * height) ** 0.5
    seam: Vector = centre + np.stack([half * 0.985 * t, radius * (height - 0.13 * (1 - t * t))], -1)
    return seam


def pad(scene: Scene, prop: Pad, at: Locate) -> None:
    """Layers with round edges, as of a folded towel; one for a thin pad."""
    (x, y), half = at(prop.pad), 0.5 * prop.width
    layers = max(1, round(prop.height / 3))
    thick = prop.height / layers
    for layer in range(layers):
        low, inset = y + layer * thick, 0.4 * (layer % 2)
        body = rounded_box(x - half + inset, low, x + half - inset, low + thick, 0.5 * thick)
        scene.area(body, "prop_pale", "prop_line", OUTLINE)


def towel(scene: Scene, prop: Towel, at: Locate) -> None:
    """A thin cloth that lies in soft folds, seen a little from above."""
    (x, y), half = at(prop.towel), 0.5 * prop.width
    shares = np.array([-1, -0.6, -0.2, 0.2, 0.6, 1.0])
    top = spline(np.stack([x + half * shares, y + np.array([0.4, 1.3, 0.8, 1.3, 0.8, 1.2])], -1))
    under = spline(np.stack([x + half * shares[::-1], y + np.array([-1.4, -0.9, -1.5, -1.0, -1.5, -1.1])], -1))
    cloth = rounded(polygon(np.vstack([top, under])), 0.1, 0.3)
    scene.area(cloth, "prop_pale", "prop_line", DETAIL)
    scene.line(0.5 * (top + under[::-1]), "prop_dark", DETAIL)
