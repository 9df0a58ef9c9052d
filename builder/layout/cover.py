"""The front cover: an inset panel, so that it needs no bleed, with what stands in and below it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.layout.block import Block, Stack
from builder.layout.drawings import Drawn
from builder.layout.pictures import PictureBlock
from builder.layout.text import TextBlock
from builder.pdf.pen import Pen
from builder.theme import Stylesheet

GAPS = 24 + 6 + 20 + 36
"""White space below the panel: above title, lead and foot, and at the end of the page."""

PANEL_SHARE = 0.47
"""The height of the panel as a share of the page's, where there is room for it."""

PICTURE_SHARE = 0.15
"""The height of a panel, as a share of the page's, below which logos give way, and then the picture in it."""

BAND = 24
"""The least height of a panel, in points."""

LOGO_SHARE = 0.07
"""The height of a logo on the cover as a share of the page's, at most."""

STANDING = 1.6
"""Of the space that a drawing leaves in the panel, this half goes above it; 1 would be the middle, 2 the bottom."""


class Cover(Block):
    """A page of its own: the picture in the panel and the title below, or the title in the panel.

    `lead` follows the title; `foot` stands at the foot of the page, its pictures no higher than a logo.  Where the
    texts are long, first these give way, then the picture.  `over` is how many points the whole is too tall.
    """

    def __init__(
        self, picture: PictureBlock | None, title: TextBlock, lead: Block, foot: Stack, sheet: Stylesheet
    ) -> None:
        self.picture, self.title, self.lead, self.sheet = picture, title, lead, sheet
        paper = sheet.paper
        self.inset = 0.06 * paper.width
        self.left = 0.1 * paper.width
        self.room = paper.width - 2 * self.left
        wanted = PICTURE_SHARE * paper.height if picture else title.measure(self.room) + 36
        for logo in _pictures(foot):
            logo.limit = LOGO_SHARE * paper.height
        self.foot = foot if self.left_for_panel(foot) >= wanted else _without_pictures(foot)
        left, least = self.left_for_panel(self.foot), BAND if picture else wanted
        self.over = max(0.0, least - left)
        self.panel_height = max(least, min(PANEL_SHARE * paper.height, left))
        self.shows_picture = self.panel_height >= wanted
        self.panel_base = paper.height - self.inset - self.panel_height
        self.drawn = picture is not None and isinstance(picture.picture, Drawn)
        if picture:
            picture.limit, picture.centered = min(picture.limit, self.panel_height - 24), True
            if isinstance(picture.picture, Drawn):
                picture.picture.limited = False

    def left_for_panel(self, foot: Stack) -> float:
        """The height that is left above the texts, in points; less than none where they are too long."""
        below = [self.lead, foot, *([self.title] if self.picture else [])]
        return self.sheet.paper.height - self.inset - GAPS - sum(block.measure(self.room) for block in below)

    def measure(self, width: float) -> float:
        """Nothing: the cover has the page to itself and places itself on the whole of it."""
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        room = self.room
        self.draw_panel(pen)
        y = self.panel_base - 24
        if self.picture:
            self.draw_picture(pen, self.picture)
            self.title.draw(pen, self.left, y, room)
            y -= self.title.measure(room) + 6
        else:
            self.draw_sun(pen)
            self.title.draw(pen, self.left, self.panel_base + self.title.measure(room) + 18, room)
        self.lead.draw(pen, self.left, y, room)
        y -= self.lead.measure(room) + 20
        self.foot.draw(pen, self.left, min(y, self.foot.measure(room) + 36), room)

    def draw_picture(self, pen: Pen, picture: PictureBlock) -> None:
        """The picture in the panel; the sun alone where it gives way."""
        if self.drawn or not self.shows_picture:
            self.draw_sun(pen)
        if self.shows_picture:
            # a drawing has no ground of its own: it stands low in the panel, before the sun
            spare = (self.panel_height - picture.measure(self.room)) * (STANDING if self.drawn else 1)
            picture.draw(pen, self.left, self.panel_base + self.panel_height - spare / 2, self.room)

    def draw_panel(self, pen: Pen) -> None:
        """The panel, filled or outlined."""
        fill = self.sheet.color("cover")
        pen.box(
            self.inset,
            self.panel_base,
            self.sheet.paper.width - 2 * self.inset,
            self.panel_height,
            radius=2 * self.sheet.space["radius"],
            fill=fill,
            stroke=None if fill else self.sheet.ink("box"),
        )

    def draw_sun(self, pen: Pen) -> None:
        """A calm sun with two rings in the upper part of the panel."""
        r = 0.21 * self.panel_height
        x = self.sheet.paper.width - self.inset - 2.1 * r
        y = self.panel_base + self.panel_height - 1.95 * r
        disc, line = self.sheet.color("disc"), self.sheet.ink("line")
        pen.circle(x, y, r, fill=disc, stroke=None if disc else line)
        for ring in (1.32, 1.64):
            pen.circle(x, y, ring * r, stroke=line, line=0.8)


def _pictures(stack: Stack) -> Iterator[PictureBlock]:
    """The pictures in a stack and the stacks in it."""
    for block in stack.children:
        if isinstance(block, PictureBlock):
            yield block
        elif isinstance(block, Stack):
            yield from _pictures(block)


def _without_pictures(stack: Stack) -> Stack:
    """A stack without the pictures in it and in the stacks in it."""
    kept = (block for block in stack.children if not isinstance(block, PictureBlock))
    return stack.with_children([_without_pictures(block) if isinstance(block, Stack) else block for block in kept])
