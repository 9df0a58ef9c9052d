"""The document tree as neutral JSON, and its drawings as SVG and as plain paths: what the other tools start from.

Text is a list of runs: `{"t": words}` with `b` and `i` for strong and emphasis, and `to` for a link to an id.  Where a
run has a `page`, its words hold `{page}` in the place of the page number of that id.  A line break is a run "\\n".
Signs, discs and boxes to tick, which the builder draws, are plain characters of the font in the colour `mark`.
Lines to write notes on, with which the builder fills up pages, are left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from builder.document import Element, Run
from builder.illustration.arrange import Arrangement, Place
from builder.illustration.display import UNITS, Panel, steps
from builder.illustration.labels import PanelWords
from builder.illustration.library import Library
from builder.illustration.mirror import mirrored
from builder.illustration.svg import Lettering, to_svg
from builder.theme import Palette

Data = dict[str, Any]

SIGN, TICK = "•", "◊"
MARKS = {"bullet": "•", "cross": "×", "tick": TICK, "none": ""}
SCALE = 1.0
"""Points a centimetre of the scene in an SVG."""


def booklet_of(tree: Element) -> Data:
    """A booklet's parts, in their order, as neutral data; the filler page is left out."""
    head: Data = {name: tree.get(name) for name in ("title", "lang", "author", "subject")}
    head["parts"] = [_part(part) for part in tree.elements if part.name != "filler"]
    return head


def _part(part: Element) -> Data:
    return {"kind": part.name, "title": part.get("title"), "id": part.get("id"), "blocks": _blocks(part.elements)}


def _blocks(elements: Iterable[Element]) -> list[Data]:
    return [_block(element) for element in elements if element.name != "notes"]


def _block(element: Element) -> Data:
    """One block; `id` is there where something links to it."""
    data: Data = _BLOCKS[element.name](element)
    if element.get("id"):
        data["id"] = element.get("id")
    return data


def _card(element: Element) -> Data:
    """A card without its heading, which the title says."""
    _, *rest = element.elements
    return {"kind": "card", "title": element.get("title"), "number": element.get("number"), "blocks": _blocks(rest)}


def _list(element: Element) -> Data:
    mark = "number" if element.name == "ol" else MARKS[element.get("mark", "bullet")]
    return {"kind": "list", "mark": mark, "items": [_text(item) for item in element.elements]}


def _terms(element: Element) -> Data:
    children = list(element.elements)
    pairs = zip(children[::2], children[1::2], strict=True)
    items = [{"id": term.get("id"), "term": _text(term), "meaning": _text(meaning)} for term, meaning in pairs]
    return {"kind": "terms", "items": items}


def _table(element: Element) -> Data:
    rows = [_row(row) for row in element.elements]
    count = sum(cell["span"] for cell in rows[0]["cells"])
    widths = [float(width) for width in element.get("widths").split()] or [1.0] * count
    return {"kind": "table", "role": element.get("role", "plain"), "widths": widths, "rows": rows}


def _row(row: Element) -> Data:
    """A row; a `blank` cell is a box to fill in."""
    cells = [
        {
            "text": _cell(cell),
            "align": cell.get("align", "left"),
            "span": int(cell.get("span", "1")),
            "blank": cell.name == "td" and not cell.children,
        }
        for cell in row.elements
    ]
    return {"head": row.get("head") == "yes", "to": row.get("to"), "cells": cells}


def _cell(cell: Element) -> list[Data]:
    """The text of a cell; its paragraphs are lines."""
    paragraphs = [each for each in cell.elements if each.name == "p"]
    if not paragraphs:
        return _text(cell)
    return [run for paragraph in paragraphs for run in [*_text(paragraph), {"t": "\n"}]][:-1]


def _figure(element: Element) -> Data:
    caption = element.first("caption")
    text = _text(caption) if caption else []
    return {"kind": "figure", "drawing": _drawing_of(element), "alt": element.get("alt"), "caption": text}


def _drawing_of(figure: Element) -> str:
    """The name of a figure's drawing; one that is printed as in a mirror has a name of its own."""
    return figure.get("drawing") + ("-mirrored" if figure.get("mirror") else "")


def _beside(element: Element) -> Data:
    figure, dose = element.elements
    items = [[_text(part) for part in item.elements] for item in dose.elements if item.name == "item"]
    title, aside = (_text(each) if each else [] for each in (dose.first("h"), dose.first("label")))
    return {"kind": "beside", "figure": _figure(figure), "title": title, "aside": aside, "items": items}


