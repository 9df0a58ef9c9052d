"""Arrows and words: heads at their ends, shafts never inverted, leaders that reach what they name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from shapely.geometry import LineString
from shapely.geometry import Point as Dot

from builder.errors import ContentError
from builder.illustration.arrows import arrow_outline, draw_arrows, way_of
from builder.illustration.display import UNITS
from builder.illustration.geometry.shapes import polygons
from builder.illustration.geometry.vectors import Vector, vector
from builder.illustration.scene import Scene
from builder.illustration.words import draw_words
from builder.model.points import Point
from builder.model.props import AnyArrow, Arrow, TraceArrow, Words
from builder.source import SourceSpan


def arrow(fields: dict[str, Any]) -> Arrow:
    found: Arrow = TypeAdapter(AnyArrow).validate_python(fields)
    return found


def locate(point: Point) -> Vector:
    return vector(point.dx, point.dy)


def trace(arrow: TraceArrow) -> Vector:
    return np.array([[0.0, 0.0], [10.0, 10.0], [30.0, 10.0]])


def way(fields: dict[str, Any]) -> Vector:
    return way_of(arrow(fields), locate, trace)


def outline(fields: dict[str, Any]) -> Any:
    return arrow_outline(way(fields), arrow(fields))


@pytest.mark.parametrize(
    ("fields", "tail", "tip"),
    [
        ({"arc": [0, 0], "radius": 30, "start": 0, "end": 90}, (30, 0), (0, 30)),
        ({"path": [[0, 0], [20, 10], [40, 0]]}, (0, 0), (40, 0)),
        ({"push": [50, 10], "direction": 90, "length": 20, "gap": 3}, (50, -13), (50, 7)),
        ({"trace": "near_knee"}, (0, 0), (30, 10)),
    ],
)
def test_an_arrow_goes_from_its_tail_to_its_tip(
    fields: dict[str, Any], tail: tuple[float, ...], tip: tuple[float, ...]
) -> None:
    assert way(fields)[0] == pytest.approx(tail, abs=1e-6)
    assert way(fields)[-1] == pytest.approx(tip, abs=1e-6)
    area = outline(fields)
    assert area.distance(Dot(tip)) < 0.6
    assert area.distance(Dot(tail)) < 0.1
    assert _girth(area, tip, 7) > 2 * _girth(area, tail, 7), "the head is at the tip"


def test_a_double_arrow_has_heads_at_both_ends() -> None:
    area = outline({"path": [[0, 0], [40, 0]], "double": True})
    assert _girth(area, (0, 0), 7) == pytest.approx(_girth(area, (40, 0), 7), rel=0.1)
    assert area.bounds == pytest.approx((0, -4, 40, 4), abs=0.6)


def test_a_shaft_widens_from_its_tail() -> None:
    area = outline({"path": [[0, 0], [60, 0]], "width": 3})
    heights = [area.intersection(LineString([(x, -9), (x, 9)])).length for x in (2, 10, 20, 45)]
    assert heights == sorted(heights)
    assert heights[-1] == pytest.approx(3, abs=0.1)


def test_a_short_arrow_is_a_head_with_a_stub() -> None:
    area = outline({"push": [0, 0], "direction": 0, "length": 9, "gap": 0})
    assert len(polygons(area)) == 1
    assert area.bounds == pytest.approx((-9, -3.9, 0, 3.9), abs=0.6)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"path": [[0, 0], [5, 0]]}, "the arrow is 5.0 cm long: its head needs 8.6 cm"),
        ({"path": [[0, 0], [12, 0]], "double": True}, "the arrow is 12.0 cm long: its head needs 17.2 cm"),
        ({"path": [[3, 3], [3, 3]]}, "the arrow is 0.0 cm long: its head needs 8.6 cm"),
        ({"arc": [0, 0], "radius": 30, "start": 40, "end": 40}, "the arrow is 0.0 cm long: its head needs 8.6 cm"),
        ({"arc": [0, 0], "radius": 1.2, "start": 0, "end": 720}, "the arrow turns back within its head"),
    ],
)
def test_arrows_that_cannot_be_drawn(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ContentError) as caught:
        outline(fields)
    (problem,) = caught.value.diagnostics
    assert problem.message == message
    assert problem.hint == "make the arrow longer or straighter, or its head smaller"


def test_all_arrows_that_are_too_short_are_told_at_once() -> None:
    arrows = [arrow({"path": [[0, 0], [x, 0]]}) for x in (3, 50, 4)]
    for line, record in enumerate(arrows):
        record._span = SourceSpan(Path("bend.yaml"), line, 1, line, 9)
    with pytest.raises(ContentError) as caught:
        draw_arrows(Scene(), arrows, locate, trace)
    assert [problem.span for problem in caught.value.diagnostics] == [arrows[0].span, arrows[2].span]


def test_a_shaft_may_not_be_as_wide_as_its_head() -> None:
    with pytest.raises(ValidationError, match="too wide for its head"):
        arrow({"trace": "knee", "width": 6})


def test_an_arrow_is_painted_over_a_halo() -> None:
    scene = Scene()
    draw_arrows(scene, [arrow({"trace": "near_knee"})], locate, trace)
    halo, body = scene.paths(1)
    assert (halo.part, halo.fill, halo.stroke) == ("arrow", None, "halo")
    assert (body.part, body.fill, body.stroke) == ("arrow", "arrow", None)


COORDINATE = st.floats(-100, 100)
PATHS = st.lists(st.tuples(COORDINATE, COORDINATE).map(list), min_size=2, max_size=8)


@settings(max_examples=80, deadline=None)
@given(PATHS, st.booleans(), st.floats(1, 12))
def test_any_path_has_an_arrow_or_a_clear_error(path: list[list[float]], double: bool, head: float) -> None:
    fields = {"path": path, "double": double, "head": head, "width": 0.3 * head}
    try:
        area = outline(fields)
    except ContentError as error:
        told = error.diagnostics[0].message
    else:
        told = ""
        _hangs_together(area, path, head)
        _can_be_painted(fields)
    assert not told or "its head" in told


def _hangs_together(area: Any, path: list[list[float]], head: float) -> None:
    """One sound area from the first to the last point."""
    assert area.is_valid
    assert len(polygons(area)) == 1
    assert area.area > 0.2 * head * head
    for end in (path[0], path[-1]):
        assert area.distance(Dot(end)) < 0.1 * head


def _can_be_painted(fields: dict[str, Any]) -> None:
    scene = Scene()
    draw_arrows(scene, [arrow(fields)], locate, trace)
    for drawn in scene.paths(0.9):
        assert all(np.isfinite(ring).all() for ring in drawn.rings)


def _girth(area: Any, place: tuple[float, ...], within: float) -> float:
    """How much of the area lies near a place."""
    return float(area.intersection(Dot(place).buffer(within)).area)


def words(*fields: dict[str, Any]) -> Scene:
    scene = Scene()
    draw_words(scene, [Words.model_validate(record) for record in fields], locate)
    return scene


def test_words_become_labels_with_keys_of_their_own() -> None:
    scene = words(
        {"words": "Sit bone", "at": [1, 2]},
        {"words": "Sit bone!", "at": [3, 4], "detail": "left", "align": "end", "room": 20},
        {"words": "…", "at": [5, 6]},
    )
    assert [label.key for label in scene.labels] == ["sit_bone", "sit_bone_2", "words"]
    assert [label.at for label in scene.labels] == [(1, 2), (3, 4), (5, 6)]
    second = scene.labels[1]
    assert (second.text, second.detail, second.align, second.room) == ("Sit bone!", "left", "end", 20)
    assert list(scene.paths(1)) == []


@pytest.mark.parametrize(
    ("align", "at", "to"),
    [
        ("start", (20, 20), (0, 0)),
        ("end", (-20, 20), (0, 0)),
        ("middle", (0, 40), (0, 0)),
        ("middle", (0, -40), (0, 0)),
    ],
)
def test_a_leader_goes_from_the_words_to_what_they_name(
    align: str, at: tuple[float, float], to: tuple[float, float]
) -> None:
    halo, _, line, dot = words({"words": "Heel", "at": [*at], "align": align, "to": [*to]}).paths(0.9)
    points = np.array(line.rings[0]).reshape(-1, 2) / UNITS
    assert points[-1] == pytest.approx(to)
    assert 0.5 < np.linalg.norm(points[0] - at) < 10, "it keeps off the words"
    assert np.linalg.norm(points[0]) < np.hypot(*at) + 2
    assert (halo.stroke, line.stroke, dot.fill) == ("halo", "ink", "ink")
    assert halo.width > line.width
