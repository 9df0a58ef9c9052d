"""SVG files to ReportLab drawings, strictly: what cannot be drawn as it is meant is an error."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.parsers import expat

from reportlab.graphics.shapes import DirectDraw, Image

from builder.layout.bitmap import PictureError, decoding, embeddable
from builder.pdf.coverage import unprintable
from builder.pdf.fonts import font_name

MAX_DEPTH = 100
MAX_GROUPS = 22
"""Each group saves the graphics state once; PDF/A allows 28 (ISO 19005-2, 6.1.13), of which our pages need some."""

_BITMAP = re.compile(r"data:image/(?:png|jpe?g);base64,\s*(?:iVBORw0KGg|/9j/)")
"""A data URL that holds a PNG or JPEG file, by how these begin: so no other decoder can be called."""

_UNKNOWN = frozenset(["foreignObject", "textPath"])
_EFFECTS = re.compile(r"\b(filter|mask|marker(?:-start|-mid|-end)?)\s*:\s*url")


def read_svg(data: bytes) -> Any:
    """A drawing of an SVG file's bytes, its words set in our embedded font, its bitmaps without their metadata.

    Raises PictureError.
    """
    from svglib.svglib import svg2rlg

    _check(data)
    with _complaints() as complaints, decoding():
        drawing = svg2rlg(io.BytesIO(data))
    if complaints:
        raise PictureError(complaints[0])
    if drawing is None or not (drawing.width > 0 and drawing.height > 0):
        raise PictureError("it has no size", "give it a width and a height, or a viewBox")
    _prepare(drawing)
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
        if local in ("image", "use", "script"):
            for target in (value for key, value in attributes.items() if value and key.rpartition(":")[2] == "href"):
                _check_target(local, target)

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


def _check_target(element: str, target: str) -> None:
    """Refuse an element that refers to another file, or an image that holds a file of another kind than ours."""
    if not target.startswith(("#", "data:")):
        raise PictureError(f'it refers to another file, "{target[:80]}"', "embed that file in it")
    if element == "image" and target.startswith("data:") and not _BITMAP.match(target):
        message = f'it has a picture in it that is neither PNG nor JPEG, "{target[:30]}"'
        raise PictureError(message, "embed it as one of them")


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


class _Bitmap(DirectDraw):
    """A bitmap of a drawing, in place of an `Image`.

    ReportLab writes that into the page: without transparency, with a JPEG's metadata, and with unwrapped streams
    (`repairs`) not at all.
    """

    def __init__(self, image: Any) -> None:
        self._reader = embeddable(image.path)
        self._place = (image.x, image.y, image.width, image.height)

    def drawDirectly(self, renderer: Any) -> None:  # noqa: N802
        renderer._canvas.drawImage(self._reader, *self._place, mask="auto")


_APART = {"middle": " {} ", "end": " {}"}
"""White space keeps the words of a picture apart when they are copied; it must not move them."""


def _prepare(node: Any, depth: int = 1) -> None:
    """Make a drawing fit for PDF/A: bitmaps of our own, words in our embedded font, few states saved in each other.

    PDF viewers' built-in fonts may not be used.
    """
    if depth > MAX_GROUPS:
        raise PictureError(f"it has groups nested more than {MAX_GROUPS} levels deep", "ungroup some")
    if hasattr(node, "fontName"):
        node.fontName = font_name("bold" if "Bold" in node.fontName else "regular")
        missing = unprintable(getattr(node, "text", ""))
        if missing:
            message = f'the font has no character "{missing[0]}" (U+{ord(missing[0]):04X})'
            raise PictureError(message, "turn its words into paths")
        if getattr(node, "text", ""):
            node.text = _APART.get(node.textAnchor, "{} ").format(node.text)
    contents = getattr(node, "contents", [])
    for index, child in enumerate(contents):
        if isinstance(child, Image):
            contents[index] = _Bitmap(child)
        _prepare(child, depth + 1)
