"""Plates: each shape is painted where its record says; the plates that we deliver hold together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from builder.errors import ContentError, Diagnostic
from builder.illustration.arrange import Room, arrange
from builder.illustration.compiling import compile_pose
from builder.illustration.display import UNITS, Panel
from builder.illustration.geometry.vectors import Vector, turned, vector
from builder.illustration.labels import PanelWords, crowded, label_boxes
from builder.illustration.panel import PanelPainter
from builder.illustration.plates import draw_shapes
from builder.illustration.plates.draw import REGISTRY
from builder.illustration.plates.frame import Frame
from builder.illustration.scene import Scene
from builder.loading import load_yaml, load_yaml_text
from builder.model.plates import SHAPES, AnyShape, Group, Shape
from builder.model.points import Point
from builder.model.pose import Pose
from builder.model.validate import validate
from builder.pdf.fonts import text_width
from builder.resources import resource

PLATES = sorted((resource("assets") / "poses").glob("plate_*.yaml"))
EDITIONS = {"standard": (Room(306, 440, 12), 10, 12.5), "large print": (Room(432, 600, 12), 18, 22)}
"""The text column of an edition and the size and leading of words in drawings, in points."""

AXIS = {"first": 0, "last": 8, "step": 2}
SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]]
EXAMPLES: list[tuple[dict[str, Any], tuple[float, float, float, float]]] = [
    ({"area": SQUARE, "straight": True, "fill": "bone"}, (0, 0, 10, 10)),
    ({"area": SQUARE, "straight": True, "edge": "ink", "halo": True}, (0, 0, 10, 10)),
    ({"ellipse": [5, 5], "rx": 4, "fill": "bone"}, (1, 1, 9, 9)),
    ({"ellipse": [5, 5], "rx": 4, "ry": 2, "angle": 90, "fill": "bone"}, (3, 1, 7, 9)),
    ({"line": [[0, 0], [10, 4]]}, (0, 0, 10, 4)),
    ({"line": [[0, 0], [5, 8], [10, 0]], "straight": True, "halo": True}, (0, 0, 10, 8)),
    ({"flesh": [[[0, 20], [0, 0]], [[8, 20], [8, 0]]]}, (0, 0, 8, 20)),
    ({"disc": "1", "at": [5, 5], "radius": 2}, (3, 3, 7, 7)),
    ({"muscle": [[0, 40], [0, 0]], "widths": [[0, 1, 1], [0.5, 3, 4], [1, 1, 1]], "belly": [0.1, 0.9]}, (-4, 0, 3, 40)),
    ({"group": [{"line": [[0, 0], [10, 0]]}], "turn": 90, "about": [10, 0]}, (10, -10, 10, 0)),
    ({"group": [{"line": [[0, 0], [10, 0]]}], "turn": 90, "move": [2, 3]}, (2, 3, 2, 13)),
    (
        {
            "chart": [5, 5],
            "width": 40,
            "height": 20,
            "across": AXIS,
            "up": {"first": -1, "last": 1, "step": 1, "finer": 0.5, "signed": True},
        },
        (5, 5, 45, 25),
    ),
]


def shapes(*written: dict[str, Any]) -> list[Shape]:
    """Shapes as a pose file writes them."""
    return TypeAdapter(list[AnyShape]).validate_python(list(written))


def painted(*written: dict[str, Any]) -> Scene:
    """A scene with these shapes."""
    scene = Scene()

    def locate(point: Point) -> Vector:
        if point.landmark and point.landmark not in scene.landmarks:
            raise ContentError(Diagnostic(f'there is no landmark "{point.landmark}"'))
        start = scene.landmarks[point.landmark] if point.landmark else (0.0, 0.0)
        return vector(*start) + vector(point.dx, point.dy)

    draw_shapes(scene, shapes(*written), locate)
    return scene


@pytest.mark.parametrize(("written", "box"), EXAMPLES, ids=[next(iter(written)) for written, _ in EXAMPLES])
def test_a_shape_is_painted_where_it_says(written: dict[str, Any], box: tuple[float, ...]) -> None:
    assert painted(written).bounds() == pytest.approx(box, abs=0.25)


def test_every_shape_can_be_drawn() -> None:
    assert set(REGISTRY) == set(SHAPES.values())


def test_a_bone_is_filled_shaded_and_outlined() -> None:
    paths = list(painted({"bone": [[0, 0], [5, 1], [6, 20], [1, 22]]}).paths(4))
    assert [path.fill or path.stroke for path in paths] == ["bone", "bone-shade", "bone_line"]


def test_what_lies_outside_an_outline_is_left_out() -> None:
    scene = painted({"area": [[-20, 0], [20, 0], [20, -20], [-20, -20]], "straight": True, "fill": "water",
                     "inside": [[-10, 5], [10, 5], [10, -5], [-10, -5]]})  # fmt: skip
    x0, y0, x1, y1 = scene.bounds()
    assert (x0 > -14, x1 < 14, y0 > -9, y1) == (True, True, True, pytest.approx(0, abs=0.1))


def test_a_muscle_without_a_belly_is_all_tendon() -> None:
    tendon = painted({"muscle": [[0, 20], [0, 0]], "widths": [[0, 1, 1], [1, 0.2, 0.2]], "halo": False})
    assert {path.fill or path.stroke for path in tendon.paths(4)} == {"tendon", "tendon-shade", "tendon_line", "ink"}


def test_fibres_stay_in_their_muscle() -> None:
    rows = [[0, 0.4, 0.4], [0.5, 3, 3], [1, 0.3, 0.3]]
    scene = painted({"muscle": [[0, 40], [4, 20], [0, 0]], "widths": rows, "belly": [0.1, 0.9], "light": "muscle_b"})
    whole = next(path for path in scene.paths(4) if path.fill == "tendon")
    ends = np.array(whole.rings[0]).reshape(-1, 2)
    for path in scene.paths(4):
        if path.stroke in ("muscle_a-fibre", "muscle_b"):
            for ring in path.rings:
                points = np.array(ring).reshape(-1, 2)
                assert (points >= ends.min(axis=0)).all()
                assert (points <= ends.max(axis=0)).all()


def test_marks_turn_with_their_group_and_serve_what_follows() -> None:
    group = {"group": [{"mark": "top", "at": [0, 10]}, {"line": ["top", ["top", 5, 0]]}], "turn": 90}
    scene = painted(group, {"line": ["top", ["top", 0, 8]]})
    assert scene.landmarks["top"] == pytest.approx((-10, 0))
    inside, outside = scene.paths(4)
    assert inside.rings[0][-2:] == (-1000, 500)
    assert outside.rings[0][-2:] == (-1000, 800)


turns = st.floats(-180, 180)
steps = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(turn=turns, about=steps, move=steps, outer=turns, point=steps)
def test_a_group_turns_about_its_point_then_moves(turn: float, about: Any, move: Any, outer: float, point: Any) -> None:
    group = Group(group=shapes({"mark": "m", "at": [0, 0]}), turn=turn, about=about, move=move)
    frame = Frame(lambda p: vector(p.dx, p.dy), outer, vector(3, 4))
    by_hand = turned(turned(np.subtract(point, about), turn) + about + np.array(move), outer) + vector(3, 4)
    assert frame.inside(group).at(Point(None, *point)) == pytest.approx(by_hand, abs=1e-6)


def test_numbers_become_labels() -> None:
    labels = {label.key: label for label in painted(EXAMPLES[-1][0], {"disc": "2", "at": [60, 5]}).labels}
    assert [labels[key].text for key in ("up_\u22121", "up_0", "up_+1", "across_8")] == ["\u22121", "0", "+1", "8"]
    assert labels["across_8"].at == pytest.approx((45, 3))
    assert (labels["disc_2"].align, labels["disc_2"].color) == ("middle", "halo")


def test_every_unknown_landmark_is_told_in_its_place(tmp_path: Path) -> None:
    text = "shapes:\n  - {line: [[0, 0], hip]}\n  - group:\n      - {disc: '1', at: knee}\n"
    data: Any = load_yaml_text(text, tmp_path / "a.yaml")
    with pytest.raises(ContentError) as caught:
        painted(*data["shapes"])
    assert [(d.message, d.span.line if d.span else 0) for d in caught.value.diagnostics] == [
        ('there is no landmark "hip"', 2),
        ('there is no landmark "knee"', 4),
    ]


def test_a_muscle_that_does_not_get_on_is_refused() -> None:
    with pytest.raises(ContentError, match="coincide"):
        painted({"muscle": [[0, 9], [0, 9], [0, 0]], "widths": [[0, 1, 1], [1, 1, 1]]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"bones": SQUARE},
        {"bone": SQUARE, "muscle": SQUARE},
        {"bone": SQUARE[:2]},
        {"area": SQUARE},
        {"line": [[0, 0], [1, 1]], "width": 0},
        {"muscle": [[0, 0], [1, 1]], "widths": [[0, 1]]},
        {"muscle": [[0, 0], [9, 9]], "widths": [[0, 1, 1], [0.5, 2, 2], [0.5, 1, 1]]},
        {"muscle": [[0, 0], [9, 9]], "widths": [[0, 1, 1], [1, -1, 1]]},
        {"muscle": [[0, 0], [9, 9]], "widths": [[0, 1, 1], [1, 1, 1]], "belly": [0.9, 0.1]},
        {"chart": [0, 0], "width": 9, "height": 9, "across": {"first": 0, "last": 0, "step": 1}, "up": AXIS},
        {"chart": [0, 0], "width": 9, "height": 9, "across": {"first": 0, "last": 9, "step": 0.01}, "up": AXIS},
        {"disc": "100", "at": [0, 0]},
        {"group": []},
    ],
)
def test_what_is_no_shape_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        shapes(wrong)


# The plates that we deliver.


def panels_of(path: Path) -> tuple[Panel, ...]:
    """A plate's compiled panels."""
    return compile_pose(path, {}).panels


