"""Solved poses: bones keep their lengths, hands and feet come where they should, contacts hold."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.illustration.body.landmarks import all_names, skin_names
from builder.illustration.body.proportions import (
    DEPTH,
    FOREARM,
    HIP_HALF,
    LUMBAR,
    NECK,
    PELVIS,
    SHANK,
    THIGH,
    THORAX,
    UPPER_ARM,
    Proportions,
)
from builder.illustration.body.skeleton import (
    NEAR_ENOUGH,
    Skeleton,
    UnknownLandmarkError,
    UnsolvableError,
    two_bones,
)
from builder.illustration.geometry.vectors import Vector, angle_of, difference, direction, turned, unit, vector
from builder.model.mannequin import Mannequin, Target
from tests.illustration.conftest import (
    ANGLES,
    DIRECTIONS,
    FIGURES,
    JOINT_ANGLES,
    TARGETS,
    Figure,
    mannequins,
    painter_of,
    solve,
)

BONES = {
    "thigh": ("hip", "knee", THIGH),
    "shank": ("knee", "ankle", SHANK),
    "upper_arm": ("shoulder", "elbow", UPPER_ARM),
    "forearm": ("elbow", "wrist", FOREARM),
}
CLOSE = 0.1
"""In cm: what may be off where a hand or foot has its place."""

every_figure = pytest.mark.parametrize("figure", FIGURES, ids=str)


def solved(figure: Figure) -> Skeleton:
    skeleton = painter_of(figure).skeleton
    assert skeleton
    return skeleton


def distance(a: Vector, b: Vector) -> float:
    return float(np.linalg.norm(a - b))


def check_bones(s: Skeleton) -> None:
    """Every bone has its length, shortened where the pose says so, and points where its direction says."""
    short = s.pose.foreshorten.get
    for side in s.sides:
        for bone, (first, last, length) in BONES.items():
            way = s.joints[f"{side}_{last}"] - s.joints[f"{side}_{first}"]
            wanted = length * short(f"{side}_{bone}", 1.0)
            assert way == pytest.approx(wanted * direction(s.angles[f"{side}_{bone}"]), abs=1e-6), f"{side} {bone}"
    assert distance(s.joints["neck"], s.joints["head"]) == pytest.approx(NECK * short("neck", 1.0))
    assert distance(s.joints["neck"], s.joints["thorax"]) == pytest.approx(THORAX * short("trunk", 1.0))
    assert distance(s.joints["pelvis"], s.joints["thorax"]) <= (PELVIS + LUMBAR) * short("trunk", 1.0) + 1e-6


def check_girdles(s: Skeleton) -> None:
    """Limbs hang on the trunk: hips where the trunk begins, shoulders near its line."""
    first, second = (s.joints[f"{side}_hip"] for side in s.sides)
    if s.pose.view == "side":
        assert first == pytest.approx(s.joints["pelvis"])
        assert second - first == pytest.approx(np.array(DEPTH))
    else:
        assert (first + second) / 2 == pytest.approx(s.joints["pelvis"])
        assert distance(first, second) == pytest.approx(2 * HIP_HALF * s.body.girth)
    away = 6 if s.pose.view == "side" else 22 * s.body.girth
    for side in s.sides:
        gaps = np.linalg.norm(s.trunk.points - s.joints[f"{side}_shoulder"], axis=1)
        assert gaps.min() < away, f"the {side} shoulder is off the trunk"


def check_targets(s: Skeleton) -> None:
    """A limb ends at its target, or is reported with how far from it it ends."""
    told = {miss.limb: miss.by for miss in s.misses}
    assert len(told) == len(s.misses)
    for side in s.sides:
        for limb in (f"{side}_leg", f"{side}_arm"):
            spec = getattr(s.pose, limb)
            if isinstance(spec, Target):
                _check_end(s, side, limb, told.get(limb, 0.0))
            else:
                assert limb not in told


def _check_end(s: Skeleton, side: str, limb: str, by: float) -> None:
    """Ankle or hand has its place; where it is `by` cm short of it, the limb is stretched out or folded towards it."""
    first, middle, last = ("hip", "knee", "ankle") if limb.endswith("leg") else ("shoulder", "elbow", "wrist")
    a, b, c = (s.joints[f"{side}_{joint}"] for joint in (first, middle, last))
    folded, reach, stretched = abs(distance(a, b) - distance(b, c)), distance(a, c), distance(a, b) + distance(b, c)
    if by:
        assert reach == pytest.approx(stretched if by > 0 else folded + 0.5, abs=CLOSE)
    told_all = by or folded + 0.6 < reach < stretched - 0.1
    off = _off(s, side, getattr(s.pose, limb), c + by * unit(c - a))
    assert off == pytest.approx(0, abs=CLOSE if told_all else NEAR_ENOUGH + 0.01), limb


def _off(s: Skeleton, side: str, spec: Target, end: Vector) -> float:
    """How far off the target a limb is that ends at `end`, ankle or wrist."""
    wanted = s.at(spec.to, np.array(DEPTH) if side == "far" else None)
    if spec is getattr(s.pose, f"{side}_leg"):
        return distance(end, wanted)
    if spec.hand is None:
        return distance(end, wanted) - spec.reach
    return distance(end + spec.reach * direction(spec.hand), wanted)


@every_figure
def test_our_figures_hang_together(figure: Figure) -> None:
    skeleton = solved(figure)
    check_bones(skeleton)
    check_girdles(skeleton)
    check_targets(skeleton)
    assert not skeleton.misses


@every_figure
def test_our_figures_lie_and_stand_where_they_say(figure: Figure) -> None:
    s = solved(figure)
    rest, ground = s.pose.rest or {}, s.pose.ground if s.pose.root is None and not s.pose.rest else None
    heights = {ground: 0.0} if isinstance(ground, str) else ground or {}
    for name, height in {**rest, **heights}.items():
        assert s.landmark(name)[1] == pytest.approx(height, abs=CLOSE), name
    for name, x in (s.pose.pin or {}).items():
        assert s.landmark(name)[0] == pytest.approx(x, abs=CLOSE), name
    for name, height in s.pose.touch.items():
        assert s.landmark(name)[1] == pytest.approx(height, abs=1.5), name


@settings(max_examples=120, deadline=None)
@given(mannequins())
def test_any_figure_hangs_together(fields: dict[str, Any]) -> None:
    skeleton = solve(fields)
    check_bones(skeleton)
    check_girdles(skeleton)
    check_targets(skeleton)


@settings(max_examples=80, deadline=None)
@given(mannequins("side", JOINT_ANGLES), st.sampled_from(["near_leg", "near_arm"]), TARGETS)
def test_how_far_a_target_is_out_of_reach(fields: dict[str, Any], limb: str, target: dict[str, Any]) -> None:
    """With the hand's direction given, the miss is plain geometry: the way that is missing to the target."""
    skeleton = solve({**fields, "foreshorten": {}, limb: {"hand": 0.0, **target, "to": [900.0, -700.0]}})
    (miss,) = skeleton.misses
    end = skeleton.joints["near_ankle" if limb == "near_leg" else "near_wrist"]
    reach = target.get("reach", 8.0) * direction(target.get("hand", 0.0)) if limb == "near_arm" else 0.0
    assert miss.limb == limb
    assert miss.by == pytest.approx(distance(end + reach, vector(900, -700)), abs=0.01)


