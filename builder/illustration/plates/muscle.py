"""Muscles: tendon all along, a belly of fibre bundles in it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.errors import ContentError, Diagnostic
from builder.illustration.geometry.curves import Centreline, Profile, ribbon, spline
from builder.illustration.geometry.shapes import polygon, rounded, shade, union
from builder.illustration.geometry.vectors import Vector
from builder.illustration.plates.forms import LIGHT
from builder.illustration.plates.frame import Frame
from builder.illustration.scene import Scene
from builder.illustration.strokes import HALO
from builder.model.plates import Muscle

STRAND, FIBRE, SHEEN = 0.3, 0.4, 0.35
"""Widths of the lines along tendons, of dark and of light fibres, in points."""

STRANDS = (-0.45, 0.1, 0.6)
"""Where a tendon's lines run: shares of the way from the middle line to the left edge (1) or the right (-1)."""

TIP = 0.16
"""How long the points are in which bundles end, as a share of their length."""

INSET = 0.05
"""How much sooner the outermost bundles end than the middle ones, as a share of the belly."""

JITTER = 0.035
"""By how much neighbouring bundles end apart at most, as a share of the belly."""


NEAREST = 0.05
"""How near neighbouring points of a middle line may be to each other, in cm."""


def draw_muscle(scene: Scene, shape: Muscle, frame: Frame) -> None:
    """Paint a muscle: its tendon, its belly, its outline.

    Raises ContentError when points of its middle line coincide, or are not to be found.
    """
    body = _Body(shape, frame)
    if shape.halo:
        scene.area(body.whole, stroke="halo", width=shape.width + HALO)
    scene.area(body.whole, "tendon")
    scene.area(shade(body.whole, LIGHT * 0.8), "tendon-shade")
    t = np.linspace(0.02, 0.98, 40)
    scene.line(_lines((body.at(t, share) for share in STRANDS), body.whole.buffer(-0.12)), "tendon_line", STRAND)
    if shape.belly:
        _draw_belly(scene, shape, body, *shape.belly)
    scene.area(body.whole, stroke=shape.edge, width=shape.width)


class _Body:
    """A muscle's form: `whole` is all of it.

    Raises ContentError when its middle line does not get on.
    """

    def __init__(self, shape: Muscle, frame: Frame) -> None:
        points = frame.rows(shape.muscle)
        if np.linalg.norm(np.diff(points, axis=0), axis=1).min() < NEAREST:
            raise ContentError(Diagnostic("two neighbouring points of the muscle coincide", shape.place("muscle")))
        self._line = Centreline(spline(points, samples=20))
        self._profile = Profile([(t, left, right) for t, left, right in shape.widths])
        self.whole = rounded(ribbon(self._line, self._profile, 0, 1, 1), 0.1, 0.12)

    def at(self, t: Vector, share: ArrayLike) -> Vector:
        """Points at a share of the way from the middle line (0) to its left edge (1) or its right edge (-1)."""
        share = np.broadcast_to(share, t.shape)
        return self._line.edge(t, np.where(share > 0, self._profile.front(t), self._profile.back(t)) * share, 1)


def _draw_belly(scene: Scene, shape: Muscle, body: _Body, first: float, last: float) -> None:
    """The red part: bundles of fibres, with a dark line between neighbours and a light one along each."""
    count = shape.fibres
    reaches = [_reach(number, count, first, last) for number in range(count)]
    bundles = (_bundle(body, number, count, reach) for number, reach in enumerate(reaches))
    belly = union(*bundles).intersection(body.whole)
    scene.area(belly, shape.color)
    scene.area(shade(body.whole, LIGHT).intersection(belly), f"{shape.color}-shade")
    inner = belly.buffer(-0.1)
    between = zip(reaches, np.linspace(-1, 1, count + 1)[1:], strict=True)
    dark = (body.at(_stretch(reach, 0.08), share) for reach, share in between)
    scene.line(_lines(dark, inner), f"{shape.color}-fibre", FIBRE)
    if shape.light:
        light = (body.at(_stretch(reach, 0.22), _middle(n, count)) for n, reach in enumerate(reaches))
        scene.line(_lines(light, inner), shape.light, SHEEN)


def _reach(number: int, count: int, first: float, last: float) -> tuple[float, float]:
    """From which to which share of the length a bundle runs: longest in the middle, no two neighbours alike."""
    belly = last - first
    inset = belly * INSET * _middle(number, count) ** 2
    start, end = (number * 7 % 5) / 4, (number * 3 % 5) / 4
    return first + inset + belly * JITTER * start, last - inset - belly * JITTER * end


def _middle(number: int, count: int) -> float:
    """Where a bundle's middle lies between the right edge (-1) and the left (1)."""
    return (2 * number + 1) / count - 1


def _stretch(reach: tuple[float, float], margin: float) -> Vector:
    """Shares along a bundle without its ends."""
    first, last = reach
    inset = margin * (last - first)
    return np.linspace(first + inset, last - inset, 30)


def _bundle(body: _Body, number: int, count: int, reach: tuple[float, float]) -> BaseGeometry:
    """A bundle of fibres, pointed at both ends; it overlaps its neighbours a little."""
    along = np.linspace(0, 1, 60)
    half = 1.06 / count * np.clip(np.minimum(along, 1 - along) / TIP, 0, 1) ** 0.6
    t = reach[0] + along * (reach[1] - reach[0])
    middle = _middle(number, count)
    return polygon(np.vstack([body.at(t, middle + half), body.at(t, middle - half)[::-1]]))


def _lines(rows: Iterable[Vector], inside: BaseGeometry) -> BaseGeometry:
    """The parts of several lines that lie in an area."""
    return union(*(LineString(points).intersection(inside) for points in rows))
