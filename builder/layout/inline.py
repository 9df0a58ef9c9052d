"""Inline nodes to words: each word a few pieces of one style, with its width and its link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from builder.document import Element, Node, Run, text_of
from builder.layout.signs import disc_width, draw_disc, draw_sign, draw_tick_box, sign_width
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.theme import Stylesheet, TextStyle

NBSP = "\N{NO-BREAK SPACE}"
EMPHASIS = "semibold"
"""Emphasis is set in a heavier weight: slanted type is harder to read (RNIB)."""

WIDEST_PAGE = "8888"
RUNT = 0.2
"""A single word on a last line is a runt when it is shorter than this share of the line."""

_BREAKS = re.compile(r"[^ ]*?(?<=[A-Za-z]{3})[-–/](?=[A-Za-z]{4})|[^ ]+")
_URL_BREAKS = re.compile(r"[^ ]*?[-–/_?&=](?=[^ ])|[^ ]+")

Painter = Callable[[Pen, float, float], None]


@dataclass(slots=True)
class Piece:
    """Text of one style, or a sign that paints itself, within a word.

    `inline` is the innermost element in the line that is tagged for itself, `link` the one that is a link.
    """

    text: str
    weight: str
    size: float
    color: str
    width: float
    inline: Element | None = None
    link: Element | None = None
    paint: Painter | None = None


@dataclass(slots=True, eq=False)
class Word:
    """What may not be broken over lines. Those of plain text are shared: once made, they stay as they are.

    `gap` is the white space before it, `turn` a forced break, `width` that of its pieces, without the gap.
    """

    gap: Piece | None = None
    turn: bool = False
    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0

    def add(self, piece: Piece) -> None:
        """Put a piece behind the others."""
        self.pieces.append(piece)
        self.width += piece.width

    def widen(self, width: float) -> None:
        """Give its last piece at least so much room, in points."""
        more = max(0.0, width - self.pieces[-1].width)
        self.pieces[-1].width += more
        self.width += more

    @property
    def space(self) -> float:
        """The width of the gap before it."""
        return self.gap.width if self.gap else 0.0


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The pages of anchors as the last pass knew them; `steady` gives every number the same room."""

    known: Mapping[str, int]
    steady: bool = False

    def of(self, anchor: str) -> str:
        """The page as printed; a number of common width while it is not known."""
        return str(self.known.get(anchor, 88))


_TAGGED = frozenset(["a", "ref", "abbr", "span"])
"""Elements in a line that are tagged for themselves."""


class _Setting(NamedTuple):
    """How text is set, and what it is content of."""

    weight: str
    inline: Element | None = None
    link: Element | None = None


class _Collector:
    """Collects words from texts in a style."""

    def __init__(self, style: TextStyle) -> None:
        self.style = style
        self.words: list[Word] = []
        self.pending: Piece | None = None
        self.glue = False
        self.turning = False

    def styled(self, text: str, setting: _Setting) -> Piece:
        size, width = self.style.size, text_width(text, setting.weight, self.style.size)
        return Piece(text, setting.weight, size, self.style.color, width, setting.inline, setting.link)

    def text(self, text: str, setting: _Setting) -> None:
        breaks = _URL_BREAKS if setting.link and setting.link.get("href").startswith("http") else _BREAKS
        gap = self.styled(" ", setting)
        for index, part in enumerate(text.split(" ")):
            if index:
                self.pending, self.glue = gap, False
            if not part:
                continue
            for bit in breaks.findall(part):
                self.piece(self.styled(bit.replace(NBSP, " "), setting))
                self.glue = False
            self.glue = True

    def piece(self, piece: Piece) -> None:
        """Add a piece to the last word where nothing separates them, else start a word."""
        if not self.glue or not self.words or self.turning:
            self.words.append(Word(self.pending, self.turning))
        self.words[-1].add(piece)
        self.pending, self.glue, self.turning = None, True, False


@lru_cache(maxsize=2048)
def plain_words(texts: tuple[str, ...], style: TextStyle) -> tuple[Word, ...]:
    """The words of texts one behind the other, without anything that stands out in them."""
    collector = _Collector(style)
    for text in texts:
        collector.text(text, _Setting(style.weight))
    return tuple(collector.words)


