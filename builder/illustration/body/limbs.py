"""The shapes of legs and arms, and of what covers them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from builder.illustration.body.proportions import FINGERS, FOOT, FOOT_FRONT, HANDS
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.geometry.curves import Centreline, ribbon, spline
from builder.illustration.geometry.shapes import disc, polygon, rounded, smoothed, union
from builder.illustration.geometry.vectors import Vector, angle_of, direction, placed


@dataclass(frozen=True, slots=True)
class Limb:
    """A leg or an arm: its skin, its garment (the leg of the shorts, the sleeve), its two bones."""

    skin: BaseGeometry
    garment: BaseGeometry
    first: Centreline
    second: Centreline
    sign: int

    @property
    def whole(self) -> BaseGeometry:
        """Skin and garment."""
        return union(self.skin, self.garment)


def leg(s: Skeleton, side: str) -> Limb:
    """A leg from the hip to the toes."""
    sign, body = s.sign(side), s.body
    hip, knee, ankle = (s.joints[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    thigh, shank = Centreline([hip, knee]), Centreline([knee, ankle])
    upper = ribbon(thigh, body.thigh, -0.08, 1.04, sign)
    lower = ribbon(shank, body.shank, -0.05, 1.02, sign)
    front = s.pose.view == "front"
    cap = disc(knee, 5.2) if front else disc(knee + direction(s.angles[f"{side}_thigh"] + 90) * 0.35, 5.35)
    limb = smoothed(rounded(union(upper, lower, cap), 3.2, 1.2), 1.3)
    end = smoothed(rounded(union(lower, foot(s, side), disc(ankle, 3.4)), 3.0, 0.35), 0.55)
    skin = smoothed(rounded(union(limb, end), 0.5), 0.45)
    garment = ribbon(thigh, body.thigh, -0.06, s.pose.shorts, sign, ease=0.35, flare=1.3, hem=1.5)
    return Limb(skin, garment, thigh, shank, sign)


def foot(s: Skeleton, side: str) -> BaseGeometry:
    """A foot, from the side or pointing at the reader."""
    ankle = s.joints[f"{side}_ankle"]
    if s.pose.feet.get(side) == "front":  # type: ignore[call-overload]
        shank = ankle - s.joints[f"{side}_knee"]
        return polygon(placed(spline(FOOT_FRONT, closed=True), ankle, angle_of(shank) + 90))
    mirrored = (s.sign(side) < 0) != (side in s.pose.flip_foot)
    return polygon(placed(spline(FOOT, closed=True), ankle, s.angles[f"{side}_foot"], mirrored=mirrored))


def arm(s: Skeleton, side: str) -> Limb:
    """An arm from the shoulder to the fingertips."""
    sign, body = s.sign(side) * (-1 if side in s.pose.flip_elbow else 1), s.body
    shoulder, elbow, wrist = (s.joints[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist"))
    upper_line, fore_line = Centreline([shoulder, elbow]), Centreline([elbow, wrist])
    start = -0.10 if s.pose.view == "side" else -0.03
    upper = ribbon(upper_line, body.upper_arm, start, 1.03, sign)
    fore = ribbon(fore_line, body.forearm, -0.05, 1.03, sign)
    bent = smoothed(rounded(union(upper, fore, disc(elbow, 3.5)), 2.2, 0.8), 1.1)
    end = rounded(union(fore, hand(s, side), disc(wrist, 2.3)), 1.6, 0.2)
    skin = smoothed(rounded(union(bent, end), 0.4), 0.35)
    sleeve = ribbon(upper_line, body.upper_arm, start, 0.46, sign, ease=0.45, flare=1.0, hem=0.9)
    garment = rounded(union(sleeve, disc(shoulder, 5.4)), 0.6, 0.5)
    return Limb(skin, garment, upper_line, fore_line, s.sign(side))


def hand_shape(s: Skeleton, side: str) -> str:
    """`open`, `flat` or `fist`."""
    return s.pose.hands.get(side, "open")  # type: ignore[call-overload, no-any-return]


def hand(s: Skeleton, side: str) -> BaseGeometry:
    """A hand."""
    return polygon(_on_hand(s, side, spline(HANDS[hand_shape(s, side)], closed=True)))


def fingers(s: Skeleton, side: str) -> list[Vector]:
    """The lines between the fingers."""
    return [_on_hand(s, side, np.array(line)) for line in FINGERS[hand_shape(s, side)]]


def _on_hand(s: Skeleton, side: str, points: Vector) -> Vector:
    mirrored = (s.sign(side) < 0) != (side in s.pose.flip_hand)
    return placed(points, s.joints[f"{side}_wrist"], s.angles[f"{side}_hand"], mirrored=mirrored)
