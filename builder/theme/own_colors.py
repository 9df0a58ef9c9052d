"""A theme in the colours of a practice, each held against the theme's goals for contrast."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.errors import ContentError, Diagnostic
from builder.model.practice import Practice
from builder.theme.contrast import PAPER, channels, contrast, graphic_pairs, text_pairs
from builder.theme.model import Theme

FILLS = ("pale", "cover")
"""Those of a practice's colours that others stand on. They may get lighter, the others darker."""


class _Demand(NamedTuple):
    """A colour to stand out from, and how far."""

    other: str
    goal: float

    def share(self, color: str) -> float:
        """How much of the goal a colour reaches; 1 and more is enough."""
        return contrast(color, self.other) / self.goal


def in_colors_of(practice: Practice, theme: Theme) -> Theme:
    """The theme with the colours that the practice has; frames take that of headings.

    A theme without fills saves ink, and stays as it is.  Raises ContentError for each colour with too little contrast:
    what was measured, what is needed, and the nearest shade that has it.
    """
    given = {name: color for name, color in practice.colors if color}
    if not given or not theme.fills:
        return theme
    if "heading" in given:
        given["box"] = given["heading"]
    problems = []
    colors = {name: color for name, color in theme.colors if color} | given
    for name in (name for name, _ in practice.colors if name in given):
        demands = list(_demands(name, theme, colors, given))
        worst = min(demands, key=lambda demand: demand.share(given[name]))
        if worst.share(given[name]) < 1:
            shade = _nearest(given[name], demands, lighter=name in FILLS)
            problems.append(_problem(name, given[name], worst, shade, practice))
            colors[name] = shade or colors[name]
    if problems:
        raise ContentError(problems)
    return theme.model_copy(update={"colors": theme.colors.model_copy(update=given)})


def _demands(name: str, theme: Theme, colors: dict[str, str], given: dict[str, str]) -> Iterator[_Demand]:
    """What a colour must stand out from; a fill of the practice itself answers for what stands on it."""
    if name == "line":
        yield _Demand(PAPER, theme.targets.graphics_contrast)
    for front, back, goal in (*text_pairs(theme), *graphic_pairs(theme)):
        if front == name and back is None:
            yield _Demand(PAPER, goal)
        elif front == name and back in colors and back not in given:
            yield _Demand(colors[back], goal)
        elif back == name:
            yield _Demand(colors[front], goal)


def _problem(name: str, color: str, worst: _Demand, shade: str | None, practice: Practice) -> Diagnostic:
    measured = math.floor(10 * contrast(color, worst.other)) / 10
    message = f'"{name}" {color} has a contrast of {measured}:1 with {worst.other}; {worst.goal:g}:1 or more is needed'
    kind = "lighter" if name in FILLS else "darker"
    hint = f'the nearest {kind} shade that passes is "{shade}"' if shade else f"choose a {kind} colour"
    return Diagnostic(message, practice.colors.place(name), hint)


def _nearest(color: str, demands: Sequence[_Demand], *, lighter: bool) -> str | None:
    """The first shade on the way to white, or to black, that meets all demands."""
    end = 255 if lighter else 0
    for step in range(1, 256):
        mixed = (round(channel + (end - channel) * step / 255) for channel in channels(color))
        shade = "#" + "".join(f"{channel:02X}" for channel in mixed)
        if all(demand.share(shade) >= 1 for demand in demands):
            return shade
    return None
