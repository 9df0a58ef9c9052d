"""Dense outlines to few Bézier curves.

Knots are spaced by length and turning, tangents come from the dense line, and a curve is halved
while it strays. The error is measured across the line: measured to the nearest sample it would
grow with the spacing of the samples, and with it the number of curves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from builder.illustration.geometry.curves import resampled
from builder.illustration.geometry.vectors import Vector

CORNER = 38.0
"""Degrees of turning at one point that make it a corner, which is kept."""

STEP = 0.3
"""Between the samples that curves are fitted to, in cm."""

KNOT_LENGTH, KNOT_TURN = 14.0, 50.0
"""A curve begins with at most this length in cm, or this turning in degrees; it is halved where it strays."""


def fit(points: ArrayLike, *, closed: bool, error: float) -> Vector:
    """Bézier curves along a polyline, as rows: the start, then two control points and the end a curve.

    `error` is how far a curve may stray from the line, in cm. Without rows when the line has no length.
    """
    p = _cleaned(np.asarray(points, float)[:, :2], closed)
    if len(p) < 2:
        return np.zeros((0, 2))
    curves = [curve for run in _runs(p, closed) for curve in _fit_run(run, error)]
    return np.vstack([curves[0][:1], *(curve[1:] for curve in curves)])


def _cleaned(p: Vector, closed: bool) -> Vector:
    """Without points that coincide with the one before."""
    p = p[np.concatenate([[True], np.linalg.norm(np.diff(p, axis=0), axis=1) > 1e-6])]
    return p[:-1] if closed and len(p) > 1 and np.allclose(p[0], p[-1]) else p


class _Run(NamedTuple):
    points: Vector
    seamless: bool


def _runs(p: Vector, closed: bool) -> Iterator[_Run]:
    """Stretches from corner to corner."""
    corners = _corners(p, closed)
    if closed and not corners:
        yield _Run(np.vstack([p, p[:1]]), True)
    elif closed:
        twice = np.vstack([p, p])
        for a, b in zip(corners, [*corners[1:], corners[0] + len(p)], strict=True):
            yield _Run(twice[a : b + 1], False)
    else:
        stops = [0, *corners, len(p) - 1]
        for a, b in pairwise(stops):
            yield _Run(p[a : b + 1], False)


def _corners(p: Vector, closed: bool) -> list[int]:
    before = p - np.roll(p, 1, 0)
    after = np.roll(p, -1, 0) - p
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turning = np.degrees(np.abs(np.arctan2(cross, (before * after).sum(1))))
    if not closed:
        turning[[0, -1]] = 0
    return [int(i) for i in np.flatnonzero(turning > CORNER)]


def _fit_run(run: _Run, error: float) -> Iterator[Vector]:
    if len(run.points) == 2:
        a, b = run.points
        yield np.array([a, a + (b - a) / 3, a + (b - a) * 2 / 3, b])
        return
    length = np.linalg.norm(np.diff(run.points, axis=0), axis=1).sum()
    q = resampled(run.points, min(STEP, length / 16))
    tangents = _tangents(q, run.seamless)
    s = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(q, axis=0), axis=1))])
    knots = _knots(s, tangents)
    todo = list(pairwise(knots))[::-1]
    while todo:
        a, b = todo.pop()
        reach = (s[b] - s[a]) / 3
        curve = np.array([q[a], q[a] + tangents[a] * reach, q[b] - tangents[b] * reach, q[b]])
        if b - a > 1 and _strays(curve, q[a : b + 1], tangents[a : b + 1], error):
            middle = (a + b) // 2
            todo += [(middle, b), (a, middle)]
        else:
            yield curve


def _tangents(q: Vector, seamless: bool) -> Vector:
    if seamless:
        t = np.roll(q[:-1], -1, 0) - np.roll(q[:-1], 1, 0)
        t = np.vstack([t, t[:1]])
    else:
        t = np.gradient(q, axis=0)
    unit_rows: Vector = t / np.maximum(np.linalg.norm(t, axis=1, keepdims=True), 1e-9)
    return unit_rows


def _knots(s: Vector, tangents: Vector) -> list[int]:
    """Indexes of the first knots: closer where the line bends more."""
    angles = np.arctan2(tangents[:, 1], tangents[:, 0])
    turns = np.abs((np.diff(angles) + np.pi) % (2 * np.pi) - np.pi)
    cost = np.concatenate([[0.0], np.cumsum(np.diff(s) / KNOT_LENGTH + np.degrees(turns) / KNOT_TURN)])
    wanted = np.linspace(0, cost[-1], max(1, math.ceil(cost[-1])) + 1)
    return [int(i) for i in np.unique(np.searchsorted(cost, wanted).clip(0, len(s) - 1))]


_PROBES = np.linspace(0.1, 0.9, 9)[:, None]


def _strays(curve: Vector, q: Vector, tangents: Vector, error: float) -> bool:
    t, m = _PROBES, 1 - _PROBES
    on = m**3 * curve[0] + 3 * m * m * t * curve[1] + 3 * m * t * t * curve[2] + t**3 * curve[3]
    nearest = np.argmin(((on[:, None] - q[None]) ** 2).sum(2), axis=1)
    off = on - q[nearest]
    across = off[:, 0] * tangents[nearest, 1] - off[:, 1] * tangents[nearest, 0]
    return bool(np.abs(across).max() > error * 1.3)
