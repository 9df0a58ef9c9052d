"""The shapes of the trunk: hips, shirt with its neckline, neck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from builder.illustration.body.skeleton import Skeleton
from builder.illustration.geometry.curves import Centreline, Profile, ribbon
from builder.illustration.geometry.shapes import disc, polygon, rounded, smoothed, union
from builder.illustration.geometry.vectors import direction, placed, turned

WAIST = 0.205
"""Where on the trunk the shorts end."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """`hips` are the shorts' upper part; `shirt` has the neckline cut out of `whole_shirt`."""

    hips: BaseGeometry
    whole_shirt: BaseGeometry
    neckline: BaseGeometry
    neck: BaseGeometry

    @property
    def shirt(self) -> BaseGeometry:
        """What shows below the neckline."""
        return self.whole_shirt.difference(self.neckline)


def trunk(s: Skeleton) -> Trunk:
    """The trunk of a posed figure."""
    side = s.pose.view == "side"
    hips = ribbon(s.trunk, s.body.trunk, -0.13, 0.235, -1, ease=0.4, hem=0.6)
    if side:
        girth = s.body.girth
        buttock = disc(s.joints["pelvis"] + turned([0.8, 3.6], s.angles["pelvis"]) * girth, 9.0 * girth)
        hips = union(hips, buttock, disc(s.joints["pelvis"], 8.6 * girth))
    shirt = ribbon(s.trunk, s.body.trunk, 0.10, 1.02, -1, ease=0.45)
    return Trunk(
        smoothed(rounded(hips, 4, 2), 1.2), smoothed(rounded(shirt, 4, 0.8), 0.8), _neckline(s, side), _neck(s, side)
    )


def _neckline(s: Skeleton, side: bool) -> BaseGeometry:
    """What the shirt leaves open: an oval about the neck and all above it."""
    turn = s.angles["thorax"] - 90 - (16 if side else 0)
    a = np.linspace(0, 2 * np.pi, 40)
    if side:
        oval = np.stack([6.6 * np.cos(a) + 0.6, 2.6 * np.sin(a) + 0.8], -1)
        above = [(-12, 1), (13, 1), (13, 9), (-12, 9)]
    else:
        oval = np.stack([7.0 * np.cos(a), 4.0 * np.sin(a) - 0.6], -1)
        above = [(-9, 0), (9, 0), (9, 9), (-9, 9)]
    return union(*(polygon(placed(points, s.joints["neck"], turn)) for points in (oval, above)))


def _neck(s: Skeleton, side: bool) -> BaseGeometry:
    width = 5.2 if side else 5.4
    root, head = s.joints["neck"], s.joints["head"]
    line = Centreline([root - direction(s.angles["thorax"]) * 5, root, head + direction(s.angles["head"]) * 3])
    rows = [
        (0.0, width + 1.6, width + 1.6), (0.35, width + 0.3, width + 0.6), (0.6, width - 0.2, width), (1, width, width),
    ]  # fmt: skip
    return rounded(ribbon(line, Profile(rows), 0, 1, -1), 0.5)


def across(s: Skeleton, share: float, ease: float = 0.0) -> ArrayLike:
    """The line across the trunk at a share of its length, from the front to the back."""
    profile = s.body.trunk
    front = s.trunk.edge(share, profile.front(share) + ease, -1)[0]
    back = s.trunk.edge(share, -(profile.back(share) + ease), -1)[0]
    return [front, back]
