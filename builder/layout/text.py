"""The text block: lines of words, ragged right, without widows and orphans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.document import Element
from builder.layout.block import Anchor, Block
from builder.layout.inline import Piece, Word, lines_of, target_of
from builder.pdf.fonts import ASCENT
from builder.pdf.pen import Pen
from builder.pdf.structure import LEAD
from builder.theme import TextStyle

MIN_LINES = 2
KEPT_LINES = 12
"""What is bound to its neighbour (a heading, a term) stays whole up to this many lines."""


class AnchorMark(Block):
    """An anchor without a look, on the page of what follows."""

    keep_next = True
    mark = True

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor

    def measure(self, width: float) -> float:
        return 0.0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for anchor in self.anchors():
            anchor.place(pen, top)


class TextBlock(Block):
    """The words of an element set in a style.

    `lead` paints what stands before the first line (a bullet, a number) in the indent.  `ending` is the white space
    behind a part whose text goes on elsewhere.
    """

    def __init__(
        self,
        words: Sequence[Word],
        style: TextStyle,
        element: Element,
        *,
        indent: float = 0.0,
        align: str = "left",
        keep_next: bool = False,
        lead: Callable[[Pen, float, float], None] | None = None,
        anchor: Anchor | None = None,
    ) -> None:
        self.words = tuple(words)
        self.style = style
        self.indent, self.align = indent, align
        self.before, self.after = style.before, style.after
        self.element, self.span = element, element.where
        self.keep_next, self.lead, self.anchor = keep_next, lead, anchor
        self.ending: Piece | None = None
        self._lines: dict[float, list[list[Word]]] = {}

    def lines(self, width: float) -> list[list[Word]]:
        """The lines at a width."""
        if width not in self._lines:
            self._lines[width] = lines_of(self.words, width - self.indent)
        return self._lines[width]

    def measure(self, width: float) -> float:
        return max(1, len(self.lines(width))) * self.style.leading

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        lines = self.lines(width)
        fit = int((height + 0.01) // self.style.leading)
        fit = min(fit, len(lines) - MIN_LINES)
        if fit < MIN_LINES or (self.keep_next and len(lines) <= KEPT_LINES):
            return None
        first, rest = self._part(lines[:fit], first=True), self._part(lines[fit:], first=False)
        first.ending, rest.ending = self._space_before(lines[fit]), self.ending
        return first, rest

    def _part(self, lines: Iterable[list[Word]], *, first: bool) -> TextBlock:
        words = [word for line in lines for word in line]
        part = TextBlock(words, self.style, self.element, indent=self.indent, align=self.align)
        if first:
            part.lead, part.anchor, part.after = self.lead, self.anchor, 0.0
        else:
            part.before, part.keep_next = 0.0, self.keep_next
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        style = self.style
        if self.anchor:
            self.anchor.place(pen, top)
        baseline = top - (style.leading - style.size) / 2 - ASCENT * style.size - 0.06 * style.size
        if self.lead:
            with pen.tagged(self.element, LEAD):
                self.lead(pen, x, baseline)
        with pen.tagged(self.element):
            self._draw_lines(pen, x, baseline, width)

    def _draw_lines(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        style, lines = self.style, self.lines(width)
        for number, line in enumerate(lines):
            slack = width - self.indent - _width(line)
            shift = {"left": 0.0, "center": slack / 2, "right": slack}[self.align]
            if number < len(lines) - 1 and not lines[number + 1][0].turn:  # a full line, not one that was ended
                characters = sum(len(piece.text) for piece in _pieces(line))
                pen.line_lengths.append((style.name, width - self.indent, characters))
            ending = self._space_before(lines[number + 1]) if number < len(lines) - 1 else self.ending
            draw_line(pen, x + self.indent + shift, baseline, line, style, ending)
            baseline -= style.leading

    def _space_before(self, line: Sequence[Word]) -> Piece | None:
        """The white space that a line break stands for; none where a long word is cut."""
        if line[0].turn:
            return white_space(self.style)
        return line[0].gap and replace(line[0].gap, width=0.0)


def white_space(style: TextStyle) -> Piece:
    """White space that takes no room."""
    return Piece(" ", style.weight, style.size, style.color, 0.0)


def _width(line: Sequence[Word]) -> float:
    return sum(word.width for word in line) + sum(word.space for word in line[1:])


def draw_line(
    pen: Pen, x: float, baseline: float, line: Sequence[Word], style: TextStyle, ending: Piece | None
) -> None:
    """Draw one line; white space ends it where the text goes on, so that words stay apart when copied."""
    pieces = [*_pieces(line), *([ending] if ending else [])]
    left = x
    stretch: list[Piece] = []
    for piece in pieces:
        if piece.paint:
            _draw_text(pen, left, baseline, stretch)
            left += sum(p.width for p in stretch)
            piece.paint(pen, left, baseline)
            left, stretch = left + piece.width, []
        else:
            stretch.append(piece)
    _draw_text(pen, left, baseline, stretch)
    for link, x0, x1 in _links(pieces, x):
        pen.link(target_of(link), (x0, baseline - 0.25 * style.size, x1, baseline + 0.85 * style.size), link)


def _pieces(line: Sequence[Word]) -> Iterator[Piece]:
    for index, word in enumerate(line):
        if index and word.gap:
            yield word.gap
        yield from word.pieces


def _draw_text(pen: Pen, x: float, baseline: float, pieces: Sequence[Piece]) -> None:
    """One text object for the pieces side by side that are content of one element, those of one style joined."""
    for _, group in groupby(pieces, key=lambda piece: id(piece.inline)):
        own = list(group)
        joined = groupby(own, key=lambda piece: (piece.weight, piece.size, piece.color))
        runs = [("".join(piece.text for piece in run), *style) for style, run in joined]
        with pen.tagged(own[0].inline):
            pen.text(x, baseline, runs)
        x += sum(piece.width for piece in own)


def _links(pieces: Sequence[Piece], x: float) -> Iterator[tuple[Element, float, float]]:
    """The links of a line, each with its left and right edge."""
    for _, group in groupby(pieces, key=lambda piece: id(piece.link)):
        own = list(group)
        width = sum(piece.width for piece in own)
        if own[0].link:
            yield own[0].link, x, x + width
        x += width
