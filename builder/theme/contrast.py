"""Contrast: which colours of a theme must stand out from which (WCAG 2.2, success criteria 1.4.6 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.theme.model import Theme

PAPER = "#FFFFFF"


class Pair(NamedTuple):
    """A colour, the fill that it stands on (None for paper), and the contrast that is needed at least."""

    front: str
    back: str | None
    goal: float


_TEXT = (
    *((name, None) for name in ("ink", "muted", "heading", "stop", "ease_text", "go_text")),
    ("ink", "pale"),
    ("muted", "pale"),
    ("heading", "pale"),
    ("heading", "cover"),
    ("ink", "sand"),
    ("ink", "high"),
    ("on_dark", "heading"),
    ("on_dark", "stop"),
)
_GRAPHICS = ("box", "write", "cell", "target", "stop", "ease", "go")


def text_pairs(theme: Theme) -> Iterator[Pair]:
    """What is read, with the theme's goal for text."""
    return (Pair(front, back, theme.targets.text_contrast) for front, back in _TEXT)


def graphic_pairs(theme: Theme) -> Iterator[Pair]:
    """Signs and lines that say something, with the theme's goal for them."""
    return (Pair(front, None, theme.targets.graphics_contrast) for front in _GRAPHICS)


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    first, second = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour `#rrggbb`, 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