LANDMARKS = sorted(name for name in all_names(solve({})) if not name.startswith("far_"))
landmarks = st.sampled_from(LANDMARKS)
heights = st.integers(-50, 150).map(float)


@settings(max_examples=60, deadline=None)
@given(mannequins("side", JOINT_ANGLES | DIRECTIONS), landmarks, heights, landmarks, heights)
def test_ground_and_pin_put_landmarks_in_their_places(
    fields: dict[str, Any], low: str, height: float, pinned: str, x: float
) -> None:
    s = solve({**fields, "root": None, "ground": {low: height}, "pin": {pinned: x}})
    assert s.landmark(low)[1] == pytest.approx(height, abs=CLOSE)
    assert s.landmark(pinned)[0] == pytest.approx(x, abs=CLOSE)


@settings(max_examples=60, deadline=None)
@given(mannequins("side", JOINT_ANGLES), st.lists(landmarks, min_size=2, max_size=2, unique=True), ANGLES)
def test_a_figure_rests_on_two_landmarks(fields: dict[str, Any], names: list[str], turn: float) -> None:
    """Heights that some turn of the figure gives are found again."""
    turned_figure = solve({**fields, "spine": [turn, *fields["spine"][1:]]})
    wanted = {name: float(turned_figure.landmark(name)[1]) for name in names}
    if distance(*(turned_figure.landmark(name) for name in names)) > 0.5:
        s = solve({**fields, "root": None, "rest": wanted})
        for name in names:
            assert s.landmark(name)[1] == pytest.approx(wanted[name], abs=CLOSE), name