def test_there_are_plates() -> None:
    assert {path.stem for path in PLATES} >= {"plate_thigh_back", "plate_thigh_front", "plate_pelvis", "plate_bowl"}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", PLATES, ids=lambda path: path.stem)
def test_a_plate_fits_its_column_and_its_words_have_room(path: Path, edition: str) -> None:
    room, size, leading = EDITIONS[edition]

    def measure(text: str, tone: str, points: float) -> float:
        return text_width(text, "bold" if tone == "strong" else "regular", points)

    panels = panels_of(path)
    scale = arrange(panels, room, PanelWords(size, leading, lambda text: measure(text, "strong", size))).scale
    assert scale > 2.8
    for panel in panels:
        assert not list(crowded(label_boxes(panel, scale, size, leading, measure), panel, scale))


def test_the_hamstrings_are_longer_where_the_pelvis_is_tipped() -> None:
    pose = validate(Pose, load_yaml(resource("assets") / "poses" / "plate_pelvis.yaml"))
    level, tipped = (PanelPainter(panel, {}).paint().landmarks for panel in pose.panels)
    knee = vector(-2.6, -45.2)
    assert tipped["sit"][1] > level["sit"][1]
    assert np.linalg.norm(knee - tipped["sit"]) > np.linalg.norm(knee - level["sit"]) + 1


def test_water_stays_level() -> None:
    for panel in panels_of(resource("assets") / "poses" / "plate_bowl.yaml"):
        surface = next(path for path in panel.paths if path.stroke == "water_line")
        (_, y0), *_, (_, y1) = np.array(surface.rings[0]).reshape(-1, 2)
        assert abs(y0 - y1) < 0.15 * UNITS
