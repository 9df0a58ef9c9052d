"""The head of a chapter: its number and its title."""

from __future__ import annotations

from builder.layout.block import Block
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
        if self.number:
            baseline = bottom + (self.title.style.leading - self.title.style.size) / 2 + 0.18 * self.title.style.size
            with pen.tagged(self.title.element):
                pen.text(x, baseline, [(f"{self.number} ", self.style.weight, self.style.size, self.style.color)])
        self.title.draw(pen, x + width - title_width, bottom + title_height, title_width)
        pen.line(x, bottom - 0.4 * self.gap, x + width, bottom - 0.4 * self.gap, 2, sheet.ink("line"))