_BLOCKS: dict[str, Callable[[Element], Data]] = {
    "p": lambda e: {"kind": "p", "role": e.get("role", "body"), "text": _text(e)},
    "h": lambda e: {"kind": "h", "level": int(e.get("level")), "text": _text(e)},
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "table": _table,
    "figure": _figure,
    "callout": lambda e: {"kind": "callout", "look": e.get("kind"), "blocks": _blocks(e.elements)},
    "box": lambda e: {"kind": "box", "blocks": _blocks(e.elements)},
    "keep": lambda e: {"kind": "keep", "blocks": _blocks(e.elements)},
    "columns": lambda e: {"kind": "columns", "columns": [_blocks(column.elements) for column in e.elements]},
    "exercise": _card,
    "beside": _beside,
    "blanks": lambda e: {"kind": "blanks", "labels": [_text(blank) for blank in e.elements]},
    "rule": lambda e: {"kind": "rule"},
    "new-page": lambda e: {"kind": "break"},
}


def _text(element: Element) -> list[Data]:
    """The runs of an element's text, neighbours of one look joined."""
    out: list[Data] = []
    for run in (run for child in element.children for run in _runs(child, {})):
        alike = out and {**out[-1], "t": ""} == {**run, "t": ""}
        if alike and "page" not in run and "\n" not in (run["t"], out[-1]["t"]):
            out[-1]["t"] += run["t"]
        else:
            out.append(run)
    return out


def _runs(node: Element | Run, look: Data) -> list[Data]:
    """The runs of a node within text of some look."""
    if isinstance(node, Run):
        return [{"t": node.text, **look}]
    name = node.name
    if name == "br":
        return [{"t": "\n"}]
    if name in ("sign", "tick"):
        return [{"t": TICK if name == "tick" else SIGN, "mark": node.get("kind", "tick"), **look}]
    look = {**look, **_look_of(node)}
    runs = [run for child in node.children for run in _runs(child, look)]
    if node.get("say"):
        before = " " if runs else ""
        runs.append({"t": before + node.get("say"), **look, "page": node.get("to")})
    return runs


def _look_of(node: Element) -> Data:
    """What an element within text adds to the look of its words."""
    if node.name == "ref":
        return {"to": node.get("to")}
    return {"strong": {"b": True}, "em": {"i": True}, "disc": {"b": True}}.get(node.name, {})


def write_drawings(trees: Iterable[Element], library: Library, palette: Palette, folder: Path) -> Data:
    """Write each panel of each drawing of some trees into a folder, as `NAME-NUMBER.svg` and `.json`.

    Returns, by the drawing's name, its panels: `file` without its ending, `width` and `height` in cm, `label`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out: Data = {}
    for figure in (e for tree in trees for e in tree.walk() if e.name == "figure" and _drawing_of(e) not in out):
        name = _drawing_of(figure)
        out[name] = []
        for number, panel in enumerate(library.load(figure.get("drawing")).panels, start=1):
            shown, file = mirrored(panel) if figure.get("mirror") else panel, f"{name}-{number}"
            (folder / f"{file}.svg").write_text(_svg(shown, palette), encoding="utf-8")
            (folder / f"{file}.json").write_text(json.dumps(_paths(shown, palette)), encoding="utf-8")
            size = {"width": round(panel.width, 2), "height": round(panel.height, 2)}
            out[name].append({"file": file, **size, "label": panel.label})
    return out


def _svg(panel: Panel, palette: Palette) -> str:
    bare = replace(panel, label="", labels=())
    width, height = panel.width * SCALE, panel.height * SCALE
    place = Place(bare, -panel.box[0] * SCALE, -panel.box[1] * SCALE, 0, width, 0)
    lettering = Lettering(10, 12, lambda *_: 0.0, PanelWords(10, 12, lambda _: 0.0))
    return to_svg(Arrangement(SCALE, width, height, (place,)), "", palette.color, lettering)


def _paths(panel: Panel, palette: Palette) -> list[Data]:
    """The paths of a panel in cm from its lower left corner: each its paint and its operators."""
    left, bottom = panel.box[:2]
    return [
        {
            "fill": path.fill and palette.color(path.fill),
            "stroke": path.stroke and palette.color(path.stroke),
            "width": path.width,
            "dash": path.dash,
            "operators": [each for ring in path.rings for each in _operators(ring, path.closed, left, bottom)],
        }
        for path in panel.paths
    ]


def _operators(ring: tuple[int, ...], closed: bool, left: float, bottom: float) -> list[list[Any]]:
    """A ring as `["M", x, y]`, `["L", x, y]`, `["C", six numbers]` and `["Z"]`."""

    def shifted(numbers: tuple[int, ...]) -> list[float]:
        return [round(n / UNITS - (bottom if i % 2 else left), 3) for i, n in enumerate(numbers)]

    out: list[list[Any]] = [["M", *shifted(ring[:2])]]
    out += [["L" if len(step) == 2 else "C", *shifted(step)] for step in steps(ring)]
    return [*out, ["Z"]] if closed else out
