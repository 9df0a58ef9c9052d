"""Renders the pages that the README shows: python docs/images/make.py (after make booklet)."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

HERE = Path(__file__).parent
PDF = HERE.parents[1] / "build" / "hamstring-booklet.pdf"
SHOWN = [
    "What is inside",
    "Your plan on one page",
    "Stay safe",
    "Seated heel press",
    "Glute bridge",
    "Desk plan",
    "My week",
]
WIDTH, GAP, COLUMNS, PAPER = 400, 14, 4, (225, 230, 233)


def pages_of(pdf: pdfium.PdfDocument) -> list[int]:
    """The indexes of the cover and of the pages where the shown titles stand."""
    places = {entry.get_title(): entry.get_dest().get_index() for entry in pdf.get_toc()}
    return [0, *(places[title] for title in SHOWN)]


def main() -> None:
    """Write docs/images/pages.png."""
    with pdfium.PdfDocument(PDF) as pdf:
        shown = [pdf[index].render(scale=WIDTH / pdf[index].get_width()).to_pil() for index in pages_of(pdf)]
    height = max(image.height for image in shown)
    rows = -(-len(shown) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), PAPER)
    for number, image in enumerate(shown):
        row, column = divmod(number, COLUMNS)
        sheet.paste(image, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    sheet.quantize(200, method=Image.Quantize.MAXCOVERAGE).save(HERE / "pages.png", optimize=True)


if __name__ == "__main__":
    main()
