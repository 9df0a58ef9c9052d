"""The muscles that can be marked: spindles on the limbs and the trunk, with a few fibre lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.illustration.body.limbs import Limb
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.geometry.curves import Centreline, Profile, spline
from builder.illustration.geometry.shapes import polygon
from builder.illustration.geometry.vectors import Vector, direction, turned
from builder.illustration.scene import Scene


class Muscle(NamedTuple):
    """Its area and the lines of its fibres."""

    area: BaseGeometry
    fibres: list[Vector]


class _Strip(NamedTuple):
    """A muscle along a bone: from and to which share; between which shares of the half-width (1: the skin)."""

    start: float
    end: float
    inner: float = 0.06
    outer: float = 0.92
    back: bool = True


_ON_LEG = {
    "hamstrings": ("first", _Strip(0.03, 1.0)),
    "quads": ("first", _Strip(0.1, 0.96, back=False)),
    "calf": ("second", _Strip(0.03, 0.66)),
    "shin": ("second", _Strip(0.06, 0.85, back=False)),
    "inner_thigh": ("first", _Strip(-0.02, 0.9, 0.05)),
}
_ON_LEG_FRONT = {
    "hamstrings": ("first", _Strip(0.06, 0.98, -0.72, 0.72)),
    "quads": ("first", _Strip(0.1, 0.95, -0.72, 0.72)),
    "calf": ("second", _Strip(0.04, 0.62, -0.72, 0.72)),
    "shin": ("second", _Strip(0.08, 0.8, -0.72, 0.72)),
    "inner_thigh": ("first", _Strip(-0.02, 0.9, 0.05)),
}
_ON_TRUNK = {
    "abs": _Strip(0.16, 0.68, 0.42, 0.93, back=False),
    "back": _Strip(0.14, 0.8, 0.42, 0.93),
    "lowback": _Strip(0.14, 0.5, 0.42, 0.93),
}
_ON_TRUNK_FRONT = {
    "abs": _Strip(0.08, 0.7, -0.42, 0.42),
    "back": _Strip(0.08, 0.7, -0.42, 0.42),
    "lowback": _Strip(0.08, 0.45, -0.42, 0.42),
}
_OBLIQUES = _Strip(0.14, 0.72, 0.28, 0.93)

MUSCLES = (*_ON_LEG, *_ON_TRUNK, "glutes", "glute_med", "hip_flexors", "obliques")
"""What `target:` may name, after the side: `near.hamstrings`."""


def muscle(s: Skeleton, legs: Mapping[str, Limb], side: str, name: str) -> Muscle:
    """A muscle of a posed figure.

    Raises KeyError when there is none of that name.
    """
    front = s.pose.view == "front"
    on_leg, on_trunk = (_ON_LEG_FRONT, _ON_TRUNK_FRONT) if front else (_ON_LEG, _ON_TRUNK)
    if name in on_leg:
        bone, strip = on_leg[name]
        leg, thigh = legs[side], bone == "first"
        line, profile = (leg.first, s.body.thigh) if thigh else (leg.second, s.body.shank)
        area, fibres = _spindle(line, profile, leg.sign, strip)
        return Muscle(area.intersection(leg.skin.buffer(0.8)), fibres)
    if name in on_trunk:
        return _spindle(s.trunk, s.body.trunk, -1, on_trunk[name])
    if name == "obliques":
        return _spindle(s.trunk, s.body.trunk, -1, _OBLIQUES._replace(back=side == "left"))
    special: dict[str, Callable[[Skeleton, Mapping[str, Limb], str], Muscle]] = {
        "glutes": _glutes,
        "glute_med": _glute_med,
        "hip_flexors": _hip_flexors,
    }
    return special[name](s, legs, side)


def _spindle(line: Centreline, profile: Profile, side: int, strip: _Strip) -> Muscle:
    t = np.linspace(strip.start, strip.end, 40)
    swell = np.sqrt(np.sin(np.pi * np.linspace(0, 1, 40)))
    width = (profile.back(t) if strip.back else profile.front(t)) * (-1 if strip.back else 1)
    middle, half = width * (strip.inner + strip.outer) / 2, width * (strip.outer - strip.inner) / 2 * swell
    outer, inner = line.edge(t, middle + half, side), line.edge(t, middle - half, side)
    fibres = [line.edge(t, middle + half * k, side)[5:-5] for k in (-0.5, 0, 0.5)]
    return Muscle(polygon(np.vstack([outer, inner[::-1]])), fibres)


_BUTTOCK = [
    (12.5, 7.2), (9.5, 10.2), (3.5, 11.3), (-3.5, 9.6), (-7.6, 5.6), (-4.6, 1.2), (0.5, -1.4), (6.5, 1.8), (10.8, 4.6),
]  # fmt: skip
_BUTTOCK_FIBRES = [
    [(10, 8.2), (5, 4.4), (0.5, 0.8)], [(6.2, 9.6), (1.6, 5.6), (-2.4, 2.0)], [(1.8, 10), (-2, 7), (-5.4, 4.0)],
]  # fmt: skip
_SIDE_OF_HIP = [(-5.5, 5), (0, 6.4), (5.5, 5), (3.4, -1.5), (0.6, -7), (-0.6, -7), (-3.4, -1.5)]


def _glutes(s: Skeleton, legs: Mapping[str, Limb], side: str) -> Muscle:
    def on(points: list[tuple[float, float]], closed: bool) -> Vector:
        return turned(spline(points, closed=closed), s.angles["pelvis"]) + s.joints["pelvis"]

    return Muscle(polygon(on(_BUTTOCK, True)), [on(line, False) for line in _BUTTOCK_FIBRES])


def _glute_med(s: Skeleton, legs: Mapping[str, Limb], side: str) -> Muscle:
    """On the side of the hip, above the joint."""
    up = s.angles["pelvis"]
    front = s.pose.view == "front"
    centre = s.joints[f"{side}_hip"] + direction(up) * (2.0 if front else 7.0)
    if front:  # on the outer side of the joint
        centre = centre + direction(up - 90) * s.sign(side) * 2.5
    fibres = [turned([(x * 0.9, 4.5), (x * 0.25, -4.5)], up - 90) + centre for x in (-4, 0, 4)]
    return Muscle(polygon(turned(spline(_SIDE_OF_HIP, closed=True), up - 90) + centre), fibres)


def _hip_flexors(s: Skeleton, legs: Mapping[str, Limb], side: str) -> Muscle:
    """From the low back over the front of the hip to the thigh."""
    on_trunk = s.trunk.edge([0.34, 0.2, 0.08], [1.5, 4.2, 6.0], -1)
    on_thigh = legs[side].first.edge([0.12, 0.3], [5.4, 3.2], legs[side].sign)
    line = Centreline(spline(np.vstack([on_trunk, on_thigh])))
    return _spindle(line, Profile([(0, 2.9, 2.9), (1, 2.9, 2.9)]), 1, _Strip(0, 1, -1, 1))


def paint(scene: Scene, found: Muscle, within: BaseGeometry) -> None:
    """Mark a muscle: strong colour, a white keyline and a dark outline, fibres; it stays within the body."""
    with scene.part("target"):
        area = found.area.intersection(within)
        scene.area(area, "target", "halo", 1.9)
        scene.area(area, "target", "target_line", 0.7)
        for fibre in found.fibres:
            scene.line(LineString(fibre).intersection(area.buffer(-0.5)), "target_line", 0.55)
