"""Pictures of a project: PNG, JPEG and SVG files, placed with their caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from builder.document import Element
from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.layout.bitmap import PictureError, read_bitmap
from builder.layout.block import Block
from builder.layout.svg import read_svg
from builder.layout.text import TextBlock
from builder.pdf.pen import Pen
from builder.source import SourceSpan

MAX_BYTES = 20_000_000
BITMAPS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def find_picture(roots: Sequence[Path], name: str, span: SourceSpan | None) -> Path:
    """The file of a picture; its name counts from the innermost of `roots` that holds the file which names it.

    That is the first one, the project's, for what a template names, and can be that of the practice.  Raises
    ContentError when the picture is missing, lies outside the folder, or is of no known kind.
    """
    holding = [folder for folder in roots if span and span.path.resolve().is_relative_to(folder.resolve())]
    root = max(holding, key=lambda folder: len(folder.resolve().parts), default=roots[0])
    inside, start = ("project", "project's folder") if root == roots[0] else ("folder of practice.yaml",) * 2

    def failure(message: str, hint: str | None = None) -> ContentError:
        return ContentError(Diagnostic(message, span.find(name) if span else None, hint))

    shown = name if len(name) <= 80 else name[:80] + "…"
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root.resolve()):
            raise failure(f'the picture "{shown}" lies outside the {inside}', f"copy it into the {inside}")
        if not path.is_file():
            hint = _near(root, name) or f"its name counts from the {start}"
            raise failure(f'there is no picture "{shown}"', hint)
        size = path.stat().st_size
    except RuntimeError:
        raise failure(f'the picture "{shown}" is a link to itself') from None
    except (OSError, ValueError) as error:
        raise failure(f'cannot read the picture "{shown}": {getattr(error, "strerror", None) or error}') from None
    if path.suffix.lower() not in (*BITMAPS, ".svg"):
        raise failure(f'"{name}" is no picture that we read', "use PNG, JPEG or SVG")
    if size > MAX_BYTES:
        raise failure(f'the picture "{name}" is larger than {MAX_BYTES // 1_000_000} MB', "save it smaller")
    return path


def _near(root: Path, name: str) -> str | None:
    """A hint at the pictures that are there, if there are any."""
    kinds = (*BITMAPS, ".svg")
    there = (path.relative_to(root) for path in root.rglob("*.*") if path.suffix.lower() in kinds and path.is_file())
    return did_you_mean(name, (path.as_posix() for path in there))


class Fitted(Protocol):
    """A picture made to fit."""

    @property
    def width(self) -> float:
        """In points."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it from its lower left corner."""


class Picture(Protocol):
    """What can be printed as a figure."""

    def fit(self, width: float, height: float) -> Fitted:
        """As large as it may be in a room of so many points."""


class PictureBlock(Block):
    """A picture in a share of the width (never beyond `limit` points high), and its caption.

    Both stand at the left, or `centered`.
    """

    def __init__(
        self,
        picture: Picture,
        share: float,
        limit: float,
        caption: TextBlock | None,
        element: Element,
        *,
        after: float,
    ) -> None:
        self.element, self.span = element, element.where
        self.after, self.before = after, 0.5 * after
        self.picture, self.caption, self.share, self.limit = picture, caption, share, limit
        self.centered = False

    def fitted(self, width: float) -> Fitted:
        """The picture as it is printed in a width, in the height that its caption leaves."""
        room = self.limit - (self.caption.measure(width) if self.caption else 0.0)
        return self.picture.fit(width * self.share, room)

    def measure(self, width: float) -> float:
        caption = self.caption.measure(width) + self.caption.before if self.caption else 0.0
        return self.fitted(width).height + caption

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        fitted = self.fitted(width)
        left, bottom = x + ((width - fitted.width) / 2 if self.centered else 0.0), top - fitted.height
        with pen.figure(self.element, (left, bottom, left + fitted.width, top)):
            fitted.draw(pen, left, bottom)
        if self.caption:
            self.caption.align = "center" if self.centered else "left"
            self.caption.draw(pen, x, top - fitted.height - self.caption.before, width)


class _File:
    """A picture file, its sides in units of its own."""

    width: float
    height: float

    def fit(self, width: float, height: float) -> Fitted:
        scale = min(width / self.width, height / self.height)
        return _FittedFile(self, self.width * scale, self.height * scale)

    def paint(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        """Draw it into a rectangle."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _FittedFile:
    file: _File
    width: float
    height: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        self.file.paint(pen, x, y, self.width, self.height)


class _Bitmap(_File):
    def __init__(self, path: Path) -> None:
        self.image = read_bitmap(path, BITMAPS[path.suffix.lower()])
        self.width, self.height = (float(side) for side in self.image.getSize())

    def paint(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        pen.image(self.image, x, y, width, height)


class _Vector(_File):
    def __init__(self, path: Path) -> None:
        drawing = read_svg(path.read_bytes())
        self.drawing = drawing
        self.width, self.height = float(drawing.width), float(drawing.height)

    def paint(self, pen: Pen, x: float, y: float, width: float, height: float) -> None:
        from copy import copy

        scaled = copy(self.drawing)
        scale = width / self.width
        scaled.width, scaled.height = width, height
        scaled.transform = (scale, 0, 0, scale, 0, 0)
        pen.drawing(scaled, x, y)


@lru_cache(maxsize=64)
def _load_cached(path: Path, stamp: int) -> Picture:
    return _Vector(path) if path.suffix.lower() == ".svg" else _Bitmap(path)


def load_picture(path: Path, span: SourceSpan | None) -> Picture:
    """Read a picture file.

    Raises ContentError, at `span`, when it cannot be read.
    """
    try:
        return _load_cached(path, path.stat().st_mtime_ns)
    except MemoryError:
        raise
    except Exception as error:  # a decoder's own exceptions are many; each says that the file is at fault
        place = span.find(path.name) if span else None
        hint = error.hint if isinstance(error, PictureError) else "open it in a picture editor and save it again"
        raise ContentError(Diagnostic(f"cannot read the picture {path.name}: {_reason(error)}", place, hint)) from None


def _reason(error: Exception) -> str:
    from PIL import UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        return "its contents are not what its name says"
    return str(error) if isinstance(error, OSError | ValueError | SyntaxError) else type(error).__name__
