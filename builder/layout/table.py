"""Tables: cells in rows and columns, split between rows, heads repeated on each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from builder.document import Element
from builder.errors import ContentError, Diagnostic
from builder.layout.block import Block, Stack
from builder.layout.inline import target_of
from builder.pdf.pen import Pen
from builder.pdf.structure import LEAD, LINK
from builder.source import SourceSpan

TYPED_INSET = (1.0, 2.5)
"""How far from the edges of a cell typed text stays, in points: as large as there is room, it would fill the cell."""


@dataclass(slots=True)
class Cell:
    """The stack of an element in a cell, with the least and the most width that it can use, in points."""

    element: Element
    stack: Stack
    least: float
    most: float
    look: str = ""
    span: int = 1
    blank: bool = False


@dataclass(slots=True)
class Row:
    """Cells side by side; `link` is the element of a row that is a link, `keep_next` binds it to the next one."""

    cells: list[Cell]
    head: bool = False
    look: str = ""
    link: Element | None = None
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a kind of table is drawn. `paint` draws a row's edges and fills behind the cells."""

    pad_x: float
    pad_y: float
    paint: Callable[[Pen, Row, Sequence[tuple[float, float]], float, float], None]
    least_height: float = 0.0
    middle: bool = False
    gap_x: float = 0.0
    gap_y: float = 0.0
    center: bool = False


