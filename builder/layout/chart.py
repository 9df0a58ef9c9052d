"""Charts of a few numbers over a few dates, each number written at its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.document import Element, text_of
from builder.layout.block import Block
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.theme import Stylesheet

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
MOST_STEPS = 5
"""The scale has this many steps at most, each of them one of `STEPS`."""

HEIGHT = 6.0
"""Of the area within the scale, as a multiple of the size of its numbers."""

PAPER = "#FFFFFF"

MARKS = {"open": (0.44, 0.8), "filled": (0.3, 1.6)}
"""The radius of a mark as a multiple of that size, and the width of its line in points. A filled mark shows within an
open one that has the same value."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers beside a chart: from `low` to `high`, `step` apart, both ends among them."""

    low: float
    high: float
    step: int

    @classmethod
    def over(cls, values: Sequence[float]) -> Scale:
        """The shortest scale of round numbers over some values that are not all the same."""
        low, high = min(values), max(values)
        for step in STEPS:
            first, last = low // step * step, -(-high // step) * step
            if (last - first) / step <= MOST_STEPS:
                return cls(first, last, step)
        return cls(low, high, STEPS[-1])

    def numbers(self) -> Iterator[float]:
        """The numbers from the lowest up."""
        for index in range(int((self.high - self.low) / self.step) + 1):
            yield self.low + index * self.step

    def share(self, value: float) -> float:
        """Where a value lies between the ends, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


class ChartBlock(Block):
    """The labels side by side below, the values of each series above them, joined by lines.

    Marks tell series apart by their shape: filled or open. Of two values above one label, the larger has its number
    over it, the smaller below it, so they never meet.
    """

    def __init__(self, element: Element, sheet: Stylesheet, *, before: float, after: float) -> None:
        self.element, self.sheet, self.span = element, sheet, element.where
        self.before, self.after = before, after
        self.labels = [text_of(child) for child in element.elements if child.name == "label"]
        self.series = [child for child in element.elements if child.name == "series"]
        self.values = [
            [None if word == "none" else float(word) for word in s.get("values").split()] for s in self.series
        ]
        given = [value for values in self.values for value in values if value is not None]
        self.scale = Scale.over([float(element.get("low")), float(element.get("high")), *given])
        self.style = sheet.style("drawing_label")
        self.size = self.style.size
        self.margin = max(text_width(written(n), "regular", self.size) for n in self.scale.numbers()) + 0.6 * self.size

    @property
    def legend(self) -> float:
        """The height of the line that names the series; a single one needs none."""
        return 1.4 * self.style.leading if len(self.series) > 1 else 0.0

    def measure(self, width: float) -> float:
        lines = max(len(lines) for lines in self._label_lines(width))
        return self.legend + (HEIGHT + 2.9) * self.size + lines * self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        with pen.figure(self.element, (x, top - height, x + width, top)):
            if self.legend:
                self._name_series(pen, x + self.margin, top - 0.9 * self.size)
            bottom = top - self.legend - (1.3 + HEIGHT) * self.size
            self._draw_scale(pen, x, bottom, width)
            columns = [x + self.margin + (n + 0.5) * self._column(width) for n in range(len(self.labels))]
            for center, lines in zip(columns, self._label_lines(width), strict=True):
                for number, line in enumerate(lines):
                    self._center(pen, line, center, bottom - 2.5 * self.size - number * self.style.leading, "regular")
            self._draw_values(pen, columns, bottom)

    def _column(self, width: float) -> float:
        return (width - self.margin) / len(self.labels)

    def _label_lines(self, width: float) -> list[list[str]]:
        """The lines of each label: one each, or one for each word where that is too wide for a column."""
        widest = max(text_width(label, "regular", self.size) for label in self.labels)
        fits = widest + 0.6 * self.size <= self._column(width)
        return [[label] if fits else label.split() for label in self.labels]

    def _name_series(self, pen: Pen, x: float, baseline: float) -> None:
        for series in self.series:
            self._mark(pen, series, x + 0.44 * self.size, baseline + 0.36 * self.size)
            x += 1.2 * self.size
            text = text_of(series)
            pen.text(x, baseline, [(text, "semibold", self.size, self.style.color)])
            x += text_width(text, "semibold", self.size) + 1.5 * self.size

    def _draw_scale(self, pen: Pen, x: float, bottom: float, width: float) -> None:
        for number in self.scale.numbers():
            y, text = bottom + self.scale.share(number) * HEIGHT * self.size, written(number)
            left = x + self.margin - 0.6 * self.size - text_width(text, "regular", self.size)
            pen.text(left, y - 0.36 * self.size, [(text, "regular", self.size, self.style.color)])
            pen.line(x + self.margin, y, x + width, y, self.sheet.space["hair"], self.sheet.ink("hair"))

    def _draw_values(self, pen: Pen, columns: Sequence[float], bottom: float) -> None:
        def y(value: float) -> float:
            return bottom + self.scale.share(value) * HEIGHT * self.size

        for series, values in zip(self.series, self.values, strict=True):
            points = [(x, y(v)) for x, v in zip(columns, values, strict=True) if v is not None]
            for (x0, y0), (x1, y1) in pairwise(points):
                pen.line(x0, y0, x1, y1, MARKS[_mark_of(series)][1], self.sheet.ink("heading"))
        for series, values in zip(self.series, self.values, strict=True):
            for x, value in zip(columns, values, strict=True):
                if value is not None:
                    self._mark(pen, series, x, y(value))
        for x, together in zip(columns, zip(*self.values, strict=True), strict=True):
            ordered = sorted((value for value in together if value is not None), reverse=True)
            for value, shift in zip(ordered, (0.75, -1.45), strict=False):
                self._center(pen, written(value), x, y(value) + shift * self.size, "bold")

    def _mark(self, pen: Pen, series: Element, x: float, y: float) -> None:
        mark, color = _mark_of(series), self.sheet.ink("heading")
        fill = PAPER if mark == "open" else color
        pen.circle(x, y, MARKS[mark][0] * self.size, fill=fill, stroke=color, line=1.2)

    def _center(self, pen: Pen, text: str, x: float, baseline: float, weight: str) -> None:
        width = text_width(text, weight, self.size)
        pen.text(x - width / 2, baseline, [(text, weight, self.size, self.style.color)])


def _mark_of(series: Element) -> str:
    return series.get("mark") or "filled"


def written(value: float) -> str:
    """A number as it is printed, with a true minus sign."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")
