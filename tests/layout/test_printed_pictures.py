"""Pictures in the finished PDF: what is in its streams, and how a viewer shows it."""

from __future__ import annotations

import base64
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from builder.errors import ContentError
from builder.layout.svg import MAX_GROUPS
from builder.pipeline import build
from tests.conftest import PROJECTS
from tests.layout.photographs import PRIVATE, RED, WHITE, jpeg, marked, noise, photograph, png

GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
PNG = base64.b64encode(png(marked())).decode()
Print = Callable[[str, bytes], bytes]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """The scaffold's booklet with one picture file, 40 per cent wide, in a chapter."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)

    def build_with(name: str, data: bytes) -> bytes:
        (root / name).write_bytes(data)
        chapter = root / "chapters/moves.yaml"
        figure = f"  - figure:\n      file: {name}\n      alt: A chair\n    width: 40\n"
        chapter.write_text(chapter.read_text() + figure)
        return build(root).laid_out.pdf

    return build_with


def svg(inside: str, head: str = "") -> bytes:
    """An SVG file, twice as wide as high."""
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg {space} viewBox="0 0 96 48" width="96" height="48">{inside}</svg>'.encode()


def image_element(data: bytes, kind: str, size: str = 'width="96" height="48"') -> str:
    """An SVG's image that holds a file."""
    return f'<image {size} xlink:href="data:image/{kind};base64,{base64.b64encode(data).decode()}"/>'


def plain(pdf: bytes) -> bytes:
    """A PDF without any compression but that of photographs."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


class Printed(NamedTuple):
    """A bitmap of a PDF."""

    width: int
    filter: str
    space: str
    masked: bool


def images(pdf: bytes) -> list[Printed]:
    """Every bitmap of a file, masks too."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [item for item in file.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
        return [Printed(int(one.Width), _filter(one), str(one.ColorSpace), "/SMask" in one) for one in found]


def _filter(stream: pikepdf.Stream) -> str:
    """A stream's filter, of which it may have one, or a list of one."""
    return str(stream.Filter if isinstance(stream.Filter, pikepdf.Name) else stream.Filter[0])


def shown(pdf: bytes, number: int = 0) -> Image.Image:
    """The picture of some page, as it is rendered."""
    for page in pdfium.PdfDocument(pdf):
        for item in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            height = page.get_height()
            rendered = page.render(scale=2).to_pil().convert("RGB")
            return rendered.crop([round(2 * n) for n in (left, height - top, right, height - bottom)])
    raise AssertionError("no page has a picture")


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    """Whether two colours look alike."""
    return all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True))  # type: ignore[call-overload]


SECRETIVE = svg(
    "<title>PRIVATE title</title><desc>PRIVATE</desc><metadata>PRIVATE</metadata><!-- PRIVATE -->"
    + '<g id="PRIVATE" data-author="PRIVATE"><title>PRIVATE</title><rect width="9" height="9"/></g>'
    + image_element(photograph(marked()), "jpeg")
    + image_element(png(marked()), "png", 'width="9" height="9"'),
    "<?xml version='1.0'?><!-- PRIVATE --><?PRIVATE PRIVATE?>",
)


@pytest.mark.parametrize(
    ("name", "data"),
    [("PRIVATE.jpg", photograph(marked())), ("PRIVATE.png", png(marked())), ("PRIVATE.svg", SECRETIVE)],
)
def test_no_private_data_reaches_the_pdf(name: str, data: bytes, printed: Print) -> None:
    assert PRIVATE in data
    pdf = printed(name, data)
    assert images(pdf)
    for found in (pdf, plain(pdf)):
        assert PRIVATE not in found
        assert PRIVATE.decode().encode("utf-16-be") not in found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", photograph(marked(), 3)),
        ("a.svg", svg(image_element(photograph(marked(), 3), "jpeg", 'width="72" height="48"'))),
    ],
)
def test_a_photograph_stands_upright(name: str, data: bytes, printed: Print) -> None:
    image = shown(printed(name, data))
    assert near(image.getpixel((image.width - 8, image.height - 8)), RED)
    assert near(image.getpixel((8, 8)), WHITE)


