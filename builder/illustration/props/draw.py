"""Which painter a prop has, and at which depth it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from builder.illustration.locate import Locate, for_each
from builder.illustration.props import furniture, gear, ground, hand, measures, signs, straps
from builder.illustration.scene import Scene
from builder.model import props as model
from builder.model.props import Prop, Strap

Depth = Literal["back", "middle", "front"]
"""Behind the figure, between its far and near sides, or before it."""

Painter = Callable[[Scene, Any, Locate], None]

REGISTRY: dict[type[Prop], tuple[Depth, Painter]] = {
    model.Floor: ("back", ground.floor),
    model.Mat: ("back", ground.mat),
    model.Shadow: ("back", ground.shadow),
    model.Wall: ("back", ground.wall),
    model.Doorway: ("middle", ground.doorway),
    model.Chair: ("back", furniture.chair),
    model.Bench: ("back", furniture.bench),
    model.Couch: ("back", furniture.couch),
    model.Counter: ("back", furniture.counter),
    model.Step: ("back", furniture.step),
    model.Block: ("back", gear.block),
    model.Roller: ("back", gear.roller),
    model.Ball: ("back", gear.ball),
    model.Pad: ("back", gear.pad),
    model.Towel: ("back", gear.towel),
    model.Strap: ("front", straps.strap),
    model.Band: ("front", straps.band),
    model.Dumbbell: ("front", hand.dumbbell),
    model.Barbell: ("front", hand.barbell),
    model.Phone: ("front", hand.phone),
    model.Stick: ("middle", hand.stick),
    model.Ruler: ("front", measures.ruler),
    model.Angle: ("front", measures.angle),
    model.Guide: ("front", measures.guide),
    model.Press: ("front", signs.press),
    model.Badge: ("front", signs.badge),
}
"""The usual depth and the painter of every kind."""


def draw_props(scene: Scene, props: Sequence[Prop], at: Locate, depth: Depth) -> None:
    """Paint the props that stand at this depth: by their own `z`, else as usual for their kind.

    Raises ContentError for every prop with a point that cannot be located.
    """

    def paint(prop: Prop) -> None:
        usual, painter = REGISTRY[type(prop)]
        with scene.part(type(prop).__name__.lower()):
            if (prop.z or usual) == depth:
                painter(scene, prop, at)
            if isinstance(prop, Strap) and prop.loop and depth == "middle":
                straps.far_strand(scene, prop, at)

    for_each(props, paint)
