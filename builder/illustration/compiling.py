"""Pose file → drawing: every panel painted, checked, and turned into a display list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.errors import ContentError, Diagnostic
from builder.illustration.arrange import Room, arrange
from builder.illustration.display import Box, Drawing, Panel
from builder.illustration.library import fingerprint
from builder.illustration.lint import lint_figure, lint_scene
from builder.illustration.panel import PanelPainter
from builder.illustration.scene import Scene
from builder.loading import load_yaml
from builder.model.pose import Panel as PanelSpec
from builder.model.pose import People, Person, Pose
from builder.model.validate import validate
from builder.source import SourceSpan

MARGIN = 1.2
"""White space around a panel, in cm: room for strokes and halos."""

CARD = Room(width=190, height=130, gap=10, most=1.35)
PLATE = Room(width=306, height=330, gap=10)
"""The room of a picture on a card, and of a plate (a drawing with words) in a chapter, in points: strokes have
their full width when a drawing is so placed."""

FULL, THINNEST = 1.15, 0.6
"""Below `FULL` points a centimetre strokes get thinner with the drawing, but never below `THINNEST` of their width."""


class _NoCaptions:
    """Panels without words: strokes do not depend on them."""

    def least(self, panel: Panel) -> float:
        return 0.0

    natural = least

    def height(self, panel: Panel, width: float) -> float:
        return 0.0


def load_people(path: Path) -> dict[str, Person]:
    """Everybody who is drawn, by id.

    Raises ContentError.
    """
    return {person.id: person for person in validate(People, load_yaml(path)).people}


class FaultyPoseError(ContentError):
    """A pose that can be drawn but not printed: `draft` shows its author what is wrong."""

    def __init__(self, problems: Iterable[Diagnostic], draft: Drawing) -> None:
        super().__init__(problems)
        self.draft = draft


def compile_pose(path: Path, people: Mapping[str, Person]) -> Drawing:
    """The drawing of a pose file.

    Raises ContentError with every problem of the file: of its fields, or of what it draws.
    """
    text, pose = _read(path)
    problems = _misnamed(pose, path)
    painters = []
    for spec in pose.panels:
        try:
            painter = PanelPainter(spec, people)
            problems += lint_figure(painter)
            painter.paint()
            problems += lint_scene(painter)
            painters.append(painter)
        except ContentError as error:
            problems += error.diagnostics
    if len(painters) < len(pose.panels) or any(painter.scene.empty for painter in painters):
        raise ContentError(problems)
    boxes = [_box(spec, painter.scene) for spec, painter in zip(pose.panels, painters, strict=True)]
    scale = _nominal_scale(boxes, PLATE if any(painter.scene.labels for painter in painters) else CARD)
    panels = tuple(
        _panel(spec, painter, box, scale) for spec, painter, box in zip(pose.panels, painters, boxes, strict=True)
    )
    drawing = Drawing(pose.id, fingerprint(text), panels)
    if problems:
        raise FaultyPoseError(problems, drawing)
    return drawing


def _read(path: Path) -> tuple[str, Pose]:
    """The text of a pose file and what it says.

    Raises ContentError.
    """
    data = load_yaml(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(Diagnostic(f"cannot read {path.name}: {error.strerror}")) from None
    return text, validate(Pose, data)


def _misnamed(pose: Pose, path: Path) -> list[Diagnostic]:
    if pose.id == path.stem:
        return []
    return [Diagnostic(f'the id "{pose.id}" is not the file\'s name', _span_of(pose.id), f'write "id: {path.stem}"')]


def _span_of(text: object) -> SourceSpan | None:
    return getattr(text, "span", None)


def _box(spec: PanelSpec, scene: Scene) -> Box:
    if spec.frame:
        x0, y0, x1, y1 = spec.frame
        return x0, y0, x1, y1
    x0, y0, x1, y1 = scene.bounds()
    return round(x0 - MARGIN, 2), round(y0 - MARGIN, 2), round(x1 + MARGIN, 2), round(y1 + MARGIN, 2)


def _nominal_scale(boxes: list[Box], room: Room) -> float:
    """Points a centimetre at which the strokes have the widths that they were given, thinned for small drawings."""
    scale = arrange([Panel(box, ()) for box in boxes], room, _NoCaptions()).scale
    return scale / min(1.0, max(THINNEST, scale / FULL))


def _panel(spec: PanelSpec, painter: PanelPainter, box: Box, scale: float) -> Panel:
    skeleton = painter.skeleton
    joints = (
        {name: (round(float(x), 2), round(float(y), 2)) for name, (x, y) in skeleton.joints.items()} if skeleton else {}
    )
    scene = painter.scene
    return Panel(box, tuple(scene.paths(scale)), spec.label or "", tuple(scene.labels), joints)
