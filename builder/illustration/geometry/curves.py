"""Smooth lines, and ribbons of varying width along them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from builder.illustration.geometry.shapes import polygon
from builder.illustration.geometry.vectors import Vector


def spline(points: ArrayLike, *, closed: bool = False, samples: int = 10) -> Vector:
    """A dense centripetal Catmull-Rom curve through points, `samples` a stretch.

    Source: Yuksel, Schaefer and Keyser, "On the parameterization of Catmull-Rom curves" (2009).
    """
    p = np.asarray(points, float)
    before, after = (p[-1:], p[:2]) if closed else (2 * p[:1] - p[1], 2 * p[-1:] - p[-2])
    p = np.vstack([before, p, after])
    stretches = [_stretch(p[i : i + 4], samples) for i in range(len(p) - 3)]
    return np.vstack(stretches if closed else [*stretches, p[-2]])


def _stretch(p: Vector, samples: int) -> Vector:
    """The curve between the middle two of four points, its end left out."""
    gaps = np.maximum(np.linalg.norm(np.diff(p, axis=0), axis=1), 1e-6) ** 0.5
    t0, t1, t2, t3 = np.concatenate([[0.0], np.cumsum(gaps)])
    t = np.linspace(t1, t2, samples, endpoint=False)[:, None]
    a1 = (t1 - t) / (t1 - t0) * p[0] + (t - t0) / (t1 - t0) * p[1]
    a2 = (t2 - t) / (t2 - t1) * p[1] + (t - t1) / (t2 - t1) * p[2]
    a3 = (t3 - t) / (t3 - t2) * p[2] + (t - t2) / (t3 - t2) * p[3]
    b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
    b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
    curve: Vector = (t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2
    return curve


def resampled(points: Vector, step: float) -> Vector:
    """The same polyline with points about `step` cm apart."""
    d = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    at = np.linspace(0, d[-1], max(2, round(d[-1] / step) + 1))
    return np.stack([np.interp(at, d, points[:, 0]), np.interp(at, d, points[:, 1])], -1)


def softened(points: ArrayLike, rounds: int = 3) -> Vector:
    """A polyline with its corners cut (Chaikin), ends kept."""
    p = np.asarray(points, float)
    for _ in range(rounds):
        q = np.empty((2 * (len(p) - 1), 2))
        q[0::2] = 0.75 * p[:-1] + 0.25 * p[1:]
        q[1::2] = 0.25 * p[:-1] + 0.75 * p[1:]
        p = np.vstack([p[0], q, p[-1]])
    return p


class Centreline:
    """A line that a ribbon follows, by the share `t` of its length; beyond 0 and 1 it runs straight on."""

    def __init__(self, points: ArrayLike) -> None:
        self.points = np.asarray(points, float)
        lengths = np.linalg.norm(np.diff(self.points, axis=0), axis=1)
        self.length = float(lengths.sum())
        self._shares = np.concatenate([[0.0], np.cumsum(lengths)]) / self.length
        self._first = (self.points[1] - self.points[0]) / lengths[0]
        self._last = (self.points[-1] - self.points[-2]) / lengths[-1]

    def at(self, t: ArrayLike) -> Vector:
        """Points as rows."""
        t = np.atleast_1d(np.asarray(t, float))
        inside = np.clip(t, 0, 1)
        on = np.stack([np.interp(inside, self._shares, self.points[:, axis]) for axis in (0, 1)], -1)
        before, after = np.minimum(t, 0.0)[:, None], np.maximum(t - 1, 0.0)[:, None]
        points: Vector = on + self.length * (before * self._first + after * self._last)
        return points

    def along(self, t: ArrayLike) -> Vector:
        """Unit vectors along the line, as rows."""
        t = np.atleast_1d(np.asarray(t, float))
        v = self.at(t + 0.012) - self.at(t - 0.012)
        unit_rows: Vector = v / np.linalg.norm(v, axis=-1, keepdims=True)
        return unit_rows

    def across(self, t: ArrayLike, side: int) -> Vector:
        """Unit vectors to the front: left of the line's way for `side` 1, right of it for -1."""
        d = self.along(t)
        return np.stack([-d[:, 1], d[:, 0]], -1) * side

    def edge(self, t: ArrayLike, offset: ArrayLike, side: int) -> Vector:
        """Points `offset` cm to the front of the line (negative: to the back)."""
        points: Vector = self.at(t) + self.across(t, side) * np.atleast_1d(np.asarray(offset, float))[:, None]
        return points


class Profile:
    """Half-widths of a body part to its front and its back, in cm, along its bone: rows (t, front, back)."""

    def __init__(self, rows: Sequence[tuple[float, float, float]], scale: float = 1.0) -> None:
        t, front, back = np.array(rows, float).T
        self.front, self.back = _through(t, front * scale), _through(t, back * scale)


def _through(xs: Vector, ys: Vector) -> Callable[[ArrayLike], Vector]:
    """A smooth function through values (cubic Hermite), constant beyond its ends."""
    slopes = np.gradient(ys, xs)

    def value(where: ArrayLike) -> Vector:
        x = np.clip(np.asarray(where, float), xs[0], xs[-1])
        i = np.clip(np.searchsorted(xs, x) - 1, 0, len(xs) - 2)
        h = xs[i + 1] - xs[i]
        u = (x - xs[i]) / h
        left = (1 + 2 * u) * (1 - u) ** 2 * ys[i] + u * (1 - u) ** 2 * h * slopes[i]
        right = u * u * (3 - 2 * u) * ys[i + 1] + u * u * (u - 1) * h * slopes[i + 1]
        total: Vector = left + right
        return total

    return value


def ribbon(
    line: Centreline,
    profile: Profile,
    start: float,
    end: float,
    side: int,
    *,
    ease: float = 0.0,
    flare: float = 0.0,
    hem: float = 0.0,
) -> BaseGeometry:
    """The area between two shares of a line, as wide as its profile.

    `ease` widens it all along, `flare` more and more towards the end, by cm; `hem` bulges the end.
    """
    t = np.linspace(start, end, 30)
    extra = ease + flare * np.clip(t, 0, 1)
    front = line.edge(t, profile.front(t) + extra, side)
    back = line.edge(t, -(profile.back(t) + extra), side)
    u = np.linspace(0, 1, 11)[1:-1, None]
    last = front[-1] + (back[-1] - front[-1]) * u + line.along(end) * hem * 4 * u * (1 - u)
    return polygon(np.vstack([front, last, back[::-1]]))
