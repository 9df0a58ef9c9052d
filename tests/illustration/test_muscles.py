"""Muscles lie where anatomy says: on their segment, on its front or back, within the figure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import LineString
from shapely.geometry import Point as Dot

from builder.illustration.body.muscles import MUSCLES, Muscle, muscle, paint
from builder.illustration.body.shapes import Shapes
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.geometry.vectors import direction, vector
from builder.illustration.scene import Scene
from tests.illustration.conftest import solve

POSES: dict[str, dict[str, Any]] = {
    "standing": {},
    "bent": {"spine": [40.0, 10.0, 10.0], "near_leg": [100.0, 90.0], "far_leg": [20.0, 40.0]},
    "lying": {"spine": [180.0], "near_leg": [90.0, 10.0], "far_leg": [0.0]},
    "front": {"view": "front"},
    "astride": {"view": "front", "left_leg": [30.0], "right_leg": [30.0], "spine": [110.0]},
}
SHAPES = {name: Shapes(solve(fields), "bun") for name, fields in POSES.items()}
SIDE_VIEWS, FRONT_VIEWS = ("standing", "bent", "lying"), ("front", "astride")

on_each_leg = pytest.mark.parametrize(
    ("pose", "side"), [(pose, side) for pose, shapes in SHAPES.items() for side in shapes.skeleton.sides]
)


def found(pose: str, side: str, name: str) -> Muscle:
    shapes = SHAPES[pose]
    return muscle(shapes.skeleton, shapes.legs, side, name)


def place_on(s: Skeleton, side: str, bone: str, area: Muscle) -> tuple[float, float]:
    """The middle of a muscle on a bone: the share of the way along it, and cm to its front."""
    start = s.joints[f"{side}_{'hip' if bone == 'thigh' else 'knee'}"]
    end = s.joints[f"{side}_{'knee' if bone == 'thigh' else 'ankle'}"]
    way = vector(area.area.centroid.x, area.area.centroid.y) - start
    angle = s.angles[f"{side}_{bone}"]
    share = float(way @ direction(angle)) / float((end - start) @ direction(angle))
    return share, float(way @ direction(angle + 90)) * s.sign(side)


def place_on_trunk(s: Skeleton, area: Muscle) -> tuple[float, float]:
    """The middle of a muscle on the trunk: the share of its line from hip to neck, and cm to the front of it."""
    middle = area.area.centroid
    line = LineString(s.trunk.points)
    share = line.project(middle, normalized=True)
    front = s.trunk.across(share, -1)[0]
    return share, float((vector(middle.x, middle.y) - s.trunk.at(share)[0]) @ front)


@on_each_leg
@pytest.mark.parametrize("name", MUSCLES)
def test_every_muscle_lies_within_the_figure(pose: str, side: str, name: str) -> None:
    area = found(pose, side, name)
    assert area.area.is_valid
    assert area.area.area > 25, "large enough to be seen"
    shapes = SHAPES[pose]
    inside = area.area.intersection(shapes.solid).area
    assert inside > 0.9 * area.area.area
    for fibre in area.fibres:
        assert area.area.buffer(0.6).covers(LineString(fibre).intersection(shapes.solid)), "fibres lie on their muscle"


@on_each_leg
@pytest.mark.parametrize("name", ["hamstrings", "quads", "calf", "shin", "inner_thigh"])
def test_muscles_of_the_leg_lie_on_their_segment(pose: str, side: str, name: str) -> None:
    s = SHAPES[pose].skeleton
    bone = "shank" if name in ("calf", "shin") else "thigh"
    area = found(pose, side, name)
    share, _ = place_on(s, side, bone, area)
    assert 0.2 < share < 0.7
    ends = (s.joints[f"{side}_{joint}"] for joint in (("knee", "ankle") if bone == "shank" else ("hip", "knee")))
    way = LineString(list(ends))
    assert area.area.distance(way) < 2
    assert area.area.within(way.buffer(13))


@pytest.mark.parametrize("pose", SIDE_VIEWS)
@pytest.mark.parametrize("side", ["near", "far"])
@pytest.mark.parametrize(("front", "back", "bone"), [("quads", "hamstrings", "thigh"), ("shin", "calf", "shank")])
def test_opposite_muscles_of_a_leg(pose: str, side: str, front: str, back: str, bone: str) -> None:
    s = SHAPES[pose].skeleton
    one, other = (found(pose, side, name) for name in (front, back))
    assert place_on(s, side, bone, one)[1] > 1
    assert place_on(s, side, bone, other)[1] < -1
    assert one.area.intersection(other.area).area < 0.05 * min(one.area.area, other.area.area)


@pytest.mark.parametrize("pose", SIDE_VIEWS)
def test_muscles_of_the_trunk(pose: str) -> None:
    s = SHAPES[pose].skeleton
    places = {name: place_on_trunk(s, found(pose, "near", name)) for name in ("abs", "back", "lowback", "hip_flexors")}
    assert places["abs"][1] > 3
    assert places["hip_flexors"][1] > 1
    assert places["back"][1] < -3
    assert places["lowback"][1] < -3
    assert places["lowback"][0] < places["back"][0] < 0.6
    assert places["hip_flexors"][0] < 0.35
    assert found(pose, "near", "abs").area.intersection(found(pose, "near", "back").area).area < 1


@pytest.mark.parametrize("pose", SIDE_VIEWS)
def test_muscles_of_the_hip(pose: str) -> None:
    s = SHAPES[pose].skeleton
    hip = Dot(s.joints["near_hip"])
    share, front = place_on_trunk(s, found(pose, "near", "glutes"))
    assert (share < 0.2, front < -2) == (True, True), "the buttock is behind"
    assert found(pose, "near", "glutes").area.distance(hip) < 8
    above = found(pose, "near", "glute_med").area
    assert above.distance(hip) < 4
    assert place_on_trunk(s, found(pose, "near", "glute_med"))[0] > 0.05
    knee = Dot(s.joints["near_knee"])
    assert found(pose, "near", "hip_flexors").area.distance(hip) < 8 < above.distance(knee)


@pytest.mark.parametrize("pose", FRONT_VIEWS)
@pytest.mark.parametrize("name", ["hamstrings", "quads", "calf", "shin", "inner_thigh", "glute_med", "obliques"])
def test_the_two_sides_of_a_front_view_do_not_overlap(pose: str, name: str) -> None:
    s = SHAPES[pose].skeleton
    left, right = (found(pose, side, name).area for side in ("left", "right"))
    assert left.intersection(right).area < 0.05 * left.area
    across = direction(s.angles["pelvis"] - 90)
    for area, sign in ((left, -1), (right, 1)):
        assert sign * float((vector(area.centroid.x, area.centroid.y) - s.joints["pelvis"]) @ across) > 2


@pytest.mark.parametrize("name", ["hamstrings", "quads", "calf", "shin", "inner_thigh", "glute_med", "obliques"])
def test_standing_straight_both_sides_mirror_each_other(name: str) -> None:
    left, right = (found("front", side, name).area for side in ("left", "right"))
    other = affinity.scale(left, -1, 1, origin=(0, 0))
    assert right.symmetric_difference(other).area < 0.02 * right.area


def test_a_muscle_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        found("standing", "near", "biceps")


def test_a_marked_muscle_has_keyline_outline_and_fibres() -> None:
    scene, shapes = Scene(), SHAPES["standing"]
    paint(scene, found("standing", "near", "hamstrings"), shapes.solid)
    keyline, outline, *fibres = scene.paths(1)
    assert [(path.part, path.fill, path.stroke) for path in (keyline, outline)] == [
        ("target", "target", "halo"),
        ("target", "target", "target_line"),
    ]
    assert keyline.width > outline.width > fibres[0].width
    assert len(fibres) == 3


def test_what_sticks_out_of_the_body_is_not_painted() -> None:
    scene, half = Scene(), Dot(0, 0).buffer(9)
    paint(scene, Muscle(Dot(9, 0).buffer(9), [np.array([[-5.0, 0.0], [15.0, 0.0]])]), half)
    x0, _, x1, _ = scene.bounds()
    assert (x0, x1) == pytest.approx((0, 9), abs=0.1)
