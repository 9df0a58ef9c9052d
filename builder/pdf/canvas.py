"""The canvas that a booklet is drawn on: page labels, and the outline shown."""

from __future__ import annotations

from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # streams as they are, not as text: a fifth smaller, and faster


class BookletCanvas(Canvas):
    """A ReportLab canvas that counts its pages into `counter` and labels the covers."""

    def __init__(self, *args: Any, counter: list[int], **options: Any) -> None:
        super().__init__(*args, pdfVersion=(1, 7), **options)
        self.counter = counter
        self.showOutline()

    def save(self) -> None:
        self.counter.append(self.getPageNumber() - 1)
        last = self.counter[-1]
        self.addPageLabel(0, prefix="Cover")
        if last > 2:
            self.addPageLabel(1, style="ARABIC", start=2)
            self.addPageLabel(last - 1, prefix="Back cover")
        super().save()
