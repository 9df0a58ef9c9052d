"""A pen on a booklet's canvas: the few things that layout draws. Lengths in points, y upwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor

from builder.document import Element
from builder.errors import Diagnostic
from builder.pdf.canvas import BookletCanvas
from builder.pdf.drawing import Form
from builder.pdf.fonts import font_name
from builder.pdf.lettering import Piece, text_object
from builder.pdf.marks import FOOTER, PLAIN
from builder.pdf.structure import Annotation, Rect

Point = tuple[float, float]

_color = lru_cache(HexColor)


class Pen:
    """Draws text, lines, areas, links, fields and anchors; remembers the page of each anchor.

    What is drawn belongs to the element that is `tagged` around it; lines and areas are content of figures only.
    `remarks` are what blocks find wrong while they draw.  With a `dry` pen nothing is drawn: it notes pages only.
    """

    def __init__(self, canvas: BookletCanvas, pages: dict[str, int], *, dry: bool = False) -> None:
        self.canvas, self.marks = canvas, canvas.marks
        self.pages, self.dry = pages, dry
        self.outline_depth = -1
        self.line_lengths: list[tuple[str, float, int]] = []
        self.remarks: list[Diagnostic] = []

    @property
    def page(self) -> int:
        """The number of the current page, from 1."""
        return int(self.canvas.getPageNumber())

    def tagged(self, element: Element | None, part: str = "") -> AbstractContextManager[None]:
        """What is drawn within is content of an element of the document, or of a part of it; None changes nothing."""
        return self.marks.within(self.marks.tag(element, part) if element else None)

    def figure(self, element: Element, rect: Rect) -> AbstractContextManager[None]:
        """What is drawn within is a picture in a rectangle."""
        return self.marks.within(self.marks.figure(element, rect))

    def artifact(self) -> AbstractContextManager[None]:
        """What is drawn within is no content: it repeats what was said before, or decorates."""
        return self.marks.within(PLAIN)

    def footer(self) -> AbstractContextManager[None]:
        """What is drawn within is the foot of the page."""
        return self.marks.within(FOOTER)

    def text(self, x: float, baseline: float, pieces: Sequence[Piece]) -> None:
        """Set pieces of (text, weight, size, colour) one behind the other on a baseline."""
        self.marks.text("".join(text for text, *_ in pieces))
        self.canvas._code.append(text_object(self.canvas._doc, x, baseline, pieces))

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float, color: str) -> None:
        """A straight line."""
        self.marks.shape()
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeColor(_color(color))
        self.canvas.line(x0, y0, x1, y1)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        radius: float = 0,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1,
    ) -> None:
        """A rectangle from its lower left corner, filled, outlined, or both."""
        if not (fill or stroke):
            return
        self._prepare(fill, stroke, line)
        if radius:
            self.canvas.roundRect(x, y, width, height, radius, stroke=bool(stroke), fill=bool(fill))
        else:
            self.canvas.rect(x, y, width, height, stroke=bool(stroke), fill=bool(fill))

    def circle(
        self, x: float, y: float, radius: float, *, fill: str | None = None, stroke: str | None = None, line: float = 1
    ) -> None:
        """A circle about its centre."""
        if not (fill or stroke):
            return
        self._prepare(fill, stroke, line)
        self.canvas.circle(x, y, radius, stroke=bool(stroke), fill=bool(fill))

    def path(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1,
        closed: bool = True,
    ) -> None:
        """Straight lines through some points, with round joins."""
        self._prepare(fill, stroke, line)
        self.canvas.setLineJoin(1)
        self.canvas.setLineCap(1)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.close()
        self.canvas.drawPath(path, stroke=bool(stroke), fill=bool(fill))
        self.canvas.setLineCap(0)

    def area(self, boxes: Iterable[Rect], fill: str) -> None:
        """Rectangles that do not overlap as one filled area, each by left, bottom, right and top."""
        self._prepare(fill, None, 0)
        path = self.canvas.beginPath()
        for left, bottom, right, top in boxes:
            path.rect(left, bottom, right - left, top - bottom)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def curve(
        self,
        start: Point,
        *curves: tuple[Point, Point, Point],
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 1,
    ) -> None:
        """Bézier curves, one after the other."""
        self._prepare(fill, stroke, line)
        path = self.canvas.beginPath()
        path.moveTo(*start)
        for a, b, end in curves:
            path.curveTo(*a, *b, *end)
        self.canvas.drawPath(path, stroke=bool(stroke), fill=bool(fill))

    def _prepare(self, fill: str | None, stroke: str | None, line: float) -> None:
        self.marks.shape()
        if fill:
            self.canvas.setFillColor(_color(fill))
        if stroke:
            self.canvas.setStrokeColor(_color(stroke))
            self.canvas.setLineWidth(line)

    def note(self, name: str) -> None:
        """Remember that an anchor is on this page."""
        self.pages[name] = self.page

    def anchor(self, name: str, top: float) -> None:
        """Make a place on this page that links and the outline can go to."""
        self.note(name)
        self.canvas.anchors[name] = (self.page - 1, top + 6)

    def outline(self, title: str, name: str, level: int) -> None:
        """An entry of the outline that goes to an anchor; a level deeper than the last one's child is lifted."""
        level = min(level, self.outline_depth + 1)
        self.outline_depth = level
        self.canvas.bookmarkPage(name, fit="XYZ", left=0, top=self.canvas.anchors[name][1])
        self.canvas.addOutlineEntry(title, name, level, closed=level > 0)

    def link(self, target: str, rect: Rect, element: Element, part: str = "") -> None:
        """Make a rectangle the link of an element: to an anchor when it starts with `#`, else to the web."""
        self._annotate(Annotation(self.page - 1, rect, target=target), element, part)

    def field(self, rect: Rect, element: Element, part: str = "", *, size: float = 0) -> None:
        """Make a rectangle the form field of an element, where letters are typed at a size, or as large as fits.

        Without a structure nobody would know what it asks for: then there is none.
        """
        if self.marks.structure:
            self._annotate(Annotation(self.page - 1, rect, size=size), element, part)

    def _annotate(self, annotation: Annotation, element: Element, part: str) -> None:
        annotation.tag = self.marks.tag(element, part)
        self.marks.annotate(annotation)

    def image(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """A bitmap in a rectangle."""
        self.marks.shape()
        self.canvas.drawImage(image, x, y, width, height, mask="auto")

    def form(self, name: str, form: Form, x: float, y: float, scale: float) -> None:
        """A form with the scene's origin at a place, `scale` points a centimetre; written once under its name."""
        if not self.canvas.hasForm(name):
            form.write(name, self.canvas._doc)
        self.marks.shape()
        self.canvas.saveState()
        self.canvas.transform(scale * form.unit, 0, 0, scale * form.unit, x, y)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def drawing(self, drawing: Any, x: float, y: float) -> None:
        """A ReportLab drawing from its lower left corner."""
        from reportlab.graphics.shapes import STATE_DEFAULTS

        STATE_DEFAULTS["fontName"] = font_name("regular")  # its default is a font that is not embedded
        self.marks.shape()
        drawing.drawOn(self.canvas, x, y)
