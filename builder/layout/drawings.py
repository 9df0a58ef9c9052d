"""Compiled drawings on a page: panels with the words below them, and labels in the booklet's type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from builder.document import Element, text_of
from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.illustration.arrange import Arrangement, Place, Room, arrange
from builder.illustration.display import Panel
from builder.illustration.labels import LabelBox, PanelWords, crowded, label_boxes, reworded, texts
from builder.illustration.library import Library
from builder.illustration.mirror import mirrored
from builder.pdf.coverage import unprintable
from builder.pdf.drawing import form_of
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.source import SourceSpan
from builder.theme import Stylesheet, TextStyle
from builder.theme.palette import is_role, unknown_role

MOST = 1.35
"""Points a centimetre, times the scale of the paper: a small scene should not become huge.

A drawing with labels is a plate: it takes the room that there is."""

ENOUGH_FIGURE, ENOUGH_PLATE = 130.0, 85.0
"""Width in points, times the scale of the paper, of panels that need not be stacked to be read."""

LEAST_LABEL, SMALLER = 10.0, 0.9
"""Labels that are in each other's way are set smaller, each time by this factor, down to so many points.

Large type on a small page needs it: a plate grows with the page, not with the type."""

GAP = 10.0
"""Points between two panels, times the scale of the paper."""


def words_of(figure: Element) -> dict[str, str]:
    """The words that a figure gives its drawing, by their keys."""
    return {child.get("key"): text_of(child) for child in figure.elements if child.name == "label"}


def drawing_problems(tree: Element, library: Library) -> Iterator[Diagnostic]:
    """A diagnostic for each drawing of a tree that cannot be printed, and for words that it has no place for."""
    for figure in tree.walk():
        if figure.name == "figure" and figure.get("drawing"):
            try:
                yield from _problems_of(figure, library)
            except ContentError as error:
                yield from error.diagnostics


def _problems_of(figure: Element, library: Library) -> Iterator[Diagnostic]:
    span, name = figure.where, figure.get("drawing")
    drawing, words = library.load(name, span), words_of(figure)
    known = texts(drawing)
    for key in (key for key in words if key not in known):
        hint = did_you_mean(key, known) or "it has no words"
        yield Diagnostic(f'the drawing "{name}" has no label "{key}"', span.find(key) if span else None, hint)
    for role in sorted(drawing.roles):
        if not is_role(role):
            yield replace(unknown_role(role), span=span)
    for key in (key for key in known if key not in words):
        for char in unprintable(known[key])[:1]:
            message = (
                f'the font has no character "{char}" (U+{ord(char):04X}) for "{known[key]}" in the drawing "{name}"'
            )
            yield Diagnostic(message, span, f"give other words: labels: {{{key}: …}}")


class Drawings:
    """The drawings of a library in one stylesheet, each made ready once for all passes over the pages."""

    def __init__(self, library: Library, sheet: Stylesheet) -> None:
        self.library, self.sheet = library, sheet
        self.printed: set[str] = set()
        self._pictures: dict[object, Drawn] = {}

    def picture(self, name: str, words: Mapping[str, str], span: SourceSpan | None, *, mirror: bool = False) -> Drawn:
        """A drawing by its id, with other words for some of its labels; each panel as in a `mirror`, if wanted.

        Raises ContentError when it cannot be read.
        """
        self.printed.add(name)
        key = (name, tuple(words.items()), span, mirror)
        if key not in self._pictures:
            panels = reworded(self.library.load(name, span), words)
            self._pictures[key] = Drawn(name, panels, self.sheet, span, mirror=mirror)
        return self._pictures[key]

    def outdated(self) -> list[Diagnostic]:
        """A warning for each drawing asked for so far that its pose file does not give any more."""
        return [replace(problem, severity="warning") for problem in self.library.outdated(sorted(self.printed))]


class Drawn:
    """A drawing in a stylesheet, ready to be made to fit.

    One with labels is a `plate`. `limited` says that it is kept from becoming huge. In a `mirror` its panels keep
    their order and what stands below them; their forms have names of their own.
    """

    def __init__(
        self,
        name: str,
        panels: tuple[Panel, ...],
        sheet: Stylesheet,
        span: SourceSpan | None,
        *,
        mirror: bool = False,
    ) -> None:
        self.name, self.sheet, self.span = name, sheet, span
        self.panels = tuple(map(mirrored, panels)) if mirror else panels
        self.forms = f"{name}.mirrored" if mirror else name
        self.plate = any(panel.labels for panel in panels)
        self.limited = not self.plate
        style = sheet.style("panel_label")
        self.words = PanelWords(style.size, style.leading, lambda text: text_width(text, style.weight, style.size))
        self._fitted: dict[tuple[float, float], FittedDrawing] = {}

    def fit(self, width: float, height: float) -> FittedDrawing:
        """Its panels arranged in a room of so many points."""
        key = (round(width, 2), round(height, 2))
        if key not in self._fitted:
            most = MOST * self.sheet.scale if self.limited else float("inf")
            enough = (ENOUGH_PLATE if self.plate else ENOUGH_FIGURE) * self.sheet.scale
            room = Room(width, height, GAP * self.sheet.scale, most, enough)
            self._fitted[key] = FittedDrawing(self, arrange(self.panels, room, self.words))
        return self._fitted[key]


@dataclass
class FittedDrawing:
    """A drawing in a room: what is drawn where."""

    drawn: Drawn
    arrangement: Arrangement

    @property
    def width(self) -> float:
        """In points."""
        return self.arrangement.width

    @property
    def height(self) -> float:
        """In points."""
        return self.arrangement.height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it from its lower left corner; labels that are in each other's way are remarked."""
        sheet, scale = self.drawn.sheet, self.arrangement.scale
        for number, (place, labels) in enumerate(zip(self.arrangement.places, self.labels, strict=True), start=1):
            form = form_of(place.panel, sheet.palette)
            pen.form(f"{self.drawn.forms}.{number}", form, x + place.x, y + place.y, scale)
            self._draw_labels(pen, labels, x + place.x, y + place.y)
            self._draw_words(pen, place, x, y)
        pen.remarks += map(self._remark, self._crowded(self.labels))

    @cached_property
    def labels(self) -> list[list[LabelBox]]:
        """The labels of each panel in their places."""
        return self._labels_at(self.label_size)

    @cached_property
    def label_size(self) -> float:
        """The size of type in points at which the labels leave each other room: the theme's, or a smaller one."""
        size = self.drawn.sheet.style("drawing_label").size
        while size * SMALLER >= LEAST_LABEL and any(self._crowded(self._labels_at(size))):
            size *= SMALLER
        return size

    def _labels_at(self, size: float) -> list[list[LabelBox]]:
        style, scale = self.drawn.sheet.style("drawing_label"), self.arrangement.scale

        def measure(text: str, tone: str, size: float) -> float:
            return text_width(text, _weight(style, tone), size)

        leading = size * style.leading / style.size
        return [label_boxes(place.panel, scale, size, leading, measure) for place in self.arrangement.places]

    def _crowded(self, labels: list[list[LabelBox]]) -> Iterator[str]:
        for place, boxes in zip(self.arrangement.places, labels, strict=True):
            yield from crowded(boxes, place.panel, self.arrangement.scale)

    def _draw_labels(self, pen: Pen, labels: list[LabelBox], x: float, y: float) -> None:
        style = self.drawn.sheet.style("drawing_label")
        for each in labels:
            color = self.drawn.sheet.palette.color(each.label.color)
            for line in each.lines:
                piece = (f"{line.text} ", _weight(style, line.tone), self.label_size, color)
                pen.text(x + line.x, y + line.baseline, [piece])

    def _draw_words(self, pen: Pen, place: Place, x: float, y: float) -> None:
        style = self.drawn.sheet.style("panel_label")
        for line, middle, baseline in self.drawn.words.placed(place):
            left = x + middle - self.drawn.words.width(line) / 2
            pen.text(left, y + baseline, [(f"{line} ", style.weight, style.size, style.color)])

    def _remark(self, what: str) -> Diagnostic:
        hint = "print it larger, or give shorter words: labels: {KEY: words}"
        return Diagnostic(f'{what} in the drawing "{self.drawn.name}"', self.drawn.span, hint, "warning")


def _weight(style: TextStyle, tone: str) -> str:
    return style.strong if tone == "strong" else style.weight
