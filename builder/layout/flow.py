"""Blocks on Platypus' pages: the flowable that carries a block, and the page templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate

from builder.errors import ContentError, Diagnostic
from builder.layout.block import Anchor, Block, Stack
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.source import SourceSpan
from builder.theme import Stylesheet
from builder.theme.model import Paper


class BlockFlowable(Flowable):
    """A block as Platypus wants it, drawn at the left margin of its page.

    `pen` makes the pen for a canvas, `left` gives the left margin of a page by its number;
    `limit` is the height of an empty page.
    """

    def __init__(self, block: Block, pen: Callable[[Any], Pen], left: Callable[[int], float], limit: float) -> None:
        super().__init__()
        self.block, self.pen, self.left, self.limit = block, pen, left, limit

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = self.block.measure(width)
        if self.height <= height + 0.01:
            self.height += self.block.stretch(height - self.height)
        return width, min(self.height, height) if self.height <= height + 0.02 else self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        parts = self.block.split(width, height)
        if parts is None and height >= self.limit - 0.5 and isinstance(self.block, Stack):
            parts = self.block.split_bound(width, height)
        if parts:
            first, rest = (BlockFlowable(part, self.pen, self.left, self.limit) for part in parts)
            return [first, FrameBreak(), rest]
        if height >= self.limit - 0.5:
            blocked = _blocked(self.block)
            message = (
                f"this is too tall for the page: it needs {blocked.measure(width):.0f} pt, the page has {height:.0f}"
            )
            raise ContentError(Diagnostic(message, _first_place(blocked), "shorten it, or choose a larger paper"))
        return []

    def draw(self) -> None:
        pen = self.pen(self.canv)
        if pen.dry:
            for anchor in self.block.anchors():
                pen.note(anchor.name)
            return
        x, y = self.canv.absolutePosition(0, 0)
        self.canv.saveState()
        self.canv.translate(-x, -y)
        left = self.left(self.canv.getPageNumber())
        self.block.draw(pen, left, y + self.height, self.width)
        self.canv.marks.end()
        self.canv.restoreState()


def _blocked(block: Block) -> Block:
    """The part that does not fit: the first one of a stack that is not only bound to it."""
    while type(block) is Stack:
        block = next((child for child in block.children if not child.keep_next), block.children[-1])
    return block


def _first_place(block: Block) -> SourceSpan | None:
    """The place of a block, or of the first part of it that has one."""
    return block.span or next(filter(None, map(_first_place, block.parts)), None)


@dataclass(slots=True)
class RunningHead:
    """What the foot of the pages says, as the flow goes on."""

    title: str = ""


def plain_margins(paper: Paper) -> tuple[float, float]:
    """Top and bottom margin of a page without a folio: the covers."""
    return paper.card_top, min(paper.outer, paper.bottom)


class BookTemplate(BaseDocTemplate):
    """Recto and verso pages with a gutter, taller pages for cards, and pages without a folio."""

    def __init__(self, file: Any, sheet: Stylesheet, head: RunningHead, **options: Any) -> None:
        paper = sheet.paper
        super().__init__(
            file,
            pagesize=(paper.width, paper.height),
            leftMargin=0,
            rightMargin=0,
            topMargin=0,
            bottomMargin=0,
            allowSplitting=1,
            **options,
        )
        self.sheet, self.head = sheet, head
        self.addPageTemplates(
            [
                _Page("plain", sheet, *plain_margins(paper), None),
                _Page("body", sheet, paper.top, paper.bottom, self.draw_folio),
                _Page("card", sheet, paper.card_top, paper.card_bottom, self.draw_folio),
            ]
        )

    def room(self, template: str) -> float:
        """The height of an empty page of a template."""
        paper = self.sheet.paper
        margins = {
            "plain": plain_margins(paper),
            "body": (paper.top, paper.bottom),
            "card": (paper.card_top, paper.card_bottom),
        }
        return paper.height - sum(margins[template])

    def left(self, page: int) -> float:
        """The left margin of a page: the gutter is at the fold, left on a recto, right on a verso."""
        return self.sheet.paper.inner if page % 2 == 1 else self.sheet.paper.outer

    def draw_folio(self, canvas: Any) -> None:
        """The page number at the outer edge, the chapter's name at the inner one."""
        left = self.left(canvas.getPageNumber())
        right = left + self.sheet.live_width
        style = self.sheet.style("folio")
        number, title, y = str(canvas.getPageNumber()), self.head.title, self.sheet.paper.folio
        recto = canvas.getPageNumber() % 2 == 1
        pen = Pen(canvas, {})
        with pen.footer():
            for text, at_right in ((number, recto), (title, not recto)):
                x = right - text_width(text, style.weight, style.size) if at_right else left
                pen.text(x, y, [(text, style.weight, style.size, style.color)])


class _Page(PageTemplate):
    """A page with one frame as wide as the text; blocks find their left margin themselves."""

    def __init__(
        self, name: str, sheet: Stylesheet, top: float, bottom: float, folio: Callable[[Any], None] | None
    ) -> None:
        paper = sheet.paper
        frame = Frame(paper.outer, bottom, sheet.live_width, paper.height - top - bottom, 0, 0, 0, 0)
        end = (lambda canvas, document: folio(canvas)) if folio else (lambda canvas, document: None)
        super().__init__(id=name, frames=[frame], onPageEnd=end, pagesize=(paper.width, paper.height))


class Running(Flowable):
    """Changes what the running head says, from the page on which it stands."""

    def __init__(self, head: RunningHead, title: str) -> None:
        super().__init__()
        self.head, self.title = head, title

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.head.title = self.title


class Anchored(Flowable):
    """A chapter's place, noted at the top of its first page."""

    def __init__(self, anchor: Anchor, pen: Callable[[Any], Pen], top: float) -> None:
        super().__init__()
        self.anchor, self.pen, self.top = anchor, pen, top

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.anchor.place(self.pen(self.canv), self.top)
