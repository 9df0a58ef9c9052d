"""Text as operators of a page, straight from pieces of one style: ReportLab's text object does much more, slowly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from builder.pdf.fonts import face

Piece = tuple[str, str, float, str]
"""A text, its weight, its size in points, its colour as `#RRGGBB`."""

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {ord(c): f"\\{c}" for c in "\\()"}


def text_object(document: Any, x: float, baseline: float, pieces: Iterable[Piece]) -> str:
    """The text object that sets pieces one behind the other on a baseline (ISO 32000-1, 9.4).

    `document` is ReportLab's, which notes what characters of a font are used.
    """
    return f"BT {number(x)} {number(baseline)} Td {' '.join(_operators(document, pieces))} ET"


def _operators(document: Any, pieces: Iterable[Piece]) -> Iterator[str]:
    ink = set_in = ""
    for text, weight, size, color in pieces:
        if ink != (ink := f"{channels(color)} rg"):
            yield ink
        font = face(weight)
        for subset, codes in font.splitString(text, document):
            name = font.getSubsetInternalName(subset, document)
            if set_in != (set_in := f"{name} {number(size)} Tf"):
                yield set_in
            yield f"({codes.decode('latin-1').translate(_ESCAPED)}) Tj"


def number(value: float) -> str:
    """A length in points, as fine as a hundredth: a three-hundredth of a millimetre."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=512)
def channels(color: str) -> str:
    """Red, green and blue of a colour `#RRGGBB` as operands, from 0 to 1."""
    return " ".join(f"{int(color[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))
