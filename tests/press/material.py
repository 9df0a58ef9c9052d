"""PDFs to impose, made by hand: each page says its number, and shows which way is up."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from pikepdf import Pdf
from reportlab.pdfgen.canvas import Canvas

A5 = (419.528, 595.276)
A4 = (595.276, 841.890)
HALF_LETTER = (396.0, 612.0)
LETTER = (612.0, 792.0)


def label(number: int) -> str:
    """What page `number`, counted from 0, says."""
    return f"PAGE{number:03d}"


def labelled(sizes: Sequence[tuple[float, float]], draw: Callable[[Canvas, int], None] | None = None) -> bytes:
    """A PDF with a page for each size: its label in the middle, an L in the lower left corner, a frame at its edge."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setTitle("Labelled pages")
    for number, (width, height) in enumerate(sizes):
        canvas.setPageSize((width, height))
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawCentredString(width / 2, height / 2, label(number))
        canvas.setFillGray(0.5)
        canvas.rect(20, 20, 60, 15, stroke=0, fill=1)
        canvas.rect(20, 20, 15, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.rect(2, 2, width - 4, height - 4)
        if draw:
            draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    """The same file with something changed in its objects."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
