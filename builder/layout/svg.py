"""SVG files to ReportLab drawings, strictly: what cannot be drawn as it is meant is an error."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.parsers import expat

from builder.pdf.coverage import unprintable
from builder.pdf.fonts import font_name

MAX_DEPTH = 100
_UNKNOWN = frozenset(["foreignObject", "textPath"])
_EFFECTS = re.compile(r"\b(filter|mask|marker(?:-start|-mid|-end)?)\s*:\s*url")


class PictureError(ValueError):
    """What is wrong with a picture's file, and what to do about it."""

    def __init__(self, message: str, hint: str = "save it as PNG") -> None:
        super().__init__(message)
        self.hint = hint


def read_svg(data: bytes) -> Any:
    """A drawing of an SVG file's bytes, its words set in our embedded font.

    Raises PictureError.
    """
    from svglib.svglib import svg2rlg

    _check(data)
    with _complaints() as complaints:
        drawing = svg2rlg(io.BytesIO(data))
    if complaints:
        raise PictureError(complaints[0])
    if drawing is None or not (drawing.width > 0 and drawing.height > 0):
        raise PictureError("it has no size", "give it a width and a height, or a viewBox")
    _embed_fonts(drawing)
    return drawing


def _check(data: bytes) -> None:
    """Refuse what is not well formed, brings its own entities, or needs what we cannot draw."""
    parser = expat.ParserCreate()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        local = name.rpartition(":")[2]
        if depth == 1 and local != "svg":
            raise PictureError(f'it is no SVG: its first element is "{local}"', "export it as SVG again")
        if depth > MAX_DEPTH:
            raise PictureError(f"it is nested more than {MAX_DEPTH} levels deep")
        styles = "; ".join(f"{key}: {value}" for key, value in attributes.items())
        effect = _EFFECTS.search(styles)
        if local in _UNKNOWN or effect:
            raise PictureError(f'it uses "{effect[1] if effect else local}", which we cannot draw')
        target = attributes.get("href") or attributes.get("xlink:href") or "#"
        if local in ("image", "use", "script") and not target.startswith(("#", "data:")):
            raise PictureError(f'it refers to another file, "{target[:80]}"', "embed that file in it")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise PictureError("it declares entities", "save it as plain SVG")

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PictureError(f"it is not well formed: {error}", "export it again") from None


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What svglib logs as an error while it leaves something out."""
    found: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("svglib.svglib")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _embed_fonts(node: Any) -> None:
    """Set the drawing's own words in our embedded font: PDF viewers' built-in ones may not be used."""
    if hasattr(node, "fontName"):
        node.fontName = font_name("bold" if "Bold" in node.fontName else "regular")
        missing = unprintable(getattr(node, "text", ""))
        if missing:
            message = f'the font has no character "{missing[0]}" (U+{ord(missing[0]):04X})'
            raise PictureError(message, "turn its words into paths")
    for child in getattr(node, "contents", ()):
        _embed_fonts(child)
