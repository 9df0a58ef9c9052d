"""The drawings that we deliver: each is what its pose file gives; their files are read back, and only whole ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from builder.illustration.display import FORMAT, UNITS, Drawing, Label, Panel, Ring, from_json, to_json
from builder.illustration.display import Path as Drawn
from builder.illustration.library import fingerprint
from builder.illustration.scene import AREA_ERROR
from builder.theme.palette import is_role
from tests.illustration.conftest import POSE_FILES, compiled, dense

NEAR = 0.03
"""Centimetres by which a box may differ on another machine, or with another version of the geometry library."""

APART = 2.6 * AREA_ERROR
"""Centimetres by which two outlines may differ: each may stray by 1.3 errors from the line that both are fitted to.

Where the knots of a curve come to lie hangs on the last digits of that line, so knots are not compared.
"""

every_pose = pytest.mark.parametrize("path", POSE_FILES, ids=lambda path: path.stem)


def file_of(pose: Path) -> Path:
    """The drawing beside a pose file."""
    return pose.parent.parent / "illustrations" / f"{pose.stem}.json"


@cache
def committed(pose: Path) -> Drawing:
    return from_json(file_of(pose).read_text(encoding="utf-8"))


@every_pose
def test_a_drawing_is_compiled_from_this_very_text(path: Path) -> None:
    assert committed(path).id == path.stem
    assert committed(path).source == fingerprint(path.read_text(encoding="utf-8"))


def test_no_drawing_is_left_without_its_pose_file() -> None:
    drawings = {file.stem for file in file_of(POSE_FILES[0]).parent.glob("*")}
    assert drawings == {path.stem for path in POSE_FILES}


@every_pose
def test_compiling_again_gives_the_same_drawing(path: Path) -> None:
    then, now = committed(path), compiled(path.stem)
    assert len(then.panels) == len(now.panels)
    for before, after in zip(then.panels, now.panels, strict=True):
        assert (before.label, before.labels) == (after.label, after.labels)
        assert before.box == pytest.approx(after.box, abs=NEAR)
        assert before.landmarks.keys() == after.landmarks.keys()
        assert [_form(p) for p in before.paths] == [_form(p) for p in after.paths]
        for one, other in zip(before.paths, after.paths, strict=True):
            assert one.width == pytest.approx(other.width, abs=0.005)
            for ring, again in zip(one.rings, other.rings, strict=True):
                assert _outline(ring).hausdorff_distance(_outline(again)) <= APART, one.part


def _form(path: Drawn) -> tuple[object, ...]:
    """What may not differ at all between two machines."""
    return path.part, path.fill, path.stroke, path.closed, len(path.dash), len(path.rings)


def _outline(ring: Ring) -> LineString:
    """The line along the curves of a ring, in centimetres."""
    return dense(np.array(ring).reshape(-1, 2) / UNITS)


@every_pose
def test_everything_lies_within_the_box(path: Path) -> None:
    """A curve lies within its control points, so these are looked at."""
    for panel in committed(path).panels:
        x0, y0, x1, y1 = (side * UNITS for side in panel.box)
        assert x0 < x1
        assert y0 < y1
        for drawn in panel.paths:
            for ring in drawn.rings:
                assert x0 - 1 <= min(ring[0::2]) <= max(ring[0::2]) <= x1 + 1, drawn.part
                assert y0 - 1 <= min(ring[1::2]) <= max(ring[1::2]) <= y1 + 1, drawn.part


@every_pose
def test_every_colour_is_one_of_the_themes(path: Path) -> None:
    assert committed(path).roles
    assert [role for role in committed(path).roles if not is_role(role)] == []


@every_pose
def test_a_drawing_is_read_back_as_it_was_written(path: Path) -> None:
    drawing = compiled(path.stem)
    text = to_json(drawing)
    assert from_json(text) == drawing
    assert to_json(from_json(text)) == text
    assert len(text) < 200_000, "a booklet of sixty stays small"


# Files that are damaged.

SMALL = Drawing(
    "bend",
    "0123456789abcdef",
    (
        Panel(
            (-1.0, 0.0, 20.5, 30.0),
            (
                Drawn("shirt", ((0, 0, 1, 1, 2, 2, 300, 400),), "shirt_teal", "ink", 0.7),
                Drawn("ghost", ((5, 5), (0, 0, 1, 1, 2, 2, 3, 4)), None, "ghost_line", 0.5, (2.2, 1.6), False),
            ),
            "Lift é",
            (Label("knee", "Knee", (3.0, 4.5), "middle", 20.0, "the hinge"),),
            {"near_knee": (3.0, 4.0)},
        ),
        Panel((0.0, 0.0, 1.0, 1.0), ()),
    ),
)
TEXT = to_json(SMALL)
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


def accepts(text: str) -> Drawing | None:
    """The drawing of a text; None when it is refused as it should be."""
    try:
        return from_json(text)
    except ValueError:
        return None


def test_a_small_drawing_is_read_back() -> None:
    assert from_json(TEXT) == SMALL


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 9), st.text(max_size=4)), min_size=1, max_size=4))
def test_damaged_texts_are_refused_or_read(edits: list[tuple[int, int, str]]) -> None:
    """Letters are taken out of the file, others put in."""
    text = TEXT
    for start, length, letters in edits:
        text = text[:start] + letters + text[start + length :]
    accepts(text)


@given(st.integers(0, len(TEXT) - 4))
def test_truncated_files_are_refused(length: int) -> None:
    assert accepts(TEXT[:length]) is None


def nodes(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree of lists and mappings: what holds it, and its index or key there."""
    for key in list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield data, key
        yield from nodes(data[key])