class Words(_Collector):
    """Collects words from inline nodes in a style.

    `pages` are for references that name a page; within a link they are no `links` of their own.
    """

    def __init__(self, style: TextStyle, sheet: Stylesheet, pages: PageNumbers, *, links: bool = True) -> None:
        super().__init__(style)
        self.sheet, self.pages, self.links = sheet, pages, links

    def collect(self, nodes: Iterable[Node]) -> tuple[Word, ...]:
        """The words of some nodes."""
        self.nodes(nodes, _Setting(self.style.weight))
        return tuple(self.words)

    def nodes(self, nodes: Iterable[Node], setting: _Setting) -> None:
        for node in nodes:
            if isinstance(node, Run):
                self.text(node.text, setting)
            else:
                self.element(node, setting)

    def element(self, element: Element, setting: _Setting) -> None:
        name = element.name
        if name in _TAGGED or element.get("lang"):
            setting = setting._replace(inline=element)
        if name in ("strong", "em"):
            setting = setting._replace(weight=self.style.strong if name == "strong" else EMPHASIS)
        if name == "a" or (name == "ref" and self.links):
            setting = setting._replace(link=element)
        if name == "br":
            self.turning, self.pending, self.glue = True, None, False
        elif name in _SIGNS:
            self.mark(*_SIGNS[name](element, self.style.size, self.sheet))
        else:
            self.nodes(element.children, setting)
            if name == "ref":
                self.page_of(element, setting)

    def page_of(self, element: Element, setting: _Setting) -> None:
        """Add the page that a reference names."""
        say = element.get("say")
        if say:
            page = say.replace(" {page}", NBSP + "{page}").replace("{page}", self.pages.of(element.get("to")))
            before = " " if element.children else ""
            self.text(before + page, setting)
            if self.pages.steady:
                widest = say.replace("{page}", WIDEST_PAGE).split(" ")[-2:]
                self.words[-1].widen(text_width(" ".join(widest), setting.weight, self.style.size))

    def mark(self, width: float, paint: Painter) -> None:
        self.piece(Piece("", "regular", self.style.size, self.style.color, width, paint=paint))


def _sign(element: Element, size: float, sheet: Stylesheet) -> tuple[float, Painter]:
    kind = element.get("kind")
    return sign_width(kind, size), lambda pen, x, y: draw_sign(pen, kind, x, y, size, sheet)


def _tick(element: Element, size: float, sheet: Stylesheet) -> tuple[float, Painter]:
    return 1.15 * size, lambda pen, x, y: draw_tick_box(pen, x, y, size, sheet, element)


def _disc(element: Element, size: float, sheet: Stylesheet) -> tuple[float, Painter]:
    text = text_of(element)
    return disc_width(text, size), lambda pen, x, y: draw_disc(pen, text, x, y, size, sheet)


_SIGNS = {"sign": _sign, "tick": _tick, "disc": _disc}


def target_of(link: Element) -> str:
    """Where a link goes: an anchor of the booklet behind a `#`, or an address."""
    return link.get("href") or "#" + link.get("to")


def longest_word(words: Iterable[Word]) -> float:
    """The width below which some word would stick out, in points."""
    return max((word.width for word in words), default=0.0)


def natural_width(words: Iterable[Word]) -> float:
    """The width of the text when it is broken only where it has to be, in points."""
    widest = line = 0.0
    for word in words:
        line = word.width if word.turn else line + word.space + word.width
        widest = max(widest, line)
    return widest


@lru_cache(maxsize=2048)
def lines_of(words: tuple[Word, ...], width: float) -> list[list[Word]]:
    """Words broken into ragged-right lines.

    A word wider than the line is cut where it must be.  A last line of one short word gets
    company from the line above.
    """
    lines = list(_greedy(words, width))
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > 2 and lines[-1][0].width < RUNT * width:
        last = lines[-1][0]
        if last.gap and not last.turn:
            lines[-1].insert(0, lines[-2].pop())
    return lines


def _greedy(words: Iterable[Word], width: float) -> Iterator[list[Word]]:
    line: list[Word] = []
    used = 0.0
    for word in _cut(words, width):
        if line and (word.turn or used + word.space + word.width > width + 0.01):
            yield line
            line, used = [], 0.0
        used += (word.space if line else 0.0) + word.width
        line.append(word)
    if line:
        yield line


def _cut(words: Iterable[Word], width: float) -> Iterator[Word]:
    for word in words:
        if word.width <= width or any(piece.paint for piece in word.pieces):
            yield word
        else:
            yield from _cut_one(word, width)


def _cut_one(word: Word, width: float) -> Iterator[Word]:
    """A word too long for a line, in parts that fit."""
    part = Word(word.gap, word.turn)
    for piece in word.pieces:
        text = piece.text
        while text:
            room = width - part.width
            fit = _fitting(text, piece, room)
            if fit == 0 and part.pieces:
                yield part
                part = Word()
                continue
            bit = text[: max(1, fit)]
            part.add(replace(piece, text=bit, width=text_width(bit, piece.weight, piece.size)))
            text = text[len(bit) :]
    if part.pieces:
        yield part


def _fitting(text: str, piece: Piece, room: float) -> int:
    count, used = 0, 0.0
    for char in text:
        used += text_width(char, piece.weight, piece.size)
        if used > room:
            break
        count += 1
    return count
