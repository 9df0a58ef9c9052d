"""Bitmaps on their way into a PDF: pixels and nothing else, upright, in the right colours, no larger than needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from builder.layout.bitmap import LONGEST_SIDE, read_bitmap
from tests.layout.photographs import (
    ADOBE_RGB,
    DISPLAY_P3,
    GAMMA,
    GREY,
    PRIVATE,
    RED,
    SRGB,
    WHITE,
    cmyk_profile,
    deep_png,
    grey_profile,
    jpeg,
    marked,
    noise,
    photograph,
    png,
    rgb_profile,
)

Embed = Callable[[bytes], ImageReader]


@pytest.fixture
def embedded(tmp_path: Path) -> Embed:
    """What a file becomes."""

    def read(data: bytes) -> ImageReader:
        kind = "PNG" if data.startswith(b"\x89PNG") else "JPEG"
        path = tmp_path / "picture"
        path.write_bytes(data)
        return read_bitmap(path, kind)

    return read


def pixels(reader: ImageReader) -> Image.Image:
    """The pixels that are embedded."""
    return Image.open(reader.jpeg_fh()) if reader.jpeg_fh() else reader._image


def written(reader: ImageReader) -> bytes:
    """The JPEG file that is embedded."""
    return bytes(reader.jpeg_fh().read())


def near(found: object, wanted: tuple[int, ...], by: int = 4) -> bool:
    """Whether two colours look alike."""
    return bool(np.abs(np.subtract(found, wanted)).max() <= by)


# ---- what stays behind


def test_the_photograph_of_these_tests_is_full_of_private_data() -> None:
    data = photograph(marked())
    assert data.count(PRIVATE) == 10
    assert png(marked()).count(PRIVATE) > 5


def test_a_jpeg_keeps_none_of_its_metadata(embedded: Embed) -> None:
    data = written(embedded(photograph(marked())))
    assert PRIVATE not in data
    segments = {data[i : i + 2] for i in range(len(data)) if data[i] == 0xFF and 0xE1 <= data[i + 1] <= 0xFE}
    assert not segments


@pytest.mark.parametrize("data", [photograph(marked()), png(marked()), jpeg(marked(), icc_profile=grey_profile(1.0))])
def test_nothing_but_pixels_is_known_of_it(data: bytes, embedded: Embed) -> None:
    kept = pixels(embedded(data))
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not kept.getexif()


# ---- the right way up, and the right size


@pytest.mark.parametrize(
    ("orientation", "corner"),
    list(enumerate(["left top", "right top", "right bottom", "left bottom"] * 2, 1)),
)
def test_every_orientation_is_turned_upright(orientation: int, corner: str, embedded: Embed) -> None:
    """Where the first pixel of a file belongs (EXIF 2.32, 4.6.4, tag 274); from 5 on, rows are columns."""
    kept = pixels(embedded(photograph(marked(), orientation)))
    assert kept.size == ((96, 64) if orientation < 5 else (64, 96))
    x, y = (10 if "left" in corner else kept.width - 10), (10 if "top" in corner else kept.height - 10)
    assert near(kept.getpixel((x, y)), RED)
    assert near(kept.getpixel((kept.width - x, kept.height - y)), WHITE)


def test_damaged_metadata_is_no_reason_to_refuse_a_photograph(embedded: Embed) -> None:
    data = photograph(marked())
    start = data.index(b"Exif") + 6
    for step in range(1, 60):
        spoiled = bytearray(data)
        spoiled[start : start + 400 : step] = b"\xa7" * len(range(start, start + 400, step))
        assert pixels(embedded(bytes(spoiled))).size == (96, 64)


def test_a_large_photograph_is_made_as_large_as_print_can_show(embedded: Embed) -> None:
    data = jpeg(noise((4000, 3000)))
    reader = embedded(data)
    assert reader.getSize() == (LONGEST_SIDE, 1800)
    assert len(written(reader)) < 0.5 * len(data)


def test_a_photograph_saved_as_png_becomes_jpeg(embedded: Embed) -> None:
    data = png(noise((1200, 900)))
    reader = embedded(data)
    assert reader.jpeg_fh()
    assert len(written(reader)) < 0.5 * len(data)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_drawing_saved_as_png_keeps_every_pixel(mode: str, embedded: Embed) -> None:
    drawing = marked((800, 600)).convert(mode)
    reader = embedded(png(drawing))
    assert not reader.jpeg_fh()
    assert pixels(reader).convert("RGB").tobytes() == drawing.convert("RGB").tobytes()


def test_the_same_file_gives_the_same_bytes(embedded: Embed) -> None:
    data = photograph(noise((300, 200)))
    assert written(embedded(data)) == written(embedded(data))


# ---- transparency


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_kept(mode: str, embedded: Embed) -> None:
    image = marked().convert(mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    kept = pixels(embedded(png(image)))
    assert kept.mode == mode
    assert kept.tobytes() == image.tobytes()


def test_a_transparent_colour_is_kept(embedded: Embed) -> None:
    kept = pixels(embedded(png(marked().convert("P", palette=Image.Palette.ADAPTIVE), transparency=0)))
    assert kept.mode == "RGBA"
    assert {kept.getpixel((5, 5))[3], kept.getpixel((90, 60))[3]} == {0, 255}


def test_transparency_that_hides_nothing_is_dropped(embedded: Embed) -> None:
    assert pixels(embedded(png(marked().convert("RGBA")))).mode == "RGB"


# ---- colours


def seen(value: tuple[int, int, int], primaries: object) -> tuple[int, ...]:
    """A colour of a space in sRGB (IEC 61966-2-1)."""
    light = np.array(value) / 255
    linear = np.linalg.inv(np.array(SRGB).T) @ np.array(primaries).T @ light**GAMMA
    linear = np.clip(linear, 0, 1)
    return tuple(np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055) * 255)


@pytest.mark.parametrize("primaries", [ADOBE_RGB, DISPLAY_P3], ids=["Adobe RGB", "Display P3"])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "palette", "transparent"])
def test_colours_of_a_profile_are_converted(form: str, primaries: object, embedded: Embed) -> None:
    value = (100, 150, 120)
    image, icc = Image.new("RGB", (32, 32), value), rgb_profile(primaries)
    if form == "palette":
        image = image.convert("P", palette=Image.Palette.ADAPTIVE)
    elif form == "transparent":
        image.putalpha(100)
    data = jpeg(image, icc_profile=icc) if form == "JPEG" else png(image, icc_profile=icc)
    found, wanted = pixels(embedded(data)).getpixel((9, 9)), seen(value, primaries)
    assert near(found[:3], wanted, 3)
    assert not near(value, wanted, 10)


@pytest.mark.parametrize("icc", [None, b"no profile", cmyk_profile(), rgb_profile(SRGB)[:300]])
def test_colours_without_a_profile_that_fits_stay_as_they_are(icc: bytes | None, embedded: Embed) -> None:
    options = {"icc_profile": icc} if icc else {}
    assert near(pixels(embedded(jpeg(marked(), **options))).getpixel((5, 5)), RED)


def test_grey_stays_grey(embedded: Embed) -> None:
    image = Image.new("L", (32, 32), 120)
    for data in (jpeg(image), png(image)):
        kept = pixels(embedded(data))
        assert kept.mode == "L"
        assert kept.getpixel((9, 9)) == 120


def test_the_tones_of_grey_are_converted(embedded: Embed) -> None:
    data = jpeg(Image.new("L", (32, 32), 55), icc_profile=grey_profile(1.0))
    kept = pixels(embedded(data))
    assert kept.mode == "L"
    assert kept.getpixel((9, 9)) == pytest.approx(128, abs=2)  # (128 / 255) ** 2.2 = 55 / 255


def test_sixteen_bits_are_made_eight(embedded: Embed) -> None:
    grey = pixels(embedded(deep_png(0, [0, 0x8000, 0xFFFF])))
    assert (grey.mode, grey.tobytes()) == ("L", bytes([0, 128, 255]))
    rgb = pixels(embedded(deep_png(2, [0xFFFF, 0x8000, 0])))
    assert (rgb.mode, rgb.tobytes()) == ("RGB", bytes([255, 128, 0]))


def test_inks_are_not_inverted(embedded: Embed) -> None:
    """As Photoshop writes them: with an Adobe marker and inverted, which Pillow does as well."""
    data = jpeg(Image.new("CMYK", (32, 32), (255, 0, 0, 0)))
    assert b"Adobe" in data
    assert near(pixels(embedded(data)).getpixel((9, 9)), (0, 255, 255))
    assert near(pixels(embedded(jpeg(Image.new("CMYK", (32, 32), 0)))).getpixel((9, 9)), WHITE)
    assert near(pixels(embedded(jpeg(Image.new("CMYK", (32, 32), (0, 0, 0, 135))))).getpixel((9, 9)), GREY)


def test_inks_are_printed_as_their_profile_says(embedded: Embed) -> None:
    for inks, wanted in (((255, 0, 0, 0), (255, 0, 0)), ((0, 0, 0, 0), WHITE), ((0, 0, 0, 255), (0, 0, 0))):
        data = jpeg(Image.new("CMYK", (32, 32), inks), icc_profile=cmyk_profile())
        found = pixels(embedded(data)).getpixel((9, 9))
        assert near(found, wanted, 20), (inks, found)
