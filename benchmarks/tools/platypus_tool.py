"""The booklet in plain ReportLab Platypus, as its manual teaches: paragraphs with markup, tables, lists, drawings.

Page numbers come from building again until those that are printed are true.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import ttf_opensans
from reportlab.graphics import shapes
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from benchmarks.tools import look

_FONTS = Path(ttf_opensans.__file__).parent / "ttf"
Runs = list[dict[str, Any]]


def _style(
    name: str, size: float, leading: float, font: str = "", color: str = look.INK, **more: Any
) -> ParagraphStyle:
    face = look.FACES[font]
    return ParagraphStyle(name, fontName=face, fontSize=size, leading=leading, textColor=HexColor(color), **more)


def _styles() -> dict[str, ParagraphStyle]:
    head: dict[str, Any] = {"color": look.DARK, "keepWithNext": 1}
    small: dict[str, Any] = {"color": look.MUTED, "spaceAfter": 6}
    all_styles = [
        _style("h1", 24, 28, "extrabold", spaceAfter=10, **head),
        _style("h2", 14, 18, "bold", spaceBefore=12, spaceAfter=4, **head),
        _style("h3", 12, 15, "bold", spaceAfter=2, **head),
        _style("card", 20, 24, "extrabold", **head),
        _style("lead", 14, 19, spaceAfter=8),
        _style("body", 12, 16, spaceAfter=7),
        _style("label", 12, 16, "bold", spaceAfter=2, keepWithNext=1),
        _style("small", 11, 15, **small),
        _style("meta", 11, 14, **small),
        _style("caption", 10.5, 13, "semibold", look.MUTED, alignment=TA_CENTER),
        _style("cell", 12, 15),
        _style("right", 12, 15, alignment=TA_RIGHT),
        _style("head", 10.5, 14, "semibold", look.MUTED),
        _style("head right", 10.5, 14, "semibold", look.MUTED, alignment=TA_RIGHT),
        _style("dose", 11, 14, color=look.MUTED),
        _style("value", 13, 14, "bold", alignment=TA_RIGHT),
        _style("card body", 12, 15, spaceAfter=5),
    ]
    return {style.name: style for style in all_styles}


class PlatypusTool:
    """Platypus with fonts and drawings kept between builds."""

    def __init__(self, material: Path) -> None:
        self.material = material
        for face in look.FACES.values():
            pdfmetrics.registerFont(TTFont(face, _FONTS / f"{face}.ttf"))
        regular, bold, semibold = look.FACES[""], look.FACES["bold"], look.FACES["semibold"]
        for face in look.FACES.values():
            strong = bold if face == regular else face
            pdfmetrics.registerFontFamily(face, face, strong, semibold, strong)
        self.panels: dict[str, shapes.Drawing] = {}
        self.styles = _styles()

    def build(self, source: Path, target: Path) -> None:
        """Build until the page numbers that are printed are true."""
        data = json.loads(source.read_text(encoding="utf-8"))
        pages: dict[str, int] = {}
        while True:
            document = _Document(target, data)
            document.build(list(_Story(self, data["drawings"], pages).parts(data["parts"])))
            if document.pages == pages:
                return
            pages = document.pages

    def panel(self, file: str, width: float, height: float, scale: float) -> shapes.Drawing:
        """A panel of a drawing at a scale, made once."""
        key = f"{file} {scale}"
        if key not in self.panels:
            drawing = shapes.Drawing(width * scale, height * scale)
            group = shapes.Group(*map(_path, json.loads((self.material / f"drawings/{file}.json").read_text())))
            group.scale(scale, scale)
            drawing.add(group)
            drawing.hAlign = "CENTER"
            self.panels[key] = drawing
        return self.panels[key]


def _path(data: dict[str, Any]) -> shapes.Path:
    path = shapes.Path(
        fillColor=data["fill"] and HexColor(data["fill"]),
        strokeColor=data["stroke"] and HexColor(data["stroke"]),
        strokeWidth=data["width"],
        strokeDashArray=data["dash"] or None,
        strokeLineCap=1,
        strokeLineJoin=1,
        fillMode=shapes.FILL_EVEN_ODD,
    )
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.closePath}
    for operator, *numbers in data["operators"]:
        draw[operator](*numbers)
    return path


class _Document(BaseDocTemplate):
    """Recto and verso pages with a running foot; notes the pages of what has an anchor."""

    def __init__(self, target: Path, data: dict[str, Any]) -> None:
        super().__init__(
            str(target),
            pagesize=look.PAGE,
            title=data["title"],
            author=data["author"],
            subject=data["subject"],
            lang="en",
        )
        self.pages: dict[str, int] = {}
        self.chapter = ""
        height = look.PAGE[1] - look.TOP - look.BOTTOM
        for name, page in (("right", 1), ("left", 2)):
            frame = Frame(look.left(page), look.BOTTOM, look.WIDTH, height, 0, 0, 0, 0)
            self.addPageTemplates(PageTemplate(name, [frame], onPageEnd=self._foot))

    def _foot(self, canvas: Any, document: Any) -> None:
        if document.page == 1:
            return
        x = look.left(document.page)
        ends = [self.chapter, str(document.page)] if document.page % 2 else [str(document.page), self.chapter]
        canvas.setFont(look.FACES["semibold"], 10)
        canvas.setFillColor(HexColor(look.MUTED))
        canvas.drawString(x, 26, ends[0])
        canvas.drawRightString(x + look.WIDTH, 26, ends[1])

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Called by Platypus behind each flowable on a page."""
        if getattr(flowable, "anchor", ""):
            self.pages[flowable.anchor] = self.page
        if getattr(flowable, "style", None) is not None and flowable.style.name == "h1":
            self.chapter = flowable.getPlainText()