def test_inks_are_shown_as_colours(printed: Print) -> None:
    pdf = printed("a.jpg", jpeg(Image.new("CMYK", (60, 40), (255, 0, 0, 0))))
    assert [image.space for image in images(pdf)] == ["/DeviceRGB"]
    assert near(shown(pdf).getpixel((20, 20)), (0, 255, 255))


def test_a_photograph_makes_no_large_file(printed: Print) -> None:
    data = jpeg(noise((4200, 2800)))
    pdf = printed("a.jpg", data)
    assert [(image.width, image.filter) for image in images(pdf)] == [(2400, "/DCTDecode")]
    assert len(pdf) < 0.4 * len(data)


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_transparency_is_a_soft_mask(name: str, printed: Print) -> None:
    image = Image.new("RGBA", (96, 48), (*RED, 255))
    image.paste((0, 0, 0, 0), (48, 0, 96, 48))
    pdf = printed(name, png(image) if name == "a.png" else svg(image_element(png(image), "png")))
    assert sum(found.masked for found in images(pdf)) == 1
    drawn = shown(pdf)
    assert near(drawn.getpixel((8, 8)), RED)
    assert near(drawn.getpixel((drawn.width - 8, 8)), WHITE)


def test_the_same_bitmap_is_written_once(printed: Print) -> None:
    one = image_element(photograph(marked()), "jpeg", 'width="24" height="24"')
    assert len(images(printed("a.svg", svg(one + one)))) == 1


def test_two_photographs_are_told_apart(printed: Print) -> None:
    other = Image.new("RGB", (96, 64), RED)
    places = 'width="24" height="24"', 'x="48" width="24" height="24"'
    both = "".join(image_element(jpeg(one), "jpeg", at) for one, at in zip((marked(), other), places, strict=True))
    assert len(images(printed("a.svg", svg(both)))) == 2


def nesting(pdf: bytes) -> int:
    """How deep graphics states are saved in each other, at most."""
    deepest = 0
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                depth += {"q": 1, "Q": -1}.get(str(operator), 0)
                deepest = max(deepest, depth)
    return deepest


def test_groups_are_nested_no_deeper_than_pdf_a_allows(printed: Print) -> None:
    """ISO 19005-2, 6.1.13."""

    def nested(groups: int) -> bytes:
        return svg('<g transform="scale(0.99)">' * groups + image_element(png(marked()), "png") + "</g>" * groups)

    deepest = next(number for number in range(MAX_GROUPS, 0, -1) if _is_read(nested(number)))
    assert deepest > 15
    assert 20 < nesting(printed("a.svg", nested(deepest))) <= 28
    with pytest.raises(ContentError, match=re.escape(f"nested more than {MAX_GROUPS} levels deep")):
        printed("b.svg", nested(deepest + 1))


def _is_read(data: bytes) -> bool:
    from builder.layout.svg import PictureError, read_svg

    try:
        read_svg(data)
    except PictureError:
        return False
    return True


@pytest.mark.parametrize(
    ("href", "message"),
    [
        (f"data:image/gif;base64,{GIF}", 'neither PNG nor JPEG, "data:image/gif;base64,R0lGODlh"'),
        (f"data:image/png;base64,{GIF}", 'neither PNG nor JPEG, "data:image/png;base64,R0lGODlh"'),
        (f"data:image/png;base64,{PNG[:60]}", "Truncated"),
        (f"data:image/png;base64,{PNG[:61]}", "Invalid base64"),
    ],
)
def test_other_pictures_in_svg_are_refused(href: str, message: str, printed: Print) -> None:
    element = f'<g xmlns:x="http://www.w3.org/1999/xlink"><image width="9" height="9" x:href="{href}"/></g>'
    with pytest.raises(ContentError, match=message):
        printed("a.svg", svg(element))
