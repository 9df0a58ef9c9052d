"""Contact sheets: many drawings on a few pages, as large as they are printed in a booklet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from builder.illustration.library import Library
from builder.layout.drawings import Drawings, FittedDrawing
from builder.pdf.canvas import BookletCanvas
from builder.pdf.pen import Pen
from builder.theme import Stylesheet

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 28.0
"""An A4 page and its margins, in points."""

TITLE = 16.0
"""Height of the line above a drawing, in points."""


class _Cell(NamedTuple):
    columns: int
    height: float

    @property
    def width(self) -> float:
        return (WIDTH - 2 * MARGIN) / self.columns


_CARD, _PLATE = _Cell(2, 156), _Cell(1, 390)
"""Room for a picture of a card, and at most for a plate with words."""

PLATE_WIDTH = 306.0
"""The width of the text of a half-letter page, in points."""


def contact_sheet(names: Sequence[str], library: Library, sheet: Stylesheet) -> bytes:
    """A PDF of drawings by their ids, in the colours and the type of a theme; plates come last.

    Drafts are marked as such.  Raises ContentError when a drawing cannot be read.
    """
    drawings = Drawings(library, sheet)
    drawn = [drawings.picture(name, {}, None) for name in names]
    canvas = BookletCanvas(io.BytesIO(), pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle("Contact sheet")
    page = _Page(Pen(canvas, {}), sheet, set(library.drafts))
    for each in sorted(drawn, key=lambda each: each.plate):
        cell = _PLATE if each.plate else _CARD
        fitted = each.fit(min(PLATE_WIDTH, cell.width - 16), cell.height - TITLE - 12)
        page.put(fitted, _Cell(1, fitted.height + TITLE + 16) if cell is _PLATE else cell)
    return canvas.pages()


class _Page:
    """Fills pages with cells, row by row."""

    def __init__(self, pen: Pen, sheet: Stylesheet, drafts: set[str]) -> None:
        self.pen, self.sheet, self.drafts = pen, sheet, drafts
        self.column, self.top, self.row = 0, HEIGHT - MARGIN, 0.0

    def put(self, fitted: FittedDrawing, cell: _Cell) -> None:
        """Draw in the next cell, on a new row or page when this one is full."""
        if self.column >= cell.columns or self.row not in (0.0, cell.height):
            self.top, self.column = self.top - self.row, 0
        if self.top - cell.height < MARGIN:
            self.pen.canvas.showPage()
            self.top, self.column = HEIGHT - MARGIN, 0
        self._draw(fitted, MARGIN + self.column * cell.width, cell)
        self.column, self.row = self.column + 1, cell.height

    def _draw(self, fitted: FittedDrawing, x: float, cell: _Cell) -> None:
        style, hair, name = self.sheet.style("caption"), self.sheet.ink("hair"), fitted.drawn.name
        title, color = (f"{name}: a draft", self.sheet.ink("stop")) if name in self.drafts else (name, style.color)
        self.pen.box(x + 2, self.top - cell.height + 2, cell.width - 4, cell.height - 4, stroke=hair, line=0.5)
        self.pen.text(x + 8, self.top - TITLE + 2, [(title, style.weight, 7.5, color)])
        fitted.draw(self.pen, x + (cell.width - fitted.width) / 2, self.top - cell.height + 8)
