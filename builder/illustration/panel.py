"""One panel: figure, ghosts, props, arrows and words of a pose file painted into a scene."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.illustration.arrows import draw_arrows
from builder.illustration.body.muscles import MUSCLES
from builder.illustration.body.painter import Painter
from builder.illustration.body.proportions import Proportions
from builder.illustration.body.shapes import Shapes
from builder.illustration.body.skeleton import Skeleton, UnknownLandmarkError
from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.vectors import Vector, difference, vector
from builder.illustration.plates import draw_shapes
from builder.illustration.props import Depth, draw_props
from builder.illustration.scene import Scene
from builder.illustration.words import draw_words
from builder.model.mannequin import Directions, Ghost, Mannequin
from builder.model.points import Point
from builder.model.pose import Panel, Person
from builder.model.props import TraceArrow

STEPS = 9
"""Poses between ghost and figure that a traced arrow goes through."""


class PanelPainter:
    """Paints a panel. After `paint`: `scene`, and the solved figure with its shapes, if there is one."""

    def __init__(self, panel: Panel, people: Mapping[str, Person]) -> None:
        self.panel, self.scene = panel, Scene()
        self.skeleton: Skeleton | None = None
        self.shapes: Shapes | None = None
        self.ghosts: list[Skeleton] = []
        if panel.figure:
            self.person = _person(panel.figure, people)
            self.skeleton = _solved(panel.figure, self.person)
            self.shapes = Shapes(self.skeleton, self.person.style)
            self.ghosts = [_solved(self._before(ghost), self.person) for ghost in panel.ghosts]

    def paint(self) -> Scene:
        """The painted scene.

        Raises ContentError for landmarks, muscles and parts that there are not.
        """
        panel, scene = self.panel, self.scene
        draw_props(scene, panel.props, self.at, "back")
        draw_shapes(scene, panel.shapes, self.at)
        if panel.figure and self.shapes:
            self._check_names()
            painter = Painter(scene, self.shapes, self.person)
            for ghost, spec in zip(self.ghosts, panel.ghosts, strict=True):
                Painter(scene, Shapes(ghost, self.person.style), self.person).ghost(spec.parts)
            painter.paint(panel.target, lambda: self._props(painter, "middle", "far"))
            self._props(painter, "front", *(side for side in painter.skeleton.sides if side != "far"))
        else:
            draw_props(scene, panel.props, self.at, "middle")
            draw_props(scene, panel.props, self.at, "front")
        draw_arrows(scene, panel.arrows, self.at, self._traced)
        draw_words(scene, panel.words, self.at)
        return scene

    def _props(self, painter: Painter, depth: Depth, *sides: str) -> None:
        """The props at a depth, and over them the fingers of the hands that hold one."""
        draw_props(self.scene, self.panel.props, self.at, depth)
        held = {point.landmark for prop in self.panel.props for point in prop.points()}
        for side in sides:
            if f"{side}_grip" in held:
                painter.close_fist(side)

    def at(self, point: Point) -> Vector:
        """A point of the scene: plain, from a landmark of the figure, or from a mark of the plate.

        Raises ContentError.
        """
        name = point.landmark
        if name is None:
            return vector(point.dx, point.dy)
        if name in self.scene.landmarks:
            return vector(*self.scene.landmarks[name]) + vector(point.dx, point.dy)
        if self.skeleton is None:
            raise ContentError(self._unknown("landmark", name, did_you_mean(name, self.scene.landmarks)))
        try:
            return self.skeleton.at(point)
        except UnknownLandmarkError as error:
            raise ContentError(self._unknown("landmark", name, error.hint)) from None

    def _unknown(self, noun: str, name: str, hint: str | None) -> Diagnostic:
        return Diagnostic(f'there is no {noun} "{name}"', getattr(name, "span", self.panel.span), hint)

    def _check_names(self) -> None:
        """Every muscle and part that the panel names must be there.

        Raises ContentError.
        """
        assert self.shapes
        assert self.skeleton
        problems = []
        for target in self.panel.target:
            side, dot, name = target.rpartition(".")
            if name not in MUSCLES:
                problems.append(self._unknown("muscle", target, did_you_mean(name, MUSCLES)))
            elif dot and side not in self.skeleton.sides:
                problems.append(self._unknown("side", target, f"here: {' or '.join(self.skeleton.sides)}"))
        known = self.shapes.parts
        parts = {part for ghost in self.panel.ghosts for part in ghost.parts}
        problems += [self._unknown("part", part, did_you_mean(part, known)) for part in sorted(parts - known.keys())]
        if problems:
            raise ContentError(problems)

    def _before(self, ghost: Ghost) -> Mannequin:
        """The pose of a ghost: the figure's, changed, at the same hip unless it is placed anew."""
        assert self.panel.figure
        assert self.skeleton
        changes = {name: getattr(ghost.set, name) for name in ghost.set.model_fields_set}
        pose = self.panel.figure.model_copy(update=changes)
        if ghost.reground:
            return pose
        first, *rest = pose.spine
        return pose.model_copy(
            update={
                "spine": [first + self.skeleton.turn, *rest],
                "root": Point(None, *self.skeleton.root),
                "rest": None,
                "ground": None,
                "pin": None,
            }
        )

    def _traced(self, arrow: TraceArrow) -> Vector:
        """The way of a landmark from a ghost to the figure."""
        assert self.skeleton
        if arrow.ghost >= len(self.ghosts):
            raise ContentError(Diagnostic("the arrow traces a ghost that is not there", arrow.span, "add one: ghosts:"))
        places = []
        try:
            for share in np.linspace(*arrow.between, STEPS):
                pose = _between(self.ghosts[arrow.ghost], self.skeleton, float(share))
                places.append(_solved(pose, self.person).landmark(arrow.trace))
        except UnknownLandmarkError as error:
            raise ContentError(self._unknown("landmark", error.name, error.hint)) from None
        way = spline(places)
        along = np.gradient(way, axis=0)
        along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
        return way + np.stack([-along[:, 1], along[:, 0]], -1) * arrow.offset


