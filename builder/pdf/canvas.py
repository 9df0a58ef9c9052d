"""The canvas that a booklet is drawn on: metadata, page labels, quiet and repeatable bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from builder.document import Element
from builder.pdf.fonts import font_name

rl_config.useA85 = 0  # streams as they are, not as text: a fifth smaller, and faster


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself."""

    title: str
    language: str
    author: str
    subject: str

    @classmethod
    def of(cls, tree: Element) -> Metadata:
        """The metadata of a document tree."""
        return cls(tree.get("title"), tree.get("lang"), tree.get("author"), tree.get("subject"))


class BookletCanvas(Canvas):
    """A ReportLab canvas that embeds every font and opens with its outline shown."""

    def __init__(self, *args: Any, metadata: Metadata, counter: list[int], **options: Any) -> None:
        options |= {
            "pageCompression": 1,
            "initialFontName": font_name("regular"),
            "pdfVersion": (1, 7),
            "lang": metadata.language,
        }
        super().__init__(*args, **options)
        self.counter = counter
        self.setTitle(metadata.title)
        self.setAuthor(metadata.author)
        self.setSubject(metadata.subject)
        self.setCreator("Booklet Builder")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()

    def save(self) -> None:
        self.counter.append(self.getPageNumber() - 1)
        last = self.counter[-1]
        self.addPageLabel(0, prefix="Cover")
        if last > 2:
            self.addPageLabel(1, style="ARABIC", start=2)
            self.addPageLabel(last - 1, prefix="Back cover")
        super().save()
