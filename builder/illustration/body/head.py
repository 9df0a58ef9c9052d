"""Head, face and hair. Places on the head: cm to the front of its middle, and up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from builder.illustration.body.skeleton import Skeleton
from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.shapes import ellipse, polygon, rounded, turned_about, union
from builder.illustration.geometry.vectors import Vector, difference, direction
from builder.illustration.scene import Scene

_PROFILE = [
    (-4.6, -6.5), (-6.2, -2.8), (-8.4, 0.8), (-9.5, 5.6), (-8.5, 10.4), (-4.4, 14.2), (1.4, 14.8), (6.2, 12.8),
    (8.5, 9.3), (8.9, 6.4), (8.35, 4.5), (9.0, 2.9), (10.8, 0.5), (10.3, -0.5), (8.7, -0.9), (9.0, -2.2), (8.4, -2.9),
    (8.8, -4.1), (8.1, -5.2), (8.4, -6.8), (7.2, -8.1), (4.8, -7.9), (1.2, -6.2), (-0.4, -5.2),
]  # fmt: skip
_FACE = [
    (0, 15), (5.4, 13.6), (8.1, 9), (8.2, 4), (7.5, -1), (5.4, -5.4), (2.6, -7.8), (0, -8.3), (-2.6, -7.8),
    (-5.4, -5.4), (-7.5, -1), (-8.2, 4), (-8.1, 9), (-5.4, 13.6),
]  # fmt: skip
_CAP_SIDE = [
    (8.3, 10.2), (6.0, 9.0), (4.0, 6.9), (3.1, 3.6), (1.7, 2.0), (0.9, 3.6), (-0.6, 5.0), (-2.3, 4.2), (-3.0, 1.6),
    (-3.4, -1.2), (-5.4, -3.9), (-7.6, -2.2), (-9.6, 1.2), (-10.6, 5.8), (-9.5, 11.0), (-5.0, 15.2), (1.6, 15.9),
    (6.4, 14.0), (8.4, 11.6),
]  # fmt: skip
_CROP_SIDE = [
    (7.9, 10.6), (5.4, 10.0), (3.4, 8.6), (2.6, 5.6), (1.6, 4.0), (0.7, 4.8), (-0.6, 5.6), (-2.3, 4.8), (-3.4, 2.4),
    (-4.2, -0.4), (-6.0, -2.2), (-8.0, -0.4), (-9.7, 2.4), (-10.1, 6.4), (-9.0, 11.0), (-4.8, 14.8), (1.5, 15.4),
    (6.0, 13.6),
]  # fmt: skip
_CAP_FRONT = [
    (0, 16.2), (6, 14.8), (9.0, 10), (9.0, 5.2), (7.6, 5.4), (7.0, 8.2), (3.5, 10.2), (-1.5, 10.6), (-5, 9.6),
    (-7.0, 7.6), (-7.6, 5.4), (-9.0, 5.2), (-9.0, 10), (-6, 14.8),
]  # fmt: skip
_EAR = [(-0.9, 5.0), (0.8, 4.3), (0.9, 2.4), (-0.2, 0.6), (-1.4, 0.6), (-2.3, 2.6), (-2.2, 4.3)]
_TAIL = [(-9, 9.5), (-12.5, 10.5), (-15.4, 6), (-15.2, 0), (-13.4, -5.5), (-12.2, -1.5), (-11.6, 3), (-9.5, 5.5)]
_TAIL_FRONT = [(6.5, 6), (9.6, 5.5), (11.6, 1.5), (11.8, -4.5), (10.2, -8.6), (9.2, -4.0), (7.6, -0.5)]
_TAIL_ROOT, _TAIL_SWING, _HANGING, _OVER = (-9.6, 8.4), 75.0, 110.0, 195.0
_BOB_SIDE = [(-3.0, 2.0), (-3.2, -3.0), (-3.8, -6.6), (-7.0, -7.4), (-9.6, -6.2), (-10.6, -1.0), (-10.8, 5.0), (-6, 8)]
_BOB_FRONT = [(9.2, 8), (10.0, 2), (9.6, -5.0), (7.6, -6.4), (7.4, -2), (7.6, 5.4)]

STYLES = ("short", "crop", "bun", "tail", "bob", "curls")
"""Hair styles by name."""


class Head:
    """The shapes of a head in a pose; `style` is one of `STYLES`."""

    def __init__(self, skeleton: Skeleton, style: str) -> None:
        self._middle, self._up = skeleton.joints["head"], skeleton.angles["head"]
        self.side_view = skeleton.pose.view == "side"
        self.skin, self.hair = self._skin(), self._hair(style)

    def on(self, points: ArrayLike) -> Vector:
        """Places on the head in the scene."""
        p = np.asarray(points, float)
        return self._middle + p[:, :1] * direction(self._up - 90) + p[:, 1:] * direction(self._up)

    def _closed(self, points: ArrayLike) -> BaseGeometry:
        return polygon(self.on(spline(points, closed=True)))

    def _oval(self, x: float, y: float, rx: float, ry: float) -> BaseGeometry:
        return ellipse(self.on([(x, y)])[0], rx, ry, self._up - 90)

    def _skin(self) -> BaseGeometry:
        if self.side_view:
            return self._closed(_PROFILE)
        return union(self._closed(_FACE), self._oval(8.5, 2.4, 1.5, 2.6), self._oval(-8.5, 2.4, 1.5, 2.6))

    def _hair(self, style: str) -> BaseGeometry:
        if self.side_view:
            cap = self._closed(_CROP_SIDE if style == "crop" else _CAP_SIDE)
            extra: dict[str, Callable[[], BaseGeometry]] = {
                "bun": lambda: self._oval(-8.6, 13.6, 4.3, 4.1),
                "tail": self._tail,
                "bob": lambda: self._closed(_BOB_SIDE),
                "curls": lambda: self._curls(range(20, 235, 24), (-0.6, 7.2), (10.0, 9.2)),
            }
        else:
            cap = self._closed(_CAP_FRONT)
            extra = {
                "bun": lambda: self._oval(0, 17.4, 4.2, 3.4),
                "tail": lambda: self._closed(_TAIL_FRONT),
                "bob": lambda: union(self._closed(_BOB_FRONT), self._closed([(-x, y) for x, y in _BOB_FRONT])),
                "curls": lambda: self._curls(range(-10, 200, 21), (0, 7.2), (8.8, 9.4)),
            }
        return rounded(union(cap, extra[style]()) if style in extra else cap, 0.6)

    def _tail(self) -> BaseGeometry:
        """A pony tail: it swings down when the head bends forward, falls over the crown of one that hangs down,
        and lies still when the head leans back."""
        lean = difference(90, self._up)
        swing = -_OVER if lean > _HANGING else max(0.0, min(_TAIL_SWING, lean))
        return turned_about(self._closed(_TAIL), swing, self.on([_TAIL_ROOT])[0])

    def _curls(self, angles: range, middle: tuple[float, float], radii: tuple[float, float]) -> BaseGeometry:
        places = [np.array(middle) + np.array(radii) * direction(angle) for angle in angles]
        return union(*(self._oval(float(x), float(y), 2.9, 2.9) for x, y in places))

    def paint(self, scene: Scene, skin: str, hair: str, width: float) -> None:
        """Head, face and hair, in these colour roles; `width` of the outline in points."""
        with scene.part("head"):
            scene.area(self.skin, skin, error=0.03)
            outline = self.skin.boundary
            if self.side_view:  # the nape and the jaw pass into the neck without a line
                outline = outline.difference(polygon(self.on([(-9, 1), (1.2, 1), (1.2, -7.2), (-9, -9)])))
            scene.line(outline, "ink", width)
            if self.side_view:
                self._paint_profile(scene)
            scene.area(self.hair, hair, "ink", width * 0.8)
            if self.side_view:
                scene.area(self._closed(_EAR), skin, "ink", width * 0.75)
            else:
                self._paint_face(scene)

    def _paint_profile(self, scene: Scene) -> None:
        scene.area(self._oval(6.5, 4.2, 0.55, 0.85), "ink")
        scene.line(self.on(spline([(5.2, 6.7), (6.6, 7.3), (7.8, 6.9)])), "ink", 0.7)
        scene.line(self.on(spline([(8.6, -2.8), (7.4, -2.7), (6.6, -2.3)])), "ink", 0.55)

    def _paint_face(self, scene: Scene) -> None:
        for x in (-1, 1):
            scene.area(self._oval(x * 3.2, 3.4, 0.62, 0.85), "ink")
            scene.line(self.on(spline([(x * 1.9, 6.0), (x * 3.4, 6.6), (x * 4.9, 5.8)])), "ink", 0.7)
        scene.line(self.on(spline([(-0.4, 2.4), (-0.9, 0.2), (0.4, -0.3)])), "ink", 0.5)
        scene.line(self.on(spline([(-1.9, -3.4), (0, -4.0), (1.9, -3.4)])), "ink", 0.6)
