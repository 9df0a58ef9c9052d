"""Where a page lies on a sheet: scale, shift towards the fold, and what of it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from builder.press.options import Options
from builder.press.papers import MM, Sheet, Size, scale_of
from builder.press.plan import Side


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def grown(self, by: float) -> Box:
        """The same with `by` points more on each side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def within(self, other: Box) -> Box:
        """The part of it that lies in another."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        top = min(self.y + self.height, other.y + other.height)
        return Box(x, y, max(right - x, 0.0), max(top - y, 0.0))


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a side, from the upper left, and how many sheets are folded around its own."""

    row: int
    column: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """A page on a sheet: its trimmed area, its scale, its cell, and what of it is printed."""

    page: int
    trim: Box
    scale: float
    cell: Box
    visible: Box


def place(side: Side, sizes: list[Size], sheet: Sheet, options: Options, creep: float) -> list[Placement]:
    """Every page of a side, on its sheet; `creep` is the shift in points for each sheet folded around it.

    Pages of a booklet touch the fold and stand in the middle of their height, others in the middle of their cells.
    """
    slots = [(page, Slot(r, c, row.depth)) for r, row in enumerate(side.rows) for c, page in enumerate(row.pages)]
    return [_place(page, slot, sizes[page], sheet, options, creep) for page, slot in slots if page is not None]


def _place(page: int, slot: Slot, size: Size, sheet: Sheet, options: Options, creep: float) -> Placement:
    width, height = sheet.cell
    cell = Box(slot.column * width, (sheet.rows - 1 - slot.row) * height, width, height)
    scale = scale_of(sheet, size, options)
    wide, high = size[0] * scale, size[1] * scale
    x = cell.x + (width - wide) / 2
    if options.layout.folded:
        x = cell.x - creep * slot.depth if slot.column else cell.x + width - wide + creep * slot.depth
    trim = Box(x, cell.y + (height - high) / 2, wide, high)
    return Placement(page, trim, scale, cell, trim.grown(options.bleed * MM).within(cell))


def creep_per_sheet(options: Options, sheets: int) -> float:
    """The shift in points from one sheet of a signature to the next; `sheets` is how many the largest has."""
    if options.creep and sheets > 1:
        return options.creep * MM / (sheets - 1)
    return options.thickness * MM
