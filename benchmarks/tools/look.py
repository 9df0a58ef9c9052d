"""Sizes and colours of the booklet for the tools whose looks are written in Python. Lengths in points."""

from __future__ import annotations

PAGE = (396.0, 612.0)
TOP, BOTTOM, INNER, OUTER = 36.0, 46.0, 52.0, 38.0
WIDTH = PAGE[0] - INNER - OUTER

PICTURE, CARD_PICTURE = 260.0, 130.0
"""The greatest height of a picture in a chapter and on a card."""

TICKET = 118.0
"""The width of the dose on a card."""

GAP = 10.0
"""Between two panels of a drawing."""

MOST = 1.35
"""The largest scale of a drawing, in points a centimetre."""

INK, MUTED, DARK, WHITE = "#1F2A30", "#404D55", "#1D4E5C", "#FFFFFF"
THIN, THICK, WRITE = "#C3CED3", "#74A7B6", "#6F7F87"
FILLS = {"key": "#E8F1F3", "feel": "#FAF3E8", "note": "#FAF3E8", "tip": "#FAF3E8"}
MARKS = {"stop": "#9A3412", "ease": "#8A5A00", "go": "#1F6B4A", "feel": "#D1451B", "tip": DARK, "tick": DARK}

FACES = {
    "": "OpenSans-Regular",
    "semibold": "OpenSans-SemiBold",
    "bold": "OpenSans-Bold",
    "extrabold": "OpenSans-ExtraBold",
}


def left(page: int) -> float:
    """The left margin of a page: the gutter is left on odd pages, right on even ones."""
    return INNER if page % 2 else OUTER


def scale(panels: list[dict[str, float]], width: float, height: float) -> float:
    """The scale at which panels fit side by side into a width and height."""
    wide = width - GAP * (len(panels) - 1)
    return min(wide / sum(p["width"] for p in panels), height / max(p["height"] for p in panels), MOST)
