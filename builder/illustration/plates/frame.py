"""Where the shapes of a group stand in the scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from builder.illustration.geometry.vectors import Vector, turned, vector
from builder.illustration.locate import Locate
from builder.model.plates import Group
from builder.model.points import Point


@dataclass(frozen=True)
class Frame:
    """A group's frame: turned by `angle` degrees about the scene's origin, then moved by `shift` cm."""

    locate: Locate
    angle: float = 0.0
    shift: Vector = field(default_factory=lambda: vector(0, 0))

    def at(self, point: Point) -> Vector:
        """The point in the scene. Raises ContentError for an unknown landmark."""
        if point.landmark is None:
            return turned((point.dx, point.dy), self.angle) + self.shift
        return self.locate(Point(point.landmark)) + turned((point.dx, point.dy), self.angle)

    def rows(self, points: Sequence[Point]) -> Vector:
        """The points in the scene as rows. Raises ContentError for an unknown landmark."""
        return np.array([self.at(point) for point in points])

    def inside(self, group: Group) -> Frame:
        """The frame of a group in this one: a point p of the group is at turned(p - about) + about + move."""
        about = np.array(group.about)
        shift = about - turned(about, group.turn) + np.array(group.move)
        return Frame(self.locate, self.angle + group.turn, turned(shift, self.angle) + self.shift)
