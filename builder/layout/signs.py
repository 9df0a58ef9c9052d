"""Signs that are told by shape: octagon, triangle, circle, cross, muscle, tick box, number disc.

Each draws itself into a square (or a wider box) that sits on the baseline of a line of text.
"""

from __future__ import annotations

import math

from builder.document import Element
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.theme import Stylesheet


def sign_width(kind: str, size: float) -> float:
    """How wide a sign is beside text of a size, in points."""
    return {"feel": 1.9, "avoid": 0.72}.get(kind, 1.16) * size


def draw_sign(pen: Pen, kind: str, x: float, baseline: float, size: float, sheet: Stylesheet) -> None:
    """Draw the sign at x on the baseline of text of a size."""
    width = sign_width(kind, size)
    _DRAW[kind](pen, x + width / 2, baseline + 0.36 * size, width / 2, sheet)


def _stop(pen: Pen, x: float, y: float, r: float, sheet: Stylesheet) -> None:
    corners = [(x + r * math.cos(a), y + r * math.sin(a)) for a in (math.pi / 8 + k * math.pi / 4 for k in range(8))]
    pen.path(corners, fill=sheet.ink("stop"))
    _cross(pen, x, y, 0.36 * r, sheet.ink("on_dark"), 0.24 * r)


def _ease(pen: Pen, x: float, y: float, r: float, sheet: Stylesheet) -> None:
    color, w = sheet.ink("ease"), 0.18 * r
    pen.path([(x - 0.9 * r, y - 0.76 * r), (x + 0.9 * r, y - 0.76 * r), (x, y + 0.82 * r)], stroke=color, line=w)
    pen.path([(x, y + 0.3 * r), (x, y - 0.18 * r)], stroke=color, line=w, closed=False)
    pen.circle(x, y - 0.46 * r, 0.11 * r, fill=color)


def _go(pen: Pen, x: float, y: float, r: float, sheet: Stylesheet) -> None:
    color = sheet.ink("go")
    pen.circle(x, y, 0.88 * r, stroke=color, line=0.18 * r)
    tick = [(x - 0.38 * r, y + 0.02 * r), (x - 0.1 * r, y - 0.28 * r), (x + 0.42 * r, y + 0.34 * r)]
    pen.path(tick, stroke=color, line=0.2 * r, closed=False)


def _avoid(pen: Pen, x: float, y: float, r: float, sheet: Stylesheet) -> None:
    _cross(pen, x, y, 0.72 * r, sheet.ink("stop"), 0.4 * r)


def _cross(pen: Pen, x: float, y: float, half: float, color: str, line: float) -> None:
    """Two strokes through a point, `half` long to each side."""
    for rise in (half, -half):
        pen.path([(x - half, y - rise), (x + half, y + rise)], stroke=color, line=line, closed=False)


def _feel(pen: Pen, x: float, y: float, r: float, sheet: Stylesheet) -> None:
    """A muscle: a lens with three fibres."""
    h = 0.72 * r
    pen.curve((x - r, y), ((x - 0.4 * r, y + h), (x + 0.4 * r, y + h), (x + r, y)),
              ((x + 0.4 * r, y - h), (x - 0.4 * r, y - h), (x - r, y)), fill=sheet.ink("target"))  # fmt: skip
    for bend in (-0.3, 0.0, 0.3):
        pen.curve((x - 0.6 * r, y), ((x - 0.3 * r, y + bend * r), (x + 0.3 * r, y + bend * r), (x + 0.6 * r, y)),
                  stroke=sheet.ink("on_dark"), line=0.07 * r)  # fmt: skip


def _tip(pen: Pen, x: float, y: float, r: float, sheet: Stylesheet) -> None:
    """A light bulb."""
    color, line = sheet.ink("heading"), 0.18 * r
    pen.circle(x, y + 0.22 * r, 0.62 * r, stroke=color, line=line)
    for k, half in ((-0.58, 0.3), (-0.86, 0.2)):
        pen.path([(x - half * r, y + k * r), (x + half * r, y + k * r)], stroke=color, line=line, closed=False)


_DRAW = {"stop": _stop, "ease": _ease, "go": _go, "avoid": _avoid, "feel": _feel, "tip": _tip}


def draw_tick_box(
    pen: Pen, x: float, baseline: float, size: float, sheet: Stylesheet, element: Element, part: str = ""
) -> None:
    """An empty box to tick, as high as a capital, and the field of an element or of a part of it."""
    side, left, bottom = 0.92 * size, x + 0.5, baseline - 0.1 * size
    pen.box(left, bottom, side, side, radius=2, stroke=sheet.ink("box"), line=1)
    pen.field((left, bottom, left + side, bottom + side), element, part)


def disc_width(text: str, size: float) -> float:
    """How wide a number disc is for text of a size."""
    return max(1.72 * size, text_width(text, "bold", size) + 0.9 * size)


def draw_disc(pen: Pen, text: str, x: float, baseline: float, size: float, sheet: Stylesheet) -> None:
    """A number in a disc: white on dark, or outlined where the theme fills nothing."""
    width = disc_width(text, size)
    r, center = 0.86 * size, baseline + 0.36 * size
    color = sheet.ink("heading")
    fill = color if sheet.theme.fills else None
    pen.box(x, center - r, width, 2 * r, radius=r, fill=fill, stroke=None if fill else color, line=1.2)
    ink = sheet.ink("on_dark") if fill else color
    pen.text(x + (width - text_width(text, "bold", size)) / 2, baseline, [(f"{text} ", "bold", size, ink)])
