"""For printers that print one side only: what to do between fronts and backs, in words and on a sheet."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from builder.press.options import Flip, Sides
from builder.press.sheets import Content, Press

MARGIN, TYPE, LEADING = 54.0, 13.0, 18.0
"""Of the sheet with the steps, in points."""

CHARACTER = 0.5
"""The usual width of a letter of Helvetica, in parts of the size of its type."""


def all_steps(press: Press, sheets: int) -> tuple[str, ...]:
    """What to do, in order, from the fronts on."""
    fronts = f"pages 1 to {sheets + 1}" if press.options.sides is Sides.IN_TURN else "the file of the fronts"
    first = f'Print {fronts}, one-sided, at 100 % ("actual size"). The last page is a sheet with these steps.'
    return (first, *_next_steps(press, sheets))


def _next_steps(press: Press, sheets: int) -> list[str]:
    """What to do when the fronts of all `sheets` are printed, in order."""
    book, short = press.turns_like_a_book, press.flip is Flip.SHORT
    backs = (
        f"pages {sheets + 2} to {2 * sheets + 1}" if press.options.sides is Sides.IN_TURN else "the file of the backs"
    )
    turn = (
        "like a page of a book: left and right change places, the upper edge stays up"
        if book
        else "like a sheet of a wall calendar: the upper edge goes down, left stays left"
    )
    return [
        "Take away the sheet with these steps. Leave the others in their order.",
        f"Hold the stack so that you can read it. Turn it over {turn}.",
        "Put it into the printer so that the empty sides get printed. Most printers take the short edge first: then "
        f"the edge that came out first goes in {'last' if short else 'first again'}.",
        f"Print {backs} in the same way.",
    ]


def _advice(press: Press) -> list[str]:
    """What helps when the backs come out wrong."""
    order = "without" if press.options.reverse_backs else "with"
    return [
        "Try it with two sheets first.",
        "Backs upside down: put the stack in with its other edge first.",
        f"Backs behind the wrong fronts: make them again {order} --reverse-backs.",
    ]


def steps_sheet(press: Press, sheets: int) -> Content:
    """A page that shows what to do next; it comes out last, on top of the stack of fronts."""
    width, height = press.sheet.size
    columns = int((width - 2 * MARGIN) / (TYPE * CHARACTER))
    lines: list[tuple[str, str]] = []
    for number, step in enumerate(_next_steps(press, sheets), 1):
        first, *more = textwrap.wrap(step, columns - 4)
        lines += [(f"{number}", first), *(("", line) for line in more)]
    lines += [("", ""), *(("", line) for line in _advice(press))]
    out = [
        b"BT /F2 24 Tf 0 g %.1f %.1f Td %s Tj ET" % (MARGIN, height - MARGIN - 20, _string("Now turn the stack over"))
    ]
    y = height - MARGIN - 56
    for label, line in lines:
        for font, text, indent in ((b"F2", label, 0), (b"F1", line, 22)):
            out.append(b"BT /%s %.1f Tf %.1f %.1f Td %s Tj ET" % (font, TYPE, MARGIN + indent, y, _string(text)))
        y -= LEADING
    return b"\n".join([*out, *_picture(press, y - 36)])


def _picture(press: Press, top: float) -> Iterator[bytes]:
    """The stack, and which way it turns: from right to left over its upper edge, or from there to the lower one."""
    width, height = press.sheet.size
    scale = min((top - MARGIN - 20) / height, (width - 2 * MARGIN - 120) / width, 0.4)
    if scale < 0.1:  # the words alone fill a small sheet
        return
    wide, high = width * scale, height * scale
    left, bottom = (width - wide) / 2, top - high
    right = left + wide
    yield b"1 w 0 G %.1f %.1f %.1f %.1f re S" % (left, bottom, wide, high)
    words = b"upper edge"
    yield b"BT /F1 10 Tf %.1f %.1f Td (%s) Tj ET" % (left + wide / 2 - 24, top - 14, words)
    if press.turns_like_a_book:
        bend = (right, top + 6, right, top + 40, left, top + 40, left, top + 12)
        head = (left - 5, top + 14, left + 5, top + 14, left, top + 4)
    else:
        bend = (right + 6, top, right + 50, top, right + 50, bottom, right + 12, bottom)
        head = (right + 14, bottom + 5, right + 14, bottom - 5, right + 4, bottom)
    yield b"2 w %.1f %.1f m %.1f %.1f %.1f %.1f %.1f %.1f c S" % bend
    yield b"%.1f %.1f m %.1f %.1f l %.1f %.1f l f" % head


def _string(text: str) -> bytes:
    """A string of a page's content in the encoding of its fonts (ISO 32000-1, 7.3.4.2)."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(" + escaped.encode("cp1252", "replace") + b")"