@settings(max_examples=60, deadline=None)
@given(mannequins(limbs=JOINT_ANGLES), ANGLES)
def test_turning_the_pelvis_turns_the_whole_figure(fields: dict[str, Any], turn: float) -> None:
    """All but the far limbs of a side view, which are shifted right and up however the figure lies."""
    first, *rest = fields["spine"]
    before, after = solve(fields), solve({**fields, "spine": [first + turn, *rest]})
    for name in all_names(before):
        if not name.startswith("far_"):
            there = turned(before.landmark(name) - before.root, turn) + before.root
            assert after.landmark(name) == pytest.approx(there, abs=1e-6), name


def mirrored(fields: dict[str, Any]) -> dict[str, Any]:
    """The front view with left and right exchanged, seen in a mirror at x 0."""
    first, *bends = fields["spine"]
    x, y = fields["root"]
    swap = {"left": "right", "right": "left"}
    limbs = {f"{swap[side]}_{limb}": _mirrored_limb(fields[f"{side}_{limb}"]) for side in swap for limb in LIMBS}
    short = {(swap[s] + name[len(s) :] if (s := name.split("_")[0]) in swap else name): share
             for name, share in fields["foreshorten"].items()}  # fmt: skip
    return {
        **fields,
        "spine": [180 - first, *(-bend for bend in bends)],
        **{part: -fields[part] for part in ("neck", "head")},
        "root": [-x, y],
        "foreshorten": short,
        **limbs,
    }


LIMBS = ("leg", "arm")


def _mirrored_limb(limb: Any) -> Any:
    if isinstance(limb, list):
        return limb
    if "abs" in limb:
        return {"abs": [180 - angle for angle in limb["abs"]]}
    angles = {name: 180 - limb[name] for name in ("hand", "foot") if name in limb}
    return {**limb, "to": [-limb["to"][0], limb["to"][1]], "bend": -limb["bend"], **angles}


@settings(max_examples=80, deadline=None)
@given(mannequins("front"))
def test_the_front_view_has_a_mirror_image(fields: dict[str, Any]) -> None:
    swap = {"left": "right", "right": "left"}
    one, other = solve(fields), solve(mirrored(fields))
    for name, (x, y) in one.joints.items():
        side, _, joint = name.rpartition("_")
        assert other.joints[f"{swap[side]}_{joint}" if side else name] == pytest.approx((-x, y), abs=1e-6), name
    for side in ("left", "right"):
        for part in ("toe", "heel", "kneecap", "tip", "palm"):
            x, y = one.landmark(f"{side}_{part}")
            if part != "palm":  # it lies to one side of the hand, whichever hand that is
                assert other.landmark(f"{swap[side]}_{part}") == pytest.approx((-x, y), abs=1e-6), part


points = st.tuples(st.integers(-80, 80), st.integers(-80, 80)).map(lambda p: vector(*p))


@settings(max_examples=100, deadline=None)
@given(points, points, st.floats(10, 45), st.floats(10, 45))
def test_two_bones_make_a_triangle(start: Vector, target: Vector, first: float, second: float) -> None:
    left, end, miss = two_bones(start, target, first, second, 1)
    right, same, _ = two_bones(start, target, first, second, -1)
    assert end == pytest.approx(same)
    for joint in (left, right):
        assert (distance(start, joint), distance(joint, end)) == pytest.approx((first, second), abs=1e-6)
    assert distance(end, target) == pytest.approx(abs(miss), abs=1e-6 if miss else NEAR_ENOUGH + 1e-6)
    if distance(start, target) > 1:
        way = angle_of(target - start)
        turns = [difference(angle_of(joint - start), way) for joint in (left, right)]
        assert turns[0] == pytest.approx(-turns[1], abs=1e-6), "the two bends mirror each other"
        assert turns[0] >= 0, "1 bends to the left"


