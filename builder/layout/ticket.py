"""The dose ticket of a card: each row of the dose a label with its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.layout.block import Block
from builder.layout.fields import natural_label
from builder.layout.text import TextBlock
from builder.pdf.pen import Pen
from builder.theme import Stylesheet


@dataclass(frozen=True, slots=True)
class DoseItem:
    """A label and its value, each one line."""

    label: TextBlock
    value: TextBlock


class Ticket(Block):
    """Items in columns, the value under its label; fewer columns where they are too narrow."""

    def __init__(self, title: TextBlock | None, items: Sequence[DoseItem], sheet: Stylesheet, *, after: float) -> None:
        self.title, self.items, self.sheet = title, items, sheet
        self.after = after
        self.before = 0.25 * after
        self.pad = sheet.space["callout_pad"]

    def columns(self, width: float) -> int:
        """Three columns, or two, or one: the most in which every item fits."""
        widest = max(max(natural_label(i.label), natural_label(i.value)) for i in self.items) + self.pad
        return next((n for n in (3, 2) if widest <= (width - self.pad) / n), 1)

    def row_height(self) -> float:
        return sum(b.style.leading for b in (self.items[0].label, self.items[0].value)) + 0.5 * self.pad

    def measure(self, width: float) -> float:
        rows = -(-len(self.items) // self.columns(width))
        title = self.title.measure(width) if self.title else 0.0
        return title + rows * self.row_height() + 0.9 * self.pad

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        sheet, height, columns = self.sheet, self.measure(width), self.columns(width)
        fill = sheet.color("pale")
        pen.box(x, top - height, width, height, fill=fill, stroke=None if fill else sheet.ink("box"), line=1)
        pen.line(x, top - 1, x + width, top - 1, 2, sheet.ink("line"))
        top -= 0.5 * self.pad
        if self.title:
            self.title.draw(pen, x + self.pad, top, width - 2 * self.pad)
            top -= self.title.measure(width)
        step = (width - self.pad) / columns
        for index, item in enumerate(self.items):
            row, column = divmod(index, columns)
            left, y = x + self.pad + column * step, top - row * self.row_height()
            if column:
                pen.line(left - 0.6 * self.pad, y - 2, left - 0.6 * self.pad, y - self.row_height() + 4, 0.5, sheet.ink("line"))
            item.label.draw(pen, left, y, step)
            item.value.draw(pen, left, y - item.label.style.leading, step)
