"""QR codes: addresses as pictures that a phone reads from paper, each with its words below it or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal

from builder.document import Element
from builder.errors import Diagnostic
from builder.layout.block import Block, Stack
from builder.layout.text import TextBlock
from builder.pdf.pen import Pen
from builder.pdf.structure import Rect

MM = 72 / 25.4
DARK, LIGHT = "#000000", "#FFFFFF"
"""In every theme: what reads a code asks for contrast, not for style."""

QUIET = 4
"""Modules of white on each side that belong to a code (ISO/IEC 18004, quiet zone)."""

DEFAULT_SIDE = 25.0
"""The side of a code in mm where its element names none, the quiet zone included."""

GOOD_MODULE, LEAST_MODULE = 0.5, 0.4
"""The sides of a module in mm: a code is made larger than was asked for to reach the first,
and is refused when the size that was asked for gives less than the second.

Measured with zxing-cpp on codes of 20 to 180 characters, blurred by 0.15 mm and turned by 7 degrees: a camera that sees
3 pixels a mm reads nine in ten codes of 0.5 mm and one in ten of 0.45 mm; one that sees 4 pixels a mm reads four in ten
of 0.4 mm, and none of 0.35 mm.
"""

Shown = Literal["code", "address", "nothing"]
SHOWN: tuple[Shown, ...] = ("code", "address", "nothing")
"""How much of a code and its words is printed, the most first."""

TEXT_SHARE = 0.6
"""The title of a card stands beside a code that leaves it this share of the width."""


@lru_cache(maxsize=256)
def _rows(address: str) -> tuple[bytes, ...]:
    """The modules of a code row by row from the top, 1 for dark; error correction level M, as small as it can be."""
    import segno  # it takes its time, and few booklets have codes

    return tuple(bytes(row) for row in segno.make_qr(address, error="m", boost_error=False).matrix)


def _across(address: str) -> int:
    """How many modules a code is wide, the quiet zone included."""
    return len(_rows(address)) + 2 * QUIET


def _asked(element: Element) -> float:
    """The side in mm that an element asks for."""
    return float(element.get("size") or DEFAULT_SIDE)


def side_of(element: Element) -> float:
    """The side of an element's code as it is printed, in points."""
    return MM * max(_asked(element), GOOD_MODULE * _across(element.get("href")))


def qr_problems(tree: Element) -> Iterator[Diagnostic]:
    """A diagnostic for each code of a tree whose modules would be too small to be read from paper."""
    for element in tree.walk():
        if element.name == "qr":
            asked = _asked(element)
            module = asked / _across(element.get("href"))
            if module < LEAST_MODULE:
                message = (
                    f"the address is too long for a QR code of {asked:.0f} mm: "
                    f"its squares would be {module:.2f} mm wide, at least {LEAST_MODULE} mm are needed"
                )
                yield Diagnostic(message, element.where, "use a shorter address")


def dark_runs(address: str, side: float) -> Iterator[Rect]:
    """The dark modules side by side of a code as rectangles, in points from its lower left corner."""
    unit = side / _across(address)
    for number, row in enumerate(_rows(address), start=QUIET):
        top, left = side - number * unit, QUIET * unit
        for dark, run in groupby(row):
            right = left + len(list(run)) * unit
            if dark:
                yield left, top - unit, right, top
            left = right


class QrBlock(Block):
    """The code of an element with its words below it; where there is no room it `shows` less."""

    def __init__(self, element: Element, words: Stack, *, after: float) -> None:
        self.element, self.address, self.words = element, element.get("href"), words
        self.span, self.side = element.where, side_of(element)
        self.before, self.after = 0.5 * after, after
        self.shows: Shown = "code"

    @property
    def room(self) -> float:
        """The side of what is printed of the code, in points."""
        return self.side if self.shows == "code" else 0.0

    def measure(self, width: float) -> float:
        return self.room + (self.words.measure(width) if self.shows != "nothing" else 0.0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.draw_code(pen, x, top)
        if self.shows != "nothing":
            self.words.draw(pen, x, top - self.room, width)

    def draw_code(self, pen: Pen, x: float, top: float) -> None:
        """Draw the code alone, if it is shown, from its upper left corner."""
        if self.shows == "code":
            y = top - self.side
            with pen.figure(self.element, (x, y, x + self.side, top)):
                pen.box(x, y, self.side, self.side, fill=LIGHT)
                runs = dark_runs(self.address, self.side)
                pen.area([(x + left, y + low, x + right, y + high) for left, low, right, high in runs], DARK)

    def left_out(self) -> Diagnostic | None:
        """A warning when the code, or even its address, has no room."""
        messages = {
            "address": f"{self.address} is printed without its QR code, for which there is no room",
            "nothing": f"{self.address} is not printed, because there is no room for it on its card",
        }
        hint = "shorten the texts around it, or print on larger paper"
        return Diagnostic(messages[self.shows], self.span, hint, "warning") if self.shows in messages else None


class BesideCode(Block):
    """The head of a card with a code at its right; the words of the code stand below the head."""

    def __init__(self, head: Sequence[Block], code: QrBlock) -> None:
        self.code, self._head = code, Stack(head)
        self._head_and_words = Stack([*head, *code.words.children])
        self.before, self.after = head[0].before, head[-1].after
        head[-1].after = 0.0

    @property
    def stack(self) -> Stack:
        """What stands at the left."""
        return self._head if self.code.shows == "nothing" else self._head_and_words

    def measure(self, width: float) -> float:
        return max(self.stack.measure(width - self.code.room), self.code.room)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.stack.draw(pen, x, top, width - self.code.room)
        self.code.draw_code(pen, x + width - self.code.side, top)


def beside_head(blocks: list[Block], width: float) -> list[Block]:
    """The blocks of a card, a code among them at the right of the title, if there are only texts between the two."""
    number = next((number for number, block in enumerate(blocks) if isinstance(block, QrBlock)), 0)
    head, code = blocks[:number], blocks[number]
    if not isinstance(code, QrBlock) or not all(isinstance(block, TextBlock) for block in head):
        return blocks
    if width - code.side < TEXT_SHARE * width:
        return blocks
    return [BesideCode(head, code), *blocks[number + 1 :]]


def codes_of(blocks: Iterable[Block]) -> list[QrBlock]:
    """The codes among some blocks."""
    found = (block.code if isinstance(block, BesideCode) else block for block in blocks)
    return [block for block in found if isinstance(block, QrBlock)]


def left_out(blocks: Iterable[Block]) -> list[Diagnostic]:
    """A warning for each code among some blocks that is not printed."""
    return [warning for code in codes_of(blocks) if (warning := code.left_out())]
