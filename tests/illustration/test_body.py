"""The shapes of the body: skin around bones, garments around skin, one figure that hangs together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from shapely import affinity
from shapely.geometry import LineString
from shapely.geometry import Point as Dot
from shapely.geometry.base import BaseGeometry

from builder.illustration.body.head import STYLES, Head
from builder.illustration.body.limbs import Limb, arm, leg
from builder.illustration.body.painter import Painter
from builder.illustration.body.shapes import Shapes
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.geometry.shapes import polygons
from builder.illustration.scene import Scene
from builder.model.pose import Person
from builder.theme.palette import is_role
from tests.illustration.conftest import FIGURES, PEOPLE, Figure, mannequins, painter_of, solve

every_figure = pytest.mark.parametrize("figure", FIGURES, ids=str)

PROFILES = {
    "leg": (("hip", "knee", "ankle"), "thigh", "shank"),
    "arm": (("shoulder", "elbow", "wrist"), "upper_arm", "forearm"),
}


def parts(figure: Figure) -> tuple[Skeleton, Shapes]:
    """The solved figure and its shapes."""
    painter = painter_of(figure)
    assert painter.skeleton
    assert painter.shapes
    return painter.skeleton, painter.shapes


def limbs(s: Skeleton) -> dict[str, Limb]:
    """Every limb whole: as it is before what would show of it as slivers is taken off."""
    return {f"{side}_{name}": build(s, side) for side in s.sides for name, build in (("leg", leg), ("arm", arm))}


@every_figure
def test_skin_lies_around_bones(figure: Figure) -> None:
    skeleton, _ = parts(figure)
    for name, limb in limbs(skeleton).items():
        side, kind = name.split("_")
        joints = [skeleton.joints[f"{side}_{joint}"] for joint in PROFILES[kind][0]]
        assert limb.skin.buffer(0.2).covers(LineString(joints)), name
        for joint in joints[1:]:
            assert limb.skin.contains(Dot(joint).buffer(1.5)), name
        assert len(polygons(limb.skin)) == 1, name


@every_figure
def test_a_garment_lies_around_its_limb(figure: Figure) -> None:
    """From hip or shoulder to the hem nothing of the limb's width sticks out of it."""
    skeleton, _ = parts(figure)
    for name, limb in limbs(skeleton).items():
        side, kind = name.split("_")
        profile = getattr(skeleton.body, PROFILES[kind][1])
        hem = skeleton.pose.shorts if kind == "leg" else 0.46
        share = np.linspace(0.05, hem - 0.03, 8)
        sign = limb.sign * (-1 if kind == "arm" and side in skeleton.pose.flip_elbow else 1)
        for front, width in ((1, profile.front(share)), (-1, profile.back(share))):
            for edge in limb.first.edge(share, front * width, sign):
                assert limb.garment.covers(Dot(edge)), name
        below = limb.first.at(hem + 0.12)[0]
        assert not limb.garment.contains(Dot(below)), f"{name}: the hem is where the pose says"


@every_figure
def test_a_figure_is_one_area(figure: Figure) -> None:
    _, shapes = parts(figure)
    assert len(polygons(shapes.solid)) == 1
    assert shapes.solid.is_valid
    for name, part in shapes.parts.items():
        assert shapes.solid.buffer(0.05).covers(part), name


@settings(max_examples=12, deadline=None)
@given(mannequins())
def test_any_figure_is_one_sound_area(fields: dict[str, Any]) -> None:
    shapes = Shapes(solve(fields), "bun")
    assert len(polygons(shapes.solid)) == 1
    assert np.isfinite(shapes.solid.bounds).all()
    for name, part in shapes.parts.items():
        assert part.is_valid, name


@settings(max_examples=5, deadline=None)
@given(mannequins())
def test_any_figure_can_be_painted_in_colours_that_there_are(fields: dict[str, Any]) -> None:
    scene, skeleton = Scene(), solve(fields)
    Painter(scene, Shapes(skeleton, "curls"), PEOPLE["ines"]).paint([], lambda: None)
    drawn = list(scene.paths(1))
    assert {path.part for path in drawn} >= {"shirt", "head", "neck"}
    for role in {role for path in drawn for role in (path.fill, path.stroke) if role}:
        assert is_role(role), role


