"""The words of a drawing: other words for them, and where they come to stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from builder.illustration.arrange import Place
from builder.illustration.display import Align, Box, Drawing, Label, Panel

Tone = Literal["strong", "regular"]
"""A label's text is strong, the detail beneath it regular; the theme says which weights these are."""

Measure = Callable[[str, str, float], float]
"""The width in points of a text in a tone ("strong" or "regular") and a size in points."""

CAPITAL = 0.714
"""Height of a capital letter of Open Sans in em: half of it lies between baseline and middle of a line."""

FIRST_BASELINE = 0.82
"""Of the size: how far below the top of its letters a line's baseline lies, as in running text."""

TOUCH = 0.5
"""Points by which labels may overlap, or lie outside the drawing, before it is reported."""


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a label: its text and tone, and in points where it begins and its baseline."""

    text: str
    tone: Tone
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A label ready to be set. Lengths in points from the scene's origin, y upwards."""

    label: Label
    lines: tuple[LabelLine, ...]
    box: Box


def texts(drawing: Drawing) -> dict[str, str]:
    """Every text of a drawing, by the key under which other words for it are given.

    A label has its own key, its detail KEY-detail; what stands below the panels is panel-1, panel-2 ….
    """
    found: dict[str, str] = {}
    for number, panel in enumerate(drawing.panels, start=1):
        if panel.label:
            found[f"panel-{number}"] = panel.label
        for label in panel.labels:
            found[label.key] = label.text
            if label.detail:
                found[f"{label.key}-detail"] = label.detail
    return found


def reworded(drawing: Drawing, words: Mapping[str, str]) -> tuple[Panel, ...]:
    """The panels of a drawing with other words for some of its texts, by the keys of `texts`."""

    def other(label: Label) -> Label:
        detail = words.get(f"{label.key}-detail", label.detail) if label.detail else ""
        return replace(label, text=words.get(label.key, label.text), detail=detail)

    return tuple(
        replace(
            panel,
            label=words.get(f"panel-{number}", panel.label) if panel.label else "",
            labels=tuple(other(label) for label in panel.labels),
        )
        for number, panel in enumerate(drawing.panels, start=1)
    )


def wrapped(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """A text in lines of at most `room` points, broken between words only; 0 is any width."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (not room or width(longer) <= room):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class PanelWords:
    """The words below panels in a type: `size` and `leading` in points, `width` measures a text in points."""

    def __init__(self, size: float, leading: float, width: Callable[[str], float]) -> None:
        self.size, self.leading, self.width = size, leading, width
        self.space = 0.3 * leading

    def least(self, panel: Panel) -> float:
        """The width below which some word would stick out."""
        return max(map(self.width, panel.label.split(" ")))

    def natural(self, panel: Panel) -> float:
        """The width of the words on one line."""
        return self.width(panel.label)

    def height(self, panel: Panel, width: float) -> float:
        """The height of the words at a width, the space above them included; 0 for none."""
        return self.space + self.leading * len(self.lines(panel, width)) if panel.label else 0.0

    def lines(self, panel: Panel, width: float) -> list[str]:
        """The lines at a width."""
        return wrapped(panel.label, width + 0.01, self.width) if panel.label else []

    def placed(self, place: Place) -> Iterator[tuple[str, float, float]]:
        """Each line below a panel with the point in the middle of its baseline, from the drawing's corner."""
        baseline = place.words_top - self.space - (self.leading - self.size) / 2 - FIRST_BASELINE * self.size
        for line in self.lines(place.panel, place.width):
            yield line, place.left + place.width / 2, baseline
            baseline -= self.leading


def label_boxes(panel: Panel, scale: float, size: float, leading: float, measure: Measure) -> list[LabelBox]:
    """Where the labels of a panel come to stand at `scale` points a centimetre.

    `size` and `leading` of the type are in points.  The middle of a label's first line is at its `at`.
    """
    return [_set(label, scale, size, leading, measure) for label in panel.labels]


def _set(label: Label, scale: float, size: float, leading: float, measure: Measure) -> LabelBox:
    x, middle = label.at[0] * scale, label.at[1] * scale
    parts = _lines(label, label.room * scale, size, measure)
    widths = [measure(text, tone, size) for text, tone in parts]
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}
    first = middle - CAPITAL / 2 * size
    lines = tuple(
        LabelLine(text, tone, x - share[label.align] * width, first - number * leading)
        for number, ((text, tone), width) in enumerate(zip(parts, widths, strict=True))
    )
    left, right = _edges(x, max(widths), label.align)
    top = middle + leading / 2
    return LabelBox(label, lines, (left, top - len(lines) * leading, right, top))


def _lines(label: Label, room: float, size: float, measure: Measure) -> list[tuple[str, Tone]]:
    parts: list[tuple[str, Tone]] = [(label.text, "strong")]
    if label.detail:
        parts.append((label.detail, "regular"))
    found: list[tuple[str, Tone]] = []
    for text, tone in parts:

        def width(words: str, tone: Tone = tone) -> float:
            return measure(words, tone, size)

        found += [(line, tone) for line in wrapped(text, room, width)]
    return found


def _edges(x: float, width: float, align: Align) -> tuple[float, float]:
    return {"start": (x, x + width), "middle": (x - width / 2, x + width / 2), "end": (x - width, x)}[align]


def crowded(boxes: Sequence[LabelBox], panel: Panel, scale: float) -> Iterator[str]:
    """What is wrong with the places of a panel's labels: those that overlap or stick out of its box, in words."""
    left, bottom, right, top = (side * scale for side in panel.box)
    for one in boxes:
        x0, y0, x1, y1 = one.box
        if min(x0 - left, y0 - bottom, right - x1, top - y1) < -TOUCH:
            yield f'the label "{one.label.text}" sticks out'
    for one, two in combinations(boxes, 2):
        wide = min(one.box[2], two.box[2]) - max(one.box[0], two.box[0])
        high = min(one.box[3], two.box[3]) - max(one.box[1], two.box[1])
        if wide > TOUCH and high > TOUCH:
            yield f'the labels "{one.label.text}" and "{two.label.text}" overlap'
