"""The dose ticket of a card: each row of the dose a label with its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.layout.block import Block
from builder.layout.fields import natural_label
from builder.layout.pictures import PictureBlock
from builder.layout.text import TextBlock
from builder.pdf.pen import Pen
from builder.theme import Stylesheet

TIGHT = 1.16
"""The height of a row of a tight ticket, as a multiple of the size of its type."""


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

    `title` heads the ticket, `aside` stands at the right end of the same line. A `tight` ticket has
    its rows as close as their type allows, for a card that would be too tall otherwise.
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
        self.least_height = 0.0
        self.tight = False

    @property
    def least_width(self) -> float:
        """The width in which every item has a line of its own."""
        return max(item.natural for item in self.items) + 2 * self.pad

    def columns(self, width: float) -> list[float]:
        """The widths of the columns: three of them, or two, or one, the most that fit."""
        for count in (3, 2, 1):
            natural = [max(item.natural for item in self.items[column::count]) for column in range(count)]
            spare = width - 2 * self.pad * count - sum(natural)
            if spare >= 0 or count == 1:
                return [w + spare / count for w in natural]
        raise AssertionError("unreachable")

    def row_height(self, width: float) -> float:
        """The height of one row of items; what the least height leaves over is shared out."""
        columns = len(self.columns(width))
        rows = -(-len(self.items) // columns)
        air = (0.4 if columns > 1 else 0.2) * self.pad
        styles = [block.style for block in (self.items[0].label, self.items[0].value)]
        natural = max(style.leading for style in styles) + air
        if self.tight:
            natural = TIGHT * max(style.size for style in styles)
        return max(natural, (self.least_height - self.head_height(width) - 0.9 * self.pad) / rows)

    def measure(self, width: float) -> float:
        rows = -(-len(self.items) // len(self.columns(width)))
        return self.head_height(width) + rows * self.row_height(width) + 0.9 * self.pad

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
        row_height = self.row_height(width)
        for index, item in enumerate(self.items):
            row, column = divmod(index, len(columns))
            left = x + self.pad + sum(columns[:column]) + 2 * self.pad * column
            y = top - row * row_height
            if column:
                pen.line(left - self.pad, y - 3, left - self.pad, y - row_height + 1, 0.5, sheet.ink("line"))
            elif len(columns) == 1:
                pen.line(left, y, left + columns[0], y, 0.5, sheet.ink("line"))
            _draw_item(pen, item, left, y, columns[column], row_height)


def _draw_item(pen: Pen, item: DoseItem, left: float, top: float, room: float, height: float) -> None:
    """One label with its value, on one baseline in the middle of its row."""
    top -= (height - item.value.style.leading) / 2
    item.label.draw(pen, left, top - item.value.style.leading + item.label.style.leading, room)
    item.value.draw(pen, left, top, room)


class PictureAndTicket(Block):
    """A picture and the dose ticket side by side, as high as each other; one below the other where too narrow."""

    def __init__(self, picture: PictureBlock, ticket: Ticket, gap: float, *, after: float) -> None:
        self.picture, self.ticket, self.gap = picture, ticket, gap
        self.before, self.after = 0.25 * after, after

    def widths(self, width: float) -> tuple[float, float] | None:
        """The widths of picture and ticket side by side; None where the picture would be less than half."""
        ticket = max(self.ticket.least_width, 0.36 * width)
        picture = width - ticket - self.gap
        return (picture, ticket) if picture >= 0.5 * width else None

    def measure(self, width: float) -> float:
        widths = self.widths(width)
        self.ticket.least_height = 0.0
        if widths is None:
            return self.picture.measure(width) + self.gap + self.ticket.measure(width)
        self.ticket.least_height = max(self.picture.measure(widths[0]), self.ticket.measure(widths[1]))
        return self.ticket.least_height

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        """Picture and ticket on two pages, where they are not side by side and only the picture has room."""
        if self.widths(width) or self.picture.measure(width) > height:
            return None
        return self.picture, self.ticket

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height, widths = self.measure(width), self.widths(width)
        if widths is None:
            self.picture.draw(pen, x, top, width)
            self.ticket.draw(pen, x, top - self.picture.measure(width) - self.gap, width)
        else:
            spare = height - self.picture.measure(widths[0])
            self.picture.draw(pen, x, top - spare / 2, widths[0])
            self.ticket.draw(pen, x + widths[0] + self.gap, top, widths[1])
