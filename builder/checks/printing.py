"""Print targets: type, lines, margins, contrast and lists of a laid-out booklet against its theme's goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.document import Element
from builder.layout import LaidOut
from builder.pdf.fonts import X_HEIGHT
from builder.theme import Stylesheet
from builder.theme.contrast import PAPER, Pair, contrast, graphic_pairs, text_pairs

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Finding:
    """One target: what was measured, what was wanted, and whether it holds."""

    name: str
    measured: str
    goal: str
    holds: bool


def check_printing(sheet: Stylesheet, laid_out: LaidOut, tree: Element) -> list[Finding]:
    """The findings for one edition on one paper. Sources: see the design targets in docs/printing.md."""
    return [
        *_type(sheet),
        *_lines(sheet, laid_out),
        *_page(sheet, laid_out),
        *_contrast(sheet),
        *_lists(sheet, tree),
        *_cards(laid_out),
        *_labels(laid_out),
    ]


def _type(sheet: Stylesheet) -> Iterator[Finding]:
    goal, k = sheet.theme.targets, sheet.scale
    body = sheet.style("body")
    styles = [sheet.style(name) for name in type(sheet.theme.type).model_fields]
    smallest = min(styles, key=lambda style: style.size)
    wanted = round(goal.body_size * k, 1)
    yield Finding("body type", f"{body.size:.1f} pt", f"{wanted:.1f} pt or more", round(body.size, 1) >= wanted)
    yield Finding(
        "smallest type",
        f"{smallest.size:.1f} pt ({smallest.name})",
        f"{goal.smallest_size:.1f} pt or more",
        smallest.size >= goal.smallest_size,
    )
    x_height = body.size * X_HEIGHT * MM
    yield Finding("x-height", f"{x_height:.2f} mm", f"{goal.x_height_mm:.1f} mm or more", x_height >= goal.x_height_mm)
    running = [sheet.style(name) for name in ("body", "card_body", "lead", "small", "table_body")]
    ratio = min(style.leading / style.size for style in running)
    yield Finding("line spacing", f"{ratio:.2f}", f"{goal.leading_ratio:.2f} or more", ratio >= goal.leading_ratio)


def _lines(sheet: Stylesheet, laid_out: LaidOut) -> Iterator[Finding]:
    goal = sheet.theme.targets
    if laid_out.line_lengths:
        mean = sum(laid_out.line_lengths) / len(laid_out.line_lengths)
        low, high = goal.line_characters
        yield Finding("line length", f"{mean:.0f} characters", f"{low} to {high}", low <= mean <= high)
    inches = sheet.live_width / 72
    yield Finding("line width", f"{inches:.2f} in", f"{goal.line_inches:.1f} in or less", inches <= goal.line_inches)


def _page(sheet: Stylesheet, laid_out: LaidOut) -> Iterator[Finding]:
    paper, goal = sheet.paper, sheet.theme.targets
    margin = min(paper.top, paper.bottom, paper.inner, paper.outer)
    yield Finding("margins", f"{margin:.0f} pt", f"{goal.margin:.0f} pt or more", margin >= goal.margin)
    yield Finding("gutter", f"{paper.inner:.0f} pt", f"wider than {paper.outer:.0f} pt", paper.inner > paper.outer)
    yield Finding("pages", str(laid_out.page_count), "a multiple of 4", laid_out.page_count % 4 == 0)


def _contrast(sheet: Stylesheet) -> Iterator[Finding]:
    yield _least("contrast of text", sheet, text_pairs(sheet.theme))
    yield _least("contrast of signs and lines", sheet, graphic_pairs(sheet.theme))


def _least(name: str, sheet: Stylesheet, pairs: Iterable[Pair]) -> Finding:
    """The least contrast of some colours on paper and on the fills that the theme has; they have one goal."""
    backs = ((pair, sheet.color(pair.back) if pair.back else PAPER) for pair in pairs)
    found = [(contrast(sheet.ink(pair.front), back), pair.goal) for pair, back in backs if back]
    least, goal = min(found)
    return Finding(name, f"{least:.1f}:1", f"{goal:.0f}:1 or more", least >= goal)


def _lists(sheet: Stylesheet, tree: Element) -> Iterator[Finding]:
    low, high = sheet.theme.targets.list_items
    lengths = [len(e.children) for e in tree.walk() if e.name in ("ul", "ol") and e.get("mark") != "tick"]
    if lengths:
        shown = f"{min(lengths)} to {max(lengths)}"
        yield Finding("items in a list", shown, f"{low} to {high}", min(lengths) >= low and max(lengths) <= high)


def _cards(laid_out: LaidOut) -> Iterator[Finding]:
    over = len(laid_out.too_tall)
    yield Finding("cards and covers fit", "all" if not over else f"{over} go over", "all", not over)


def _labels(laid_out: LaidOut) -> Iterator[Finding]:
    crowded = len(laid_out.crowded)
    yield Finding("labels of drawings", f"{crowded} in the way" if crowded else "apart", "apart", not crowded)
