"""What is wrong with a panel: names of the other view, targets out of reach, contacts off the floor, joints bent
too far, crowded labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from builder.errors import Diagnostic, did_you_mean
from builder.illustration.body.skeleton import Skeleton, UnknownLandmarkError
from builder.illustration.display import Box, Panel
from builder.illustration.geometry.vectors import difference
from builder.illustration.labels import crowded, label_boxes
from builder.illustration.panel import PanelPainter
from builder.model.mannequin import Mannequin

RANGES = {
    "hip": (-35, 140),
    "knee": (-12, 158),
    "ankle": (-65, 40),
    "shoulder": (-75, 195),
    "elbow": (-12, 158),
    "low back": (-35, 70),
    "upper back": (-35, 70),
    "neck": (-70, 75),
    "head": (-60, 60),
}
"""How far joints go, in degrees; bending forward is positive, of the knee backward.

Source: the normal ranges of the American Academy of Orthopaedic Surgeons (1965), widened by what supple
people reach and by what a flat drawing of a body in space needs.
"""

CONTACT = 1.5
"""How far a contact may be from its height, or a landmark from where it is pinned, in cm."""

SOFT = 2.0
"""How much lower flesh may be drawn than the floor, in cm: mats give way, and are seen from above."""

COLUMN = (306.0, 440.0)
"""The most room that a panel has on a page of half-letter, in points. What is crowded there is so everywhere."""

SIZE, LEADING, LETTER = 10.0, 12.5, 0.45
"""The type of labels in points, and how wide a letter of Open Sans is at least on an average, in em."""


BONES = ("thigh", "shank", "upper_arm", "forearm")
"""What can be foreshortened on each side; besides `trunk` and `neck`."""


def lint_figure(painter: PanelPainter) -> Iterator[Diagnostic]:
    """Every problem of a panel's figure and ghosts, with its place in the pose file; nothing need be painted yet."""
    panel = painter.panel
    if panel.figure and painter.skeleton:
        yield from _other_view(panel.figure, painter.skeleton)
        yield from _reach(panel.figure, painter.skeleton, "")
        for ghost, before in zip(panel.ghosts, painter.ghosts, strict=True):
            yield from _other_view(ghost.set, before)
            yield from _reach(ghost.set, before, "ghost's ")
        if panel.figure.view == "side":
            yield from _ranges(panel.figure, painter.skeleton)
        yield from _contacts(panel.figure, painter.skeleton)
        yield from _floor(panel.figure, painter)


def lint_scene(painter: PanelPainter) -> Iterator[Diagnostic]:
    """Every problem of what a panel shows, once it is painted: nothing, too much for its frame, crowded labels."""
    if painter.scene.empty:
        yield Diagnostic("the panel shows nothing", painter.panel.span, "give it a figure, props or shapes")
        return
    outside = list(_outside(painter)) if painter.panel.frame else []
    yield from outside or _crowded(painter)


def _other_view(figure: Mannequin, skeleton: Skeleton) -> Iterator[Diagnostic]:
    """Sides and segments that are spoken of, and that this view of a figure does not have."""
    sides = skeleton.sides
    for field in (field for field in Mannequin.model_fields if field in figure.model_fields_set):
        if field.endswith(("_leg", "_arm")):
            spoken_of = [field.partition("_")[0]]
        else:
            spoken_of = list(getattr(figure, field)) if field in ("hands", "feet") or field.startswith("flip_") else []
        for side in spoken_of:
            if side not in sides:
                message = f"there is no {side} side in this view"
                yield Diagnostic(message, figure.place(field), f"here: {' or '.join(sides)}")
    segments = ["trunk", "neck", *(f"{side}_{bone}" for side in sides for bone in BONES)]
    for name in figure.foreshorten:
        if name not in segments:
            hint = did_you_mean(name, segments)
            yield Diagnostic(f'there is no segment "{name}"', figure.place("foreshorten"), hint)


def _reach(figure: Mannequin, skeleton: Skeleton, whose: str) -> Iterator[Diagnostic]:
    """Targets out of reach; of a ghost, whose fields are `figure`, only its own: towards others its limbs stretch."""
    for miss in skeleton.misses:
        if miss.limb in figure.model_fields_set:
            off = f"{abs(miss.by):.1f} cm too {'far' if miss.by > 0 else 'near'}"
            message = f"the {whose}{_words(miss.limb)} cannot reach its target: it is {off}"
            yield Diagnostic(message, figure.place(miss.limb), "move the target, or the body towards it")


def _ranges(figure: Mannequin, skeleton: Skeleton) -> Iterator[Diagnostic]:
    for field, joint, angle in _joint_angles(skeleton):
        least, most = RANGES[joint]
        if not least <= angle <= most:
            message = f"the {_words(field)} bends the {joint} to {angle:.0f}°, beyond {least}° to {most}°"
            if field in ("spine", "neck", "head"):
                message = f"the {joint} bends to {angle:.0f}°, beyond {least}° to {most}°"
            yield Diagnostic(message, figure.place(field), "bodies do not go there")


