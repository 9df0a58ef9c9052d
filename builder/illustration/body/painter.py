"""Paints a figure, part by part from back to front."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shapely import affinity
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from builder.illustration.body import muscles
from builder.illustration.body.limbs import fingers, hand
from builder.illustration.body.shapes import Shapes
from builder.illustration.body.trunk import WAIST, across
from builder.illustration.geometry.curves import spline
from builder.illustration.geometry.shapes import disc, polygon, rounded, shade, smoothed, union
from builder.illustration.geometry.vectors import direction, placed, turned, vector
from builder.illustration.scene import Scene
from builder.model.pose import Person

OUTLINE, DETAIL = 0.85, 0.45
"""Widths of lines, in points."""

HALO = OUTLINE + 1.8
LIGHT = vector(-1.7, 1.7)
WITHIN = 0.42
"""How far shade stays from the edge, in cm: the outline is painted before it, with the fill, to keep files small."""

SIDE_ORDER = ("far_arm", "far_leg", "neck", "shirt", "head", "near_leg", "near_arm")
FRONT_ORDER = ("neck", "left_leg", "right_leg", "hips", "left_arm", "right_arm", "shirt", "head")
ORDERS = {"side": SIDE_ORDER, "front": FRONT_ORDER}
"""Parts from back to front by view, unless a pose says otherwise."""


class Painter:
    """Paints the shapes of one figure into a scene, in the colours of a person."""

    def __init__(self, scene: Scene, shapes: Shapes, person: Person) -> None:
        self.scene, self.shapes, self.skeleton = scene, shapes, shapes.skeleton
        self.skin, self.hair = f"skin_{person.skin}", f"hair_{person.hair}"
        self.shirt, self.shorts = f"shirt_{person.shirt}", f"shorts_{person.shorts}"
        self.side_view = self.skeleton.pose.view == "side"
        self.order: Sequence[str] = self.skeleton.pose.order or ORDERS[self.skeleton.pose.view]

    def ghost(self, parts: Sequence[str]) -> None:
        """Paint parts (all, when none is named) as a pale shape with a dashed outline."""
        known = self.shapes.parts
        whole = union(*(known[part] for part in parts)) if parts else self.shapes.solid
        with self.scene.part("ghost"):
            self.scene.area(rounded(whole, 0.6), "ghost", "ghost_line", 0.6, dash=(2.2, 1.6))

    def paint(self, targets: Sequence[str], middle: Callable[[], object]) -> None:
        """Paint the figure and mark muscles; `middle` paints what stands between its far and its near side."""
        marked = [self._split(target) for target in targets]
        for name in self.order:
            side, _, limb = name.rpartition("_")
            with self.scene.part(name):
                if limb == "leg":
                    self._leg(side)
                elif limb == "arm":
                    self._arm(side)
                else:
                    {"neck": self._neck, "shirt": self._shirt, "hips": self._hips, "head": self._head}[name]()
            if self.side_view and limb == "leg":
                self._mark([target for target in marked if target[0] == side])
            if name == "far_leg":
                middle()
        if not self.side_view:
            middle()
            self._mark(marked)

    def _split(self, target: str) -> tuple[str, str]:
        side, dot, name = target.rpartition(".")
        return (side, name) if dot else (self.skeleton.sides[0], name)

    def _mark(self, targets: Sequence[tuple[str, str]]) -> None:
        within = self.shapes.solid.buffer(-0.55)
        for side, name in targets:
            muscles.paint(self.scene, muscles.muscle(self.skeleton, self.shapes.legs, side, name), within)

    def _body(self, area: BaseGeometry, color: str, *, far: bool = False) -> None:
        """Fill and outline, and inside it the crescent of shade."""
        color += "-far" * far
        self.scene.area(area, color, "ink", OUTLINE)
        self.scene.area(shade(area, LIGHT).intersection(area.buffer(-WITHIN)), f"{color}-shade")

    def _behind(self, name: str, other: str) -> bool:
        return self.order.index(name) < self.order.index(other)

    def _neck(self) -> None:
        neck = self.shapes.trunk.neck
        self.scene.area(neck, self.skin, "ink", OUTLINE)
        chin = affinity.translate(self.shapes.head.skin, *(-2.4 * direction(self.skeleton.angles["head"])))
        self.scene.area(neck.buffer(-0.25).intersection(chin).difference(self.shapes.head.skin), f"{self.skin}-shade")

    def _head(self) -> None:
        self.shapes.head.paint(self.scene, self.skin, self.hair, OUTLINE)

    def _shirt(self) -> None:
        trunk = self.shapes.trunk
        worn = trunk.shirt
        if not self.side_view:  # sleeves of arms that lie behind are one piece with it
            sleeves = [arm.garment for side, arm in self.shapes.arms.items() if self._behind(f"{side}_arm", "shirt")]
            joined = smoothed(rounded(union(trunk.whole_shirt, *sleeves), 2.6, 0.6), 0.9)
            worn = joined.difference(trunk.neckline)
        self._body(worn, self.shirt)
        self.scene.line(trunk.neckline.buffer(1.3).boundary.intersection(worn.buffer(-0.4)), "ink", 0.5)
        if not self.side_view:
            self._armholes(trunk.whole_shirt)

    def _armholes(self, shirt: BaseGeometry) -> None:
        for side, arm in self.shapes.arms.items():
            if self._behind(f"{side}_arm", "shirt"):
                edge = arm.garment.boundary.intersection(shirt.buffer(-0.6))
                self.scene.line(edge.difference(disc(self.skeleton.joints[f"{side}_shoulder"], 7.0)), "ink", 0.55)

    def _hips(self) -> None:
        legs = [leg.garment for side, leg in self.shapes.legs.items() if self._behind(f"{side}_leg", "hips")]
        self._body(smoothed(rounded(union(self.shapes.trunk.hips, *legs), 1.0, 0.3), 0.35), self.shorts)
        self.scene.line(across(self.skeleton, WAIST), "ink", 0.5)

    def _leg(self, side: str) -> None:
        leg, far = self.shapes.legs[side], side == "far"
        hip = self.skeleton.joints[f"{side}_hip"]
        if not far:
            self.scene.line(leg.skin.boundary.difference(disc(hip, 15)), "halo", HALO)
        self._body(leg.skin, self.skin, far=far)
        if self.side_view:
            self._ankle_and_knee(side)
        if far:
            self._body(leg.garment, self.shorts, far=True)
        elif self.side_view:
            self._near_shorts(side)
        elif not self._behind(f"{side}_leg", "hips"):
            self._body(smoothed(rounded(union(self.shapes.trunk.hips, leg.garment), 1.6, 0.3), 0.5), self.shorts)

    def _near_shorts(self, side: str) -> None:
        """Hips and the near leg of the shorts as one piece, rounder behind, where the thigh leaves the seat."""
        whole = union(self.shapes.trunk.hips, self.shapes.legs[side].garment)
        seat = disc(self.skeleton.joints["pelvis"] + turned([-7, 9], self.skeleton.angles["pelvis"]), 15)
        worn = smoothed(union(rounded(whole, 3.6, 0.2), rounded(whole, 9).intersection(seat)), 0.7)
        self._body(worn, self.shorts)
        self.scene.line(across(self.skeleton, 0.2, 0.3), "ink", 0.5)

    def _ankle_and_knee(self, side: str) -> None:
        joints, angles = self.skeleton.joints, self.skeleton.angles
        bone = placed(spline([(-1.2, -1.6), (0.4, -0.6), (1.6, -1.4)]), joints[f"{side}_ankle"], angles[f"{side}_foot"])
        self.scene.line(bone, "ink", DETAIL)
        thigh, shank = angles[f"{side}_thigh"], angles[f"{side}_shank"]
        front = thigh + 90 - (thigh - shank) / 2
        cap = joints[f"{side}_knee"] + turned([(2.2, 2.9), (3.4, 0.2), (2.4, -2.6)], front)
        self.scene.line(spline(cap), "ink", DETAIL)

    def _arm(self, side: str) -> None:
        arm, far = self.shapes.arms[side], side == "far"
        if not far:
            self.scene.line(arm.skin.boundary.difference(arm.garment.buffer(0.5)), "halo", HALO)
        self._body(arm.skin, self.skin, far=far)
        for line in fingers(self.skeleton, side):
            self.scene.line(LineString(line).intersection(arm.skin), "ink", 0.4)
        if far:
            self._body(arm.garment, self.shirt, far=True)
        elif self.side_view or not self._behind(f"{side}_arm", "shirt"):
            self._sleeve(side)

    def close_fist(self, side: str) -> None:
        """Paint the fingers of a hand once more, over what it holds."""
        wrist, angle = self.skeleton.joints[f"{side}_wrist"], self.skeleton.angles[f"{side}_hand"]
        front = polygon(placed([(3.4, -9), (20, -9), (20, 9), (3.4, 9)], wrist, angle))
        with self.scene.part(f"{side}_arm"):
            palm = hand(self.skeleton, side)
            self.scene.area(palm.intersection(front), self.skin + "-far" * (side == "far"))
            self.scene.line(palm.boundary.intersection(front), "ink", OUTLINE)
            for line in fingers(self.skeleton, side):
                self.scene.line(line, "ink", 0.4)

    def _sleeve(self, side: str) -> None:
        """A sleeve that passes into the shirt at the shoulder without a line."""
        sleeve, shirt = self.shapes.arms[side].garment, self.shapes.trunk.whole_shirt
        shoulder = self.skeleton.joints[f"{side}_shoulder"]
        cap = disc(shoulder, 8.6)
        self.scene.area(sleeve, self.shirt)
        self.scene.area(shade(sleeve, LIGHT).difference(cap), f"{self.shirt}-shade")
        edge = sleeve.boundary.difference(shirt.buffer(-0.3).intersection(cap))
        self.scene.line(edge.difference(disc(shoulder, 5.6).intersection(shirt.buffer(1.2))), "ink", OUTLINE)
