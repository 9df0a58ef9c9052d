"""How each kind of table is drawn: lines, fills and cells of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from builder.layout.table import Row, TableLook
from builder.pdf.pen import Pen
from builder.theme import Stylesheet

Edges = Sequence[tuple[float, float]]


class _Painter:
    def __init__(self, sheet: Stylesheet) -> None:
        self.sheet = sheet
        self.hair, self.line = sheet.space["hair"], sheet.space["line"]

    def ruled(self, pen: Pen, row: Row, edges: Edges, top: float, height: float) -> None:
        """A hairline under each row, a stronger one under the heads."""
        x0, x1 = edges[0][0], edges[-1][0] + edges[-1][1]
        y = top - height
        if row.head:
            pen.line(x0, y, x1, y, self.line, self.sheet.ink("line"))
        else:
            pen.line(x0, y, x1, y, self.hair, self.sheet.ink("hair"))

    def contents(self, pen: Pen, row: Row, edges: Edges, top: float, height: float) -> None:
        """Key rows stand on a panel (or in an outline), the others above a hairline."""
        x0, x1 = edges[0][0], edges[-1][0] + edges[-1][1]
        if row.look != "key":
            self.ruled(pen, row, edges, top, height)
            return
        fill = self.sheet.color("pale")
        pen.box(x0 - 8, top - height + 3, x1 - x0 + 16, height - 4, radius=self.sheet.space["radius"],
                fill=fill, stroke=None if fill else self.sheet.ink("box"), line=self.line)  # fmt: skip

    def weeks(self, pen: Pen, row: Row, edges: Edges, top: float, height: float) -> None:
        """A panel for each day, told apart by fill and outline."""
        if row.head:
            return
        sheet = self.sheet
        styles = {
            "a": (sheet.color("pale"), None, 0.0),
            "b": (None, sheet.ink("box"), 1.0),
            "walk": (sheet.color("sand"), None, 0.0),
            "test": (sheet.color("sand"), sheet.ink("box"), 2.0),
        }
        for cell, (x, width) in zip(row.cells, edges, strict=True):
            if cell.look in styles:
                fill, stroke, line = styles[cell.look]
                if fill is None and stroke is None:
                    stroke, line = sheet.ink("hair"), 0.75
                pen.box(
                    x + line / 2,
                    top - height + line / 2,
                    width - line,
                    height - line,
                    radius=3,
                    fill=fill,
                    stroke=stroke,
                    line=line,
                )

    def log(self, pen: Pen, row: Row, edges: Edges, top: float, height: float) -> None:
        """Blank cells with a border; the label stands on a hairline."""
        if row.head:
            return
        sheet = self.sheet
        fill = sheet.color("sand") if row.look == "tinted" else None
        for cell, (x, width) in zip(row.cells, edges, strict=True):
            if cell.look in ("blank", "tick"):
                pen.box(x, top - height, width, height, fill=fill, stroke=sheet.ink("cell"), line=0.6)
            elif len(row.cells) > 1:
                pen.line(x, top - height, x + width, top - height, self.hair, sheet.ink("hair"))

    def scale(self, pen: Pen, row: Row, edges: Edges, top: float, height: float) -> None:
        """Numbered cells; the middle and the high ones are tinted."""
        sheet = self.sheet
        fills = {"middle": sheet.color("sand"), "high": sheet.color("high")}
        for cell, (x, width) in zip(row.cells, edges, strict=True):
            pen.box(x, top - height, width, height, fill=fills.get(cell.look), stroke=sheet.ink("cell"), line=0.8)


def table_look(role: str, sheet: Stylesheet) -> TableLook:
    """The look of a table's role in a stylesheet."""
    paint = _Painter(sheet)
    pad = sheet.space["row_pad"]
    cell = sheet.space["cell_height"]
    if role == "weeks":
        return TableLook(1.5, 2, paint.weeks, least_height=0.94 * cell, middle=True, gap_x=2, gap_y=2, center=True)
    if role == "log":
        return TableLook(3, 2, paint.log, least_height=cell, middle=True, center=True)
    if role == "scale":
        return TableLook(1, 4, paint.scale, least_height=cell, middle=True, center=True)
    if role in ("contents", "plan"):
        return TableLook(0, pad + 2, paint.contents, middle=True, gap_x=6)
    return TableLook(0, pad, paint.ruled, gap_x=0.75 * sheet.space["column_gap"])
