"""All parts of a posed figure as areas."""

from __future__ import annotations

from functools import cached_property

from shapely.geometry.base import BaseGeometry

from builder.illustration.body.head import Head
from builder.illustration.body.limbs import Limb, arm, leg
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.body.trunk import trunk
from builder.illustration.geometry.shapes import polygons, rounded, union

SLIVER = 0.9
"""A strip of a far limb narrower than twice this many cm is not drawn: it would print as a smudge."""


class Shapes:
    """Legs, arms, trunk and head of a figure. Far limbs are without what would show as slivers."""

    def __init__(self, skeleton: Skeleton, style: str) -> None:
        self.skeleton = skeleton
        self.legs = {side: leg(skeleton, side) for side in skeleton.sides}
        self.arms = {side: arm(skeleton, side) for side in skeleton.sides}
        self.trunk = trunk(skeleton)
        self.head = Head(skeleton, style)
        if skeleton.pose.view == "side":
            near = self._near()
            self.legs["far"] = _without_slivers(self.legs["far"], near)
            self.arms["far"] = _without_slivers(self.arms["far"], near)

    def _near(self) -> BaseGeometry:
        limbs = (self.legs["near"].whole, self.arms["near"].whole)
        return union(*limbs, self.trunk.hips, self.trunk.shirt, self.head.skin, self.trunk.neck)

    @property
    def parts(self) -> dict[str, BaseGeometry]:
        """Each part by the name that poses use: `near_leg`, `far_arm`, `upper`, `hips`, `head`."""
        head = union(self.head.skin, self.head.hair)
        arms = {f"{side}_arm": limb.whole for side, limb in self.arms.items()}
        legs = {f"{side}_leg": limb.whole for side, limb in self.legs.items()}
        upper = union(self.trunk.shirt, self.trunk.neck, head, *arms.values())
        return {**legs, **arms, "head": head, "hips": self.trunk.hips, "upper": upper}

    @cached_property
    def solid(self) -> BaseGeometry:
        """The whole figure."""
        parts = self.parts
        return rounded(union(*parts.values()), 0.4)


def _without_slivers(limb: Limb, near: BaseGeometry) -> Limb:
    """A far limb whose visible part has no strips thinner than a line of ink is worth."""
    core = limb.whole.difference(near).buffer(-SLIVER)
    kept = union(*(part.buffer(2 * SLIVER) for part in polygons(core) if part.area > 9))
    room = union(kept, near.buffer(-0.2))
    return Limb(limb.skin.intersection(room), limb.garment.intersection(room), limb.first, limb.second, limb.sign)