class _Story:
    """Flowables of one pass, with the page numbers of the pass before."""

    def __init__(self, tool: PlatypusTool, drawings: dict[str, Any], pages: dict[str, int]) -> None:
        self.tool, self.drawings, self.pages, self.styles = tool, drawings, pages, tool.styles
        self.body = "body"

    def parts(self, parts: list[dict[str, Any]]) -> Iterable[Flowable]:
        """The whole booklet, each part on pages of its own."""
        yield NextPageTemplate(["left", "right"])
        for number, part in enumerate(parts):
            if number:
                yield PageBreak()
            blocks = [flowable for block in part["blocks"] for flowable in self.block(block)]
            if part["id"]:
                blocks[0] = self.text(part["blocks"][0]["text"], "h1", part["id"])
            yield from blocks

    def markup(self, runs: Runs, to: str = "") -> str:
        """Runs in the markup of paragraphs."""
        return "".join(self._run(run, run.get("to", to)) for run in runs)

    def _run(self, run: dict[str, Any], to: str) -> str:
        if run["t"] == "\n":
            return "<br/>"
        words = escape(run["t"].replace("{page}", str(self.pages.get(run.get("page", ""), 88))))
        if "mark" in run:
            words = f'<font color="{look.MARKS[run["mark"]]}">{words}</font>'
        for key, tag in (("b", "b"), ("i", "i")):
            words = f"<{tag}>{words}</{tag}>" if key in run else words
        return f'<a href="#{to}">{words}</a>' if to else words

    def text(self, runs: Runs, style: str, anchor: str = "", to: str = "") -> Paragraph:
        """A paragraph, with the anchor that links to it go to."""
        name = f'<a name="{anchor}"/>' if anchor else ""
        paragraph = Paragraph(name + self.markup(runs, to), self.styles[style])
        paragraph.anchor = anchor
        return paragraph

    def blocks(self, blocks: list[dict[str, Any]]) -> list[Flowable]:
        """Flowables of some blocks."""
        return [flowable for block in blocks for flowable in self.block(block)]

    def block(self, b: dict[str, Any]) -> list[Flowable]:
        """Flowables of one block."""
        made: list[Flowable] = getattr(self, "_" + b["kind"])(b)
        return made

    def _p(self, b: dict[str, Any]) -> list[Flowable]:
        role = self.body if b["role"] == "body" else b["role"]
        return [self.text(b["text"], role, b.get("id", ""))]

    def _h(self, b: dict[str, Any]) -> list[Flowable]:
        return [self.text(b["text"], f"h{b['level']}", b.get("id", ""))]

    def _list(self, b: dict[str, Any]) -> list[Flowable]:
        items = [self.text(item, "cell") for item in b["items"]]
        numbered = b["mark"] == "number"
        kind: dict[str, Any] = {"bulletType": "1"} if numbered else {"bulletType": "bullet", "start": b["mark"]}
        return [ListFlowable(items, bulletFontName=look.FACES[""], leftIndent=18, **kind), Spacer(0, 4)]

    def _terms(self, b: dict[str, Any]) -> list[Flowable]:
        return [
            flowable
            for item in b["items"]
            for flowable in (self.text(item["term"], "label", item["id"]), self.text(item["meaning"], "body"))
        ]

    def _table(self, b: dict[str, Any]) -> list[Flowable]:
        commands: list[Any] = [("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(look.THIN)), *_CELLS]
        rows = []
        for number, row in enumerate(b["rows"]):
            cells: list[Any] = []
            for cell in row["cells"]:
                place = (len(cells), number)
                if cell["span"] > 1:
                    commands.append(("SPAN", place, (place[0] + cell["span"] - 1, number)))
                if cell["blank"]:
                    commands.append(("BOX", place, place, 0.6, HexColor(look.WRITE)))
                cells += [self.cell(row, cell), *[""] * (cell["span"] - 1)]
            rows.append(cells)
        widths = [look.WIDTH * width / sum(b["widths"]) for width in b["widths"]]
        heads = sum(row["head"] for row in b["rows"])
        return [Table(rows, widths, style=commands, repeatRows=heads), Spacer(0, 8)]

    def cell(self, row: dict[str, Any], cell: dict[str, Any]) -> Flowable:
        """What stands in a cell of a table; in a blank one, room to write."""
        if cell["blank"]:
            return Spacer(0, 16)
        kind = "head" if row["head"] else "cell"
        style = {"left": kind, "right": "head right" if row["head"] else "right"}[cell["align"]]
        return self.text(cell["text"], style, to=row["to"])

    def _boxed(self, content: list[Flowable], *commands: Any, width: float = look.WIDTH) -> Table:
        pads = [("LEFTPADDING", (0, 0), (-1, -1), 8), ("RIGHTPADDING", (0, 0), (-1, -1), 6)]
        return Table([[content]], [width], style=[*pads, *commands])

    def _callout(self, b: dict[str, Any]) -> list[Flowable]:
        color = HexColor(look.MARKS.get(b["look"], look.DARK))
        fill = HexColor(look.FILLS.get(b["look"], look.WHITE))
        box = self._boxed(
            self.blocks(b["blocks"]), ("BACKGROUND", (0, 0), (0, 0), fill), ("LINEBEFORE", (0, 0), (0, 0), 3, color)
        )
        return [box, Spacer(0, 5)]

    def _box(self, b: dict[str, Any]) -> list[Flowable]:
        return [self._boxed(self.blocks(b["blocks"]), ("BOX", (0, 0), (0, 0), 1, HexColor(look.DARK)))]

    def _keep(self, b: dict[str, Any]) -> list[Flowable]:
        return [KeepTogether(self.blocks(b["blocks"]))]

    def _columns(self, b: dict[str, Any]) -> list[Flowable]:
        columns = [self.blocks(column) for column in b["columns"]]
        return [Table([columns], [look.WIDTH / len(columns)] * len(columns), style=_TIGHT)]

    def picture(self, b: dict[str, Any], width: float, height: float) -> list[Flowable]:
        """Panels side by side with their words, and the caption."""
        panels = self.drawings[b["drawing"]]
        scale = look.scale(panels, width, height)
        row = [self.tool.panel(p["file"], p["width"], p["height"], scale) for p in panels]
        words = [Paragraph(p["label"], self.styles["caption"]) for p in panels]
        widths = [p["width"] * scale + look.GAP for p in panels]
        rows = [row, words] if any(p["label"] for p in panels) else [row]
        table = Table(rows, widths, style=[*_TIGHT, ("ALIGN", (0, 0), (-1, -1), "CENTER"), _BOTTOM])
        return [table, *([self.text(b["caption"], "caption")] if b["caption"] else [])]

    def _figure(self, b: dict[str, Any]) -> list[Flowable]:
        return [KeepTogether(self.picture(b, look.WIDTH, look.PICTURE)), Spacer(0, 6)]

    def _beside(self, b: dict[str, Any]) -> list[Flowable]:
        rows = [[self.text(label, "dose"), self.text(value, "value")] for label, value in b["items"]]
        dose = Table(rows, [0.55 * (look.TICKET - 14), 0.45 * (look.TICKET - 14)], style=_TIGHT)
        inner = [self.text(b["title"], "h3"), self.text(b["aside"], "dose"), dose]
        ticket = self._boxed(inner, ("BACKGROUND", (0, 0), (0, 0), HexColor(look.FILLS["key"])), width=look.TICKET)
        wide = look.WIDTH - look.TICKET
        picture = self.picture(b["figure"], wide - 8, look.CARD_PICTURE)
        return [
            Table([[picture, ticket]], [wide, look.TICKET], style=[*_TIGHT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        ]

    def _blanks(self, b: dict[str, Any]) -> list[Flowable]:
        cells = [self.text(label, "meta") for label in b["labels"]]
        rule = ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(look.WRITE))
        return [Table([cells], [look.WIDTH / len(cells)] * len(cells), [30], style=[*_TIGHT, rule])]

    def _break(self, b: dict[str, Any]) -> list[Flowable]:
        return [PageBreak()]

    def _rule(self, b: dict[str, Any]) -> list[Flowable]:
        return [HRFlowable(width="100%", color=HexColor(look.THICK), spaceBefore=10, spaceAfter=10)]

    def _card(self, b: dict[str, Any]) -> list[Flowable]:
        title = self.text([{"t": f"{b['number']} {b['title']}"}], "card", b["id"])
        self.body = "card body"
        blocks = self.blocks(b["blocks"])
        self.body = "body"
        return [PageBreak(), title, *blocks]


_BOTTOM = ("VALIGN", (0, 0), (-1, -1), "BOTTOM")
_CELLS = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 2)]
_TIGHT = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
]
