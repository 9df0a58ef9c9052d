"""Elements of the document tree to blocks: one small function an element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from builder.document import Element, Run, text_of
from builder.document.vocabulary import CELL_BLOCKS
from builder.layout.block import Anchor, Block, Keep, PageTurn, Stack
from builder.layout.boxes import Boxed, Columns, Frame, Rule, Underlined
from builder.layout.chart import ChartBlock
from builder.layout.drawings import Drawings, words_of
from builder.layout.fields import Blanks, NoteLines
from builder.layout.inline import PageNumbers, Painter, Word, Words, longest_word, natural_width, plain_words
from builder.layout.pictures import Picture, PictureBlock, find_picture, load_picture
from builder.layout.qr import QrBlock
from builder.layout.signs import disc_width, draw_disc, draw_sign, draw_tick_box
from builder.layout.table import Cell, Row, TableBlock, stacked, transposed
from builder.layout.table_looks import table_look
from builder.layout.text import AnchorMark, TextBlock, white_space
from builder.layout.ticket import DoseItem, PictureAndTicket, Ticket
from builder.pdf.pen import Pen
from builder.pdf.structure import LEAD, is_blank
from builder.theme import Stylesheet, TextStyle

_LEVEL_COLORS = {"stop": "stop", "ease": "ease_text", "go": "go_text"}


class Blocks:
    """Makes blocks of elements, in one stylesheet, for one pass over the pages.

    `roots` are the folders of pictures, `pages` are the printed pages of anchors, as far as the last pass knew them;
    `body` is the style of running text here (cards are set tighter); within a link, references are
    no `links` of their own.
    """

    def __init__(
        self,
        sheet: Stylesheet,
        roots: Sequence[Path],
        drawings: Drawings,
        pages: PageNumbers,
        *,
        body: str = "body",
        links: bool = True,
    ) -> None:
        self.sheet, self.roots, self.drawings, self.pages = sheet, roots, drawings, pages
        self.body, self.links = body, links
        self.space = sheet.space
        self.page_height = sheet.paper.height - sheet.paper.top - sheet.paper.bottom

    def stack(self, elements: Iterable[Element]) -> Stack:
        """Blocks of some elements, one below the other."""
        return Stack([block for element in elements for block in self.blocks(element)])

    def blocks(self, element: Element) -> list[Block]:
        """The blocks of one element."""
        made = getattr(self, "_" + element.name.replace("-", "_"))(element)
        blocks = made if isinstance(made, list) else [made]
        if element.get("id") and element.name not in ("h", "exercise"):
            return [AnchorMark(Anchor(element.get("id"))), *blocks]
        return blocks

    def words(self, element: Element, style: TextStyle) -> tuple[Word, ...]:
        """The words of an element's text in a style."""
        texts = tuple(node.text for node in element.children if isinstance(node, Run))
        if len(texts) == len(element.children):
            return plain_words(texts, style)
        return Words(style, self.sheet, self.pages, links=self.links).collect(element.children)

    def text(self, element: Element, name: str, **options: object) -> TextBlock:
        """A text block of an element in a named style."""
        style = self.sheet.style(name)
        return TextBlock(self.words(element, style), style, element, **options)  # type: ignore[arg-type]

    def _p(self, element: Element) -> Block:
        role = element.get("role", "body")
        name = self.body if role == "body" else role
        announces = text_of(element).rstrip().endswith(":")
        return self.text(element, name, keep_next=announces or element.get("keep") == "next")

    def _h(self, element: Element) -> Block:
        level = element.get("level")
        if element.get("number"):
            return self.card_title(element)
        anchor = None
        if element.get("id"):
            anchor = Anchor(element.get("id"), text_of(element).strip(), 1)
        return self.text(element, element.get("role") or f"h{level}", keep_next=True, anchor=anchor)

    def card_title(self, element: Element) -> TextBlock:
        """The title of a card behind its number in a disc."""
        style, number = self.sheet.style("card_title"), element.get("number")
        size = 0.7 * style.size

        def disc(pen: Pen, x: float, baseline: float) -> None:
            draw_disc(pen, number, x, baseline + 0.11 * style.size, size, self.sheet)

        indent = disc_width(number, size) + 0.4 * style.size
        return self.text(element, "card_title", keep_next=True, indent=indent, lead=disc)

    def _ul(self, element: Element) -> list[Block]:
        mark = element.get("mark", "bullet")
        style = self.sheet.style(self.body)
        return self._items(
            element, _mark_painter(mark, style, self.sheet), _mark_indent(mark, self.space["list_indent"])
        )

    def _ol(self, element: Element) -> list[Block]:
        style = self.sheet.style(self.body)
        numbers = {id(item): f"{number} " for number, item in enumerate(element.elements, start=1)}

        def lead(item: Element) -> Painter:
            color = self.sheet.ink("heading")
            return lambda pen, x, y: pen.text(x, y, [(numbers[id(item)], "extrabold", style.size, color)])

        return self._items(element, lead, self.space["list_indent"])

    def _items(self, element: Element, lead: Callable[[Element], Painter | None], indent: float) -> list[Block]:
        items: list[Block] = []
        for item in element.elements:
            block = self.text(item, self.body, indent=indent, lead=lead(item))
            gap = self.space["list_gap"] * (0.5 if self.body == "card_body" else 1)
            block.before = block.after = gap
            items.append(block)
        if items:
            items[0].keep_next = len(items) > 1
            items[-1].after = self.sheet.style(self.body).after
            if len(items) > 2:
                items[-2].keep_next = True
        return items

    def _dl(self, element: Element) -> list[Block]:
        heads, texts = ("source", "source") if element.get("role") == "sources" else ("label", self.body)
        made: list[Block] = []
        for child in element.elements:
            if child.name == "dt":
                anchor = Anchor(child.get("id")) if child.get("id") else None
                block = self.text(child, heads, keep_next=True, anchor=anchor)
                block.after = 1
            else:
                block = self.text(child, texts)
                block.after = 0.7 * block.after
            made.append(block)
        return made

    def _callout(self, element: Element) -> Block:
        kind = element.get("kind")
        stack = self.stack(element.elements)
        for block in stack.children:
            if kind in _LEVEL_COLORS and isinstance(block, TextBlock) and block.style.name == "label":
                _recolor(block, self.sheet.ink(_LEVEL_COLORS[kind]))
        _trim_ends(stack)
        after = self.sheet.style(self.body).after
        gap = after if self.body == "card_body" else after + 2
        return Boxed(stack, self._frame(kind), 0.5 * self.page_height, before=gap, after=gap)

    def _frame(self, kind: str) -> Frame:
        sheet, pad, bar = self.sheet, self.space["callout_pad"], self.space["callout_bar"]
        if kind in _LEVEL_COLORS:
            return Frame(pad, 1, bar, sheet.ink(kind))
        if kind == "key":
            fill = sheet.color("pale")
            stroke = None if fill else sheet.ink("box")
            return Frame(1.2 * pad, pad, fill=fill, stroke=stroke, radius=self.space["radius"])
        color = sheet.ink("target" if kind == "feel" else "box")
        return Frame(pad, 0.6 * pad, bar, color, fill=sheet.color("sand"))

    def _box(self, element: Element) -> Block:
        stack = self.stack(element.elements)
        _trim_ends(stack)
        pad = self.space["box_pad"]
        frame = Frame(pad, 0.65 * pad, stroke=self.sheet.ink("box"), radius=self.space["radius"])
        gap = self.sheet.style(self.body).after
        return Boxed(stack, frame, 0.5 * self.page_height, before=gap, after=gap)

    def _columns(self, element: Element) -> Block:
        stacks = []
        for column in element.elements:
            stack = self.stack(column.elements)
            if stack.children and column.children and isinstance(stack.children[0], TextBlock):
                stack.children[0] = self._underlined(stack.children[0])
            _trim_ends(stack)
            stacks.append(stack)
        after = self.sheet.style(self.body).after
        return Columns(stacks, self.space["column_gap"], before=after, after=after)

    def _underlined(self, head: TextBlock) -> Block:
        under = Underlined([head], after=2)
        under.line, under.color = self.space["line"], self.sheet.ink("line")
        return under

    def _keep(self, element: Element) -> Block:
        stack = self.stack(element.elements)
        first, last = stack.children[0], stack.children[-1]
        return Keep(stack.children, self.page_height, before=first.before, after=last.after)

    def figure(self, element: Element) -> PictureBlock:
        """A picture file or a drawing with its caption."""
        span, name = element.where, element.get("drawing")
        if name:
            mirror = bool(element.get("mirror"))
            picture: Picture = self.drawings.picture(name, words_of(element), span, mirror=mirror)
        else:
            picture = load_picture(find_picture(self.roots, element.get("src"), span), span)
        caption = element.first("caption")
        share = int(element.get("width", "100")) / 100
        text = self.text(caption, "caption") if caption else None
        return PictureBlock(picture, share, 0.8 * self.page_height, text, element, after=8 * self.sheet.scale)

    _figure = figure

    def _beside(self, element: Element) -> Block:
        figure, dose = element.elements
        picture = self.figure(figure)
        picture.limit, picture.centered = self.space["card_picture"], True
        return PictureAndTicket(
            picture, self._dose(dose), 8 * self.sheet.scale, after=self.sheet.style(self.body).after + 3
        )

    def _dose(self, element: Element) -> Ticket:
        title, aside, items = None, None, []
        for child in element.elements:
            if child.name == "h":
                title = self.text(child, "h3")
            elif child.name == "label":
                aside = self.text(child, "dose_label")
            else:
                label, value = child.elements
                items.append(DoseItem(self.text(label, "dose_label"), self.text(value, "dose_value", align="right")))
        return Ticket(title, aside, items, self.sheet, after=self.sheet.style(self.body).after + 3)

    def _blanks(self, element: Element) -> Block:
        labels = [self.text(blank, "meta") for blank in element.elements]
        after = self.sheet.style("body").after
        return Blanks(labels, self.space["write_pitch"] + 2, self.sheet.ink("write"), before=0, after=after)

    def _notes(self, element: Element) -> Block:
        lines = element.get("lines")
        label = self.text(element, "meta") if element.children else None
        before = 0.5 * self.sheet.style(self.body).after
        return NoteLines(
            element,
            label,
            0 if lines == "rest" else int(lines),
            self.space["write_pitch"],
            self.sheet.ink("write"),
            before=before,
        )

    def _new_page(self, element: Element) -> Block:
        return PageTurn()

    def _rule(self, element: Element) -> Block:
        return Rule(self.space["line"], self.sheet.ink("line"), before=10, after=12)

    def _chart(self, element: Element) -> Block:
        after = self.sheet.style(self.body).after
        return ChartBlock(element, self.sheet, before=0.5 * after, after=after)

    def _qr(self, element: Element) -> Block:
        return QrBlock(element, self.stack(element.elements), after=self.sheet.style(self.body).after)

    def _table(self, element: Element) -> list[Block]:
        role = element.get("role", "plain")
        look = table_look(role, self.sheet)
        rows = [self._row(row, element, look.center) for row in element.elements]
        widths = [float(w) for w in element.get("widths").split()]
        if role == "scale":
            widths = [1.0] * len(rows[0].cells)
        elif role in ("log", "weeks"):
            least = 0.3 * self.sheet.live_width if role == "log" else 0.0  # room to write a name
            widths = _label_and_equals(rows, least, self.sheet.live_width)
        after = self.sheet.style(self.body).after
        table = TableBlock(rows, look, element, widths=widths, before=0.5 * after, after=after + 2)
        narrow = {"weeks": transposed, "log": stacked}.get(role)
        if narrow and not table.fits(self.sheet.live_width):
            tight = replace(look, pad_x=1)
            table = TableBlock(narrow(rows), tight, element, before=0.5 * after, after=after + 2)
        return [table]

    def _row(self, element: Element, table: Element, center: bool) -> Row:
        head, role = element.get("head") == "yes", table.get("role", "plain")
        link = element if element.get("to") else None
        inner = Blocks(self.sheet, self.roots, self.drawings, self.pages, body=self.body, links=link is None)
        cells = [inner._cell(cell, role, head, center and index > 0) for index, cell in enumerate(element.elements)]
        for cell in cells:
            cell.blank = is_blank(table, element, cell.element)
        return Row(cells, head, element.get("look"), link)

    def _cell(self, element: Element, role: str, head: bool, center: bool) -> Cell:
        name = self._cell_style(element, role, head)
        align = element.get("align") or ("center" if center or role == "scale" else "left")
        stack = self._cell_stack(element, name, align)
        texts = [block for block in stack.children if isinstance(block, TextBlock)]
        for text in texts:
            text.ending = white_space(text.style)  # words of cells that are content of one element stay apart
        least = max((text.indent + longest_word(text.words) for text in texts), default=0.0)
        most = max((text.indent + natural_width(text.words) for text in texts), default=0.0)
        return Cell(element, stack, least, most, element.get("look"), int(element.get("span", "1")))

    def _cell_stack(self, element: Element, name: str, align: str) -> Stack:
        """What a cell holds, in the style of that name: one text, or its paragraphs and lists."""
        if any(child.name in CELL_BLOCKS for child in element.elements):
            inner = Blocks(self.sheet, self.roots, self.drawings, self.pages, body=name, links=self.links)
            stack = inner.stack(element.elements)
            for block in stack.children:
                if isinstance(block, TextBlock) and block.element.name == "p":
                    block.align, block.before, block.after = align, 0.0, 0.0
            return stack
        style = self.sheet.style(name)
        words = self.words(element, style)
        return Stack([TextBlock(words, style, element, align=align)] if words else [])

    def _cell_style(self, element: Element, role: str, head: bool) -> str:
        if head:
            return "table_head"
        if element.get("align") == "right" and element.name == "td":
            return "label"
        if element.get("look") == "rest":
            return "table_head"
        if role in ("weeks", "scale") and element.name == "td":
            return "grid_cell"
        if element.name == "th":
            return "grid_cell" if role == "weeks" else "table_body"
        return "table_body"