def _person(figure: Mannequin, people: Mapping[str, Person]) -> Person:
    if figure.person not in people:
        message = f'there is no person "{figure.person}"'
        raise ContentError(Diagnostic(message, figure.place("person"), did_you_mean(figure.person, people)))
    return people[figure.person]


def _solved(pose: Mannequin, person: Person) -> Skeleton:
    """The solved pose.

    Raises ContentError when it names a landmark that there is not.
    """
    try:
        return Skeleton(pose, Proportions.of(pose.view, person.build.limbs, person.build.trunk))
    except UnknownLandmarkError as error:
        span = error.span or pose.span
        raise ContentError(Diagnostic(f'there is no landmark "{error.name}"', span, error.hint)) from None


def _between(first: Skeleton, last: Skeleton, share: float) -> Mannequin:
    """The pose at a share of the way from one to the other: every segment turns the shorter way round."""

    def direction_of(name: str) -> float:
        return first.angles[name] + share * difference(last.angles[name], first.angles[name])

    pelvis, lumbar, thorax = (direction_of(name) for name in ("pelvis", "lumbar", "thorax"))
    limbs = {}
    for side in first.sides:
        for limb, segments in (("leg", ("thigh", "shank", "foot")), ("arm", ("upper_arm", "forearm", "hand"))):
            limbs[f"{side}_{limb}"] = Directions(abs=[direction_of(f"{side}_{segment}") for segment in segments])
    placing = {
        "rest": None,
        "ground": None,
        "pin": None,
        "root": Point(None, *(first.root + share * (last.root - first.root))),
    }
    return first.pose.model_copy(update={"spine": [pelvis, pelvis - lumbar, lumbar - thorax], **limbs, **placing})
