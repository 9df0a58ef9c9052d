"""Where shapes are collected while a panel is drawn, and turned into paths of a display list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from builder.illustration.display import UNITS, Box, Label, Path, Ring
from builder.illustration.geometry.fitting import fit
from builder.illustration.geometry.shapes import lines, polygons

AREA_ERROR, LINE_ERROR = 0.08, 0.06
"""How far a curve may stray from the computed outline, in cm."""

SPECK = 0.05
"""Areas below this many cm² are left out: they would print as dirt."""


@dataclass(frozen=True, slots=True)
class _Stroke:
    path: Path
    points: float


class Scene:
    """Collects paths in the order they are painted. Coordinates in cm, stroke widths in points.

    Widths stay in points until `paths` is asked for them at a scale: an outline is equally
    strong in every drawing, whatever the size of the scene.
    """

    def __init__(self) -> None:
        self.labels: list[Label] = []
        self.landmarks: dict[str, tuple[float, float]] = {}
        self._strokes: list[_Stroke] = []
        self._part = "scene"

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """What is painted meanwhile belongs to this part."""
        before, self._part = self._part, name
        try:
            yield
        finally:
            self._part = before

    def area(
        self,
        area: BaseGeometry,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.85,
        *,
        dash: tuple[float, ...] = (),
        error: float = AREA_ERROR,
    ) -> None:
        """Fill an area, outline it, or both."""
        rings = []
        for part in polygons(area):
            if part.area >= SPECK:
                rings.append(_ring(part.exterior.coords, True, error))
                rings += [_ring(hole.coords, True, error) for hole in part.interiors if Polygon(hole).area > SPECK]
        self._add(rings, fill, stroke, width, dash, closed=True)

    def line(
        self, line: BaseGeometry | ArrayLike, stroke: str, width: float = 0.85, *, dash: tuple[float, ...] = ()
    ) -> None:
        """Draw lines: points, a line, or the outlines of an area."""
        geometry = line if isinstance(line, BaseGeometry) else LineString(np.asarray(line, float))
        rings = [_ring(part.coords, False, LINE_ERROR) for part in lines(geometry)]
        self._add(rings, None, stroke, width, dash, closed=False)

    def _add(
        self,
        rings: list[Ring],
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, ...],
        *,
        closed: bool,
    ) -> None:
        kept = tuple(ring for ring in rings if ring)
        if kept:
            path = Path(self._part, kept, fill, stroke, 0.0, dash, closed)
            self._strokes.append(_Stroke(path, width if stroke else 0.0))

    @property
    def empty(self) -> bool:
        """Whether nothing is painted; labels do not count."""
        return not self._strokes

    def bounds(self) -> Box:
        """The box around every path, its strokes not counted. There must be one."""
        p = np.concatenate([np.array(ring).reshape(-1, 2) for s in self._strokes for ring in s.path.rings]) / UNITS
        return float(p[:, 0].min()), float(p[:, 1].min()), float(p[:, 0].max()), float(p[:, 1].max())

    def paths(self, scale: float) -> Iterator[Path]:
        """The paths with stroke widths in cm, as drawn at `scale` points a centimetre."""
        for path, points in ((stroke.path, stroke.points) for stroke in self._strokes):
            dash = tuple(round(part / scale, 3) for part in path.dash)
            yield Path(path.part, path.rings, path.fill, path.stroke, round(points / scale, 3), dash, path.closed)


def _ring(coords: ArrayLike, closed: bool, error: float) -> Ring:
    curves = fit(np.asarray(coords, float), closed=closed, error=error)
    return tuple(int(number) for number in np.rint(curves * UNITS).ravel())
