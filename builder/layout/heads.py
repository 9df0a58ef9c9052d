"""The large heads: a chapter's number with its title, and the cover."""

from __future__ import annotations

from collections.abc import Sequence

from builder.layout.block import Block, Stack
from builder.layout.text import TextBlock
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.theme import Stylesheet


class ChapterHead(Block):
    """A chapter's number, large, its title beside it, and a rule below."""

    keep_next = True

    def __init__(self, number: str, title: TextBlock, sheet: Stylesheet) -> None:
        self.number, self.title, self.sheet = number, title, sheet
        self.style = sheet.style("chapter_number")
        self.after = title.after + 4 * sheet.scale
        self.gap = 10 * sheet.scale

    def _number_width(self) -> float:
        return text_width(self.number, self.style.weight, self.style.size) if self.number else 0.0

    def _title_width(self, width: float) -> float:
        return width - self._number_width() - (12 * self.sheet.scale if self.number else 0)

    def measure(self, width: float) -> float:
        title = self.title.measure(self._title_width(width))
        return max(title, 0.8 * self.style.leading if self.number else 0) + self.gap

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        sheet = self.sheet
        bottom = top - self.measure(width) + self.gap
        title_width = self._title_width(width)
        title_height = self.title.measure(title_width)
        self.title.draw(pen, x + width - title_width, bottom + title_height, title_width)
        if self.number:
            baseline = bottom + (self.title.style.leading - self.title.style.size) / 2 + 0.18 * self.title.style.size
            pen.text(x, baseline, [(self.number, self.style.weight, self.style.size, self.style.color)])
        pen.line(x, bottom - 0.4 * self.gap, x + width, bottom - 0.4 * self.gap, 2, sheet.ink("line"))


class Cover(Block):
    """The front cover: an inset panel that holds the title (or the picture, the title below it), and what follows."""

    def __init__(self, picture: Block | None, title: TextBlock, below: Sequence[Block], sheet: Stylesheet) -> None:
        self.picture, self.title, self.sheet = picture, title, sheet
        self.below = Stack(below)

    def measure(self, width: float) -> float:
        return self.sheet.paper.height - self.sheet.paper.top - self.sheet.paper.bottom

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        sheet, paper = self.sheet, self.sheet.paper
        inset = 24 * paper.width / 396
        inner = paper.width - 2 * inset
        height = 0.47 * paper.height
        base = paper.height - inset - height
        fill, disc = sheet.color("cover"), sheet.color("disc")
        pen.box(
            inset,
            base,
            inner,
            height,
            radius=2 * sheet.space["radius"],
            fill=fill,
            stroke=None if fill else sheet.ink("box"),
        )
        left = inset + 16 * paper.width / 396
        text_width_ = paper.width - 2 * left
        if self.picture:
            self.picture.draw(pen, left, base + height - 12, text_width_)
            y = base - 24
            self.title.draw(pen, left, y, text_width_)
            y -= self.title.measure(text_width_) + 6
        else:
            self._ornament(pen, inset, base, inner, height, disc)
            title = self.title.measure(text_width_)
            self.title.draw(pen, left, base + title + 18, text_width_)
            y = base - 24
        below = self.below.measure(text_width_)
        first = self.below.children[0]
        first.draw(pen, left, y, text_width_)
        rest = Stack(self.below.children[1:])
        bottom = max(rest.measure(text_width_) + 36, 0)
        rest.draw(pen, left, min(y - first.measure(text_width_) - 20, bottom) if below else y, text_width_)

    def _ornament(self, pen: Pen, x: float, y: float, width: float, height: float, disc: str | None) -> None:
        """A calm sun with two rings in the upper part of the panel: the only picture until there is one."""
        r = 0.21 * height
        cx, cy, line = x + width - 2.1 * r, y + height - 1.95 * r, self.sheet.ink("line")
        pen.circle(cx, cy, r, fill=disc, stroke=None if disc else line, line=1)
        for k in (1.32, 1.64):
            pen.circle(cx, cy, k * r, stroke=line, line=0.8)
