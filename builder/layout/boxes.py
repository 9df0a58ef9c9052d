"""Blocks with an edge: callouts with a bar, outlined boxes, columns, the dose ticket, rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.layout.block import Block, Stack
from builder.pdf.pen import Pen


@dataclass(frozen=True, slots=True)
class Frame:
    """The edge of a box: padding left/right and top/bottom, bar at the left, fill, outline."""

    pad_x: float
    pad_y: float
    bar: float = 0.0
    bar_color: str | None = None
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    radius: float = 0.0


class Boxed(Block):
    """A stack in a frame. It is split only when it is higher than `limit`, and then inside."""

    def __init__(self, stack: Stack, frame: Frame, limit: float, *, before: float, after: float) -> None:
        self.stack, self.frame, self.limit = stack, frame, limit
        self.before, self.after = before, after

    @property
    def parts(self) -> Sequence[Block]:
        return (self.stack,)

    def inner(self, width: float) -> float:
        """The width of the contents."""
        return width - 2 * self.frame.pad_x - self.frame.bar

    def measure(self, width: float) -> float:
        return self.stack.measure(self.inner(width)) + 2 * self.frame.pad_y

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        if self.measure(width) <= self.limit:
            return None
        parts = self.stack.split(self.inner(width), height - 2 * self.frame.pad_y)
        if parts is None:
            return None
        first, rest = (p if isinstance(p, Stack) else Stack([p]) for p in parts)
        return (
            Boxed(first, self.frame, self.limit, before=self.before, after=0.0),
            Boxed(rest, self.frame, self.limit, before=0.0, after=self.after),
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        frame, height = self.frame, self.measure(width)
        pen.box(
            x, top - height, width, height, radius=frame.radius, fill=frame.fill, stroke=frame.stroke, line=frame.line
        )
        if frame.bar and frame.bar_color:
            pen.box(x, top - height, frame.bar, height, fill=frame.bar_color)
        self.stack.draw(pen, x + frame.bar + frame.pad_x, top - frame.pad_y, self.inner(width))


class Columns(Block):
    """Stacks side by side, as wide as each other."""

    def __init__(self, stacks: Sequence[Stack], gap: float, *, before: float, after: float) -> None:
        self.stacks, self.gap = stacks, gap
        self.before, self.after = before, after

    @property
    def parts(self) -> Sequence[Block]:
        return self.stacks

    def column(self, width: float) -> float:
        """The width of one column."""
        return (width - self.gap * (len(self.stacks) - 1)) / len(self.stacks)

    def measure(self, width: float) -> float:
        return max(stack.measure(self.column(width)) for stack in self.stacks)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for stack in self.stacks:
            stack.draw(pen, x, top, self.column(width))
            x += self.column(width) + self.gap


class Rule(Block):
    """A line across."""

    def __init__(self, line: float, color: str, *, before: float, after: float) -> None:
        self.line, self.color = line, color
        self.before, self.after = before, after

    def measure(self, width: float) -> float:
        return self.line

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.line(x, top - self.line / 2, x + width, top - self.line / 2, self.line, self.color)


class Underlined(Stack):
    """A stack with a line below it, for the heads of columns."""

    line = 1.0
    color = "#000000"

    def measure(self, width: float) -> float:
        return super().measure(width) + 2 * self.line

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        super().draw(pen, x, top, width)
        y = top - self.measure(width) + self.line / 2
        pen.line(x, y, x + width, y, self.line, self.color)
