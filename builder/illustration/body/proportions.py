"""The measures of the body: a person of 168 cm, and how builds differ.

Segment lengths follow Drillis and Contini's shares of stature (in Winter, "Biomechanics and Motor
Control of Human Movement"); widths were drawn by eye until they looked like a person.
All lengths in cm. Profiles: rows (t, front, back) along a bone.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.illustration.geometry.curves import Profile

PELVIS, LUMBAR, THORAX, NECK = 15.0, 16.0, 21.0, 10.0
UPPER_ARM, FOREARM, HAND_LENGTH = 28.0, 24.0, 17.0
THIGH, SHANK = 41.5, 40.0
ANKLE_HEIGHT = 7.5

HIP_HALF, SHOULDER_HALF = 8.6, 14.8
"""From the middle of the body to the joint, seen from the front."""

DEPTH = (3.2, 2.2)
"""How far the far limbs are drawn to the right and up, so that a side view shows both."""

SHOULDER_SHARE = 0.865
"""Where on the trunk the shoulders are."""

_THIGH_SIDE = [
    (-0.1, 8.6, 9.6), (0.0, 9.2, 9.4), (0.15, 9.4, 9.0), (0.3, 9.1, 8.5), (0.5, 8.0, 7.7), (0.7, 6.7, 6.5),
    (0.85, 5.9, 5.5), (0.95, 5.8, 5.0), (1.0, 5.9, 4.9), (1.06, 5.4, 4.8),
]  # fmt: skip
_SHANK_SIDE = [
    (-0.06, 5.3, 5.0), (0.0, 5.6, 5.0), (0.07, 5.4, 5.2), (0.15, 5.0, 6.1), (0.27, 4.7, 7.1), (0.38, 4.5, 6.8),
    (0.52, 4.1, 5.4), (0.68, 3.6, 4.1), (0.82, 3.25, 3.35), (0.93, 3.3, 3.3), (1.02, 3.5, 3.6),
]  # fmt: skip
_UPPER_ARM = [
    (-0.16, 3.0, 3.0), (-0.1, 4.4, 4.4), (0.0, 5.2, 5.2), (0.12, 5.4, 5.2), (0.3, 5.0, 4.7), (0.55, 4.5, 4.5),
    (0.8, 3.8, 3.9), (1.0, 3.6, 3.7), (1.05, 3.4, 3.6),
]  # fmt: skip
_FOREARM = [
    (-0.06, 3.5, 3.5), (0.0, 3.7, 3.6), (0.12, 4.2, 3.8), (0.28, 4.3, 3.8), (0.5, 3.6, 3.4), (0.75, 2.8, 2.8),
    (0.92, 2.35, 2.4), (1.05, 2.4, 2.4),
]  # fmt: skip
_TRUNK_SIDE = [
    (-0.16, 4.5, 6.0), (-0.1, 7.2, 8.0), (-0.03, 9.0, 10.8), (0.03, 9.8, 11.8), (0.10, 10.2, 12.0),
    (0.18, 10.3, 10.9), (0.27, 10.2, 9.1), (0.37, 10.0, 8.2), (0.48, 10.5, 8.7), (0.60, 11.6, 10.0),
    (0.70, 12.3, 11.1), (0.78, 12.0, 11.6), (0.86, 9.8, 10.9), (0.92, 7.2, 8.9), (0.97, 5.4, 6.6),
    (1.0, 4.8, 5.5), (1.06, 4.6, 5.0),
]  # fmt: skip


def _even(*rows: tuple[float, float]) -> list[tuple[float, float, float]]:
    """Rows of a profile that is as wide on both sides."""
    return [(t, half, half) for t, half in rows]


_TRUNK_FRONT = _even(
    (-0.14, 9), (-0.09, 14.5), (-0.03, 16.9), (0.03, 17.2), (0.12, 16.6), (0.24, 14.4), (0.36, 13.0), (0.48, 13.4),
    (0.62, 15.0), (0.74, 16.6), (0.82, 17.4), (0.88, 16.6), (0.92, 14.2), (0.955, 10.5), (0.985, 7.6), (1.0, 6.3),
    (1.06, 5.4),
)  # fmt: skip
_THIGH_FRONT = _even(
    (-0.1, 8.6), (0.0, 9.2), (0.15, 9.0), (0.35, 8.3), (0.6, 7.1), (0.8, 6.1), (0.93, 5.6), (1.0, 5.6), (1.06, 5.3)
)
_SHANK_FRONT = _even(
    (-0.06, 5.3), (0.0, 5.4), (0.1, 5.2), (0.27, 5.9), (0.4, 5.6), (0.6, 4.4), (0.8, 3.4), (0.93, 3.2), (1.02, 3.6)
)

FOOT = [
    (-3.4, 2.5), (-3.5, -1.0), (-5.2, -3.9), (-5.4, -6.2), (-3.9, -7.5), (-0.5, -7.4), (4.5, -6.7), (9.0, -7.2),
    (12.5, -7.6), (16.5, -7.4), (18.6, -6.5), (18.6, -5.0), (16.6, -4.3), (13.2, -3.6), (9.0, -1.0), (5.6, 1.2),
    (3.7, 3.6),
]  # fmt: skip
"""Outline of a foot from the side; the ankle is at the origin, the toes point right."""

FOOT_FRONT = [
    (-3.4, 3), (-3.6, -1), (-4.8, -5), (-5.2, -8), (-4.2, -10), (0, -10.6), (4.2, -10), (5.2, -8), (4.8, -5),
    (3.6, -1), (3.4, 3),
]  # fmt: skip
"""Outline of a foot that points at the reader."""

HANDS = {
    "open": [
        (-1.4, 2.3), (2.2, 2.7), (4.2, 4.3), (6.6, 5.6), (8.2, 5.4), (8.0, 4.2), (6.8, 3.2), (8.4, 2.5), (12.5, 2.2),
        (15.8, 1.3), (17.0, 0.1), (16.2, -1.1), (12.5, -2.0), (8.2, -3.1), (4.0, -3.0), (-1.4, -2.3),
    ],
    "flat": [
        (-1.4, 2.3), (2.5, 2.6), (6.5, 2.3), (12.0, 1.6), (16.2, 0.7), (17.0, -0.5), (16.2, -1.5), (11.0, -1.8),
        (4.0, -2.3), (-1.4, -2.3),
    ],
    "fist": [
        (-1.4, 2.3), (1.8, 3.1), (5.2, 4.2), (8.2, 3.6), (9.2, 1.0), (8.9, -2.0), (7.0, -3.8), (3.4, -3.5),
        (-1.4, -2.3),
    ],
}  # fmt: skip
"""Outlines of a hand; the wrist is at the origin, the fingers point right, the thumb is up."""

FINGERS = {
    "open": [[(9.5, 1.0), (15.0, 0.7)], [(9.0, -0.8), (14.8, -0.4)]],
    "flat": [],
    "fist": [[(5.0, 2.0), (8.6, 1.6)], [(4.6, 0.2), (8.8, -0.2)], [(4.4, -1.6), (7.8, -2.0)]],
}
"""Lines between the fingers."""


@dataclass(frozen=True, slots=True)
class Proportions:
    """The profiles of a body for a view; `limbs` and `trunk` are the factors of a build."""

    thigh: Profile
    shank: Profile
    upper_arm: Profile
    forearm: Profile
    trunk: Profile
    girth: float = 1.0

    @classmethod
    def of(cls, view: str, limbs: float = 1.0, trunk: float = 1.0) -> Proportions:
        """The proportions for `side` or `front`."""
        side = view == "side"
        return cls(
            thigh=Profile(_THIGH_SIDE if side else _THIGH_FRONT, limbs),
            shank=Profile(_SHANK_SIDE if side else _SHANK_FRONT, 0.5 + 0.5 * limbs),
            upper_arm=Profile(_UPPER_ARM, limbs),
            forearm=Profile(_FOREARM, 0.5 + 0.5 * limbs),
            trunk=Profile(_TRUNK_SIDE if side else _TRUNK_FRONT, trunk),
            girth=trunk,
        )
