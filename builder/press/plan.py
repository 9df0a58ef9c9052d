"""Which page sits in which slot of which side of a sheet.  Knows no PDF and no sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.press.options import Blanks, Layout, Options

Page = int | None
"""A page, counted from 0, or a blank one."""


@dataclass(frozen=True, slots=True)
class Row:
    """Pages side by side, from left to right.

    `depth` is how many sheets are folded around this one in its signature.
    """

    pages: tuple[Page, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: rows from top to bottom.

    Rows are as one sees them when the sheet is turned over like a page of a book: left of the back is behind right of
    the front, and the upper row behind the upper row.
    """

    sheet: int
    back: bool
    rows: tuple[Row, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All slots, row by row."""
        return tuple(page for row in self.rows for page in row.pages)


def plan(count: int, options: Options, columns: int = 2) -> list[Side]:
    """The sides of all sheets for `count` pages, the front of each sheet before its back.

    `columns` is how many pages stand side by side when nothing is folded.
    """
    if options.layout.folded:
        rows = _nested(padded(count, options.blanks), options.signature)
        sides = _stacked(rows, 2 if options.layout is Layout.BOOKLET_4UP else 1)
    else:
        sides = _in_order(count, options.layout.slots, columns)
    return [_mirrored(side) for side in sides] if options.right_to_left else sides


def padded(count: int, blanks: Blanks) -> list[Page]:
    """Pages in reading order with blank ones, so that their number is a multiple of four."""
    pages: list[Page] = list(range(count))
    missing: list[Page] = [None] * (-count % 4)
    if blanks is Blanks.BEFORE_LAST and count > 1:
        return [*pages[:-1], *missing, pages[-1]]
    if blanks is Blanks.INSIDE_COVERS and count > 1:
        half = len(missing) // 2
        return [pages[0], *missing[:half], *pages[1:-1], *missing[half:], pages[-1]]
    return pages + missing


def _nested(pages: Sequence[Page], signature: int | None) -> list[tuple[Row, Row]]:
    """Front and back of each folded sheet, signature after signature, the outermost sheet of each first."""
    size = 4 * (signature or len(pages))
    out: list[tuple[Row, Row]] = []
    for start in range(0, len(pages), size):
        gathered = pages[start : start + size]
        for depth in range(len(gathered) // 4):
            first, second, third, fourth = 2 * depth, 2 * depth + 1, -2 * depth - 2, -2 * depth - 1
            front = Row((gathered[fourth], gathered[first]), depth)
            out.append((front, Row((gathered[second], gathered[third]), depth)))
    return out


def _stacked(folded: Sequence[tuple[Row, Row]], rows: int) -> list[Side]:
    """Sheets that are cut into `rows` piles; the piles, the upper on top of the lower, have all folds in order."""
    height = -(-len(folded) // rows)
    blank = Row((None, None))
    sides: list[Side] = []
    for sheet in range(height):
        cut = [*folded[sheet::height], *[(blank, blank)] * rows][:rows]
        sides += [Side(sheet, back, tuple(pair[back] for pair in cut)) for back in (False, True)]
    return sides


def _in_order(count: int, slots: int, columns: int) -> list[Side]:
    """Pages in reading order, as many on each side as there are slots; the back of the last sheet may be blank."""
    sides: list[Side] = []
    for number, start in enumerate(range(0, count + -count % (2 * slots), slots)):
        pages: list[Page] = [page if page < count else None for page in range(start, start + slots)]
        rows = tuple(Row(tuple(pages[at : at + columns])) for at in range(0, slots, columns))
        sides.append(Side(number // 2, number % 2 == 1, rows))
    return sides


def _mirrored(side: Side) -> Side:
    return Side(side.sheet, side.back, tuple(Row(row.pages[::-1], row.depth) for row in side.rows))