PLACES = len(list(nodes(json.loads(TEXT))))


def check_types(drawing: Drawing) -> None:
    """Everything is what the page is set from."""
    assert all(isinstance(name, str) for name in (drawing.id, drawing.source))
    for panel in drawing.panels:
        numbers = [*panel.box, *(x for point in panel.landmarks.values() for x in point)]
        for label in panel.labels:
            numbers += [*label.at, label.room]
            assert all(isinstance(text, str) for text in (label.key, label.text, label.detail, label.color))
        for path in panel.paths:
            numbers += [path.width, *path.dash]
            assert all(color is None or isinstance(color, str) for color in (path.fill, path.stroke))
        assert {*map(type, numbers)} <= {int, float}
        assert panel.width > 0
        assert panel.height > 0


@settings(max_examples=400, deadline=None)
@given(st.integers(0, PLACES - 1), JUNK, st.booleans())
def test_files_with_something_else_in_a_place_are_refused_or_read(number: int, junk: Any, remove: bool) -> None:
    data = json.loads(TEXT)
    holder, key = list(nodes(data))[number]
    if remove:
        del holder[key]
    else:
        holder[key] = junk
    if drawing := accepts(json.dumps(data)):
        check_types(drawing)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("[]", "no compiled drawing"),
        ("null", "no compiled drawing"),
        ("{}", "KeyError: 'format'"),
        ("[" * 100_000, "no compiled drawing"),
        (TEXT.replace(f'"format": {FORMAT}', '"format": 99'), "it is of format 99, not 1"),
        (TEXT.replace("300,400", "300"), "a ring of its paths is broken"),
        (TEXT.replace("300,400", "300,4.5"), "a ring of its paths is broken"),
        (TEXT.replace('"fill":"shirt_teal"', '"colour":"red"'), "colour"),
        (TEXT.replace('"fill":"shirt_teal"', '"fill":7'), "a path of it is broken"),
        (TEXT.replace('"part":"shirt"', '"part":null'), "a path of it is broken"),
        (TEXT.replace('"closed":false', '"closed":0'), "a path of it is broken"),
        (TEXT.replace('"width":0.7', '"width":true'), "a path of it is broken"),
        (TEXT.replace('"width":0.7', '"width":NaN'), "it has NaN for a number"),
        (TEXT.replace("[2.2,1.6]", '"22"'), "its dashes are broken"),
        (TEXT.replace("[-1.0, 0.0, 20.5, 30.0]", "[-1.0, 0.0, 20.5]"), "its boxes are broken"),
        (TEXT.replace("[-1.0, 0.0, 20.5, 30.0]", '"abcd"'), "its boxes are broken"),
        (TEXT.replace("[-1.0, 0.0, 20.5, 30.0]", "[-1.0, 0.0, -1.0, 30.0]"), "a box of it is empty"),
        (TEXT.replace('"near_knee": [3.0, 4.0]', '"near_knee": [3.0]'), "its landmarks are broken"),
        (TEXT.replace('"Lift é"', "7"), "its labels are broken"),
        (TEXT.replace('"Knee"', "null"), "its labels are broken"),
        (TEXT.replace('"room": 20.0', '"room": "20"'), "its labels are broken"),
        (TEXT.replace('"middle"', '"centre"'), "no such align: centre"),
        (TEXT.replace('"id": "bend"', '"id": 7'), "its names are broken"),
    ],
)
def test_why_a_file_is_refused(text: str, reason: str) -> None:
    assert text != TEXT
    with pytest.raises(ValueError, match=reason):
        from_json(text)
