"""Bitmaps as they go into a PDF: upright, in sRGB, no larger than print can show, and nothing but their pixels.

What a camera or an editor wrote beside them (place, date, names, serial numbers, thumbnails) stays behind.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from PIL.Image import Transpose
from reportlab.lib.utils import ImageReader

MAX_PIXELS = 60_000_000

LONGEST_SIDE = 2400
"""In pixels: 300 to the inch on 20 cm, the width of text on our largest paper."""

JPEG_QUALITY = 88

LARGE = 500_000
"""In bytes: what is larger without loss, and hardly smaller than its pixels, is a photograph."""

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What makes a picture upright, by its orientation (EXIF 2.32, 4.6.4, tag 274)."""

_GREY = frozenset(["1", "L", "LA", "I", "I;16", "I;16B"])
_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
"""The colour space that a profile must have to belong to pixels of a mode (ICC.1:2010, 7.2.6)."""


class PictureError(ValueError):
    """What is wrong with a picture's file, and what to do about it."""

    def __init__(self, message: str, hint: str = "save it as PNG") -> None:
        super().__init__(message)
        self.hint = hint


_TOO_MANY_PIXELS = PictureError(f"it has more than {MAX_PIXELS // 1_000_000} million pixels", "save it smaller")


@contextmanager
def decoding() -> Iterator[None]:
    """Within, Pillow is silent about damaged metadata, which we drop, and about sizes, for which we have our limit.

    Raises PictureError for what is so large that Pillow refuses it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Image.DecompressionBombError:
            raise _TOO_MANY_PIXELS from None


def read_bitmap(path: Path, kind: str) -> ImageReader:
    """A file of a kind, "PNG" or "JPEG", as ReportLab embeds it; raises what `embeddable` raises."""
    with decoding(), Image.open(path, formats=[kind]) as image:
        return embeddable(image)


class _Photograph(ImageReader):
    """A JPEG file that is embedded as it is; ReportLab asks for its pixels only to tell pictures apart."""

    _dataA = None  # noqa: N815

    def getRGBData(self) -> bytes:  # noqa: N802
        return bytes(self.fp.getvalue())


def embeddable(image: Image.Image) -> ImageReader:
    """An opened bitmap as ReportLab embeds it.

    Photographs become JPEG, all else keeps every pixel up to LONGEST_SIDE; grey stays grey.
    Raises PictureError for more than MAX_PIXELS, and what Pillow raises for damaged files.
    """
    if image.width * image.height > MAX_PIXELS:
        raise _TOO_MANY_PIXELS
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG that is much larger is not decoded in full
    with decoding():
        pixels = _plain(_upright(image))
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    pixels.info.clear()  # Pillow would write some of it into a JPEG
    if image.format in ("JPEG", "MPO") or _is_photograph(pixels):
        file = io.BytesIO()
        pixels.save(file, "JPEG", quality=JPEG_QUALITY, optimize=True)
        return _Photograph(file)
    return ImageReader(pixels)


def _is_photograph(pixels: Image.Image) -> bool:
    """Whether a picture should become JPEG; not with transparency, which JPEG cannot hold."""
    if pixels.mode not in ("L", "RGB"):
        return False
    raw = pixels.tobytes()
    return len(zlib.compress(raw, 1)) > max(LARGE, len(raw) / 3)


def _upright(image: Image.Image) -> Image.Image:
    try:
        turn = _TURNS.get(image.getexif().get(274, 1))
    except Exception:  # damaged metadata; pillow's exceptions for it are many
        turn = None
    return image if turn is None else image.transpose(turn)


def _plain(image: Image.Image) -> Image.Image:
    """Grey or RGB of 8 bits in sRGB, with transparency where there is any."""
    mode = "L" if image.mode in _GREY else "CMYK" if image.mode == "CMYK" else "RGB"
    profile = image.info.get("icc_profile")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    elif image.mode.startswith("I"):
        image = image.point(lambda value: value / 256)  # 16 bits: to convert alone would cut bright parts off
    image = image.convert(mode)
    out = _in_srgb(image, profile) if profile else image
    out = out.convert("L" if mode == "L" else "RGB")
    if alpha and alpha.getextrema() != (255, 255):
        out.putalpha(alpha)
    return out


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours of a profile converted to sRGB; as they are where the profile is damaged or of another colour space."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if own.profile.xcolor_space.strip() != _SPACES[image.mode]:
            return image
        converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image
