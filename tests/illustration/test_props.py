"""Props: each is painted where its record says, as large as it says, at its depth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from builder.errors import ContentError, Diagnostic
from builder.illustration.display import UNITS, Path
from builder.illustration.geometry.vectors import Vector, length_of, vector
from builder.illustration.props import draw_props
from builder.illustration.props.draw import REGISTRY
from builder.illustration.scene import Scene
from builder.model.points import Point
from builder.model.props import PROPS, AnyProp, Prop

FOOT = {"near_ankle": (0, 60), "near_sole": (-7.2, 55), "near_ball": (-7.6, 47.5), "near_toetop": (-4.5, 43)}
"""A foot with its toes down and its sole to the left."""

EXAMPLES: list[tuple[dict[str, Any], tuple[float, float, float, float]]] = [
    ({"floor": [-30, 40], "y": 2}, (-30, 2, 40, 2)),
    ({"shadow": [-30, 40]}, (-30, -3.2, 40, 2)),
    ({"wall": 20, "top": 90}, (20, 0, 26, 90)),
    ({"wall": 20, "top": 90, "side": "left"}, (14, 0, 20, 90)),
    ({"doorway": 20}, (20, 0, 46, 125)),
    ({"chair": 10}, (-37.6, 0, 10, 90.7)),
    ({"chair": 10, "facing": "left"}, (10, 0, 57.6, 90.7)),
    ({"chair": 10, "back": False, "seat": 50}, (-32, 0, 10, 50)),
    ({"bench": [0, 80], "height": 40}, (0, 0, 80, 40)),
    ({"couch": [0, 80], "height": 40}, (0, 0, 80, 78)),
    ({"counter": [0, 60]}, (0, 0, 60, 90)),
    ({"step": [0, 40], "height": 15}, (0, 0, 40, 15)),
    ({"block": [10, 5]}, (2.5, 5, 17.5, 28)),
    ({"roller": [10, 7.5]}, (2.5, 0, 17.5, 15)),
    ({"ball": [10, 30], "radius": 30}, (-20, 0, 40, 60)),
    ({"ball": [10, 3.5], "radius": 3.5}, (6.5, 0, 13.5, 7)),
    ({"pad": [10, 5], "width": 30}, (-5, 5, 25, 11)),
    ({"towel": [10, 0], "width": 20}, (0, -1.6, 20, 1.4)),
    ({"strap": [[0, 0], [50, 0]], "width": 4}, (0, -2, 50, 2)),
    ({"band": [[0, 0], [50, 0]], "width": 4}, (0, -2, 50, 2)),
    ({"dumbbell": [0, 0]}, (-8.3, -5.6, 8.3, 5.6)),
    ({"dumbbell": [0, 0], "tilt": 90}, (-5.6, -8.3, 5.6, 8.3)),
    ({"phone": [0, 10]}, (-7.5, 10, 7.5, 11.8)),
    ({"barbell": [0, 0], "radius": 12}, (-12, -12, 12, 12)),
    ({"stick": [[0, 0], [50, 0]]}, (-1.3, -1.3, 51.3, 1.3)),
    ({"ruler": 10, "between": [5, 62]}, (7.5, 5, 12.5, 62)),
    ({"angle": [0, 0], "start": 0, "end": 90, "radius": 20}, (0, 0, 20, 20)),
    ({"guide": [[0, 0], [30, 0], [30, 40]]}, (0, 0, 30, 40)),
    ({"press": [0, 0], "direction": 90}, (-5.85, 3.94, 5.85, 9.5)),
    ({"badge": "right", "at": [0, 0]}, (-8, -8, 8, 8)),
    ({"badge": "wrong", "at": [0, 0], "radius": 5}, (-5, -5, 5, 5)),
]
"""Records with the box that each should fill."""


def prop(fields: dict[str, Any]) -> Prop:
    found: Prop = TypeAdapter(AnyProp).validate_python(fields)
    return found


def locate(point: Point) -> Vector:
    if point.landmark and point.landmark not in FOOT:
        raise ContentError(Diagnostic(f'there is no landmark "{point.landmark}"'))
    x, y = FOOT[point.landmark] if point.landmark else (0.0, 0.0)
    return vector(x + point.dx, y + point.dy)


def painted(*fields: dict[str, Any]) -> Scene:
    scene = Scene()
    for depth in ("back", "middle", "front"):
        draw_props(scene, [prop(record) for record in fields], locate, depth)
    return scene


def paths(*fields: dict[str, Any]) -> list[Path]:
    return list(painted(*fields).paths(0.9))


def ends(path: Path) -> Vector:
    """Where the curves of a path end, in cm."""
    return np.vstack([np.array(ring).reshape(-1, 2)[::3] for ring in path.rings]) / UNITS


def test_every_prop_has_a_painter_and_an_example() -> None:
    assert set(REGISTRY) == set(PROPS.values())
    assert {type(prop(fields)) for fields, _ in EXAMPLES} | {PROPS["mat"]} == set(REGISTRY)


def test_no_field_of_a_prop_is_the_key_of_another() -> None:
    for key, record in PROPS.items():
        assert set(record.model_fields) & set(PROPS) == {key}, "its kind could not be told"


@pytest.mark.parametrize(("fields", "expected"), EXAMPLES, ids=lambda value: next(iter(value), "") if value else "")
def test_a_prop_fills_its_box(fields: dict[str, Any], expected: tuple[float, ...]) -> None:
    assert painted(fields).bounds() == pytest.approx(expected, abs=0.45)  # bounds count control points


@pytest.mark.parametrize("fields", [fields for fields, _ in EXAMPLES], ids=lambda value: next(iter(value)))
def test_paths_belong_to_the_prop(fields: dict[str, Any]) -> None:
    assert {path.part for path in paths(fields)} == {type(prop(fields)).__name__.lower()}


def test_one_lies_on_the_middle_of_a_mats_surface() -> None:
    slab, top = paths({"mat": [-50, 50], "y": 3})
    low, high = ends(top)[:, 1].min(), ends(top)[:, 1].max()
    assert 0.5 * (low + high) == pytest.approx(3, abs=0.1)
    assert ends(slab)[:, 1].min() == pytest.approx(low - 1.7, abs=0.1), "its edge shows at the front"
    assert ends(slab)[:, 1].max() == pytest.approx(high, abs=0.1)


def test_a_couch_leaves_room_for_the_feet() -> None:
    for facing, front in (("right", 80), ("left", 0)):
        points = np.vstack([ends(path) for path in paths({"couch": [0, 80], "gap": 12, "facing": facing})])
        under = points[points[:, 1] < 11.5]
        assert len(under), "it stands on feet"
        assert np.abs(under[:, 0] - front).min() > 25


def test_seats_and_treads_are_flat_where_one_sits_and_steps() -> None:
    for fields, top in (({"chair": 40}, 44), ({"bench": [0, 60]}, 45), ({"step": [0, 40]}, 20)):
        points = np.vstack([ends(path) for path in paths({**fields, "back": False} if "chair" in fields else fields)])
        level = points[np.abs(points[:, 1] - top) < 0.1]
        assert np.ptp(level[:, 0]) > 30


def test_a_prop_stands_where_it_says() -> None:
    records = [prop({"mat": [0, 9]}), prop({"mat": [0, 9], "z": "front"}), prop({"badge": "right", "at": [0, 0]})]
    parts = {}
    for depth in ("back", "middle", "front"):
        scene = Scene()
        draw_props(scene, records, locate, depth)
        parts[depth] = [path.part for path in scene.paths(1)]
    assert parts["back"] == ["mat", "mat"]
    assert parts["middle"] == []
    assert parts["front"] == ["mat", "mat", "badge", "badge", "badge"]


def test_right_and_wrong_differ_without_colour() -> None:
    right, wrong = ([path.rings for path in paths({"badge": sign, "at": [0, 0]})] for sign in ("right", "wrong"))
    assert right[:-1] == wrong[:-1], "the same disc and ring"
    assert right[-1] != wrong[-1], "another sign"


def test_a_strap_goes_around_the_sole() -> None:
    far, _, near = paths({"strap": [[60, 40], [60, 34]], "loop": "near"})  # the far strand lies behind the leg
    ball = np.array(FOOT["near_ball"])
    assert far.fill == "strap-far"
    assert near.fill == "strap"
    assert ends(near)[:, 0].min() < ball[0] - 0.5, "it lies on the outside of the sole"
    assert ends(near)[:, 0].max() == pytest.approx(60, abs=1.5)
    assert ends(far)[:, 0].min() < ball[0] + 3, "it goes on behind the foot"
    assert ends(far)[:, 0].max() == pytest.approx(60, abs=1.5)


def test_the_strands_of_a_loop_to_one_hand_lie_apart() -> None:
    far, _, near = paths({"strap": [[60, 40]], "loop": "near"})
    hand = [ends(path)[ends(path)[:, 0] > 58][:, 1] for path in (far, near)]
    assert max(hand[0].max(), hand[1].max()) - min(hand[0].min(), hand[1].min()) > 2 * 2.4


def test_an_angle_has_an_arc_between_its_lines() -> None:
    arc = ends(paths({"angle": [0, 0], "start": 10, "end": 100, "radius": 20})[-1])
    assert np.linalg.norm(arc, axis=1) == pytest.approx(12, abs=0.1)
    assert length_of(arc) == pytest.approx(12 * np.pi / 2, rel=0.05)


def test_a_guide_is_dashed_and_a_ruler_has_ticks() -> None:
    assert [bool(path.dash) for path in paths({"guide": [[0, 0], [30, 0]]})] == [False, True]
    assert sum(path.stroke == "ink" for path in paths({"ruler": 0, "between": [0, 30]})) == 5


def test_all_unknown_landmarks_are_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        painted({"ball": "knee"}, {"mat": [0, 9]}, {"guide": ["elbow", "knee"]}, {"roller": "nose"})
    told = [problem.message for problem in caught.value.diagnostics]
    assert told == [f'there is no landmark "{name}"' for name in ("knee", "nose")], "those of one depth"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"mat": [50, -50]}, "from a smaller number to a larger"),
        ({"ruler": 0, "between": [9, 9]}, "from a smaller number to a larger"),
        ({"couch": [0, 80], "gap": 40}, "no room for its seat"),
        ({"strap": [[0, 0]]}, "needs two points or more"),
        ({"sofa": [0, 80]}, "is no known prop"),
    ],
)
def test_records_that_cannot_be_drawn(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        prop(fields)


SIZES = st.floats(0.2, 400)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_size_can_be_drawn(data: st.DataObject) -> None:
    fields, _ = data.draw(st.sampled_from(EXAMPLES))
    sized = dict(fields)
    for name, field in type(prop(fields)).model_fields.items():
        if name in ("width", "height", "radius", "depth", "seat", "top", "gap") and field.annotation is float:
            sized[name] = data.draw(SIZES)
    if "gap" in sized:
        sized["gap"] = 0.5 * sized["height"]
    for path in paths(sized):
        assert np.isfinite(ends(path)).all()
        assert path.width >= 0