def test_every_person_is_drawn_in_colours_that_there_are() -> None:
    for person in PEOPLE.values():
        assert person.style in STYLES
        scene = Scene()
        Painter(scene, Shapes(solve({}), person.style), person).paint([], lambda: None)
        for path in scene.paths(1):
            assert is_role(path.fill or path.stroke or ""), person.id


@pytest.mark.parametrize("view", ["side", "front"])
def test_a_body_grows_with_its_build(view: str) -> None:
    """Limbs grow by their factor at the thigh, the trunk by its own; bones stay as they are."""
    plain, stout = solve({"view": view}), solve({"view": view}, limbs=1.2, trunk=1.2)
    for part, height in (("hips", 5.0), ("upper", 42.0)):
        thin, wide = (_width_at(Shapes(s, "bun").parts[part], s, height) for s in (plain, stout))
        assert wide > 1.1 * thin, part
    side = plain.sides[0]
    thin, wide = (_width_at(leg(s, side).skin, s, -20) for s in (plain, stout))
    assert wide == pytest.approx(1.2 * thin, rel=0.03)
    thin, wide = (_width_at(leg(s, side).skin, s, -60) for s in (plain, stout))
    assert wide == pytest.approx(1.1 * thin, rel=0.03)
    assert plain.joints[f"{side}_knee"] - plain.joints[f"{side}_hip"] == pytest.approx(
        stout.joints[f"{side}_knee"] - stout.joints[f"{side}_hip"]
    )


def _width_at(area: BaseGeometry, s: Skeleton, height: float) -> float:
    """How wide an area is at a height over the hips."""
    y = float(s.joints["pelvis"][1]) + height
    return float(area.intersection(LineString([(-99, y), (99, y)])).length)


def test_the_front_view_is_the_same_on_both_sides() -> None:
    fields = {"left_leg": [30.0, 40.0], "right_leg": [30.0, 40.0], "left_arm": [80.0, 20.0], "right_arm": [80.0, 20.0]}
    shapes = Shapes(solve({"view": "front", **fields}), "short")
    for pair in (shapes.legs, shapes.arms):
        other = affinity.scale(pair["left"].whole, -1, 1, origin=(0, 0))
        assert pair["right"].whole.symmetric_difference(other).area < 0.01 * other.area


def test_the_shirt_is_open_at_the_neck() -> None:
    shapes = Shapes(solve({}), "bun")
    neck = Dot(shapes.skeleton.joints["neck"] + [0, 2])
    assert shapes.trunk.neck.contains(neck)
    assert not shapes.trunk.shirt.contains(neck)
    assert shapes.trunk.shirt.contains(Dot(shapes.skeleton.joints["thorax"]))
    assert shapes.trunk.hips.contains(Dot(shapes.skeleton.joints["pelvis"]))


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("style", STYLES)
def test_hair_sits_on_the_head(view: str, style: str) -> None:
    head = Head(solve({"view": view}), style)
    face = head.on([(6.5, 3.0) if view == "side" else (0, 3.0)])[0]
    top = head.on([(0, 14.0)])[0]
    assert head.skin.contains(Dot(face))
    assert not head.hair.contains(Dot(face)), "the face shows"
    assert head.hair.contains(Dot(top))
    assert head.hair.intersects(head.skin)


def test_hair_styles_differ() -> None:
    areas = {style: Head(solve({}), style).hair.area for style in STYLES}
    assert areas["crop"] < areas["short"] < areas["bun"] < areas["tail"]
    assert len({round(area, 1) for area in areas.values()}) == len(STYLES)


def test_a_ghost_is_the_shape_of_its_parts() -> None:
    scene = Scene()
    shapes = Shapes(solve({"near_leg": [90.0]}), "bun")
    person: Person = PEOPLE["maya"]
    Painter(scene, shapes, person).ghost(["near_leg"])
    (path,) = scene.paths(1)
    assert (path.part, path.fill, path.stroke) == ("ghost", "ghost", "ghost_line")
    assert path.dash
    assert scene.bounds() == pytest.approx(shapes.legs["near"].whole.bounds, abs=0.7)
