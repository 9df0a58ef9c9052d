"""Pictures of a project: PNG, JPEG and SVG files, placed with their caption."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from builder.errors import ContentError, Diagnostic
from builder.layout.block import Block
from builder.layout.text import TextBlock
from builder.pdf.fonts import face, font_name
from builder.pdf.pen import Pen
from builder.source import SourceSpan

MAX_BYTES = 20_000_000
MAX_PIXELS = 60_000_000
BITMAPS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def find_picture(root: Path, name: str, span: SourceSpan | None) -> Path:
    """The file of a picture below the project's folder.

    Raises ContentError when it is missing, lies outside the folder, or is of no known kind.
    """
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ContentError(
            Diagnostic(f'the picture "{name}" lies outside the project', span, "copy it into the project")
        )
    if not path.is_file():
        raise ContentError(Diagnostic(f'there is no picture "{name}"', span, f"looked for {path}"))
    if path.suffix.lower() not in (*BITMAPS, ".svg"):
        raise ContentError(Diagnostic(f'"{name}" is no picture that we read', span, "use PNG, JPEG or SVG"))
    if path.stat().st_size > MAX_BYTES:
        raise ContentError(Diagnostic(f'the picture "{name}" is larger than {MAX_BYTES // 1_000_000} MB', span))
    return path


class PictureBlock(Block):
    """A picture scaled to a share of the width (never beyond `limit` points high), and its caption."""

    def __init__(
        self,
        path: Path,
        share: float,
        limit: float,
        caption: TextBlock | None,
        *,
        after: float,
        span: SourceSpan | None,
    ) -> None:
        self.span, self.after, self.before = span, after, 0.5 * after
        self.caption, self.share, self.limit = caption, share, limit
        self.picture = _load(path, span)

    def size(self, width: float) -> tuple[float, float]:
        """Width and height of the picture in points."""
        room = self.limit - (self.caption.measure(width) if self.caption else 0.0)
        scale = min(width * self.share / self.picture.width, room / self.picture.height)
        return self.picture.width * scale, self.picture.height * scale

    def measure(self, width: float) -> float:
        caption = self.caption.measure(width) + self.caption.before if self.caption else 0.0
        return self.size(width)[1] + caption

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        w, h = self.size(width)
        self.picture.draw(pen, x, top - h, w, h)
        if self.caption:
            self.caption.draw(pen, x, top - h - self.caption.before, width)


class _Bitmap:
    def __init__(self, path: Path, span: SourceSpan | None) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        try:
            with Image.open(path, formats=[BITMAPS[path.suffix.lower()]]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ContentError(Diagnostic(f"{path.name} has more than {MAX_PIXELS:,} pixels", span))
                image.load()
                self.image = ImageReader(image.convert("RGBA" if "A" in image.getbands() else "RGB"))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise ContentError(Diagnostic(f"cannot read the picture {path.name}: {error}", span)) from None
        self.width, self.height = (float(side) for side in self.image.getSize())

    def draw(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        pen.image(self.image, x, y, width, height)


class _Vector:
    def __init__(self, path: Path, span: SourceSpan | None) -> None:
        from lxml.etree import LxmlError
        from svglib.svglib import svg2rlg

        try:
            drawing = svg2rlg(str(path))
        except (OSError, ValueError, LxmlError, AttributeError, TypeError) as error:
            raise ContentError(Diagnostic(f"cannot read the picture {path.name}: {error}", span)) from None
        if drawing is None or not drawing.width or not drawing.height:
            raise ContentError(Diagnostic(f"cannot read the picture {path.name}: it is no SVG with a size", span))
        _embed_fonts(drawing)
        self.drawing = drawing
        self.width, self.height = float(drawing.width), float(drawing.height)

    def draw(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        from copy import copy

        scaled = copy(self.drawing)
        scale = width / self.width
        scaled.width, scaled.height = width, height
        scaled.transform = (scale, 0, 0, scale, 0, 0)
        pen.drawing(scaled, x, y)


def _embed_fonts(node: Any) -> None:
    """Set the drawing's own words in our embedded font: PDF viewers' built-in ones may not be used."""
    if hasattr(node, "fontName"):
        node.fontName = font_name("bold" if "Bold" in node.fontName else "regular")
        face("regular")
    for child in getattr(node, "contents", ()):
        _embed_fonts(child)


@lru_cache(maxsize=64)
def _load_cached(path: Path, stamp: int) -> _Bitmap | _Vector:
    return _Vector(path, None) if path.suffix.lower() == ".svg" else _Bitmap(path, None)


def _load(path: Path, span: SourceSpan | None) -> _Bitmap | _Vector:
    try:
        return _load_cached(path, path.stat().st_mtime_ns)
    except ContentError as error:
        raise ContentError(Diagnostic(d.message, span, d.hint) for d in error.diagnostics) from None