class TableBlock(Block):
    """A table. `widths` are relative; without them the columns follow their contents.  The heads of a part that
    goes on are `repeated`.

    Raises ContentError when the longest words do not fit in the width.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        look: TableLook,
        element: Element,
        *,
        widths: Sequence[float] = (),
        before: float = 0.0,
        after: float = 0.0,
        repeated: bool = False,
    ) -> None:
        self.rows, self.look, self.widths = list(rows), look, tuple(widths)
        self.element, self.span, self.repeated = element, element.where, repeated
        self.before, self.after = before, after
        self._columns: dict[float, list[float]] = {}
        self._heights: dict[float, list[float]] = {}

    @property
    def parts(self) -> Sequence[Block]:
        return [cell.stack for row in self.rows for cell in row.cells]

    @property
    def heads(self) -> list[Row]:
        """The rows that are repeated on each page."""
        return [row for row in self.rows if row.head]

    def columns(self, width: float) -> list[float]:
        """The widths of the columns, padding included."""
        if width not in self._columns:
            self._columns[width] = self._share(width)
        return self._columns[width]

    def least_widths(self) -> list[float]:
        """The width that the longest word of each column needs, padding included."""
        count = max(sum(cell.span for cell in row.cells) for row in self.rows)
        least = [0.0] * count
        for row in self.rows:
            column = 0
            for cell in row.cells:
                if cell.span == 1:
                    least[column] = max(least[column], cell.least + 2 * self.look.pad_x)
                column += cell.span
        return least

    def fits(self, width: float) -> bool:
        """Whether no word sticks out of its column at that width."""
        return sum(self.least_widths()) + self.look.gap_x * (len(self.least_widths()) - 1) <= width + 0.01

    def _share(self, width: float) -> list[float]:
        least = self.least_widths()
        width -= self.look.gap_x * (len(least) - 1)
        if sum(least) > width + 0.01:
            message = f"the table needs {sum(least):.0f} pt and the page has {width:.0f}"
            hint = "use fewer columns or shorter words, or a larger paper"
            raise ContentError(Diagnostic(message, self._widest() or self.span, hint))
        wished = list(self.widths) or self._most(len(least))
        total = sum(wished)
        shares = [w * width / total for w in wished]
        return _at_least(shares, least, width)

    def _widest(self) -> SourceSpan | None:
        """The place of the cell with the longest word."""
        cells = [cell for row in self.rows for cell in row.cells if cell.span == 1 and cell.stack.children]
        widest = max(cells, key=lambda cell: cell.least)
        return widest.stack.children[0].span

    def _most(self, count: int) -> list[float]:
        most = [1.0] * count
        for row in self.rows:
            column = 0
            for cell in row.cells:
                if cell.span == 1:
                    most[column] = max(most[column], min(cell.most, 300.0) + 2 * self.look.pad_x)
                column += cell.span
        return most

    def heights(self, width: float) -> list[float]:
        """The heights of the rows."""
        if width not in self._heights:
            self._heights[width] = [self._row_height(row, width) for row in self.rows]
        return self._heights[width]

    def _row_height(self, row: Row, width: float) -> float:
        inner = [
            cell.stack.measure(w - 2 * self.look.pad_x)
            for cell, (_, w) in zip(row.cells, self.edges(row, width), strict=True)
        ]
        least = 0.0 if row.head else self.look.least_height
        return max(max(inner, default=0.0) + 2 * self.look.pad_y, least) + self.look.gap_y

    def edges(self, row: Row, width: float) -> list[tuple[float, float]]:
        """The left edge and the width of each cell."""
        columns, out, x, index = self.columns(width), [], 0.0, 0
        for cell in row.cells:
            w = sum(columns[index : index + cell.span]) + self.look.gap_x * (cell.span - 1)
            out.append((x, w))
            x += w + self.look.gap_x
            index += cell.span
        return out

    def measure(self, width: float) -> float:
        return sum(self.heights(width))

    def split(self, width: float, height: float) -> tuple[Block, Block] | None:
        index = self._fitting_rows(width, height)
        heads = len(self.heads)
        body = len(self.rows) - heads
        if index <= heads or (index == heads + 1 and body > 3):
            return None
        if index == len(self.rows) - 1 and body > 3:
            index -= 1  # no single row alone on the next page
        while index > heads and self.rows[index - 1].keep_next:
            index -= 1
        if index <= heads:
            return None
        return self._part(self.rows[:index], last=False), self._part(self.heads + self.rows[index:], last=True)

    def _fitting_rows(self, width: float, height: float) -> int:
        used = 0.0
        for index, row_height in enumerate(self.heights(width)):
            used += row_height
            if used > height + 0.01:
                return index
        return len(self.rows) - 1

    def _part(self, rows: Sequence[Row], *, last: bool) -> TableBlock:
        before, after = (0.0, self.after) if last else (self.before, 0.0)
        repeated = last or self.repeated
        part = TableBlock(
            rows, self.look, self.element, widths=self.widths, before=before, after=after, repeated=repeated
        )
        part._columns = dict(self._columns)
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        picture = bool(self.element.get("alt"))
        rect = (x, top - self.measure(width), x + width, top)
        with pen.figure(self.element, rect) if picture else nullcontext():
            for row, height in zip(self.rows, self.heights(width), strict=True):
                with pen.artifact() if row.head and self.repeated else nullcontext():
                    self._draw_row(pen, row, [(x + left, w) for left, w in self.edges(row, width)], top, height)
                top -= height

    def _draw_row(self, pen: Pen, row: Row, edges: Sequence[tuple[float, float]], top: float, height: float) -> None:
        look = self.look
        inner = height - look.gap_y
        look.paint(pen, row, edges, top, inner)
        for cell, (left, w) in zip(row.cells, edges, strict=True):
            room = w - 2 * look.pad_x
            used = cell.stack.measure(room)
            shift = (inner - used) / 2 if look.middle else (inner - used - look.pad_y if row.head else look.pad_y)
            cell.stack.draw(pen, left + look.pad_x, top - shift, room)
            if cell.blank:
                x, y = (0.0, 0.0) if cell.look == "tick" else TYPED_INSET
                pen.field((left + x, top - inner + y, left + w - x, top - y), cell.element, LEAD)
        if row.link:
            right = edges[-1][0] + edges[-1][1]
            pen.link(target_of(row.link), (edges[0][0], top - inner, right, top), row.link, LINK)


def _at_least(shares: list[float], least: Sequence[float], width: float) -> list[float]:
    """Shares of a width, none below its least; what that takes comes off the others in proportion."""
    fixed: set[int] = set()
    while True:
        low = {i for i, share in enumerate(shares) if share < least[i] and i not in fixed}
        if not low:
            return shares
        fixed |= low
        free = [i for i in range(len(shares)) if i not in fixed]
        room = width - sum(least[i] for i in fixed)
        total = sum(shares[i] for i in free)
        shares = [least[i] if i in fixed else shares[i] * room / total for i in range(len(shares))]


def stacked(rows: Sequence[Row]) -> list[Row]:
    """The label of each row on a line of its own above its cells, for narrow pages."""
    out: list[Row] = []
    for row in rows:
        label, *cells = row.cells
        if label.stack.children:
            out.append(Row([replace(label, span=len(cells))], row.head, keep_next=True))
        out.append(Row(cells, row.head, row.look, row.link))
    return out


def transposed(rows: Sequence[Row]) -> list[Row]:
    """Rows made columns: the first row's heads become the heads of the rows."""
    width = len(rows[0].cells)
    turned = [Row([row.cells[index] for row in rows]) for index in range(width)]
    turned[0].head = True
    return turned
