"""The whole book: parts in order, passes until every page number is true."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak
from reportlab.platypus.flowables import Flowable

from builder.document import Element
from builder.errors import Diagnostic
from builder.illustration.library import Library
from builder.layout.block import Anchor, Block, Spring, Stack
from builder.layout.blocks import Blocks
from builder.layout.boxes import Rule
from builder.layout.cards import SQUEEZE, Card, fitted
from builder.layout.cover import LOGO_SHARE, Cover
from builder.layout.drawings import Drawings
from builder.layout.flow import Anchored, BlockFlowable, BookTemplate, Running, RunningHead
from builder.layout.heads import ChapterHead
from builder.layout.inline import PageNumbers
from builder.layout.pictures import PictureBlock
from builder.layout.qr import beside_head, codes_of, left_out
from builder.pdf.canvas import BookletCanvas
from builder.pdf.finish import finish
from builder.pdf.fonts import font_name
from builder.pdf.pen import Pen
from builder.pdf.structure import Structure
from builder.theme import Stylesheet

MAX_PASSES = 6
STEADY_AFTER = 3
"""After so many passes room is reserved for page numbers, so that their width moves nothing any more."""

LEAF_PAGES = 4
CREATOR = "Booklet Builder"


@dataclass(slots=True)
class LaidOut:
    """A finished PDF and what was measured on the way.

    `too_tall` are cards and covers, `crowded` are labels of drawings, `outdated` are drawings,
    `left_out` are QR codes that have no room.
    """

    pdf: bytes
    page_count: int
    pages: dict[str, int]
    too_tall: list[Diagnostic] = field(default_factory=list)
    crowded: list[Diagnostic] = field(default_factory=list)
    outdated: list[Diagnostic] = field(default_factory=list)
    left_out: list[Diagnostic] = field(default_factory=list)
    line_lengths: list[int] = field(default_factory=list)

    @property
    def warnings(self) -> list[Diagnostic]:
        """Everything that an author should look at."""
        return [*self.too_tall, *self.crowded, *self.outdated, *self.left_out]


def lay_out(
    tree: Element,
    sheet: Stylesheet,
    roots: Sequence[Path],
    library: Library,
    progress: Callable[[str], None] | None = None,
) -> LaidOut:
    """Make pages of a document tree.

    `roots` are the folders of pictures, that of the project first, `library` has its drawings.  Lays the book out
    again and again until the page numbers that it prints are those that it has.
    """
    pages: dict[str, int] = {}
    fillers = 0
    drawings = Drawings(library, sheet)
    for number in range(1, MAX_PASSES + 1):
        if progress:
            progress(f"laying out, pass {number}")
        filled = _with_fillers(tree, fillers)
        this = _Pass(filled, sheet, roots, drawings, PageNumbers(pages, number > STEADY_AFTER), dry=number == 1)
        this.run()
        wanted = (fillers - this.canvas.page_count) % LEAF_PAGES
        if not this.dry and this.pages == pages and wanted == fillers:
            return this.finished()
        pages, fillers = this.pages, wanted
    raise AssertionError("with room reserved for page numbers, every pass breaks pages alike")


class _Pass:
    """One pass: builds every block afresh, with the page numbers of the pass before.

    A `dry` one only finds out on which pages everything comes to stand.
    """

    def __init__(
        self,
        tree: Element,
        sheet: Stylesheet,
        roots: Sequence[Path],
        drawings: Drawings,
        numbers: PageNumbers,
        *,
        dry: bool,
    ) -> None:
        self.tree, self.sheet, self.drawings, self.numbers, self.dry = tree, sheet, drawings, numbers, dry
        self.pages: dict[str, int] = {}
        self.pen: Pen | None = None
        self.head = RunningHead()
        self.blocks = Blocks(sheet, roots, drawings, numbers)
        self.card_blocks = Blocks(sheet, roots, drawings, numbers, body="card_body")
        self.too_tall: list[Diagnostic] = []
        self.left_out: list[Diagnostic] = []
        self.template = BookTemplate(
            io.BytesIO(),  # ReportLab wants a file; the canvas writes none
            sheet,
            self.head,
            title=tree.get("title"),
            author=tree.get("author"),
            subject=tree.get("subject"),
            creator=CREATOR,
            lang=tree.get("lang"),
            displayDocTitle=True,
            initialFontName=font_name("regular"),  # else each page names a font that is not embedded
            pageCompression=1,
        )

    def pen_for(self, canvas: Any) -> Pen:
        if self.pen is None or self.pen.canvas is not canvas:
            self.pen = Pen(canvas, self.pages, dry=self.dry)
        return self.pen

    def run(self) -> None:
        """Make every page."""
        structure = None if self.dry else Structure(self.tree, self.numbers.of)
        canvas = partial(BookletCanvas, structure=structure)
        self.template.build(list(self.story()), canvasmaker=canvas)

    @property
    def canvas(self) -> BookletCanvas:
        """What this pass was drawn on."""
        assert self.pen, "there is a cover at least"
        return self.pen.canvas

    def finished(self) -> LaidOut:
        """The booklet of this pass, written."""
        assert self.pen
        lines = self.pen.line_lengths
        return LaidOut(
            finish(self.canvas),
            self.canvas.page_count,
            self.pages,
            self.too_tall,
            list(dict.fromkeys(self.pen.remarks)),
            self.drawings.outdated(),
            self.left_out,
            [n for name, width, n in lines if name == "body" and width > 0.9 * self.sheet.live_width],
        )

    def story(self) -> Iterator[Flowable]:
        parts = list(self.tree.elements)
        for part in parts:
            if part.name == "cover":
                yield NextPageTemplate("body")
                yield self.flowable(self.cover(part), "plain")
            elif part.name == "filler":
                yield from self.section(part, "body")
            elif part.name == "back":
                yield from self.section(part, "plain")
            else:
                yield from self.chapter(part)

    def flowable(self, block: Block, template: str) -> BlockFlowable:
        return BlockFlowable(block, self.pen_for, self.template.left, self.template.room(template))

    def section(self, part: Element, template: str) -> Iterator[Flowable]:
        """A part on pages of its own, without a number."""
        yield from self.turn(template)
        yield Running(self.head, part.get("title"))
        stack = self.blocks.stack(part.elements)
        if part.name == "back":
            stack = self.back(stack.children, part)
        yield self.flowable(stack, template)

    def back(self, blocks: list[Block], part: Element) -> Stack:
        """The back cover: first a logo, the small print at the foot of the page; codes and the logo give way."""
        if blocks and isinstance(blocks[0], PictureBlock):
            blocks[0].limit = 2 * LOGO_SHARE * self.sheet.paper.height
        rule = next((i for i, block in enumerate(blocks) if isinstance(block, Rule)), len(blocks))
        blocks.insert(rule, Spring())
        width, height = self.sheet.live_width, self.template.room("plain")
        if Stack(blocks).measure(width) > height:
            for code in codes_of(blocks):
                code.shows = "address"
        if Stack(blocks).measure(width) > height and isinstance(blocks[0], PictureBlock):
            del blocks[0]
        over = Stack(blocks).measure(width) - height
        if over > 0:
            message = f"the back cover is {over:.0f} pt too tall and takes two pages"
            self.too_tall.append(Diagnostic(message, part.where, "shorten the contact or the disclaimer", "warning"))
        self.left_out += left_out(blocks)
        return Stack(blocks)

    def turn(self, template: str) -> Iterator[Flowable]:
        yield NextPageTemplate(template)
        yield PageBreak()

    def chapter(self, part: Element) -> Iterator[Flowable]:
        """A chapter: its head, then runs of blocks and cards on pages of their kinds."""
        yield from self.turn("body")
        yield Running(self.head, part.get("title"))
        anchor = Anchor(part.get("id"), part.get("title"), 0)
        yield Anchored(anchor, self.pen_for, self.sheet.paper.height)
        run: list[Block] = []
        fresh = True
        for element in part.elements:
            if element.name == "exercise":
                if run:
                    yield self.flowable(self.run_of(run, part), "body")
                    run = []
                yield from self.turn("card")
                yield self.flowable(self.card(element), "card")
                fresh = False
            else:
                if not fresh:
                    yield from self.turn("body")
                    fresh = True
                run += self.part_blocks(element, part)
        if run:
            yield self.flowable(self.run_of(run, part), "body")

    def run_of(self, blocks: Sequence[Block], part: Element) -> Stack:
        """Blocks of a part one below the other; those of a page, such as the plan, close up where that keeps them on
        one."""
        room = self.template.room("body")
        for squeeze in (1.0, SQUEEZE) if part.get("head") == "page" else ():
            stack = Stack(blocks)
            stack.squeeze = squeeze
            if stack.measure(self.sheet.live_width) <= room:
                return stack
        return Stack(blocks)

    def part_blocks(self, element: Element, part: Element) -> list[Block]:
        if element.name == "h" and element.get("level") == "1":
            title = self.blocks.text(element, "h1", keep_next=True)
            if part.get("number") and part.get("head") != "page":
                return [ChapterHead(part.get("number"), title, self.sheet)]
            return [title]
        return self.blocks.blocks(element)

    def card(self, element: Element) -> Card:
        width = self.sheet.live_width
        children = beside_head([block for e in element.elements for block in self.card_blocks.blocks(e)], width)
        height = self.template.room("card")
        anchor = Anchor(element.get("id"), element.get("title"), 1)
        title = self.card_blocks.card_title(next(element.elements))
        card = fitted(Card(children, anchor, title, element.where), self.sheet, height)
        over = card.measure(width) - height
        if over > 0 and self.sheet.theme.card_pages == 1:
            message = (
                f'the card "{element.get("title")}" is {over:.0f} pt too tall for one page and goes over to a second'
            )
            self.too_tall.append(Diagnostic(message, element.where, "shorten its texts", "warning"))
        self.left_out += left_out(children)
        return card

    def cover(self, part: Element) -> Cover:
        """The front cover: a picture before the title, if any, the paragraphs next to it, all the rest at the foot."""
        before = list(takewhile(lambda element: element.name != "h", part.elements))
        title, *below = list(part.elements)[len(before) :]
        picture = next((element for element in before if element.name == "figure"), None)
        others = [*(element for element in before if element is not picture), *below]
        lead = list(takewhile(lambda element: element.name == "p", others))
        cover = Cover(
            self.blocks.figure(picture) if picture else None,
            self.blocks.text(title, "cover_title"),
            self.blocks.stack(lead),
            self.blocks.stack(others[len(lead) :]),
            self.sheet,
        )
        if cover.over:
            message = f"the front cover is {cover.over:.0f} pt too tall for the page"
            hint = "shorten the title or the names, or print on larger paper"
            self.too_tall.append(Diagnostic(message, part.where, hint, "warning"))
        return cover


def _with_fillers(tree: Element, count: int) -> Element:
    """The tree with its filler page as often as it is printed."""
    parts = [[deepcopy(part) for _ in range(count)] if part.name == "filler" else [part] for part in tree.elements]
    return replace(tree, children=[part for some in parts for part in some])
