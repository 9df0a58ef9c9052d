"""The canvas that a booklet is drawn on: page labels, the outline, anchors, and marks for the structure tree."""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from builder.pdf import repairs
from builder.pdf.marks import Marks
from builder.pdf.structure import Structure

repairs.apply()


class BookletCanvas(Canvas):
    """A ReportLab canvas that labels the covers and marks what is painted for the tags of a structure.

    `anchors` are the page (from 0) and the height of each place that links go to.
    """

    def __init__(self, *args: Any, structure: Structure | None = None, **options: Any) -> None:
        super().__init__(*args, pdfVersion=(1, 7), **options)
        self.marks = Marks(self, structure)
        self.anchors: dict[str, tuple[int, float]] = {}
        self.showOutline()

    @property
    def page_count(self) -> int:
        """The number of finished pages."""
        return int(self.getPageNumber()) - 1

    def showPage(self) -> None:  # noqa: N802
        self.marks.end_page()
        super().showPage()

    def save(self) -> None:
        """Finish the last page; ReportLab calls it after every pass, of which only the last is written."""
        if self._code:
            self.showPage()

    def pages(self) -> bytes:
        """The pages with their labels and the outline as a PDF that has no tags, links or fields yet."""
        self.addPageLabel(0, prefix="Cover")
        if self.page_count > 2:
            self.addPageLabel(1, style="ARABIC", start=2)
            self.addPageLabel(self.page_count - 1, prefix="Back cover")
        return bytes(self.getpdfdata())
