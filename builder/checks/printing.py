"""Print targets: type, lines, margins, contrast and lists of a laid-out booklet against its theme's goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.document import Element
from builder.layout import LaidOut
from builder.pdf.fonts import X_HEIGHT
from builder.theme import Stylesheet

MM = 25.4 / 72
_TEXT_ON_WHITE = ("ink", "muted", "heading", "stop", "ease_text", "go_text")
_GRAPHICS_ON_WHITE = ("box", "write", "cell", "target", "stop", "ease", "go")
_ON_FILLS = (
    ("ink", "pale"),
    ("muted", "pale"),
    ("heading", "pale"),
    ("heading", "cover"),
    ("ink", "sand"),
    ("ink", "high"),
)


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
    goal = sheet.theme.targets
    text = [contrast(sheet.ink(name), "#FFFFFF") for name in _TEXT_ON_WHITE]
    text += [contrast(sheet.ink(a), fill) for a, b in _ON_FILLS if (fill := sheet.color(b))]
    text += [contrast(sheet.ink("on_dark"), sheet.ink(name)) for name in ("heading", "stop")]
    yield Finding(
        "contrast of text", f"{min(text):.1f}:1", f"{goal.text_contrast:.0f}:1 or more", min(text) >= goal.text_contrast
    )
    graphics = [contrast(sheet.ink(name), "#FFFFFF") for name in _GRAPHICS_ON_WHITE]
    yield Finding(
        "contrast of signs and lines",
        f"{min(graphics):.1f}:1",
        f"{goal.graphics_contrast:.0f}:1 or more",
        min(graphics) >= goal.graphics_contrast,
    )


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


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    first, second = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
