"""A theme in the colours of a practice, each held against the theme's goals for contrast."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping, Sequence
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
    problems = []
    colors = dict(theme.colors)
    for name, color in given.items():  # headings first: fills are held against those that hold
        demands = list(_demands(name, theme, colors, given))
        worst = min(demands, key=lambda demand: demand.share(color))
        if worst.share(color) >= 1:
            colors[name] = color
        else:
            shade = _nearest(color, demands, lighter=name in FILLS)
            problems.append(_problem(name, color, worst, shade, practice))
    if problems:
        raise ContentError(problems)
    colors["box"] = given.get("heading", colors["box"])
    return theme.model_copy(update={"colors": theme.colors.model_copy(update=colors)})


def _demands(name: str, theme: Theme, colors: Mapping[str, str | None], given: Container[str]) -> Iterator[_Demand]:
    """What a colour must stand out from; a fill of the practice itself answers for what stands on it."""
    if name == "line":
        yield _Demand(PAPER, theme.targets.graphics_contrast)
    for front, back, goal in (*text_pairs(theme), *graphic_pairs(theme)):
        if back == name:
            other = colors[front]
        elif front != name or back in given:
            continue
        else:
            other = colors[back] if back else PAPER
        if other:
            yield _Demand(other, goal)


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
