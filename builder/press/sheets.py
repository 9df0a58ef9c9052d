"""Draws the sides of a plan as pages of a new PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Matrix, Name, ObjectStreamMode, Page, Pdf, String

from builder.press.geometry import Box, Placement, place
from builder.press.links import Landing, Links, moved_box
from builder.press.marks import Line, crop_marks, cut_marks, fold_marks
from builder.press.options import Flip, Options, Sides
from builder.press.papers import Sheet, Size
from builder.press.plan import Side
from builder.press.source_pages import SourcePage

HAIRLINE = 0.25
"""The width of marks in points."""

Content = bytes
"""The operators of a page that is drawn as it stands, in Helvetica (`/F1`) and Helvetica-Bold (`/F2`)."""


@dataclass(frozen=True, slots=True)
class Press:
    """What all sides have in common; `creep` is the shift in points for each sheet that is folded around another."""

    source: Pdf
    pages: list[SourcePage]
    sizes: list[Size]
    links: Links
    sheet: Sheet
    flip: Flip
    options: Options
    creep: float
    title: str

    @property
    def turns_like_a_book(self) -> bool:
        """Whether left and right change places when a sheet is turned over, and not top and bottom."""
        return (self.flip is Flip.SHORT) == self.sheet.landscape

    def printed(self, sides: Iterable[Side | Content]) -> bytes:
        """The PDF with a page for each side, for a printer that takes pages as they come."""
        with Pdf.new() as target:
            landings: dict[int, Landing] = {}
            for side in sides:
                if isinstance(side, Side):
                    landings |= self._draw(side, target)
                else:
                    fonts = {f"/F{n}": _font(name) for n, name in enumerate(("Helvetica", "Helvetica-Bold"), 1)}
                    self._add(target, side, Dictionary(Font=Dictionary(fonts)))
            self.links.move(landings, target)
            self._describe(target)
            out = io.BytesIO()
            target.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
            return out.getvalue()

    def _draw(self, side: Side, target: Pdf) -> dict[int, Landing]:
        """Add a side; where each of its pages came to lie."""
        placements = place(side, self.sizes, self.sheet, self.options, self.creep)
        turn = _half_turn(self.sheet) if side.back and not self.turns_like_a_book else Matrix()
        forms, ways, content = {}, {}, [b"q %s cm" % turn.encode()]
        for placed in placements:
            page, name = self.pages[placed.page], f"/P{placed.page + 1}"
            way = page.upright @ Matrix(placed.scale, 0, 0, placed.scale, placed.trim.x, placed.trim.y)
            forms[name] = target.copy_foreign(page.form(with_bleed=self.options.bleed > 0))
            ways[placed.page] = way @ turn
            content.append(b"q %s re W n %s cm %s Do Q" % (_operands(placed.visible), way.encode(), name.encode()))
        content += [*_strokes(self._marks(placements)), b"Q"]
        sheet = self._add(target, b"\n".join(content), Dictionary(XObject=Dictionary(forms)))
        visible = {placed.page: moved_box(list(placed.visible.corners), turn) for placed in placements}
        return {number: Landing(sheet.obj, ways[number], visible[number]) for number in ways}

    def _add(self, target: Pdf, content: Content, resources: Dictionary) -> Page:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, *self.sheet.size]),
            Resources=resources,
            Contents=target.make_stream(content),
        )
        target.pages.append(Page(target.make_indirect(page)))
        return target.pages[-1]

    def _marks(self, placements: list[Placement]) -> list[tuple[bytes, Line]]:
        """Each mark with its dashes."""
        solid, dashed = b"[]", b"[3 3]"
        marks: list[tuple[bytes, Line]] = []
        if self.options.crop_marks:
            marks += [(solid, line) for line in crop_marks(placements, self.options)]
        if self.options.fold_marks and self.options.layout.folded:
            marks += [(dashed, line) for line in fold_marks(self.sheet)]
            marks += [(solid, line) for line in cut_marks(self.sheet)]
        return marks

    def _describe(self, target: Pdf) -> None:
        """The title, how printers are to treat the sheets (ISO 32000-1, 12.2), and which layers are hidden (8.11.4)."""
        target.docinfo.Title, target.docinfo.Creator = String(self.title), String("Booklet Builder")
        duplex = Name.DuplexFlipShortEdge if self.flip is Flip.SHORT else Name.DuplexFlipLongEdge
        target.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True,
            PrintScaling=Name("/None"),
            PickTrayByPDFSize=True,
            Duplex=duplex if self.options.sides is Sides.TOGETHER else Name.Simplex,
        )
        if "/OCProperties" in self.source.Root:
            layers = self.source.make_indirect(self.source.Root.OCProperties)
            target.Root.OCProperties = target.copy_foreign(layers)


def _half_turn(sheet: Sheet) -> Matrix:
    return Matrix(-1, 0, 0, -1, *sheet.size)


def _operands(box: Box) -> bytes:
    return b"%.4f %.4f %.4f %.4f" % (box.x, box.y, box.width, box.height)


def _strokes(marks: list[tuple[bytes, Line]]) -> Iterable[bytes]:
    """Hairlines in black."""
    if marks:
        yield b"%.2f w 0 G" % HAIRLINE
    for dashes, line in marks:
        yield b"%s 0 d %.3f %.3f m %.3f %.3f l S" % (dashes, *line)


def _font(name: str) -> Dictionary:
    """One of the fonts that every viewer and printer has (ISO 32000-1, 9.6.2.2)."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding)