def _label_and_equals(rows: list[Row], least: float, width: float) -> list[float]:
    """The first column as wide as its labels, at most two fifths of the width; the others alike."""
    others = len(rows[0].cells) - 1
    label = min(max(least, *(row.cells[0].most + 6 for row in rows)), 0.4 * width)
    return [label, *([(width - label) / others] * others)]


def _mark_indent(mark: str, indent: float) -> float:
    return {"none": 0.0, "tick": 1.25 * indent, "cross": 0.75 * indent, "bullet": 0.72 * indent}[mark]


def _mark_painter(mark: str, style: TextStyle, sheet: Stylesheet) -> Callable[[Element], Painter | None]:
    """What paints the mark of an item."""

    def bullet(pen: Pen, x: float, y: float) -> None:
        pen.circle(x + 0.22 * style.size, y + 0.3 * style.size, 0.14 * style.size, fill=sheet.ink("ink"))

    painters: dict[str, Callable[[Element], Painter | None]] = {
        "bullet": lambda item: bullet,
        "cross": lambda item: lambda pen, x, y: draw_sign(pen, "avoid", x, y, style.size, sheet),
        "tick": lambda item: lambda pen, x, y: draw_tick_box(pen, x, y, style.size, sheet, item, LEAD),
        "none": lambda item: None,
    }
    return painters[mark]


def _recolor(block: TextBlock, color: str) -> None:
    block.words = tuple(
        replace(word, pieces=[replace(piece, color=color) for piece in word.pieces]) for word in block.words
    )


def _trim_ends(stack: Stack) -> None:
    """No space inside a box above its first and below its last block."""
    if stack.children:
        stack.children[0].before = 0.0
        stack.children[-1].after = 0.0
