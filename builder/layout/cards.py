"""Exercise cards: a page each, or by design two pages in large print."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile
from typing import Self

from builder.layout.block import Block, PageTurn, Stack
from builder.layout.text import Anchor
from builder.pdf.pen import Pen
from builder.source import SourceSpan


class Repeated(Stack):
    """What was said before, and is not said again to somebody who listens."""

    keep_next = True

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.artifact():
            super().draw(pen, x, top, width)


class Card(Stack):
    """The blocks of a card. A part that goes over to a next page repeats the title."""

    def __init__(self, children: Sequence[Block], anchor: Anchor | None, title: Block, span: SourceSpan | None) -> None:
        super().__init__(children)
        self.anchor, self.title, self.span = anchor, title, span

    def with_children(self, children: Sequence[Block]) -> Self:
        if children[0] is self.children[0]:
            return type(self)(children, self.anchor, self.title, self.span)
        goes_on = dropwhile(lambda child: isinstance(child, PageTurn), children)
        return type(self)([Repeated([self.title]), *goes_on], None, self.title, self.span)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self.anchor:
            self.anchor.place(pen, top)
        super().draw(pen, x, top, width)
