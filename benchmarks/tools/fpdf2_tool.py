"""The booklet in fpdf2: cells with Markdown, tables and painted paths, as its manual teaches.

Both margins are alike on all pages.  Page numbers come from building again until those that are printed are true.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import ttf_opensans
from fpdf import FPDF, FontFace
from fpdf.drawing import GraphicsContext, PaintedPath, Transform
from fpdf.enums import CellBordersLayout

from benchmarks.tools import look

_FONTS = Path(ttf_opensans.__file__).parent / "ttf"
_FACES = {("sans", ""): "", ("sans", "B"): "bold", ("sans", "I"): "semibold", ("heavy", ""): "extrabold"}
_MARGIN = (look.INNER + look.OUTER) / 2
_TEXTS = {"lead": (14, 19), "body": (12, 16), "label": (12, 16), "small": (11, 15), "meta": (11, 14)}
_HEADS = {1: (24, 28), 2: (14, 18), 3: (12, 15)}

Runs = list[dict[str, Any]]


class Fpdf2Tool:
    """fpdf2 with the paths of drawings kept between builds."""

    def __init__(self, material: Path) -> None:
        self.material = material
        self.panels: dict[str, list[PaintedPath]] = {}

    def build(self, source: Path, target: Path) -> None:
        """Build until the page numbers that are printed are true."""
        data = json.loads(source.read_text(encoding="utf-8"))
        pages: dict[str, int] = {}
        while True:
            booklet = _Booklet(self, data, pages)
            booklet.parts(data["parts"])
            if booklet.found == pages:
                break
            pages = booklet.found
        booklet.output(str(target))

    def panel(self, file: str) -> list[PaintedPath]:
        """The paths of a panel in cm, y upwards, made once."""
        if file not in self.panels:
            data = json.loads((self.material / f"drawings/{file}.json").read_text(encoding="utf-8"))
            self.panels[file] = [_path(each) for each in data]
        return self.panels[file]


def _path(data: dict[str, Any]) -> PaintedPath:
    path = PaintedPath()
    path.style.auto_close = False
    path.style.intersection_rule = "evenodd"
    path.style.fill_color, path.style.stroke_color = data["fill"], data["stroke"]
    path.style.stroke_width = data["width"]
    path.style.stroke_cap_style = path.style.stroke_join_style = "round"
    path.style.stroke_dash_pattern = tuple(data["dash"]) or None
    draw = {"M": path.move_to, "L": path.line_to, "C": path.curve_to, "Z": path.close}
    for operator, *numbers in data["operators"]:
        draw[operator](*numbers)
    return path


class _Booklet(FPDF):
    """One pass, with the page numbers of the pass before; `found` are its own."""

    MARKDOWN_LINK_UNDERLINE = False

    def __init__(self, tool: Fpdf2Tool, data: dict[str, Any], pages: dict[str, int]) -> None:
        super().__init__(unit="pt", format=look.PAGE)
        self.tool, self.drawings, self.numbers = tool, data["drawings"], pages
        self.found: dict[str, int] = {}
        self.chapter, self.tight = "", False
        for (family, style), face in _FACES.items():
            self.add_font(family, style, _FONTS / f"{look.FACES[face]}.ttf")
        self.set_margins(_MARGIN, look.TOP)
        self.set_auto_page_break(True, look.BOTTOM)
        self.set_title(data["title"])
        self.set_author(data["author"])
        self.set_subject(data["subject"])
        self.set_lang(data["lang"])
        self.c_margin = 0

    def footer(self) -> None:
        """Called by fpdf2 at the end of each page."""
        if self.page_no() == 1:
            return
        number = str(self.page_no())
        ends = [self.chapter, number] if self.page_no() % 2 else [number, self.chapter]
        self.set_y(-36)
        self.set_font("sans", "I", 10)
        self.set_text_color(look.MUTED)
        self.cell(look.WIDTH / 2, 12, ends[0])
        self.cell(look.WIDTH / 2, 12, ends[1], align="R")

    def parts(self, parts: list[dict[str, Any]]) -> None:
        """The whole booklet, each part on pages of its own."""
        for part in parts:
            self.add_page()
            self.chapter = part["title"]
            if part["id"]:
                self.found[part["id"]] = self.page
            self.blocks(part["blocks"])

    def blocks(self, blocks: list[dict[str, Any]]) -> None:
        """Blocks one below the other."""
        for block in blocks:
            if block.get("id"):
                self.found[block["id"]] = self.page + (block["kind"] == "card")
            getattr(self, "_" + block["kind"])(block)

    def markdown(self, runs: Runs, to: str = "") -> str:
        """Runs as Markdown; links go to pages."""
        return "".join(self._run(run, run.get("to", to)) for run in runs)

    def _run(self, run: dict[str, Any], to: str) -> str:
        words: str = run["t"].replace("{page}", str(self.numbers.get(run.get("page", ""), 88)))
        if words == "\n" or not words.strip():
            return words
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        words = f"[{words.strip()}]({self.numbers.get(to, 1)})" if to else words.strip()
        for key, mark in (("b", "**"), ("i", "__")):
            words = f"{mark}{words}{mark}" if key in run else words
        return before + words + after

    def text_block(self, words: str, size: tuple[float, float], *, width: float = look.WIDTH, **more: Any) -> None:
        """Markdown in (size, leading) points; below it goes on at the left margin."""
        options = {"align": "L", "new_x": "LMARGIN", "new_y": "NEXT", **more}
        self.set_font_size(size[0])
        self.multi_cell(width, size[1], words, markdown=True, **options)

    def look(self, color: str = look.INK, style: str = "", family: str = "sans") -> None:
        """Choose a colour and a face."""
        self.set_font(family, style)
        self.set_text_color(color)

    def keep(self, height: float) -> None:
        """Begin a page when so many points are not left on this one."""
        if self.will_page_break(height):
            self.add_page()

    def _p(self, b: dict[str, Any]) -> None:
        role = b["role"]
        self.look(look.MUTED if role in ("small", "meta") else look.INK, "B" if role == "label" else "")
        self.text_block(self.markdown(b["text"]), (12, 15) if self.tight and role == "body" else _TEXTS[role])
        self.ln(4 if self.tight or role == "label" else 7)

    def _h(self, b: dict[str, Any]) -> None:
        size, leading = _HEADS[b["level"]]
        self.keep(leading + 40)
        self.ln(6 if b["level"] > 1 else 0)
        self.look(look.DARK, *(["B"] if b["level"] > 1 else ["", "heavy"]))
        self.text_block(self.markdown(b["text"]), (size, leading))
        self.ln(3)

    def _list(self, b: dict[str, Any]) -> None:
        self.look()
        self.items(b, _MARGIN, look.WIDTH)
        self.ln(4)

    def items(self, b: dict[str, Any], left: float, width: float) -> None:
        """The items of a list at a place, their marks before them."""
        leading = 15 if self.tight else 16
        for number, item in enumerate(b["items"], start=1):
            self.set_x(left)
            self.set_font_size(12)
            self.cell(16, leading, f"{number}." if b["mark"] == "number" else b["mark"])
            self.text_block(self.markdown(item), (12, leading), width=width - 16)

    def _terms(self, b: dict[str, Any]) -> None:
        for item in b["items"]:
            self.keep(40)
            self.found[item["id"]] = self.page
            self.look(style="B")
            self.text_block(self.markdown(item["term"]), (12, 16))
            self.look()
            self.text_block(self.markdown(item["meaning"]), (12, 16))
            self.ln(6)

    def _table(self, b: dict[str, Any]) -> None:
        self.look()
        self.set_font_size(12)
        self.set_draw_color(look.THIN)
        self.set_fill_color(look.WHITE)
        heads = FontFace(size_pt=10.5, color=look.MUTED, emphasis="ITALICS") if b["rows"][0]["head"] else None
        options = {"first_row_as_headings": heads is not None, "headings_style": heads, "text_align": "LEFT"}
        with self.table(
            col_widths=tuple(b["widths"]), width=look.WIDTH, line_height=15, borders_layout="HORIZONTAL_LINES",
            markdown=True, padding=(4, 3), v_align="TOP", **options
        ) as table:  # fmt: skip
            for row in b["rows"]:
                line = table.row()
                for cell in row["cells"]:
                    words = self.markdown(cell["text"], row["to"])
                    border = CellBordersLayout.ALL if cell["blank"] else CellBordersLayout.INHERIT
                    line.cell(words, align=cell["align"].upper(), colspan=cell["span"], border=border)
        self.ln(8)

    def _figure(self, b: dict[str, Any]) -> None:
        panels = self.drawings[b["drawing"]]
        scale = look.scale(panels, look.WIDTH, look.PICTURE)
        self.keep(max(p["height"] for p in panels) * scale + 50)
        self.picture(b, _MARGIN, look.WIDTH, scale)
        self.ln(6)

    def picture(self, b: dict[str, Any], left: float, width: float, scale: float) -> None:
        """Panels side by side with their words, and the caption, centred in a column."""
        panels = self.drawings[b["drawing"]]
        height = max(p["height"] for p in panels) * scale
        x = left + (width - sum(p["width"] * scale + look.GAP for p in panels) + look.GAP) / 2
        ground = self.y + height
        self.look(look.MUTED, "I")
        for panel in panels:
            with self.drawing_context() as context:
                group = GraphicsContext()
                group.transform = Transform.scaling(scale, -scale).translate(x, ground)
                for path in self.tool.panel(panel["file"]):
                    group.add_item(path, clone=False)
                context.add_item(group, clone=False)
            self.set_xy(x, ground)
            if panel["label"]:
                self.text_block(panel["label"], (10.5, 13), width=panel["width"] * scale, align="C")
            x += panel["width"] * scale + look.GAP
        self.set_xy(left, ground + (13 if panels[0]["label"] else 0))
        if b["caption"]:
            self.text_block(self.markdown(b["caption"]), (10.5, 13), width=width, align="C")

    def _callout(self, b: dict[str, Any]) -> None:
        self.set_fill_color(look.FILLS.get(b["look"], look.WHITE))
        self.set_draw_color(look.MARKS.get(b["look"], look.DARK))
        self.set_line_width(3)
        self._boxed(b, "L")
        self.ln(3)

    def _box(self, b: dict[str, Any]) -> None:
        self.set_fill_color(look.WHITE)
        self.set_draw_color(look.DARK)
        self.set_line_width(1)
        self._boxed(b, 1)

    def _boxed(self, b: dict[str, Any], border: str | int) -> None:
        """The texts of some blocks in one cell with a border and a fill, on one page."""
        words = "\n".join(self.markdown(runs) for block in b["blocks"] for runs in _texts(block))
        self.look()
        self.set_font_size(12)
        cell = partial(self.multi_cell, look.WIDTH, 15, words, markdown=True, align="L", padding=(4, 8))
        self.keep(cell(dry_run=True, output="HEIGHT"))
        cell(border=border, fill=True, new_x="LMARGIN", new_y="NEXT")
        self.set_line_width(0.5)
        self.ln(3)

    def _keep(self, b: dict[str, Any]) -> None:
        self.keep(70)
        self.blocks(b["blocks"])

    def _columns(self, b: dict[str, Any]) -> None:
        top, lowest = self.y, self.y
        width = look.WIDTH / len(b["columns"])
        for number, column in enumerate(b["columns"]):
            self.set_y(top)
            left = _MARGIN + number * width
            for block in column:
                self.set_x(left)
                head = block["kind"] == "h"
                self.look(look.DARK if head else look.INK, "B" if head else "")
                if block["kind"] == "list":
                    self.items(block, left, width - 10)
                else:
                    self.text_block(self.markdown(block["text"]), (12, 15), width=width - 10)
            lowest = max(lowest, self.y)
        self.set_xy(_MARGIN, lowest + 4)

    def _beside(self, b: dict[str, Any]) -> None:
        top, wide = self.y, look.WIDTH - look.TICKET - 8
        self.picture(b["figure"], _MARGIN, wide, look.scale(self.drawings[b["figure"]["drawing"]], wide, 130))
        lowest = self.y
        self.set_xy(_MARGIN + wide + 8, top)
        self.ticket(b, _MARGIN + wide + 8)
        self.set_xy(_MARGIN, max(lowest, self.y) + 4)

    def ticket(self, b: dict[str, Any], left: float) -> None:
        """The dose: its title, the level, and a row for each item on a tinted field."""
        self.set_fill_color(look.FILLS["key"])
        width = look.TICKET
        for runs, color, style, size in ((b["title"], look.DARK, "B", 12), (b["aside"], look.MUTED, "", 11)):
            self.set_x(left)
            self.look(color, style)
            self.text_block(self.markdown(runs), (size, 15), width=width, fill=True, padding=(0, 6))
        for label, value in b["items"]:
            self.set_x(left)
            self.look(look.MUTED)
            self.set_font_size(11)
            self.cell(width / 2 + 10, 15, " " + self.markdown(label), fill=True)
            self.look(look.INK, "B")
            self.set_font_size(13)
            self.cell(width / 2 - 10, 15, self.markdown(value), align="R", fill=True, new_x="LEFT", new_y="NEXT")

    def _blanks(self, b: dict[str, Any]) -> None:
        self.look(look.MUTED)
        self.set_font_size(11)
        self.set_draw_color(look.WRITE)
        for label in b["labels"]:
            self.cell(look.WIDTH / len(b["labels"]), 30, self.markdown(label), border="B")
        self.ln(34)

    def _break(self, b: dict[str, Any]) -> None:
        self.add_page()

    def _rule(self, b: dict[str, Any]) -> None:
        self.set_draw_color(look.THICK)
        self.line(_MARGIN, self.y + 5, _MARGIN + look.WIDTH, self.y + 5)
        self.ln(15)

    def _card(self, b: dict[str, Any]) -> None:
        self.add_page()
        self.look(look.DARK, "", "heavy")
        self.text_block(f"{b['number']} {b['title']}", (20, 24))
        self.tight = True
        self.blocks(b["blocks"])
        self.tight = False


def _texts(block: dict[str, Any]) -> list[Runs]:
    """The texts of a paragraph or a list."""
    return block["items"] if block["kind"] == "list" else [block["text"]]
