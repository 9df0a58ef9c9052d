"""Places on the body that poses, props and arrows can refer to."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np

from builder.illustration.geometry.vectors import Vector, direction, turned, vector

if TYPE_CHECKING:
    from builder.illustration.body.skeleton import Skeleton

FOOT = {
    "heel": (-4.4, -7.3),
    "sole": (5.0, -7.2),
    "arch": (6.0, -7.0),
    "ball": (12.5, -7.6),
    "toe": (18.7, -6.0),
    "instep": (9.0, -1.0),
    "toetop": (17.0, -4.5),
    "achilles": (-3.6, 0.0),
}
"""On a foot: x towards the toes from the ankle, y away from the sole, in cm."""

FOOT_FRONT = {
    "heel": (0.0, -8.0),
    "sole": (0.0, -10.4),
    "arch": (0.0, -10.4),
    "ball": (0.0, -10.4),
    "toe": (0.0, -10.4),
    "instep": (0.0, -4.0),
    "toetop": (0.0, -9.0),
    "achilles": (0.0, 0.0),
}
"""On a foot that points at the reader: across it, and away from the leg, in cm."""

HAND = {"grip": (5.0, 0.0), "palm": (5.0, 2.6), "hand": (7.0, 0.0), "tip": (17.0, 0.0)}
"""On a hand: x towards the fingers from the wrist."""

LEG = {
    "kneecap": ("knee", "thigh", 3.0, 4.6),
    "kneetop": ("knee", "shank", 2.0, 5.6),
    "kneepit": ("knee", "shank", 0.0, -5.0),
    "thighback": ("hip", "thigh", 24.0, -7.6),
    "thighmid": ("hip", "thigh", 24.0, 0.0),
    "thightop": ("hip", "thigh", 24.0, 8.4),
    "calfback": ("knee", "shank", 12.0, -7.0),
    "shin": ("knee", "shank", 20.0, 4.3),
}
"""On a leg: the joint and the segment from which it counts, cm along it, cm to its front."""

ARM = {"elbowtip": ("elbow", "upper_arm", 3.4, 0.0), "underarm": ("elbow", "forearm", 6.0, -3.8)}
"""On an arm, as `LEG`."""

TRUNK = {
    "sacrum": (0.12, -1),
    "buttock": (0.04, -1),
    "lowback": (0.36, -1),
    "upperback": (0.78, -1),
    "waist": (0.40, 1),
    "chest": (0.70, 1),
}
"""On the trunk, seen from the side: the share of its length, and 1 for its front, -1 for its back."""

HEAD = {"crown": (0.0, 15.5), "occiput": (-10.4, 6.0), "nose": (10.8, 0.5)}
"""On the head: cm to its front, and up."""

SIT_BONE = (-2.5, -9.6)
"""From the hip joint: cm to the front of the pelvis, and up."""

MOVED = {"leg": ("knee", "ankle", *LEG, *FOOT), "arm": ("elbow", "wrist", *ARM, *HAND)}
"""What moves with a limb; hips and shoulders have their places before."""

JOINTS = ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")
MIDDLE = ("pelvis", "thorax", "neck", "head")


def landmark(skeleton: Skeleton, name: str) -> Vector | None:
    """The place of a landmark that is not a joint; None when there is none of that name."""
    side, _, part = name.partition("_")
    if side in skeleton.sides:
        return _on_limb(skeleton, side, part)
    if name in TRUNK:
        share, front = TRUNK[name]
        profile = skeleton.body.trunk
        offset = profile.front(share) if front > 0 else -profile.back(share)
        place: Vector = skeleton.trunk.edge(share, offset, -1)[0]
        return place
    if name in HEAD:
        return _from(skeleton.joints["head"], skeleton.angles["head"], HEAD[name])
    if name == "sit":
        return _from(skeleton.joints["pelvis"], skeleton.angles["pelvis"], SIT_BONE)
    return None


def limb_of(name: str, sides: tuple[str, str]) -> str | None:
    """The limb that a landmark moves with, such as `near_leg`; None for one of the trunk, or an unknown one."""
    side, _, part = name.partition("_")
    return next((f"{side}_{limb}" for limb, parts in MOVED.items() if side in sides and part in parts), None)


def _from(origin: Vector, up: float, place: tuple[float, float]) -> Vector:
    return origin + place[0] * direction(up - 90) + place[1] * direction(up)


def _on_limb(skeleton: Skeleton, side: str, part: str) -> Vector | None:
    joints, angles, sign = skeleton.joints, skeleton.angles, skeleton.sign(side)
    if part in FOOT and skeleton.pose.feet.get(side) == "front":  # type: ignore[call-overload]
        return joints[f"{side}_ankle"] + turned(vector(*FOOT_FRONT[part]), angles[f"{side}_shank"] + 90)
    if part in FOOT:
        flip = -1 if side in skeleton.pose.flip_foot else 1
        step = np.array(FOOT[part]) * [1, sign * flip]
        return joints[f"{side}_ankle"] + turned(step, angles[f"{side}_foot"])
    if part in HAND:
        return joints[f"{side}_wrist"] + turned(vector(*HAND[part]), angles[f"{side}_hand"])
    if part in LEG or part in ARM:
        joint, segment, along, front = (LEG | ARM)[part]
        angle = angles[f"{side}_{segment}"]
        return joints[f"{side}_{joint}"] + along * direction(angle) + front * sign * direction(angle + 90)
    return None


def all_names(skeleton: Skeleton) -> list[str]:
    """Every landmark of the figure, joints included."""
    limbs = (*JOINTS, *FOOT, *HAND, *LEG, *ARM)
    return [*MIDDLE, *TRUNK, *HEAD, "sit", *(f"{side}_{part}" for side in skeleton.sides for part in limbs)]


def skin_names(skeleton: Skeleton) -> list[str]:
    """The places on the skin that a figure can stand, sit or lie on, those of its arms left out."""
    return [*TRUNK, *HEAD, "sit", *(f"{side}_{part}" for side in skeleton.sides for part in (*FOOT, *LEG))]


def names_near(name: str, skeleton: Skeleton) -> str | None:
    """A hint at the landmark that a misspelt name means."""
    near = difflib.get_close_matches(name, all_names(skeleton), n=1)
    return f'did you mean "{near[0]}"?' if near else "the landmarks are listed in docs/draw-a-pose.md"
