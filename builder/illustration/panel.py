"""One panel: figure, ghosts, props, arrows and words of a pose file painted into a scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ParamSpec

import numpy as np

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.illustration.arrows import draw_arrows
from builder.illustration.body.muscles import MUSCLES
from builder.illustration.body.painter import ORDERS, Painter
from builder.illustration.body.proportions import Proportions
from builder.illustration.body.shapes import Shapes
from builder.illustration.body.skeleton import Skeleton, UnknownLandmarkError, UnsolvableError
from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.vectors import Vector, difference, vector
from builder.illustration.plates import draw_shapes
from builder.illustration.props import Depth, draw_props
from builder.illustration.scene import Scene
from builder.illustration.words import draw_words
from builder.model.mannequin import Directions, Ghost, Mannequin
from builder.model.points import Point
from builder.model.pose import Panel, Person
from builder.model.props import Prop, Strap, TraceArrow
from builder.source import SourceSpan

P = ParamSpec("P")

STEPS = 9
"""Poses between ghost and figure that a traced arrow goes through."""


class PanelPainter:
    """Paints a panel. After `paint`: `scene`, and the solved figure with its shapes, if there is one.

    Raises ContentError when the figure or a ghost cannot be solved.
    """

    def __init__(self, panel: Panel, people: Mapping[str, Person]) -> None:
        self.panel, self.scene = panel, Scene()
        self.skeleton: Skeleton | None = None
        self.shapes: Shapes | None = None
        self.ghosts: list[Skeleton] = []
        self._problems: list[Diagnostic] = []
        if panel.figure:
            self.person = _person(panel.figure, people)
            self.skeleton = _solved(panel.figure, self.person, panel.figure)
            self.shapes = Shapes(self.skeleton, self.person.style)
            self.ghosts = [_solved(self._before(ghost), self.person, ghost.set, panel.figure) for ghost in panel.ghosts]

    def paint(self) -> Scene:
        """The painted scene.

        Raises ContentError for all landmarks, muscles and parts that there are not; when shapes cannot be painted
        only for those up to them, for others may name their marks.
        """
        panel, scene = self.panel, self.scene
        self._problems += self._wrong_names()
        self._try(self._stand, "back")
        if self._try(draw_shapes, scene, panel.shapes, self.at):
            self._paint_figure()
            self._try(draw_arrows, scene, panel.arrows, self.at, self._traced)
            self._try(draw_words, scene, panel.words, self.at)
        if self._problems:
            raise ContentError(dict.fromkeys(self._problems))
        return scene

    def _try(self, paint: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> bool:
        """Whether something could be painted; its problems are kept if not."""
        try:
            paint(*arguments, **named)
        except ContentError as error:
            self._problems += error.diagnostics
            return False
        return True

    def _paint_figure(self) -> None:
        """Ghosts and figure, with the props among their parts and before them; the props alone if names are wrong."""
        if self.shapes is None or self._problems:
            self._try(self._stand, "middle")
            self._try(self._stand, "front")
            return
        for ghost, spec in zip(self.ghosts, self.panel.ghosts, strict=True):
            Painter(self.scene, Shapes(ghost, self.person.style), self.person).ghost(spec.parts)
        painter = Painter(self.scene, self.shapes, self.person)
        painter.paint(self.panel.target, lambda: self._try(self._hold, painter, "middle", "far"))
        self._try(self._hold, painter, "front", *(side for side in painter.skeleton.sides if side != "far"))

    def _stand(self, depth: Depth) -> None:
        """Paint the props at a depth."""
        draw_props(self.scene, [prop for prop in self.panel.props if not self._is_loose(prop)], self.at, depth)

    def _is_loose(self, prop: Prop) -> bool:
        """Whether a prop is a strap around a foot that the panel does not show."""
        return isinstance(prop, Strap) and bool(prop.loop) and not (self.skeleton and prop.loop in self.skeleton.sides)

    def _hold(self, painter: Painter, depth: Depth, *sides: str) -> None:
        """Paint the props at a depth, and over them the fingers of the hands that hold one."""
        self._stand(depth)
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

    def _wrong_names(self) -> Iterator[Diagnostic]:
        """What the panel names that there is not: muscles, parts, feet."""
        for prop in self.panel.props:
            if self._is_loose(prop):
                message = "there is no such foot to loop around"
                yield Diagnostic(message, prop.place("loop"), "it takes a figure that is seen from the side")
        if self.panel.figure and self.shapes:
            yield from self._wrong_muscles()
            yield from _wrong_order(self.panel.figure)
            known = self.shapes.parts
            parts = {part for ghost in self.panel.ghosts for part in ghost.parts}
            for part in sorted(parts - known.keys()):
                yield self._unknown("part", part, did_you_mean(part, known))

    def _wrong_muscles(self) -> Iterator[Diagnostic]:
        assert self.skeleton
        for target in self.panel.target:
            side, dot, name = target.rpartition(".")
            if name not in MUSCLES:
                yield self._unknown("muscle", target, did_you_mean(name, MUSCLES))
            elif dot and side not in self.skeleton.sides:
                yield self._unknown("side", target, f"here: {' or '.join(self.skeleton.sides)}")

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
        if self.skeleton is None or arrow.ghost >= len(self.ghosts):
            raise ContentError(Diagnostic("the arrow traces a ghost that is not there", arrow.span, "add one: ghosts:"))
        places = []
        try:
            for share in np.linspace(*arrow.between, STEPS):
                pose = _between(self.ghosts[arrow.ghost], self.skeleton, float(share))
                places.append(_solved(pose, self.person, pose).landmark(arrow.trace))
        except UnknownLandmarkError as error:
            message = f'there is no landmark "{error.name}"'
            raise ContentError(Diagnostic(message, arrow.place("trace"), error.hint)) from None
        way = spline(places)
        along = np.gradient(way, axis=0)
        along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
        return way + np.stack([-along[:, 1], along[:, 0]], -1) * arrow.offset


def _person(figure: Mannequin, people: Mapping[str, Person]) -> Person:
    if figure.person not in people:
        message = f'there is no person "{figure.person}"'
        raise ContentError(Diagnostic(message, figure.place("person"), did_you_mean(figure.person, people)))
    return people[figure.person]


def _wrong_order(figure: Mannequin) -> Iterator[Diagnostic]:
    """What keeps the order of a figure's parts from being one: it must name each part of the view once."""
    given, usual = Counter(figure.order), ORDERS[figure.view]
    faults: dict[str, list[str]] = {
        "lacks": [part for part in usual if part not in given],
        "repeats": [str(part) for part, times in given.items() if times > 1],
        "has the unknown": [str(part) for part in given if part not in usual],
    }
    told = "; ".join(f"it {fault} {', '.join(parts)}" for fault, parts in faults.items() if parts)
    if figure.order and told:
        message = f"the order should name every part once: {told}"
        yield Diagnostic(message, figure.place("order"), f"from back to front, as in [{', '.join(usual)}]")


def _solved(pose: Mannequin, person: Person, *written: Mannequin) -> Skeleton:
    """The solved pose; `written` is where its fields stand, the first that has one counts.

    Raises ContentError when it names a landmark that there is not, or asks for what no figure can do.
    """
    try:
        return Skeleton(pose, Proportions.of(pose.view, person.build.limbs, person.build.trunk))
    except UnknownLandmarkError as error:
        field = next((name for name in ("rest", "ground", "pin") if error.name in (getattr(pose, name) or ())), "")
        span = error.span or _place(field, written)
        raise ContentError(Diagnostic(f'there is no landmark "{error.name}"', span, error.hint)) from None
    except UnsolvableError as error:
        raise ContentError(Diagnostic(error.message, _place(error.field, written), error.hint)) from None


def _place(field: str, written: Sequence[Mannequin]) -> SourceSpan | None:
    return next((each.place(field) for each in written if field in each.model_fields_set), written[0].span)


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
