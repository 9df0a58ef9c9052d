"""Renders the pictures of README and docs/: python docs/images/make.py, or with the names of some, such as pages.

`pages` are pages of the hamstring booklet. Every other picture is a drawing: of the pose file of its name beside
this file or in a new project; without one, of the pose that stands before it on a page.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from builder.illustration.compiling import compile_pose, load_people
from builder.illustration.display import to_json
from builder.illustration.library import DRAWINGS, Library, fingerprint
from builder.layout.drawings import Drawings
from builder.pdf.canvas import BookletCanvas
from builder.pdf.pen import Pen
from builder.pipeline import build
from builder.resources import resource
from builder.theme import Stylesheet, load_theme

HERE = Path(__file__).parent
SCAFFOLD = resource("templates/scaffold") / "poses"
PAGES = [HERE.parents[1] / "README.md", *sorted(HERE.parent.glob("*.md"))]
SHOWN = [
    "Your plan on one page",
    "Stay safe",
    "Three jobs",
    "Lying strap stretch",
    "Triangle with a block",
    "Glute bridge",
    "My week",
]
WIDTH, GAP, COLUMNS, PAPER = 400, 14, 4, (225, 230, 233)

ZOOM, DENSITY = 1.5, 2
"""How much larger than in print a drawing is shown; pixels for each that it takes, for sharp screens."""

HIGHEST = 1.0
"""The most height of a drawing, as a share of its width."""

COLORS = 32
"""Of a drawing's picture: few make a small file, and the soft edges of lines need some."""

ALIKE = 6
"""Colours whose channels differ by no more than this, of 255, are one."""

_POSE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(r'<img src="(?:docs/)?images/([\w-]+)\.png" width="(\d+)"')


class Source(NamedTuple):
    """What a picture is made from: the text of a pose file; its width on the page, in pixels."""

    pose: str
    width: int


def sources() -> dict[str, Source]:
    """What every picture of the pages that is a drawing is made from, by the picture's name."""
    found: dict[str, Source] = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for picture in _PICTURE.finditer(text):
            name, width = picture.groups()
            files = [file for folder in (HERE, SCAFFOLD) if (file := folder / f"{name}.yaml").is_file()]
            poses = [file.read_text(encoding="utf-8") for file in files]
            poses += [pose for pose in reversed(_POSE.findall(text, 0, picture.start())) if "panels:" in pose]
            if poses:
                found[name] = Source(poses[0], int(width))
    return found


def draw(name: str, source: Source) -> None:
    """Write the picture of a drawing, in the standard edition; the pose's fingerprint is kept in the file."""
    with TemporaryDirectory() as folder:
        library = _compiled(source.pose, Path(folder))
        sheet = Stylesheet(load_theme("standard", [resource("templates/themes")]))
        width = source.width / ZOOM
        fitted = Drawings(library, sheet).picture(library.ids()[0], {}, None).fit(width, HIGHEST * width)
        file = io.BytesIO()
        canvas = BookletCanvas(file, pagesize=(width, fitted.height), counter=[])
        fitted.draw(Pen(canvas, {}), (width - fitted.width) / 2, 0)
        canvas.save()
    with pdfium.PdfDocument(file.getvalue()) as pdf:
        image = pdf[0].render(scale=ZOOM * DENSITY).to_pil().convert("RGB")
    info = PngInfo()
    info.add_text("source", fingerprint(source.pose))
    _in_few_colors(image).save(HERE / f"{name}.png", optimize=True, pnginfo=info)


def _in_few_colors(image: Image.Image) -> Image.Image:
    """The picture in the colours that most of its pixels have: those of its areas stay as they are."""
    counted = sorted(image.getcolors(image.width * image.height), reverse=True)
    kept: list[tuple[int, ...]] = []
    for _, color in counted:
        if all(max(abs(a - b) for a, b in zip(color, other, strict=True)) > ALIKE for other in kept[:COLORS]):
            kept.append(color)
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for color in kept[:COLORS] for channel in color])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _compiled(pose: str, folder: Path) -> Library:
    """A library with the drawing of one pose file."""
    name = re.findall(r"^id: (\S+)", pose, re.MULTILINE)[0]
    (folder / f"{name}.yaml").write_text(pose, encoding="utf-8")
    (folder / DRAWINGS).mkdir()
    drawing = compile_pose(folder / f"{name}.yaml", load_people(resource("assets/people.yaml")))
    (folder / DRAWINGS / f"{name}.json").write_text(to_json(drawing), encoding="utf-8")
    return Library([folder])


def show_pages() -> None:
    """Build the hamstring booklet and write pages.png: its cover and the pages where the shown titles stand."""
    with pdfium.PdfDocument(build(resource("content")).laid_out.pdf) as pdf:
        places = {entry.get_title(): entry.get_dest().get_index() for entry in pdf.get_toc()}
        indexes = [0, *(places[title] for title in SHOWN)]
        shown = [pdf[index].render(scale=WIDTH / pdf[index].get_width()).to_pil() for index in indexes]
    height = max(image.height for image in shown)
    rows = -(-len(shown) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), PAPER)
    for number, image in enumerate(shown):
        row, column = divmod(number, COLUMNS)
        sheet.paste(image, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    sheet.quantize(256, method=Image.Quantize.MAXCOVERAGE).save(HERE / "pages.png", optimize=True)


def main(names: list[str]) -> None:
    """Write the pictures of these names; all, when none is named."""
    for name, source in sources().items():
        if name in names or not names:
            draw(name, source)
    if "pages" in names or not names:
        show_pages()


if __name__ == "__main__":
    main(sys.argv[1:])
