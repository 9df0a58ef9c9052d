"""Exercise cards: a page each, or by design two pages in large print."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile
from typing import Self

from builder.layout.block import Anchor, Block, PageTurn, Stack
from builder.layout.boxes import Columns
from builder.layout.fields import NoteLines
from builder.layout.qr import SHOWN, Shown, codes_of
from builder.layout.ticket import PictureAndTicket
from builder.pdf.pen import Pen
from builder.source import SourceSpan
from builder.theme import Stylesheet

SQUEEZE = 0.7
"""What is left of the space between the blocks of a card that would be too tall otherwise."""


ROUNDING = 0.01
"""Points by which sums of lengths may be off."""


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
            card = type(self)(children, self.anchor, self.title, self.span)
        else:
            goes_on = dropwhile(lambda child: isinstance(child, PageTurn), children)
            card = type(self)([Repeated([self.title]), *goes_on], None, self.title, self.span)
        card.squeeze = self.squeeze
        return card

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self.anchor:
            self.anchor.place(pen, top)
        super().draw(pen, x, top, width)


def fitted(card: Card, sheet: Stylesheet, height: float) -> Card:
    """A card on as few pages as can be.

    Its code is left out where that saves a page, and from a card of one page also the code's address.
    """
    width, codes, one_page = sheet.live_width, codes_of(card.children), sheet.theme.card_pages == 1
    fit = _tightened if one_page else _turned

    def made(shows: Shown) -> Card:
        for code in codes:
            code.shows = shows
        return fit(card.with_children(card.children), sheet, height)

    if not codes:
        return made("code")
    choices = SHOWN if one_page else SHOWN[:2]
    return made(min(choices, key=lambda shows: pages_of(made(shows), width, height)))


def _tightened(card: Card, sheet: Stylesheet, height: float) -> Card:
    """A card made to fit one page as far as that can be.

    Notes go first, then the picture shrinks, then the dose is set tight and the blocks close up.
    """
    width, most = sheet.live_width, height + ROUNDING
    if card.measure(width) <= height:
        return card
    children = [block for block in card.children if not isinstance(block, NoteLines)]
    pairs = [block for block in children if isinstance(block, PictureAndTicket)]
    for pair in pairs:
        pair.picture.limit, pair.ticket.tight = sheet.space["card_picture"], False
    over = Stack(children).measure(width) - height
    for pair in pairs if over > 0 else ():
        pair.picture.limit = max(pair.picture.limit - over, sheet.space["card_picture_least"])
        pair.ticket.tight = Stack(children).measure(width) > most
    card = card.with_children(children)
    card.squeeze = SQUEEZE if Stack(children).measure(width) > most else 1.0
    return card


def _turned(card: Card, sheet: Stylesheet, height: float) -> Card:
    """A card too tall for a page: how to do it on one, how to fit it to yourself on the next, if the first has room."""
    children = card.children
    if card.measure(sheet.live_width) > height:
        turn = next((i for i, block in enumerate(children) if isinstance(block, Columns)), len(children))
        if Stack(children[:turn]).measure(sheet.live_width) <= height:
            children = [*children[:turn], PageTurn(), *children[turn:]]
    return card.with_children(children)


def pages_of(block: Block, width: float, height: float) -> int:
    """How many pages of a height a block takes."""
    parts = block.split(width, height) if block.measure(width) > height else None
    return 1 + (pages_of(parts[1], width, height) if parts else 0)
