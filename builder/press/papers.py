"""Sheets of paper: their sizes, and which one pages are printed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.errors import ContentError, Diagnostic
from builder.press.options import Layout, Options, Scale

MM = 72 / 25.4
"""A millimetre in points."""

Size = tuple[float, float]
"""Width and height in points."""

PAPERS: dict[str, Size] = {
    "half-letter": (396.0, 612.0),
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
    "a6": (297.638, 419.528),
    "a5": (419.528, 595.276),
    "a4": (595.276, 841.890),
    "a3": (841.890, 1190.551),
}
"""Widths and heights upright, in points: ANSI/ASME Y14.1 and its halves, ISO 216."""

SHEETS = tuple(name for name in PAPERS if name != "a6")
"""What can be printed on."""

AMERICAN, INTERNATIONAL = ("letter", "tabloid"), ("a4", "a3")
"""What is at hand, small before large."""

ROUNDING = 1.5
"""A page that is larger than its slot by no more than this, in points, still fits: sizes are rounded in many ways."""

MARK_GAP, MARK_LENGTH = 2 * MM, 5 * MM
"""Between what is printed and a crop mark; how long one is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is held when the pages are upright: its paper, size in points, and rows and columns of slots."""

    paper: str
    size: Size
    rows: int
    columns: int

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.size[0] > self.size[1]

    @property
    def cell(self) -> Size:
        """The room of a slot."""
        return self.size[0] / self.columns, self.size[1] / self.rows


def choose_sheet(pages: Sequence[Size], options: Options) -> Sheet:
    """The sheet for pages of these sizes, in points: the one asked for, else the smallest that holds them.

    Raises ContentError when they do not fit in their own size and none other was allowed.
    """
    asked = [options.sheet] if options.sheet else _at_hand(pages[0])
    sheets = [_turned(paper, pages, options) for paper in asked]
    for sheet in sheets:
        if all(scale_of(sheet, page, options) <= _fitting(sheet, page, options) for page in dict.fromkeys(pages)):
            return sheet
    raise _too_large(max(sheets, key=lambda sheet: _fitting_all(sheet, pages, options)), pages, options)


def scale_of(sheet: Sheet, page: Size, options: Options) -> float:
    """The factor at which a page is printed: unless told otherwise, pages that are not folded are made to fit."""
    scale = options.scale or (Scale.NONE if options.layout.folded else Scale.FIT)
    return _fitting(sheet, page, options) if scale is Scale.FIT else 1.0


def _fitting(sheet: Sheet, page: Size, options: Options) -> float:
    """The largest factor at which a page has room in a slot, with bleed and marks; 1 where that is nearly so."""
    edge = options.bleed * MM + (MARK_GAP + MARK_LENGTH if options.crop_marks else 0)
    width, height = sheet.cell
    free = width - (1 if options.layout.folded else 2) * edge, height - 2 * edge
    slack = min(free[0] - page[0], free[1] - page[1])
    return 1.0 if -ROUNDING <= slack <= ROUNDING else min(free[0] / page[0], free[1] / page[1])


def _fitting_all(sheet: Sheet, pages: Sequence[Size], options: Options) -> float:
    return min(_fitting(sheet, page, options) for page in dict.fromkeys(pages))


def _at_hand(page: Size) -> list[str]:
    """Sheets in the order in which they are tried: those of the standard that the first page belongs to first."""
    long, short = max(page), min(page)
    international = abs(long / short - 2**0.5) < 0.01
    return [*INTERNATIONAL, *AMERICAN] if international else [*AMERICAN, *INTERNATIONAL]


def _turned(paper: str, pages: Sequence[Size], options: Options) -> Sheet:
    """A sheet of a paper, upright or on its side, whichever lets the pages be larger."""
    width, height = PAPERS[paper]
    grids = [(2, 2)] if options.layout.slots == 4 else [(1, 2)]
    if options.layout is Layout.TWO_UP:
        grids.append((2, 1))
    sheets = [
        Sheet(paper, size, rows, columns) for size in ((height, width), (width, height)) for rows, columns in grids
    ]
    return max(sheets, key=lambda sheet: _fitting_all(sheet, pages, options))


def _too_large(sheet: Sheet, pages: Sequence[Size], options: Options) -> ContentError:
    largest = min(pages, key=lambda page: _fitting(sheet, page, options))
    beside = [what for what, wanted in (("bleed", options.bleed), ("crop marks", options.crop_marks)) if wanted]
    room = f" with {' and '.join(beside)}" if beside else ""
    found = f"page {pages.index(largest) + 1} is {describe(largest)}"
    message = f"{found}: too large for a {options.layout} on {sheet.paper} sheets{room}"
    hints = [
        f"--sheet {paper}" for paper in SHEETS if _fitting_all(_turned(paper, pages, options), pages, options) >= 1
    ][:1]
    if (percent := round(100 * _fitting(sheet, largest, options))) > 0:
        hints.append(f"--sheet {sheet.paper} --scale fit, which prints it at {percent} % of its size")
    return ContentError(
        Diagnostic(
            message, None, f"choose {' or '.join(hints)}" if hints else "print it to a new PDF with smaller pages"
        )
    )


def describe(size: Size) -> str:
    """A size in words, such as `half-letter` or `120 × 180 mm`."""
    for name, (width, height) in PAPERS.items():
        for each, ending in ((width, height), ""), ((height, width), " on its side"):
            if max(abs(size[0] - each[0]), abs(size[1] - each[1])) <= ROUNDING:
                return name + ending
    return f"{size[0] / MM:.0f} × {size[1] / MM:.0f} mm"
