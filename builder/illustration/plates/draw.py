"""Draws the shapes of a plate, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from builder.illustration.locate import Locate, for_each
from builder.illustration.plates.chart import draw_chart
from builder.illustration.plates.forms import draw_area, draw_disc, draw_ellipse, draw_line
from builder.illustration.plates.frame import Frame
from builder.illustration.plates.muscle import draw_muscle
from builder.illustration.plates.tissue import draw_bone, draw_flesh
from builder.illustration.scene import Scene
from builder.model.plates import (
    AnyShape,
    Area,
    Bone,
    Chart,
    Disc,
    Ellipse,
    Flesh,
    Group,
    Line,
    Mark,
    Muscle,
    Shape,
)


def draw_shapes(scene: Scene, shapes: Sequence[AnyShape], locate: Locate) -> None:
    """Paint shapes into the scene; `locate` turns points into scene coordinates.

    Marks become landmarks of the scene, discs and charts add labels to it. Raises ContentError
    with the problems of all shapes when points refer to unknown landmarks.
    """
    _draw_all(scene, shapes, Frame(locate))


def _draw_all(scene: Scene, shapes: Sequence[AnyShape], frame: Frame) -> None:
    def paint(shape: AnyShape) -> None:
        with scene.part(type(shape).__name__.lower()):
            REGISTRY[type(shape)](scene, shape, frame)

    for_each(shapes, paint)


def _draw_group(scene: Scene, group: Group, frame: Frame) -> None:
    _draw_all(scene, group.group, frame.inside(group))


def _set_mark(scene: Scene, mark: Mark, frame: Frame) -> None:
    x, y = frame.at(mark.at)
    scene.landmarks[mark.mark] = (float(x), float(y))


REGISTRY: dict[type[Shape], Callable[[Scene, Any, Frame], None]] = {
    Area: draw_area,
    Ellipse: draw_ellipse,
    Line: draw_line,
    Flesh: draw_flesh,
    Bone: draw_bone,
    Muscle: draw_muscle,
    Group: _draw_group,
    Mark: _set_mark,
    Disc: draw_disc,
    Chart: draw_chart,
}
"""How each kind of shape is painted."""
