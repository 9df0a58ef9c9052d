"""Areas: building, joining, rounding and smoothing them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from builder.illustration.geometry.vectors import Vector, direction


def polygon(points: ArrayLike) -> BaseGeometry:
    """The area inside points, made valid when its outline crosses itself."""
    area = Polygon(np.asarray(points, float))
    return area if area.is_valid else area.buffer(0)


def union(*areas: BaseGeometry | None) -> BaseGeometry:
    """All areas as one."""
    return unary_union([area for area in areas if area is not None and not area.is_empty])


def disc(centre: ArrayLike, radius: float) -> Polygon:
    """A circle's area."""
    return Point(*np.asarray(centre, float)).buffer(radius, 32)


def ellipse(centre: ArrayLike, rx: float, ry: float, angle: float = 0.0) -> BaseGeometry:
    """An ellipse's area, its first axis at an angle."""
    scaled = affinity.scale(disc((0, 0), 1), rx, ry)
    return moved(affinity.rotate(scaled, angle, origin=(0, 0)), np.asarray(centre, float))


def rounded_box(x0: float, y0: float, x1: float, y1: float, radius: float) -> BaseGeometry:
    """A rectangle with round corners."""
    radius = min(radius, (x1 - x0) / 2 - 1e-3, (y1 - y0) / 2 - 1e-3)
    return box(x0 + radius, y0 + radius, x1 - radius, y1 - radius).buffer(radius, 12)


def moved(area: BaseGeometry, by: Vector) -> BaseGeometry:
    """The area shifted."""
    return affinity.translate(area, float(by[0]), float(by[1]))


def turned_about(area: BaseGeometry, angle: float, centre: Vector) -> BaseGeometry:
    """The area turned about a point."""
    return affinity.rotate(area, angle, origin=(float(centre[0]), float(centre[1])))


def rounded(area: BaseGeometry, creases: float, corners: float = 0.0) -> BaseGeometry:
    """The area with its creases filled and its corners rounded by these radii."""
    area = area.buffer(creases, 24).buffer(-creases, 24)
    return area.buffer(-corners, 24).buffer(corners, 24) if corners else area


def smoothed(area: BaseGeometry, sigma: float, step: float = 0.5) -> BaseGeometry:
    """The area with its outlines blurred along their length (Gaussian, `sigma` in cm).

    It turns joined ribbons into limbs: curvature without a seam.
    """
    parts = [
        Polygon(
            _blurred(part.exterior.coords, sigma, step),
            [_blurred(hole.coords, sigma, step) for hole in part.interiors if Polygon(hole).area > 0.5],
        )
        for part in polygons(area)
    ]
    return union(*(part if part.is_valid else part.buffer(0) for part in parts)) if parts else area


def _blurred(coords: Iterable[tuple[float, ...]], sigma: float, step: float) -> Vector:
    ring = np.asarray(coords, float)[:, :2]
    d = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
    count = max(2, round(d[-1] / step) + 1)
    at = np.linspace(0, d[-1], count)
    p = np.stack([np.interp(at, d, ring[:, 0]), np.interp(at, d, ring[:, 1])], -1)[:-1]
    if len(p) < 12:
        return p
    reach = min(math.ceil(3 * sigma / step), len(p) // 2 - 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / sigma) ** 2)
    weights /= weights.sum()
    around = np.vstack([p[-reach:], p, p[:reach]])
    return np.stack([np.convolve(around[:, axis], weights, "valid") for axis in (0, 1)], -1)


def shade(area: BaseGeometry, light: Vector) -> BaseGeometry:
    """The crescent that the light leaves dark: what the area shifted by `light` does not cover."""
    crescent = area.difference(moved(area, light))
    return crescent.buffer(-0.28).buffer(0.28).intersection(area)


def polygons(area: BaseGeometry) -> list[Polygon]:
    """The single areas that an area consists of."""
    if isinstance(area, Polygon):
        return [] if area.is_empty else [area]
    return [part for child in getattr(area, "geoms", ()) for part in polygons(child)]


def lines(geometry: BaseGeometry, shortest: float = 0.15) -> list[LineString]:
    """The lines that a geometry consists of, joined where they meet; outlines for areas."""
    found = [line for line in _lines(geometry) if line.length > shortest]
    if not found:
        return []
    merged = linemerge(found) if len(found) > 1 else found[0]
    return [merged] if isinstance(merged, LineString) else list(merged.geoms)


def _lines(geometry: BaseGeometry) -> list[LineString]:
    if geometry.is_empty:
        return []
    if isinstance(geometry, Polygon):
        return [LineString(ring.coords) for ring in (geometry.exterior, *geometry.interiors)]
    if isinstance(geometry, LineString):
        return [LineString(geometry.coords)]
    return [line for child in getattr(geometry, "geoms", ()) for line in _lines(child)]


def arc(centre: Vector, radius: float, start: float, end: float, samples: int = 40) -> Vector:
    """Points on a circle between two angles."""
    return np.array([centre + radius * direction(a) for a in np.linspace(start, end, samples)])
