"""An arranged drawing as SVG: the same paths, words and places as in the PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from builder.illustration.arrange import Arrangement, Place
from builder.illustration.display import UNITS, Path, Ring, steps
from builder.illustration.labels import Measure, PanelWords, label_boxes

FONT = "'Open Sans', sans-serif"
_WEIGHTS = {"strong": 700, "regular": 400}
PANEL_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Lettering:
    """The type of a drawing's words: that of its labels (points), how they are measured, and that below panels."""

    size: float
    leading: float
    measure: Measure
    panel_words: PanelWords


def to_svg(arrangement: Arrangement, alt: str, color: Callable[[str], str], lettering: Lettering) -> str:
    """An arranged drawing as the text of an SVG file, a point to the unit.

    `alt` says what it shows; `color` gives the `#RRGGBB` of a role.  Words are set in Open Sans
    where the reader has it.
    """
    width, height = _number(arrangement.width), _number(arrangement.height)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    parts = [head, f"<title>{escape(alt, quote=False)}</title>"]
    for place in arrangement.places:
        parts += _scene(place, arrangement, color)
        parts += _labels(place, arrangement, color, lettering)
        parts += _words(place, arrangement, color, lettering.panel_words)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _scene(place: Place, arrangement: Arrangement, color: Callable[[str], str]) -> Iterator[str]:
    """The paths of a panel; the scene's y grows upwards."""
    scale = f"{arrangement.scale / UNITS:.6f}"
    origin = f"{_number(place.x)} {_number(arrangement.height - place.y)}"
    look = 'fill="none" fill-rule="evenodd" stroke-linecap="round" stroke-linejoin="round"'
    yield f'<g transform="translate({origin}) scale({scale} -{scale})" {look}>'
    for path in place.panel.paths:
        yield f'<path{_paint(path, color)} d="{"".join(_ring(ring, path) for ring in path.rings)}"/>'
    yield "</g>"


def _paint(path: Path, color: Callable[[str], str]) -> str:
    paint = f' fill="{color(path.fill)}"' if path.fill else ""
    if path.stroke:
        paint += f' stroke="{color(path.stroke)}" stroke-width="{_number(path.width * UNITS)}"'
        if path.dash:
            paint += f' stroke-dasharray="{" ".join(_number(part * UNITS) for part in path.dash)}"'
    return paint


def _ring(ring: Ring, path: Path) -> str:
    parts = [f"M{ring[0]} {ring[1]}"]
    parts += [("L" if len(step) == 2 else "C") + " ".join(map(str, step)) for step in steps(ring)]
    return "".join(parts) + ("Z" if path.closed else "")


def _labels(place: Place, arrangement: Arrangement, color: Callable[[str], str], lettering: Lettering) -> Iterator[str]:
    scale, size = arrangement.scale, lettering.size
    for each in label_boxes(place.panel, scale, size, lettering.leading, lettering.measure):
        x = place.x + each.label.at[0] * scale
        for line in each.lines:
            y = arrangement.height - place.y - line.baseline
            yield _text(line.text, x, y, size, _WEIGHTS[line.tone], each.label.align, color(each.label.color))


def _words(place: Place, arrangement: Arrangement, color: Callable[[str], str], words: PanelWords) -> Iterator[str]:
    for line, middle, baseline in words.placed(place):
        yield _text(line, middle, arrangement.height - baseline, words.size, PANEL_WEIGHT, "middle", color("ink"))


def _text(text: str, x: float, y: float, size: float, weight: int, anchor: str, color: str) -> str:
    look = f'font-family="{FONT}" font-size="{_number(size)}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{_number(x)}" y="{_number(y)}" {look} fill="{color}">{escape(text, quote=False)}</text>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
