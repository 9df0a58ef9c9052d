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

    @property
    def natural(self) -> float:
        """The width that label and value need side by side."""
        return natural_label(self.label) + natural_label(self.value) + 0.5 * self.value.style.size


class Ticket(Block):
    """Items in columns, label left and value right; fewer columns where they are too narrow.

    `title` heads the ticket, `aside` stands at the right end of the same line.
    """

    def __init__(
        self,
        title: TextBlock | None,
        aside: TextBlock | None,
        items: Sequence[DoseItem],
        sheet: Stylesheet,
        *,
        after: float,
    ) -> None:
        self.title, self.aside, self.items, self.sheet = title, aside, items, sheet
        self.after = after
        self.before = 0.25 * after
        self.pad = sheet.space["callout_pad"]

    def columns(self, width: float) -> list[float]:
        """The widths of the columns: three of them, or two, or one, the most that fit."""
        for count in (3, 2, 1):
            natural = [max(item.natural for item in self.items[column::count]) for column in range(count)]
            spare = width - 2 * self.pad * count - sum(natural)
            if spare >= 0 or count == 1:
                return [w + spare / count for w in natural]
        raise AssertionError("unreachable")

    def row_height(self) -> float:
        """The height of one row of items."""
        return max(b.style.leading for b in (self.items[0].label, self.items[0].value)) + 0.4 * self.pad

    def measure(self, width: float) -> float:
        rows = -(-len(self.items) // len(self.columns(width)))
        return self.head_height(width) + rows * self.row_height() + 0.9 * self.pad

    def head_height(self, width: float) -> float:
        """The height of title and aside: one line where both fit side by side."""
        inner = width - 2 * self.pad
        title = self.title.measure(inner) if self.title else 0.0
        return title + (self.aside.measure(inner) if self.aside and not self.side_by_side(inner) else 0.0)

    def side_by_side(self, inner: float) -> bool:
        """Whether title and aside fit on one line."""
        if not (self.title and self.aside):
            return False
        return natural_label(self.title) + natural_label(self.aside) + 12 <= inner

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        sheet, height, columns = self.sheet, self.measure(width), self.columns(width)
        fill = sheet.color("pale")
        pen.box(x, top - height, width, height, fill=fill, stroke=None if fill else sheet.ink("box"), line=1)
        pen.line(x, top - 1, x + width, top - 1, 2, sheet.ink("line"))
        top -= 0.5 * self.pad
        inner = width - 2 * self.pad
        if self.title:
            self.title.draw(pen, x + self.pad, top, inner)
        if self.aside:
            beside = self.title and self.side_by_side(inner)
            self.aside.align = "right" if beside else "left"
            self.aside.draw(
                pen, x + self.pad, top if beside or not self.title else top - self.title.measure(inner), inner
            )
        top -= self.head_height(width)
        for index, item in enumerate(self.items):
            row, column = divmod(index, len(columns))
            left = x + self.pad + sum(columns[:column]) + 2 * self.pad * column
            self.draw_item(pen, item, left, top - row * self.row_height(), columns[column], divided=column > 0)

    def draw_item(self, pen: Pen, item: DoseItem, left: float, top: float, room: float, *, divided: bool) -> None:
        """One label with its value, a hairline to its left unless it comes first."""
        if divided:
            pen.line(
                left - self.pad, top - 3, left - self.pad, top - self.row_height() + 1, 0.5, self.sheet.ink("line")
            )
        item.label.draw(pen, left, top - item.value.style.leading + item.label.style.leading, room)
        item.value.draw(pen, left, top, room)
