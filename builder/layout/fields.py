"""What is filled in by hand: labelled blanks and lines for notes."""

from __future__ import annotations

from collections.abc import Sequence

from builder.document import Element
from builder.layout.block import Block
from builder.layout.text import TextBlock
from builder.pdf.pen import Pen
from builder.pdf.structure import LEAD

TYPED = 0.6
"""The size of what is typed into lines, as a share of their pitch: viewers set lines 1.1 to 1.4 sizes apart."""

FEW = 3
"""Into so many lines letters are typed as large as there is room, so that none is cut off."""


class Blanks(Block):
    """Labels with a line to write on behind each, side by side; one below the other where too narrow."""

    def __init__(self, labels: Sequence[TextBlock], pitch: float, color: str, *, before: float, after: float) -> None:
        self.labels, self.pitch, self.color = labels, pitch, color
        self.before, self.after = before, after

    def rows(self, width: float) -> list[list[tuple[TextBlock, float]]]:
        """The labels of each row with their natural widths; at least 60 pt of line belong to each."""
        row: list[tuple[TextBlock, float]] = []
        rows, used = [row], 0.0
        for label in self.labels:
            natural = natural_label(label)
            if row and used + natural + 60 > width:
                row = []
                rows.append(row)
                used = 0.0
            row.append((label, natural))
            used += natural + 68
        return rows

    def measure(self, width: float) -> float:
        return len(self.rows(width)) * self.pitch

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for row in self.rows(width):
            line = (width - sum(natural for _, natural in row) - 8 * (2 * len(row) - 1)) / len(row)
            left = x
            for label, natural in row:
                height = label.measure(natural + 1)
                label.draw(pen, left, top - self.pitch + height, natural + 1)
                left += natural + 8
                y = top - self.pitch + 0.22 * label.style.leading
                pen.line(left, y, left + line, y, 0.75, self.color)
                pen.field((left, y, left + line, y + label.style.leading), label.element, LEAD)
                left += line + 8
            top -= self.pitch


def natural_label(label: TextBlock) -> float:
    """The width of a label on one line."""
    return sum(word.width + word.space for word in label.words)


class NoteLines(Block):
    """The lines of an element to write on under (or behind) a label. `lines` 0 fills what is left of the page."""

    def __init__(
        self, element: Element, label: TextBlock | None, lines: int, pitch: float, color: str, *, before: float
    ) -> None:
        self.element, self.label, self.pitch, self.color = element, label, pitch, color
        self.span = element.where
        self.before = before
        self.fills = lines == 0
        self.lines = max(1, lines)

    def measure(self, width: float) -> float:
        return self.lines * self.pitch

    def stretch(self, space: float) -> float:
        more = int(space // self.pitch) if self.fills else 0
        self.lines += more
        return more * self.pitch

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        indent = 0.0
        if self.label:
            indent = natural_label(self.label) + 8
            height = self.label.measure(width)
            self.label.draw(pen, x, top - self.pitch + height - 0.22 * height + 1, width)
        for number in range(1, self.lines + 1):
            y = top - number * self.pitch + 1
            pen.line(x + (indent if number == 1 else 0), y, x + width, y, 0.75, self.color)
        upper = top - (self.pitch if indent and self.lines > 1 else 0)
        left = x + (indent if self.lines == 1 else 0)
        rect = (left, top - self.lines * self.pitch + 2, x + width, upper)  # above the last line
        pen.field(rect, self.element, LEAD, size=TYPED * self.pitch if self.lines > FEW else 0)
