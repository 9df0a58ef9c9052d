"""A test sheet that shows about which edge a printer turns the paper when it prints on both sides."""

from __future__ import annotations

import io

from builder.pdf.canvas import BookletCanvas
from builder.pdf.pen import Pen, Point

PAPERS = {"letter": (792.0, 612.0), "a4": (841.89, 595.28)}
"""Width and height in points of a sheet that lies, as sheets of folded booklets do."""

INK, GREY = "#000000", "#595959"
MARGIN = 54.0
TITLE, TEXT, CODE = 27.0, 16.0, 15.0
"""Sizes of type in points."""

LEADING = 1.5
"""Of the lines of a text, in em."""

_FRONT = [
    "1   Hold the sheet so that you can read this.",
    "2   Turn it over to the left, like a page of a book.",
    "3   Two texts are on the back. Only one is upright:",
    "     it says what to do.",
]
_EMPTY = [
    "Is the back empty? Then the printer printed on one side only.",
    "Fold and print with booklet impose FILE.pdf --sides apart, fronts first.",
]
_SHORT = ("Short edge: all is well", "The printer turns the paper as it was asked to.", "Fold and print with")
_LONG = ("Long edge: the other way", "The printer turns the paper about the other edge.", "Fold and print with")
_SHORT_COMMANDS = ("booklet impose FILE.pdf -o SHEETS.pdf", "booklet print SHEETS.pdf")
_LONG_COMMANDS = ("booklet impose FILE.pdf --flip long -o SHEETS.pdf", "booklet print SHEETS.pdf --sides short-edge")


def flip_test(paper: str) -> bytes:
    """A PDF of two pages on one of `PAPERS`, to be printed on both sides, turned about the short edge.

    Turned over like a page of a book, its back shows one text upright and one upside down; the upright one names the
    edge.  Black only, and nothing to be cut off by a printer's margins.
    """
    width, height = PAPERS[paper]
    canvas = BookletCanvas(io.BytesIO(), pagesize=(width, height), pageCompression=1)
    canvas.setTitle("Test sheet for printing on both sides")
    canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
    canvas.setViewerPreference("PrintScaling", "None")
    pen = Pen(canvas, {})
    _front(pen, width, height)
    canvas.showPage()
    _half(pen, width, height, _SHORT, _SHORT_COMMANDS)
    pen.line(MARGIN, height / 2, width - MARGIN, height / 2, 1, GREY)
    canvas.saveState()
    canvas.translate(width, height)
    canvas.rotate(180)
    _half(pen, width, height, _LONG, _LONG_COMMANDS)
    canvas.restoreState()
    canvas.showPage()
    return canvas.pages()


def _front(pen: Pen, width: float, height: float) -> None:
    """What to do with the sheet, over an arrow that shows how it is turned."""
    y = _lines(pen, MARGIN, height - MARGIN - TITLE, ["Which way does your printer turn the paper?"], "bold", TITLE)
    y = _lines(pen, MARGIN, y - TITLE, _FRONT, "regular", TEXT + 2)
    _turn(pen, width / 2, y - 96)
    _lines(pen, MARGIN, MARGIN + TEXT * LEADING, _EMPTY, "regular", TEXT, GREY)


def _half(pen: Pen, width: float, height: float, words: tuple[str, str, str], commands: tuple[str, str]) -> None:
    """The upper half of the back: an arrow up, what the printer does, and the commands for it."""
    title, *text = words
    _arrow(pen, (width - MARGIN - 40, height / 2 + 60), (width - MARGIN - 40, height - MARGIN - 4))
    y = _lines(pen, MARGIN, height - MARGIN - TITLE, [title], "bold", TITLE)
    y = _lines(pen, MARGIN, y - 4, text, "regular", TEXT)
    _lines(pen, MARGIN + 18, y - 4, commands, "semibold", CODE)


def _lines(
    pen: Pen, x: float, y: float, lines: list[str] | tuple[str, ...], weight: str, size: float, color: str = INK
) -> float:
    """Set lines from a first baseline down; the baseline that follows."""
    for line in lines:
        pen.text(x, y, [(line, weight, size, color)])
        y -= size * LEADING
    return y


def _turn(pen: Pen, x: float, y: float) -> None:
    """A bow over the sheet from right to left, about the place where its foot would stand."""
    reach, rise = 190.0, 110.0
    start, end = (x + reach, y - 40), (x - reach, y - 22)
    pen.curve(start, ((x + reach * 0.8, y + rise), (x - reach * 0.8, y + rise), end), stroke=INK, line=9)
    _head(pen, (x - reach - 7, y - 62), (-0.2, -1.0))


def _arrow(pen: Pen, start: Point, tip: Point) -> None:
    """A straight arrow upwards."""
    pen.line(*start, tip[0], tip[1] - 26, 12, INK)
    _head(pen, tip, (0.0, 1.0))


def _head(pen: Pen, tip: Point, toward: Point) -> None:
    """The head of an arrow with its tip at a place, in the direction of a vector of about one."""
    (x, y), (dx, dy) = tip, toward
    back = (x - 42 * dx, y - 42 * dy)
    pen.path([tip, (back[0] - 24 * dy, back[1] + 24 * dx), (back[0] + 24 * dy, back[1] - 24 * dx)], fill=INK)
