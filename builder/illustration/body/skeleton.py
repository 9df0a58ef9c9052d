"""A pose to joints: forward kinematics, targets by two-bone inverse kinematics, and placing.

Angles in degrees: 0 to the right, 90 up.  Joint angles of a pose count from standing tall;
seen from the side the figure faces right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from builder.illustration.body.landmarks import landmark, limb_of, names_near, skin_names
from builder.illustration.body.proportions import (
    DEPTH,
    FOREARM,
    HIP_HALF,
    LUMBAR,
    NECK,
    PELVIS,
    SHANK,
    SHOULDER_HALF,
    SHOULDER_SHARE,
    THIGH,
    THORAX,
    UPPER_ARM,
    Proportions,
)
from builder.illustration.geometry.curves import Centreline, softened
from builder.illustration.geometry.vectors import Vector, angle_of, difference, direction, unit, vector
from builder.model.mannequin import Directions, Mannequin, Target
from builder.model.points import Point
from builder.source import SourceSpan

SLACK = 0.05
"""How much shorter than stretched out a limb must stay for its joint to have a side, in cm."""

NEAR_ENOUGH = 0.5
"""A target out of reach by less, in cm, counts as reached: no reader could see the gap."""

APART = 0.5
"""How far apart the two landmarks must be that a figure rests on, in cm: nearer ones say nothing of its slope."""


class UnknownLandmarkError(LookupError):
    """A pose names a landmark that the figure does not have; `hint` says which it could mean."""

    def __init__(self, name: str, hint: str | None) -> None:
        super().__init__(name)
        self.name, self.hint = name, hint
        self.span: SourceSpan | None = getattr(name, "span", None)


class UnsolvableError(ValueError):
    """A field of a pose asks for what no figure can do; `hint` says what can be asked for."""

    def __init__(self, field: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.message, self.hint = field, message, hint


@dataclass(frozen=True, slots=True)
class Miss:
    """A target out of reach: the limb and how many cm are missing (negative: it is too near)."""

    limb: str
    by: float


def two_bones(start: Vector, target: Vector, first: float, second: float, bend: int) -> tuple[Vector, Vector, float]:
    """Where the joint between two bones and their end are, and how many cm the target is out of reach.

    By the law of cosines; `bend` 1 puts the joint to the left of the way to the target.
    """
    way = target - start
    distance = float(np.linalg.norm(way))
    reach = min(max(distance, abs(first - second) + 0.5), first + second - SLACK)
    base = angle_of(way)
    cosine = (first * first + reach * reach - second * second) / (2 * first * reach)
    joint = start + first * direction(base + bend * math.degrees(math.acos(max(-1.0, min(1.0, cosine)))))
    miss = distance - reach
    return joint, start + reach * direction(base), miss if abs(miss) > NEAR_ENOUGH else 0.0


@dataclass(slots=True)
class Skeleton:
    """A solved pose: `joints` by name, directions of segments in `angles`, the line of the trunk.

    `turn` and `root` say how the figure was turned and where its hip joint went to keep its contacts;
    `limbs` is the order in which the limbs were solved.

    Raises UnknownLandmarkError for a landmark that the figure does not have, UnsolvableError for targets that wait
    for each other and for a rest on one spot.
    """

    pose: Mannequin
    body: Proportions
    root: Vector = field(default_factory=lambda: vector(0, 0))
    turn: float = 0.0
    joints: dict[str, Vector] = field(default_factory=dict)
    angles: dict[str, float] = field(default_factory=dict)
    trunk: Centreline = field(init=False)
    misses: list[Miss] = field(default_factory=list)
    limbs: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.limbs = [*self._in_order("leg"), *self._in_order("arm")]
        if self.pose.root:
            self.root = vector(self.pose.root.dx, self.pose.root.dy)
        self._move(arms=False)
        self._place()
        self._move(arms=True)

    @property
    def sides(self) -> tuple[str, str]:
        """The names of the two sides in this view."""
        return ("near", "far") if self.pose.view == "side" else ("left", "right")

    def sign(self, side: str) -> int:
        """1, or -1 for the left limbs of a front view, which mirror the right ones."""
        return -1 if side == "left" else 1

    def length(self, side: str, segment: str, length: float) -> float:
        """The drawn length of a segment: shorter where it points towards the reader."""
        return length * self.pose.foreshorten.get(f"{side}_{segment}", 1.0)

    def at(self, point: Point, shift: Vector | None = None) -> Vector:
        """A point of the scene; `shift` is added to plain coordinates.

        Raises UnknownLandmarkError.
        """
        step = vector(point.dx, point.dy)
        if point.landmark is None:
            return step if shift is None else step + shift
        return self.landmark(point.landmark) + step

    def landmark(self, name: str) -> Vector:
        """A joint, or a place on the skin.

        Raises UnknownLandmarkError.
        """
        found = self.joints.get(name)
        if found is None:
            found = landmark(self, name)
        if found is None:
            raise UnknownLandmarkError(name, names_near(name, self))
        return found

    # Placing

    def _place(self) -> None:
        pose = self.pose
        if pose.rest:
            self._lay_on(list(pose.rest.items()))
        elif pose.root is None and pose.ground is not None:
            name, height = (pose.ground, 0.0) if isinstance(pose.ground, str) else next(iter(pose.ground.items()))
            self.root = self.root + vector(0, height - self.landmark(name)[1])
            self._move(arms=False)
        elif pose.root is None:
            lowest = min(self.landmark(name)[1] for name in skin_names(self))
            self.root = self.root - vector(0, lowest)
            self._move(arms=False)
        for name, x in (pose.pin or {}).items():
            self.root = self.root + vector(x - self.landmark(name)[0], 0)

    def _lay_on(self, contacts: list[tuple[str, float]]) -> None:
        """Turn the figure so that two landmarks come to their heights."""
        (first, height), (second, other) = contacts
        for _ in range(4):
            a, b = self.landmark(first), self.landmark(second)
            distance = float(np.linalg.norm(b - a))
            if distance < APART:
                message = f'the figure cannot rest on "{first}" and "{second}": they are in one place'
                raise UnsolvableError("rest", message, "name two landmarks that lie apart")
            wanted = math.degrees(math.asin(max(-1.0, min(1.0, (other - height) / distance))))
            now = angle_of(b - a)
            self.turn += difference(wanted if abs(now) <= 90 else 180 - wanted, now)
            self._move(arms=False)
        self.root = self.root + vector(0, height - self.landmark(first)[1])
        self._move(arms=False)

    # Kinematics

    def _in_order(self, kind: str) -> list[str]:
        """The two legs, or arms: one whose target lies on the other comes after it. Legs come before arms."""
        limbs = [f"{side}_{kind}" for side in self.sides]
        waits = {limb: self._waits_for(limb) for limb in limbs}
        first, second = limbs
        for limb, other in waits.items():
            if other == limb or (kind == "leg" and other not in (None, *limbs)) or {*waits.values()} == {*limbs}:
                name = getattr(self.pose, limb).to.landmark
                message = f'the {limb.replace("_", " ")} cannot reach for "{name}", whose place is found later'
                hint = "legs are placed before arms, and of two limbs only one by the other"
                raise UnsolvableError(limb, message, hint)
        return [second, first] if waits[first] == second else limbs

    def _waits_for(self, limb: str) -> str | None:
        """The limb that the target of a limb lies on."""
        spec = getattr(self.pose, limb)
        named = spec.to.landmark if isinstance(spec, Target) else None
        return limb_of(named, self.sides) if named else None

    def _move(self, *, arms: bool) -> None:
        self.misses.clear()
        self._set_trunk()
        for side in self.sides:
            self._set_girdle(side)
        for limb in self.limbs:
            side, _, kind = limb.partition("_")
            if kind == "leg":
                self._set_leg(side)
            else:
                self._set_arm(side, targets=arms)

    def _set_trunk(self) -> None:
        pose, angles, joints = self.pose, self.angles, self.joints
        first, lumbar, thoracic = [*pose.spine, 0.0, 0.0][:3]
        angles["pelvis"] = first + self.turn
        angles["lumbar"] = angles["pelvis"] - lumbar
        angles["thorax"] = angles["lumbar"] - thoracic
        short = pose.foreshorten.get("trunk", 1.0)
        points = [self.root]
        for name, length in (("pelvis", PELVIS), ("lumbar", LUMBAR), ("thorax", THORAX)):
            points.append(points[-1] + length * short * direction(angles[name]))
        self.trunk = Centreline(softened(points))
        side = pose.view == "side"
        neck = pose.neck if pose.neck is not None else 20.0 if side else 0.0
        head = pose.head if pose.head is not None else -20.0 if side and pose.neck is None else 0.0
        angles["neck"] = angles["thorax"] - neck if pose.neck_abs is None else pose.neck_abs
        angles["head"] = angles["neck"] - (head if pose.neck_abs is None else pose.head or 0.0)
        if pose.head_abs is not None:
            angles["head"] = pose.head_abs
        neck_length = NECK * pose.foreshorten.get("neck", 1.0)
        joints |= {"pelvis": points[0], "thorax": points[2], "neck": points[3]}
        joints["head"] = points[3] + neck_length * direction(angles["neck"])

    def _set_girdle(self, side: str) -> None:
        """Hip and shoulder of a side."""
        across = self.trunk.across([0.0, SHOULDER_SHARE], -1)
        shoulders = self.trunk.at(SHOULDER_SHARE)[0]
        if self.pose.view == "side":
            shift = self._shift(side)
            hip = self.root + shift
            shoulder = shoulders - across[1] * 0.8 + shift * [0.7, 0.35]
        else:
            sign, girth = self.sign(side), self.body.girth
            hip = self.root + across[0] * sign * HIP_HALF * girth
            shoulder = shoulders + across[1] * sign * SHOULDER_HALF * girth - direction(self.angles["thorax"]) * 1.2
        self.joints[f"{side}_hip"], self.joints[f"{side}_shoulder"] = hip, shoulder

    def _shift(self, side: str) -> Vector:
        return np.array(DEPTH) if side == "far" else vector(0, 0)

    def _set_leg(self, side: str) -> None:
        angles, joints, sign = self.angles, self.joints, self.sign(side)
        spec = getattr(self.pose, f"{side}_leg")
        thigh, shank = self.length(side, "thigh", THIGH), self.length(side, "shank", SHANK)
        hip, foot = joints[f"{side}_hip"], None
        if isinstance(spec, Target):
            target = self.at(spec.to, self._shift(side))
            knee, ankle, miss = two_bones(hip, target, thigh, shank, spec.bend)
            if miss:
                self.misses.append(Miss(f"{side}_leg", miss))
            directions = [angle_of(knee - hip), angle_of(ankle - knee)]
            foot = spec.foot
        elif isinstance(spec, Directions):
            directions = list(spec.abs[:2]) + spec.abs[-1:] * (2 - len(spec.abs[:2]))
            foot = spec.abs[2] if len(spec.abs) > 2 else None
        else:
            hip_angle, knee_angle, ankle_angle = [*spec, 0.0, 0.0][:3]
            first = angles["pelvis"] + 180 + sign * hip_angle
            directions = [first, first - sign * knee_angle]
            foot = directions[1] + 90 * sign + sign * ankle_angle
        angles[f"{side}_thigh"], angles[f"{side}_shank"] = directions
        angles[f"{side}_foot"] = directions[1] + 90 * sign if foot is None else foot
        joints[f"{side}_knee"] = hip + thigh * direction(directions[0])
        joints[f"{side}_ankle"] = joints[f"{side}_knee"] + shank * direction(directions[1])

    def _set_arm(self, side: str, *, targets: bool) -> None:
        angles, joints, sign = self.angles, self.joints, self.sign(side)
        spec = getattr(self.pose, f"{side}_arm")
        upper, fore = self.length(side, "upper_arm", UPPER_ARM), self.length(side, "forearm", FOREARM)
        shoulder, hand = joints[f"{side}_shoulder"], None
        if isinstance(spec, Target):
            if not targets:
                spec = [0.0]
            else:
                shoulder, directions, hand = self._reach(side, spec, upper, fore)
        if isinstance(spec, Directions):
            directions = list(spec.abs[:2]) + spec.abs[-1:] * (2 - len(spec.abs[:2]))
            hand = spec.abs[2] if len(spec.abs) > 2 else None
        elif isinstance(spec, list):
            raised, bent, wrist = [*spec, 0.0, 0.0][:3]
            first = angles["thorax"] + 180 + sign * raised
            directions = [first, first + sign * bent]
            hand = directions[1] + sign * wrist
        if not isinstance(spec, Target):
            shoulder = shoulder + self._shrug(direction(directions[0]))
        angles[f"{side}_upper_arm"], angles[f"{side}_forearm"] = directions
        angles[f"{side}_hand"] = directions[1] if hand is None else hand
        joints[f"{side}_shoulder"] = shoulder
        joints[f"{side}_elbow"] = shoulder + upper * direction(directions[0])
        joints[f"{side}_wrist"] = joints[f"{side}_elbow"] + fore * direction(directions[1])

    def _shrug(self, way: Vector) -> Vector:
        """The shoulder blade follows an arm that is raised above the shoulder, by up to 3.5 cm."""
        return way * 3.5 * max(0.0, float(way @ direction(self.angles["thorax"])))

    def _reach(self, side: str, spec: Target, upper: float, fore: float) -> tuple[Vector, list[float], float | None]:
        """The shoulder, the directions of upper arm and forearm, and the hand's, for a target."""
        shoulder = self.joints[f"{side}_shoulder"]
        touch = self.at(spec.to, self._shift(side))
        way = unit(touch - shoulder) if spec.hand is None else direction(spec.hand)
        wrist = touch - way * spec.reach
        shoulder = shoulder + self._shrug(unit(wrist - shoulder))
        elbow, end, miss = two_bones(shoulder, wrist, upper, fore, spec.bend)
        if miss:
            self.misses.append(Miss(f"{side}_arm", miss))
        return shoulder, [angle_of(elbow - shoulder), angle_of(end - elbow)], spec.hand
