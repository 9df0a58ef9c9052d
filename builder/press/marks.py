"""Marks beside the pages: where to cut, and where to fold."""

from __future__ import annotations

from collections.abc import Iterator

from builder.press.geometry import Placement
from builder.press.options import Options
from builder.press.papers import MARK_GAP, MARK_LENGTH, MM, Sheet

Line = tuple[float, float, float, float]
"""From x, y to x, y, in points."""

FOLD_LENGTH = 10 * MM
"""Of a mark at the edge of a sheet; printers leave some 4 to 6 mm of that white."""


def crop_marks(placements: list[Placement], options: Options) -> Iterator[Line]:
    """Hairlines at the corners of the trimmed pages, but none at a fold."""
    gap = options.bleed * MM + MARK_GAP
    far = gap + MARK_LENGTH
    for placed in placements:
        left, bottom = placed.trim.x, placed.trim.y
        right, top = left + placed.trim.width, bottom + placed.trim.height
        upright, level = [left, right], [(left, -1), (right, 1)]
        if options.layout.folded:
            at_left = placed.cell.x == 0
            upright, level = ([left], level[:1]) if at_left else ([right], level[1:])
        for x in upright:
            yield x, bottom - gap, x, bottom - far
            yield x, top + gap, x, top + far
        for x, outwards in level:
            for y in (bottom, top):
                yield x + outwards * gap, y, x + outwards * far, y


def fold_marks(sheet: Sheet) -> Iterator[Line]:
    """At the fold, at the upper and lower edge of each sheet or part of one that is folded."""
    width, height = sheet.size
    part = height / sheet.rows
    for row in range(sheet.rows):
        yield width / 2, row * part, width / 2, row * part + FOLD_LENGTH
        yield width / 2, (row + 1) * part - FOLD_LENGTH, width / 2, (row + 1) * part


def cut_marks(sheet: Sheet) -> Iterator[Line]:
    """Where a sheet is cut into parts before they are folded, at its left and right edge."""
    width, height = sheet.size
    for row in range(1, sheet.rows):
        y = height * row / sheet.rows
        yield 0, y, FOLD_LENGTH, y
        yield width - FOLD_LENGTH, y, width, y
