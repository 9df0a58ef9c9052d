"""A phone and a ruler for QR codes: what can be read from rendered pages, and how large the codes are in the PDF."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import zxingcpp

from tests.conftest import PROJECTS
from tests.pdf.reader import Page, Reading, Shape

MM = 72 / 25.4


@dataclass(frozen=True)
class Found:
    """A code that was read: its address, its level of error correction and its page, from 1."""

    address: str
    level: str
    page: int


def scan(page: pdfium.PdfPage, dpi: int) -> list[tuple[str, str]]:
    """The address and the level of each code of a page, rendered in grey at so many dots an inch."""
    image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return [(code.text, code.ec_level) for code in zxingcpp.read_barcodes(image)]


def scanned(pdf: bytes, dpi: int) -> list[Found]:
    """Every code of a PDF, in the order of pages; only pages that print an address are rendered."""
    pages = [page for page in Reading(pdf).pages if "example.org" in page.text]
    return [Found(*code, page.number) for page in pages for code in scan(page.page, dpi)]


def codes_on(page: Page) -> list[tuple[Shape, Shape]]:
    """The codes of a page: the white square of each, and the one path that is drawn right after it."""
    pairs = zip(page.shapes, page.shapes[1:], strict=False)
    return [(white, dark) for white, dark in pairs if _is_square(white) and _is_square(dark) and _inside(dark, white)]


def side(shape: Shape) -> float:
    """The width of a shape in mm."""
    return (shape.right - shape.left) / MM


def _is_square(shape: Shape) -> bool:
    return abs(side(shape) - (shape.top - shape.bottom) / MM) < 0.01 and side(shape) > 10


def _inside(inner: Shape, outer: Shape) -> bool:
    """Whether there is as much room on each side of one shape within another."""
    left, right = inner.left - outer.left, outer.right - inner.right
    low, high = inner.bottom - outer.bottom, outer.top - inner.top
    return left > 1 and max(left, right, low, high) - min(left, right, low, high) < 0.05


def project_with(folder: Path, blocks: str = "", videos: dict[str, str] | None = None, web: str = "") -> Path:
    """A new project with more blocks in its last chapter, videos by the files of exercises, and a practice's web page."""
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
