"""What can be chosen when pages are imposed on sheets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How pages lie on a side: two or four to a sheet that is folded, or as many in reading order."""

    BOOKLET = "booklet"
    BOOKLET_4UP = "booklet-4up"
    TWO_UP = "2-up"
    FOUR_UP = "4-up"

    @property
    def folded(self) -> bool:
        """Whether sheets become leaves by folding."""
        return self in (Layout.BOOKLET, Layout.BOOKLET_4UP)

    @property
    def slots(self) -> int:
        """How many pages stand on one side."""
        return 4 if self in (Layout.BOOKLET_4UP, Layout.FOUR_UP) else 2


class Blanks(StrEnum):
    """Where blank pages go that make the count a multiple of four."""

    END = "end"
    BEFORE_LAST = "before-last"
    INSIDE_COVERS = "inside-covers"


class Flip(StrEnum):
    """Around which edge of the sheet the printer, or a hand, turns it for the second side."""

    SHORT = "short"
    LONG = "long"


class Scale(StrEnum):
    """Pages in their own size, or as large as their slots allow."""

    NONE = "none"
    FIT = "fit"


class Sides(StrEnum):
    """Fronts and backs by turns, in two files, or all fronts and then all backs in one."""

    TOGETHER = "together"
    APART = "apart"
    IN_TURN = "in-turn"


@dataclass(frozen=True, slots=True)
class Options:
    """How to impose.  Lengths are in mm; what is None follows from the pages and the other choices.

    `signature` is how many sheets are nested at most, all of them when None.  `thickness` is that of the paper, `creep`
    what the innermost sheet of a signature is moved to the fold against the outermost; only one of the two is given.
    """

    layout: Layout = Layout.BOOKLET
    sheet: str | None = None
    scale: Scale | None = None
    signature: int | None = None
    blanks: Blanks = Blanks.END
    right_to_left: bool = False
    flip: Flip | None = None
    thickness: float = 0.0
    creep: float = 0.0
    bleed: float = 0.0
    crop_marks: bool = False
    fold_marks: bool = False
    sides: Sides = Sides.TOGETHER
    reverse_backs: bool = False
