"""Charts to fill in by hand."""

from __future__ import annotations

import numpy as np
from shapely.geometry import MultiLineString

from builder.illustration.display import Label
from builder.illustration.geometry.vectors import Vector, vector
from builder.illustration.plates.frame import Frame
from builder.illustration.scene import Scene
from builder.model.plates import Axis, Chart

FINE, FIRM, FRAME = 0.3, 0.75, 1.0
"""Widths of finer lines, numbered lines and the two sides with numbers, in points."""


def draw_chart(scene: Scene, shape: Chart, frame: Frame) -> None:
    """Draw the grid, fine lines first; the numbers become labels, keyed by their side and value."""
    origin = frame.at(shape.chart)
    side, top = vector(shape.width, 0), vector(0, shape.height)
    for axis, along, over in ((shape.across, side, top), (shape.up, top, side)):
        if axis.finer:
            _rule(scene, origin, _shares(axis, axis.finer), along, over, FINE)
    for axis, along, over in ((shape.across, side, top), (shape.up, top, side)):
        _rule(scene, origin, _shares(axis, axis.step), along, over, FIRM)
    scene.line(np.array([origin + top, origin, origin + side]), "ink", FRAME)
    if shape.up.first < 0 < shape.up.last:
        zero = origin + top * (-shape.up.first / (shape.up.last - shape.up.first))
        scene.line(np.array([zero, zero + side]), "ink", FRAME)
    _number(scene, shape, origin)


def _shares(axis: Axis, step: float) -> Vector:
    """Where the axis has lines `step` apart, as shares of its length."""
    length = axis.last - axis.first
    shares: Vector = np.arange(0, length + step / 2, step) / length
    return shares


def _rule(scene: Scene, origin: Vector, shares: Vector, along: Vector, over: Vector, width: float) -> None:
    starts = [origin + share * along for share in shares]
    scene.line(MultiLineString([(start, start + over) for start in starts]), "grid", width)


def _number(scene: Scene, shape: Chart, origin: Vector) -> None:
    for share in _shares(shape.across, shape.across.step):
        x, y = origin + vector(share * shape.width, -shape.gap)
        value = _written(shape.across, share)
        scene.labels.append(Label(f"across_{value}", value, (float(x), float(y)), "middle"))
    for share in _shares(shape.up, shape.up.step):
        x, y = origin + vector(-0.6 * shape.gap, share * shape.height)
        value = _written(shape.up, share)
        scene.labels.append(Label(f"up_{value}", value, (float(x), float(y)), "end"))


def _written(axis: Axis, share: float) -> str:
    """The number at a share of the axis, with a true minus sign."""
    value = axis.first + share * (axis.last - axis.first)
    return f"{value:{'+' if axis.signed and round(value) else ''}g}".replace("-", "\u2212")