def _joint_angles(s: Skeleton) -> Iterator[tuple[str, str, float]]:
    """The field of the pose, the joint, and how far it is bent forward in degrees."""
    a = s.angles
    yield "spine", "low back", difference(a["pelvis"], a["lumbar"])
    yield "spine", "upper back", difference(a["lumbar"], a["thorax"])
    yield "neck", "neck", difference(a["thorax"], a["neck"])
    yield "head", "head", difference(a["neck"], a["head"])
    for side in s.sides:
        straight = a[f"{side}_shank"] + 90
        yield f"{side}_leg", "hip", _forward(a[f"{side}_thigh"], a["pelvis"] + 180, RANGES["hip"])
        yield f"{side}_leg", "knee", _forward(a[f"{side}_thigh"], a[f"{side}_shank"], RANGES["knee"])
        yield f"{side}_leg", "ankle", difference(a[f"{side}_foot"], straight)
        yield f"{side}_arm", "shoulder", _forward(a[f"{side}_upper_arm"], a["thorax"] + 180, RANGES["shoulder"])
        yield f"{side}_arm", "elbow", _forward(a[f"{side}_forearm"], a[f"{side}_upper_arm"], RANGES["elbow"])


def _forward(angle: float, straight: float, limits: tuple[float, float]) -> float:
    """How far forward of straight, counted the way round that comes nearer to the joint's range."""
    bent = difference(angle, straight)
    middle = sum(limits) / 2
    return min((bent, bent + 360, bent - 360), key=lambda way: abs(way - middle))


def _contacts(figure: Mannequin, skeleton: Skeleton) -> Iterator[Diagnostic]:
    """Landmarks that are not where the pose says: on a limb with a target, placing the figure does not move them."""
    ground = {figure.ground: 0.0} if isinstance(figure.ground, str) else figure.ground or {}
    heights = {"touch": figure.touch, "ground": ground, "rest": figure.rest or {}}
    for field, contacts in heights.items():
        for name, height in contacts.items():
            yield from _contact(figure, skeleton, field, name, height)
    for name, x in (figure.pin or {}).items():
        yield from _contact(figure, skeleton, "pin", name, x)


def _contact(figure: Mannequin, skeleton: Skeleton, field: str, name: str, wanted: float) -> Iterator[Diagnostic]:
    try:
        off = float(skeleton.landmark(name)[0 if field == "pin" else 1]) - wanted
    except UnknownLandmarkError as error:
        yield Diagnostic(f'there is no landmark "{name}"', figure.place(field), error.hint)
        return
    if abs(off) > CONTACT:
        more, less = ("right of", "left of") if field == "pin" else ("above", "below")
        message = f"{_words(name)} is {abs(off):.1f} cm {more if off > 0 else less} where it should "
        message += "touch" if field == "touch" else "be"
        yield Diagnostic(message, figure.place(field), "move the limb, or the figure")


def _floor(figure: Mannequin, painter: PanelPainter) -> Iterator[Diagnostic]:
    """A body that sinks into the floor. One above it is not looked at: it jumps, or lies on what is not drawn."""
    assert painter.shapes
    lowest = float(painter.shapes.solid.bounds[1])
    if lowest < -CONTACT - SOFT:
        yield Diagnostic(
            f"the figure sinks {-lowest:.1f} cm into the floor", figure.span, "raise it: ground, root, or a limb"
        )


def _outside(painter: PanelPainter) -> Iterator[Diagnostic]:
    frame, bounds = painter.panel.frame, painter.scene.bounds()
    assert frame
    if bounds[0] < frame[0] or bounds[1] < frame[1] or bounds[2] > frame[2] or bounds[3] > frame[3]:
        box = "[" + ", ".join(f"{side:.0f}" for side in bounds) + "]"
        yield Diagnostic(
            "something is drawn outside the frame", painter.panel.place("frame"), f"everything lies in {box}"
        )


def _crowded(painter: PanelPainter) -> Iterator[Diagnostic]:
    """Labels that overlap, or stick out of the frame, however large the drawing is printed."""
    frame, labels = painter.panel.frame, tuple(painter.scene.labels)
    if not labels:
        return
    box: Box = (frame[0], frame[1], frame[2], frame[3]) if frame else painter.scene.bounds()
    panel = Panel(box, (), labels=labels)
    scale = min(COLUMN[0] / max(panel.width, 1.0), COLUMN[1] / max(panel.height, 1.0))
    boxes = label_boxes(panel, scale, SIZE, LEADING, lambda text, tone, size: LETTER * size * len(text))
    if not frame:
        panel = replace(panel, box=(-inf, -inf, inf, inf))
    for problem in crowded(boxes, panel, scale):
        hint = "move them apart, or give them less room to run in"
        yield Diagnostic(problem, painter.panel.place("words"), hint)


def _words(name: str) -> str:
    return name.replace("_", " ")
