"""The embedded fonts: Open Sans in four weights, from the package `ttf-opensans`.

Text is measured here, once, for layout and drawing alike; widths are in points.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FILES = {
    "regular": "OpenSans-Regular",
    "semibold": "OpenSans-SemiBold",
    "bold": "OpenSans-Bold",
    "extrabold": "OpenSans-ExtraBold",
}

X_HEIGHT = 0.535
"""Of Open Sans Regular, in em (OS/2 sxHeight 1096 of 2048)."""

ASCENT = 0.76
"""Height of a capital with a little air, in em: where the first baseline lies below a block's top."""


@lru_cache(maxsize=8)
def face(weight: str) -> TTFont:
    """The font of a weight, registered with ReportLab at its first use."""
    spec = importlib.util.find_spec("ttf_opensans")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("ttf-opensans, a dependency of this package, is missing")
    name = _FILES[weight]
    font = TTFont(name, str(Path(spec.origin).parent / "ttf" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def font_name(weight: str) -> str:
    """The name under which ReportLab knows the font of a weight."""
    return str(face(weight).fontName)


@lru_cache(maxsize=100_000)
def _units(text: str, weight: str) -> float:
    font = face(weight).face
    widths, default = font.charWidths, font.defaultWidth
    return float(sum(widths.get(ord(char), default) for char in text))


def text_width(text: str, weight: str, size: float) -> float:
    """The width of a text in points."""
    return _units(text, weight) * size / 1000


def missing_characters(text: str, weight: str = "regular") -> list[str]:
    """The characters of a text that the font has no glyph for, in order, each once."""
    glyphs = face(weight).face.charToGlyph
    return list(dict.fromkeys(char for char in text if ord(char) not in glyphs))
