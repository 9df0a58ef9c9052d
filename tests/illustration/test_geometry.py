"""Lines and areas: dense outlines become few curves that stay on them; ribbons are as wide as they say."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from builder.illustration.geometry.curves import Centreline, Profile, resampled, ribbon, softened, spline
from builder.illustration.geometry.fitting import fit
from builder.illustration.geometry.shapes import (
    disc,
    ellipse,
    lines,
    polygon,
    polygons,
    rounded,
    shade,
    smoothed,
    union,
)
from builder.illustration.geometry.vectors import Vector, angle_of, difference, direction, placed, turned, unit, vector
from tests.illustration.conftest import dense

angles = st.floats(-720, 720)
places = st.tuples(st.integers(-60, 60), st.integers(-60, 60))


@given(angles, angles)
def test_differences_of_directions_go_the_shorter_way(a: float, b: float) -> None:
    assert -180 <= difference(a, b) <= 180
    assert direction(b + difference(a, b)) == pytest.approx(direction(a), abs=1e-9)


@given(angles, st.floats(0.01, 500))
def test_an_angle_is_that_of_its_direction(angle: float, length: float) -> None:
    assert difference(angle_of(length * direction(angle)), angle) == pytest.approx(0, abs=1e-6)
    assert turned([length, 0], angle) == pytest.approx(length * direction(angle))


def test_points_are_mirrored_then_turned_then_moved() -> None:
    assert placed([(1, 2)], vector(10, 20), 90)[0] == pytest.approx((8, 21))
    assert placed([(1, 2)], vector(10, 20), 90, mirrored=True)[0] == pytest.approx((12, 21))
    assert unit(vector(0, 0)) == pytest.approx((1, 0))
    assert unit(vector(0, -4)) == pytest.approx((0, -1))


@given(st.lists(places, min_size=3, max_size=9, unique=True), st.booleans())
def test_a_spline_goes_through_its_points(points: list[tuple[int, int]], closed: bool) -> None:
    curve = spline(points, closed=closed)
    assert np.isfinite(curve).all()
    for point in points:
        assert np.linalg.norm(curve - point, axis=1).min() < 1e-6
    assert np.linalg.norm(curve[0] - points[0]) < 1e-6
    if not closed:
        assert np.linalg.norm(curve[-1] - points[-1]) < 1e-6


@settings(max_examples=60, deadline=None)
@given(st.lists(places, min_size=3, max_size=8, unique=True), st.booleans())
def test_fitted_curves_stay_on_their_line(points: list[tuple[int, int]], closed: bool) -> None:
    line = spline(points, closed=closed)
    curves = fit(line, closed=closed, error=0.05)
    assert len(curves) % 3 == 1
    whole = LineString([*line, line[0]] if closed else line)
    assert dense(curves).hausdorff_distance(whole) < 0.5
    strays = [whole.distance(Point(p)) for p in dense(curves).coords]
    assert np.quantile(strays, 0.9) < 0.08
    if closed:
        assert curves[-1] == pytest.approx(curves[0])


def test_few_curves_make_a_circle() -> None:
    curves = fit(disc((3, 4), 20).exterior.coords, closed=True, error=0.05)
    assert len(curves) // 3 <= 24
    gaps = np.linalg.norm(np.array(dense(curves).coords) - (3, 4), axis=1)
    assert gaps == pytest.approx(20, abs=0.07)


def test_corners_are_kept() -> None:
    square = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    curves = fit(square, closed=True, error=0.05)
    assert {tuple(np.round(p, 6)) for p in curves[::3]} == {*square}
    assert dense(curves).hausdorff_distance(LineString(square)) < 1e-6


def test_a_line_without_length_has_no_curves() -> None:
    assert len(fit([(1, 1), (1, 1)], closed=False, error=0.05)) == 0


def test_points_of_a_line_are_spaced_evenly_and_its_corners_cut() -> None:
    steps = np.linalg.norm(np.diff(resampled(np.array([[0.0, 0], [10, 0], [10, 5]]), 0.5), axis=0), axis=1)
    assert steps == pytest.approx(0.5)
    line = softened([(0, 0), (10, 0), (10, 10)])
    turns = [difference(angle_of(c - b), angle_of(b - a)) for a, b, c in zip(line, line[1:], line[2:], strict=False)]
    assert max(turns) < 30
    assert (*line[0], *line[-1]) == (0, 0, 10, 10)


@given(st.floats(0.1, 8), st.floats(0.1, 8), st.floats(-180, 180), st.floats(5, 60))
def test_a_ribbon_is_as_wide_as_its_profile(front: float, back: float, angle: float, length: float) -> None:
    line = Centreline([vector(0, 0), length * direction(angle)])
    area = ribbon(line, Profile([(0, front, back), (1, front, back)]), 0, 1, 1)
    assert area.area == pytest.approx((front + back) * length, rel=1e-6)
    left = line.edge(0.5, front * 0.95, 1)[0]
    assert area.contains(Point(left))
    assert area.contains(Point(line.edge(0.5, -back * 0.95, 1)[0]))
    assert not area.contains(Point(line.edge(0.5, front * 1.05, 1)[0]))
    assert difference(angle_of(left - line.at(0.5)[0]), angle) == pytest.approx(90, abs=1e-6)


def test_ease_flare_and_hem_widen_a_ribbon() -> None:
    line, profile = Centreline([(0, 0), (20, 0)]), Profile([(0, 2, 2), (1, 2, 2)])
    plain = ribbon(line, profile, 0, 1, 1).bounds
    eased = ribbon(line, profile, 0, 1, 1, ease=0.5, flare=1, hem=2)
    assert plain == pytest.approx((0, -2, 20, 2))
    assert eased.bounds == pytest.approx((0, -3.5, 22, 3.5), abs=0.01)
    assert eased.intersection(LineString([(0.01, -9), (0.01, 9)])).length == pytest.approx(5, abs=0.01)


def test_a_centreline_runs_straight_on_beyond_its_ends() -> None:
    line = Centreline([(0, 0), (10, 0), (10, 10)])
    assert line.at([-0.1, 0.5, 1.1]) == pytest.approx(np.array([(-2, 0), (10, 0), (10, 12)]))


def test_a_profile_goes_smoothly_through_its_rows() -> None:
    profile = Profile([(0, 1, 2), (0.5, 3, 4), (1, 2, 6)], scale=2)
    assert profile.front([0, 0.5, 1]) == pytest.approx((2, 6, 4))
    assert profile.back([-3, 0.5, 9]) == pytest.approx((4, 8, 12)), "constant beyond its ends"
    dense = profile.front(np.linspace(0, 1, 201))
    assert np.abs(np.diff(dense, 2)).max() < 0.01, "no kink"


def test_creases_are_filled_and_corners_rounded() -> None:
    bent = union(box(0, 0, 20, 4), box(0, 0, 4, 20))
    filled, blunt = rounded(bent, 3), rounded(bent, 0.0, 1)
    assert filled.area > bent.area + 1
    assert filled.covers(bent.buffer(-0.01))
    assert blunt.area < bent.area
    assert bent.buffer(0.01).covers(blunt)


def test_smoothing_takes_corners_off_and_keeps_the_size() -> None:
    square = box(0, 0, 30, 30)
    area = smoothed(square, 2)
    assert area.area == pytest.approx(square.area, rel=0.03)
    assert not area.contains(Point(0.1, 0.1))
    corners = [abs(difference(angle_of(c - b), angle_of(b - a))) for a, b, c in _triples(area)]
    assert max(corners) < 25
    assert smoothed(Polygon(), 2).is_empty


def _triples(area: BaseGeometry) -> list[tuple[Vector, Vector, Vector]]:
    (part,) = polygons(area)
    ring = np.array(part.exterior.coords)
    return [(a, b, c) for (a, b), (_, c) in pairwise(pairwise(ring))]


def test_shade_lies_away_from_the_light() -> None:
    ball = disc((0, 0), 10)
    dark = shade(ball, vector(-1.5, 1.5))
    assert 0 < dark.area < 0.4 * ball.area
    assert ball.buffer(0.01).covers(dark)
    assert dark.centroid.x > 3
    assert dark.centroid.y < -3


def test_an_ellipse_lies_along_its_angle() -> None:
    assert ellipse((5, 5), 4, 2, 90).bounds == pytest.approx((3, 1, 7, 9), abs=0.01)
    assert ellipse((0, 0), 4, 2).area == pytest.approx(math.pi * 8, rel=0.01)


def test_outlines_that_cross_themselves_become_areas() -> None:
    bow = polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert bow.is_valid
    assert bow.area > 20
    assert len(polygons(union(box(0, 0, 1, 1), box(5, 5, 6, 6), None, Polygon()))) == 2


def test_lines_that_meet_are_joined() -> None:
    cross = LineString([(0, 0), (5, 0)]).union(LineString([(5, 0), (9, 0)]))
    assert [line.length for line in lines(cross)] == [pytest.approx(9)]
    assert lines(LineString([(0, 0), (0.1, 0)])) == [], "specks are left out"
    assert [line.length for line in lines(box(0, 0, 2, 2))] == [pytest.approx(8)]
