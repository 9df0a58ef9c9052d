"""Compiled drawings as form XObjects: a panel is written into a PDF once and placed as often as it is printed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from builder.illustration.display import UNITS, Panel, Path, Ring, steps
from builder.pdf.lettering import channels
from builder.theme import Palette

ROUND = b"1 J\n1 j"
"""Round caps and joins (ISO 32000-1, 8.4.3)."""


FINENESS = 4000
"""Into how many steps the longer side of a panel is divided: more digits would be finer than any printer's dots."""


@dataclass(frozen=True, slots=True)
class Form:
    """The content of a panel, compressed, and its bounds, both in units of `unit` cm of the scene."""

    data: bytes
    bounds: tuple[int, int, int, int]
    unit: float

    def write(self, name: str, document: Any) -> None:
        """Write the form into a ReportLab document, where `name` is not yet taken."""
        document.addForm(name, _Written(self))


class _Written(PDFStream):
    """A form XObject as ReportLab writes it out; its own class would compress it anew in every pass."""

    def __init__(self, form: Form) -> None:
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray(form.bounds),
            "Resources": PDFDictionary(),
            "Filter": PDFName("FlateDecode"),
        }
        super().__init__(PDFDictionary(entries), form.data, [])


def form_of(panel: Panel, palette: Palette) -> Form:
    """The form of a panel in the colours of a theme."""
    return _form(panel.paths, palette)


@lru_cache(maxsize=512)
def _form(paths: tuple[Path, ...], palette: Palette) -> Form:
    left, bottom, right, top = _bounds(paths)
    grain = max(1.0, max(right - left, top - bottom) / FINENESS)
    bounds = (floor(left / grain), floor(bottom / grain), ceil(right / grain), ceil(top / grain))
    return Form(zlib.compress(b"\n".join(operators(paths, palette, grain)), 9), bounds, grain / UNITS)


def _bounds(paths: tuple[Path, ...]) -> tuple[int, int, int, int]:
    """A box that holds every curve and line: that of all control points, and half the widest line more."""
    rings = [ring for path in paths for ring in path.rings]
    edge = round(max((path.width for path in paths if path.stroke), default=0.0) * UNITS / 2) + 1
    xs, ys = ([n for ring in rings for n in ring[start::2]] or [0] for start in (0, 1))
    return min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge


def operators(paths: tuple[Path, ...], palette: Palette, grain: float = 1.0) -> Iterator[bytes]:
    """The operators that paint some paths in the colours of a theme, a line each (ISO 32000-1, 8.5).

    `grain` is how many units of the display list make one of the form.
    """
    yield ROUND
    state: dict[str, str] = {}
    for path in paths:
        for operator in _setting(path, palette, grain):
            kind = operator.rpartition(" ")[2]
            if state.get(kind) != operator:
                state[kind] = operator
                yield operator.encode()
        close = b" h" if path.stroke and path.closed else b""
        for ring in path.rings:
            yield _ring(ring, grain) + close
        yield _PAINT[bool(path.fill), bool(path.stroke)]


_PAINT = {(True, False): b"f*", (True, True): b"B*", (False, True): b"S", (False, False): b"n"}


def _setting(path: Path, palette: Palette, grain: float) -> Iterator[str]:
    """Colours, line width and dashes of a path."""
    if path.fill:
        yield f"{channels(palette.color(path.fill))} rg"
    if path.stroke:
        yield f"{channels(palette.color(path.stroke))} RG"
        yield f"{path.width * UNITS / grain:.4g} w"
        yield f"[{' '.join(f'{part * UNITS / grain:.4g}' for part in path.dash)}] 0 d"


def _ring(ring: Ring, grain: float) -> bytes:
    parts = [f"{round(ring[0] / grain)} {round(ring[1] / grain)} m"]
    for step in steps(ring):
        numbers = " ".join(str(round(number / grain)) for number in step)
        parts.append(f"{numbers} {'l' if len(step) == 2 else 'c'}")
    return " ".join(parts).encode()