def test_two_bones_by_the_law_of_cosines() -> None:
    joint, end, miss = two_bones(vector(0, 0), vector(5, 0), 3, 4, 1)
    assert joint == pytest.approx((9 / 5, 12 / 5))
    assert (*end, miss) == pytest.approx((5, 0, 0))
    assert two_bones(vector(0, 0), vector(0, 9), 3, 4, 1)[2] == pytest.approx(2, abs=0.1)
    assert two_bones(vector(0, 0), vector(0, 0.2), 3, 4, 1)[2] == pytest.approx(-1.3, abs=0.1)


def test_an_arm_that_is_raised_lifts_the_shoulder() -> None:
    hanging, raised = solve({"near_arm": [0.0]}), solve({"near_arm": [180.0]})
    lift = raised.joints["near_shoulder"] - hanging.joints["near_shoulder"]
    assert lift == pytest.approx((0, 3.5), abs=0.2)


@pytest.mark.parametrize(
    ("first", "second", "landmark"),
    [
        ("near_arm", "far_arm", "wrist"),
        ("far_arm", "near_arm", "wrist"),
        ("near_leg", "far_leg", "ankle"),
        ("far_leg", "near_leg", "ankle"),
    ],
)
def test_a_limb_comes_after_the_one_that_its_target_lies_on(first: str, second: str, landmark: str) -> None:
    """The hand rests on the other wrist, the ankle on the other ankle, wherever that one goes."""
    there = f"{second.partition('_')[0]}_{landmark}"
    low = [30.0, -75.0] if landmark == "ankle" else [40.0, 30.0]
    s = solve({first: {"to": [there, 3, 3], "hand": 0.0, "bend": -1}, second: {"to": low, "hand": 0.0, "bend": -1}})
    assert not s.misses
    end = s.joints[f"{first.partition('_')[0]}_{landmark}"]
    hand = 8 * direction(0) if landmark == "wrist" else vector(0, 0)
    assert end + hand == pytest.approx(s.joints[there] + vector(3, 3), abs=CLOSE)


def test_an_arm_may_reach_for_a_leg_but_not_a_leg_for_an_arm() -> None:
    leg, arm = {"to": [10.0, -75.0]}, {"to": ["near_knee", 0, 8], "bend": -1}
    assert not solve({"spine": [35.0], "near_leg": leg, "near_arm": arm}).misses
    with pytest.raises(UnsolvableError, match="the far leg cannot reach for") as caught:
        solve({"far_leg": {"to": "near_wrist"}})
    assert caught.value.field == "far_leg"


def test_standing_tall() -> None:
    """168 cm from soles to crown; arms hang, toes point right."""
    s = solve({"ground": "near_sole"})
    assert s.landmark("crown")[1] == pytest.approx(168, abs=3)
    assert s.joints["near_wrist"][1] < s.joints["near_hip"][1] + 8
    assert s.landmark("near_toe")[0] > s.landmark("near_heel")[0] + 20
    assert math.isclose(s.landmark("near_sole")[1], 0, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("name", "hint"), [("near_heal", 'did you mean "near_heel"?'), ("zzz", "the landmarks are listed in")]
)
def test_landmarks_that_there_are_not(name: str, hint: str) -> None:
    with pytest.raises(UnknownLandmarkError) as caught:
        solve({}).landmark(name)
    assert caught.value.name == name
    assert caught.value.hint
    assert caught.value.hint.startswith(hint)


@given(mannequins())
def test_a_figure_that_is_not_placed_has_its_lowest_place_on_the_floor(fields: dict[str, Any]) -> None:
    unplaced = {key: value for key, value in fields.items() if key not in ("root", "ground", "rest", "pin", "touch")}
    pose = Mannequin.model_validate(unplaced)
    s = Skeleton(pose, Proportions.of(pose.view))
    if not any(isinstance(getattr(pose, f"{side}_leg"), Target) for side in s.sides):
        assert min(s.landmark(name)[1] for name in skin_names(s)) == pytest.approx(0, abs=0.01)
