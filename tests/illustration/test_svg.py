"""PDF and SVG show the same: both are rendered, by renderers that share no code, and compared."""

from __future__ import annotations

import importlib.util
import io
import math
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
import resvg_py
from PIL import Image, ImageChops

from builder.illustration.arrange import Arrangement, Room, arrange
from builder.illustration.display import Drawing
from builder.illustration.labels import PanelWords
from builder.illustration.svg import Lettering, to_svg
from builder.layout.drawings import Drawn, FittedDrawing
from builder.pdf.canvas import BookletCanvas
from builder.pdf.fonts import text_width
from builder.pdf.pen import Pen
from builder.pipeline import theme_folders
from builder.theme import Stylesheet, load_theme
from tests.conftest import ROOT
from tests.illustration.handmade import PAIR, PLATE

ZOOM = 3
SVG = "{http://www.w3.org/2000/svg}"
OPEN_SANS = Path(str(importlib.util.find_spec("ttf_opensans").origin)).parent / "ttf"  # type: ignore[union-attr]
FONTS = [str(OPEN_SANS / f"OpenSans-{weight}.ttf") for weight in ("Regular", "SemiBold", "Bold")]


@pytest.fixture(scope="module", params=["standard", "ink-saver"])
def sheet(request: pytest.FixtureRequest) -> Stylesheet:
    """The looks of an edition."""
    return Stylesheet(load_theme(request.param, theme_folders(ROOT)))


def lettering(sheet: Stylesheet) -> Lettering:
    """The type of an edition, for SVG."""
    label, words = sheet.style("drawing_label"), sheet.style("panel_label")
    weights = {"strong": label.strong, "regular": label.weight}
    below = PanelWords(words.size, words.leading, lambda text: text_width(text, words.weight, words.size))
    return Lettering(label.size, label.leading, lambda text, tone, size: text_width(text, weights[tone], size), below)


def as_svg(drawing: Drawing, sheet: Stylesheet) -> tuple[Arrangement, str]:
    """A drawing arranged on 280 × 160 pt at the most, its sides brought up to whole points, and its SVG."""
    arranged = arrange(drawing.panels, Room(280, 160, 10), lettering(sheet).panel_words)
    arranged = replace(arranged, width=math.ceil(arranged.width), height=math.ceil(arranged.height))
    return arranged, to_svg(arranged, 'A "pair" & more', sheet.palette.color, lettering(sheet))


def svg_picture(svg: str) -> Image.Image:
    """The SVG rendered by resvg."""
    data = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=ZOOM, background="white", skip_system_fonts=True, font_files=FONTS
    )
    return Image.open(io.BytesIO(bytes(data))).convert("L")


def pdf_picture(drawing: Drawing, arranged: Arrangement, sheet: Stylesheet) -> Image.Image:
    """The same arrangement on a page of its size, rendered by PDFium."""
    canvas = BookletCanvas(io.BytesIO(), pagesize=(arranged.width, arranged.height))
    FittedDrawing(Drawn(drawing.id, drawing.panels, sheet, None), arranged).draw(Pen(canvas, {}), 0, 0)
    return pdfium.PdfDocument(canvas.pages())[0].render(scale=ZOOM).to_pil().convert("L")


@pytest.mark.parametrize("drawing", [PAIR, PLATE], ids=lambda drawing: drawing.id)
def test_pdf_and_svg_agree(drawing: Drawing, sheet: Stylesheet) -> None:
    """Grey levels differ by less than 1.5 of 255 on average, and by more than 64 in less than 1 in 200 pixels."""
    arranged, svg = as_svg(drawing, sheet)
    one, two = svg_picture(svg), pdf_picture(drawing, arranged, sheet)
    levels = ImageChops.difference(one, two).histogram()
    pixels = sum(levels)
    assert sum(level * count for level, count in enumerate(levels)) / pixels < 1.5
    assert sum(levels[65:]) / pixels < 0.005
    assert sum(one.histogram()[:200]) / pixels > 0.05, "something is drawn"


def test_an_svg_says_what_it_shows(sheet: Stylesheet) -> None:
    root = ElementTree.fromstring(as_svg(PLATE, sheet)[1])
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}g"]
    assert root[0].text == 'A "pair" & more'
    assert [text.text for text in root.iter(f"{SVG}text")][:2] == ["The disc", "with a hole"]
    assert {text.get("font-family") for text in root.iter(f"{SVG}text")} == {"'Open Sans', sans-serif"}
