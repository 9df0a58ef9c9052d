"""Compiled drawings as form XObjects: a panel is written into a PDF once and placed as often as it is printed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from builder.illustration.display import UNITS, Panel, Path, Ring, steps
from builder.theme import Palette

ROUND = b"1 J\n1 j"
"""Round caps and joins (ISO 32000-1, 8.4.3)."""


@dataclass(frozen=True, slots=True)
class Form:
    """The content of a panel, compressed, and its bounds; both in hundredths of a centimetre of the scene."""

    data: bytes
    bounds: tuple[int, int, int, int]

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
    return Form(zlib.compress(b"\n".join(operators(paths, palette))), _bounds(paths))


def _bounds(paths: tuple[Path, ...]) -> tuple[int, int, int, int]:
    """A box that holds every curve and line: that of all control points, and half the widest line more."""
    rings = [ring for path in paths for ring in path.rings]
    edge = round(max((path.width for path in paths if path.stroke), default=0.0) * UNITS / 2) + 1
    xs, ys = ([n for ring in rings for n in ring[start::2]] or [0] for start in (0, 1))
    return min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge


def operators(paths: tuple[Path, ...], palette: Palette) -> Iterator[bytes]:
    """The operators that paint some paths in the colours of a theme, a line each (ISO 32000-1, 8.5)."""
    yield ROUND
    state: dict[str, str] = {}
    for path in paths:
        for operator in _setting(path, palette):
            kind = operator.rpartition(" ")[2]
            if state.get(kind) != operator:
                state[kind] = operator
                yield operator.encode()
        close = b" h" if path.stroke and path.closed else b""
        for ring in path.rings:
            yield _ring(ring) + close
        yield _PAINT[bool(path.fill), bool(path.stroke)]


_PAINT = {(True, False): b"f*", (True, True): b"B*", (False, True): b"S", (False, False): b"n"}


def _setting(path: Path, palette: Palette) -> Iterator[str]:
    """Colours, line width and dashes of a path."""
    if path.fill:
        yield f"{_channels(palette.color(path.fill))} rg"
    if path.stroke:
        yield f"{_channels(palette.color(path.stroke))} RG"
        yield f"{path.width * UNITS:.4g} w"
        yield f"[{' '.join(f'{part * UNITS:.4g}' for part in path.dash)}] 0 d"


@lru_cache(maxsize=512)
def _channels(color: str) -> str:
    return " ".join(f"{int(color[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))


def _ring(ring: Ring) -> bytes:
    parts = [f"{ring[0]} {ring[1]} m"]
    parts += [f"{' '.join(map(str, step))} {'l' if len(step) == 2 else 'c'}" for step in steps(ring)]
    return " ".join(parts).encode()
