"""A phone and a ruler for QR codes: what can be read from rendered pages, and how large the codes are in the PDF."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import zxingcpp

from tests.conftest import PROJECTS
from tests.pdf.reader import Page, Reading, Shape

MM = 72 / 25.4


@dataclass(frozen=True)
class Code:
    """A code of a PDF: what a phone reads from it, its white square, and the one path that is drawn into it."""

    address: str
    level: str
    page: Page
    white: Shape
    dark: Shape

    @property
    def side(self) -> float:
        """The side of the white square in mm."""
        return width(self.white)

    @property
    def modules(self) -> float:
        """How many modules the path is wide, if there are four of quiet zone at its left."""
        return 4 * width(self.dark) / ((self.dark.left - self.white.left) / MM)


def scanned(pdf: bytes, dpi: int) -> list[Code]:
    """Every code on the pages of a PDF that print an address, rendered in grey at so many dots an inch."""
    return [code for page in Reading(pdf).pages if "example.org" in page.text for code in scan(page, dpi)]


def scan(page: Page, dpi: int) -> Iterator[Code]:
    """The codes of a page."""
    image = page.page.render(scale=dpi / 72, grayscale=True).to_pil()
    squares = list(squares_on(page))
    for found in zxingcpp.read_barcodes(image):
        corners = found.position.top_left, found.position.bottom_right
        x = 72 / dpi * sum(corner.x for corner in corners) / 2
        y = page.height - 72 / dpi * sum(corner.y for corner in corners) / 2
        white, dark = next(pair for pair in squares if _around(pair[0], x, y))
        yield Code(found.text, found.ec_level, page, white, dark)


def squares_on(page: Page) -> Iterator[tuple[Shape, Shape]]:
    """Each square of a page that another one is drawn into next."""
    for outer, inner in zip(page.shapes, page.shapes[1:], strict=False):
        if _is_square(outer) and _is_square(inner) and _around(outer, inner.left, inner.bottom):
            yield outer, inner


def width(shape: Shape) -> float:
    """The width of a shape in mm."""
    return (shape.right - shape.left) / MM


def _is_square(shape: Shape) -> bool:
    return shape.filled and width(shape) > 10 and abs(width(shape) - (shape.top - shape.bottom) / MM) < 0.01


def _around(shape: Shape, x: float, y: float) -> bool:
    return shape.left < x < shape.right and shape.bottom < y < shape.top


def project_with(folder: Path, blocks: str = "", videos: dict[str, str] | None = None, web: str = "") -> Path:
    """A new project with more blocks in its last chapter, videos by files of exercises, and a practice's web page."""
    root = folder / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    with (root / "chapters/log.yaml").open("a", encoding="utf-8") as file:
        file.write(blocks)
    for name, address in (videos or {}).items():
        with (root / f"exercises/{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"video: {address}\n")
    if web:
        (root / "practice.yaml").write_text(f"name: Harbor Lane Clinic\nweb: {web}\n", encoding="utf-8")
    return root
