"""Points and directions. Angles in degrees: 0 to the right, 90 up."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]
"""A point, or points as rows."""


def vector(x: float, y: float) -> Vector:
    """A point."""
    return np.array([x, y], float)


def direction(angle: float) -> Vector:
    """The unit vector that points at an angle."""
    radians = math.radians(angle)
    return np.array([math.cos(radians), math.sin(radians)])


def angle_of(v: Vector) -> float:
    """The angle that a vector points at, -180 to 180."""
    return math.degrees(math.atan2(v[1], v[0]))


def turned(points: ArrayLike, angle: float) -> Vector:
    """A point, or rows of points, turned about the origin."""
    c, s = direction(angle)
    p = np.asarray(points, float)
    return np.stack([p[..., 0] * c - p[..., 1] * s, p[..., 0] * s + p[..., 1] * c], -1)


def unit(v: Vector) -> Vector:
    """The vector at length 1; to the right when it has no length."""
    length = float(np.linalg.norm(v))
    return v / length if length > 1e-9 else np.array([1.0, 0.0])


def length_of(points: Vector) -> float:
    """The length of a polyline."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def placed(points: ArrayLike, origin: Vector, angle: float, *, mirrored: bool = False) -> Vector:
    """Points of a local frame in the scene: mirrored about its x axis if asked, turned, then moved."""
    local = np.asarray(points, float) * [1.0, -1.0 if mirrored else 1.0]
    return turned(local, angle) + origin


def difference(a: float, b: float) -> float:
    """How far a direction `a` lies from `b`, -180 to 180."""
    return (a - b + 180.0) % 360.0 - 180.0
