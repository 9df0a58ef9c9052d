"""Paper that is piled up, cut, folded and leafed through.  It knows nothing of how plans are made.

A sheet is what one sees of its two sides: rows of cells from left to right, the back after turning the sheet over like
a page of a book.  So behind the left cell of the front is the right cell of the back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Cell = object
Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Paper:
    """A sheet, or a part cut from one."""

    front: Rows
    back: Rows


@dataclass(frozen=True)
class Leaf:
    """Half of a folded sheet, as it lies: what is seen from above, and what from below."""

    up: Cell
    down: Cell

    def turned(self) -> Leaf:
        return Leaf(self.down, self.up)


def cut(pile: Sequence[Paper]) -> list[Paper]:
    """Cut the whole pile between its rows, and put each part under the one above it."""
    rows = len(pile[0].front)
    return [Paper((sheet.front[row],), (sheet.back[row],)) for row in range(rows) for sheet in pile]


def booklet(pile: Sequence[Paper], signature: int | None, right_to_left: bool = False) -> list[Cell]:
    """Every page in the order of reading, of a pile of sheets that are folded `signature` at a time.

    A part on which nothing is printed is thrown away.
    """
    parts = [part for part in cut(pile) if {*part.front[0], *part.back[0]} != {None}]
    size = signature or len(parts)
    gathered = [parts[at : at + size] for at in range(0, len(parts), size)]
    return [cell for each in gathered for cell in _leafed_through(_folded(each, right_to_left))]


def _folded(signature: Sequence[Paper], right_to_left: bool) -> list[Leaf]:
    """A closed signature, the leaf on top first.

    The sheets lie with their fronts to the table, the first one lowest; then one half of all is laid on the other.
    """
    left = [Leaf(up=sheet.back[0][0], down=sheet.front[0][1]) for sheet in signature]
    right = [Leaf(up=sheet.back[0][1], down=sheet.front[0][0]) for sheet in signature]
    lifted, lying = (right, left) if right_to_left else (left, right)
    return [leaf.turned() for leaf in lifted] + lying[::-1]


def _leafed_through(leaves: Iterable[Leaf]) -> Iterator[Cell]:
    for leaf in leaves:
        yield leaf.up
        yield leaf.down


def in_order(pile: Sequence[Paper], right_to_left: bool = False) -> list[Cell]:
    """Every page of a pile of sheets that are not folded: each front, then its back, row by row."""
    step = -1 if right_to_left else 1
    return [cell for sheet in pile for side in (sheet.front, sheet.back) for row in side for cell in row[::step]]


def hand_fed(sheets: int, out_face_up: bool, prints_upper_side: bool) -> list[int]:
    """Which sheets a printer draws, in order, when a stack of fronts is put back as the steps say.

    Sheets count from 0.  Each sheet comes out on top of those before it.
    """
    from_top = list(reversed(range(sheets)))
    if not out_face_up:
        from_top.reverse()  # picked up so that it can be read
    from_top.reverse()  # turned over: the empty sides are up
    if not prints_upper_side:
        from_top.reverse()  # put in with the empty sides down
    return from_top
