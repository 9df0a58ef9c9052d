"""Reads sheets as PDFium draws them: which label stands where, and which way is up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from tests.press.folding import Paper, Rows

LABEL = re.compile(r"PAGE(\d{3})")
DIRECTIONS = {(1, 0): "up", (-1, 0): "down", (0, 1): "left", (0, -1): "right"}
"""Which way the tops of letters point, by the direction of the line."""


@dataclass(frozen=True)
class Found:
    """A label: its number, its middle in points from the lower left, and where the tops of its letters point."""

    number: int
    x: float
    y: float
    up: str


@dataclass(frozen=True)
class SideRead:
    """One page of a print PDF."""

    width: float
    height: float
    found: tuple[Found, ...]

    def half_turned(self) -> SideRead:
        """The same upside down."""
        other = {"up": "down", "down": "up", "left": "right", "right": "left"}
        turned = (Found(f.number, self.width - f.x, self.height - f.y, other[f.up]) for f in self.found)
        return SideRead(self.width, self.height, tuple(turned))

    def cells(self, rows: int, columns: int) -> Rows:
        """Which number stands in which cell; each label has to be upright, in a cell of its own."""
        grid: list[list[object]] = [[None] * columns for _ in range(rows)]
        for found in self.found:
            assert found.up == "up", f"page {found.number} lies with its top {found.up}"
            row, column = int((self.height - found.y) * rows / self.height), int(found.x * columns / self.width)
            assert grid[row][column] is None
            grid[row][column] = found.number
        return tuple(map(tuple, grid))


def read_sides(data: bytes) -> list[SideRead]:
    """Every page of a print PDF, with the labels on it."""
    document = pdfium.PdfDocument(data)
    sides = []
    for page in document:
        text = page.get_textpage()
        words = text.get_text_range()
        found = tuple(_found(text, match) for match in LABEL.finditer(words))
        sides.append(SideRead(*page.get_size(), found))
    return sides


def _found(text: pdfium.PdfTextPage, match: re.Match[str]) -> Found:
    boxes = [text.get_charbox(at, loose=True) for at in range(match.start(), match.end())]
    xs, ys = [(b[0] + b[2]) / 2 for b in boxes], [(b[1] + b[3]) / 2 for b in boxes]
    dx, dy = xs[-1] - xs[0], ys[-1] - ys[0]
    step = (round(dx / abs(dx)), 0) if abs(dx) > abs(dy) else (0, round(dy / abs(dy)))
    return Found(int(match[1]), (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, DIRECTIONS[step])


def papers(sides: Sequence[SideRead], flip: str, rows: int = 1, columns: int = 2) -> list[Paper]:
    """The sheets of a printer that turns them around the `flip` edge, from fronts and backs by turns."""
    out = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        around_an_upright_edge = (flip == "short") == (front.width > front.height)
        seen = back if around_an_upright_edge else back.half_turned()
        out.append(Paper(front.cells(rows, columns), seen.cells(rows, columns)))
    return out


def pixels(data: bytes, page: int, scale: float = 2.0) -> np.ndarray:
    """A page as it is printed, in grey: rows from the top, 0 is black."""
    bitmap = pdfium.PdfDocument(data)[page].render(scale=scale, grayscale=True, may_draw_forms=True)
    return np.array(bitmap.to_numpy()[..., 0] if bitmap.to_numpy().ndim == 3 else bitmap.to_numpy())
