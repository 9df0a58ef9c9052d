"""The pain rule under the ceiling of a practice: up to which number a client carries on.

The line to stop at is the booklet's own; a practice can lower it by its ceiling, never raise it.
"""

from __future__ import annotations

import re

from builder.errors import Diagnostic
from builder.model.practice import Practice
from builder.model.safety import PainLevel, PainScale

GO, EASE, STOP = "go", "ease", "stop"


def first_of(scale: PainScale, sign: str) -> int:
    """The first number of the levels with that sign, which there must be."""
    return next(level.low for level in scale.levels if level.sign == sign)


def ceiling_of(scale: PainScale) -> int | None:
    """The last number to carry on at; None for a scale that does not go from carry on over ease off to stop."""
    signs = [level.sign for level in scale.levels]
    if signs[0] != GO or signs[-1] != STOP or signs != sorted(signs, key=(GO, EASE, STOP).index):
        return None
    return max(level.high for level in scale.levels if level.sign == GO)


def under_ceiling(scale: PainScale, practice: Practice) -> tuple[PainScale, list[Diagnostic]]:
    """The scale with the ceiling of the practice, and what stands against it.

    Levels to ease off at fill what is left up to the one to stop at; those without a number are left out.  Where
    there is none to ease off at, stop follows.
    """
    ceiling = practice.pain_ceiling
    own = ceiling_of(scale)
    if ceiling is None or ceiling == own:
        return scale, []
    place = practice.place("pain_ceiling")
    if own is None:
        hint = "its levels should have the signs go, ease and stop, in this order"
        return scale, [Diagnostic("the pain rule of the booklet can have no ceiling", place, hint)]
    stop = first_of(scale, STOP)
    if ceiling >= stop:
        message = f"the pain ceiling {ceiling} is not below the number to stop at in the booklet, {stop}"
        return scale, [Diagnostic(message, place, f"at most {stop - 1}")]
    levels = _moved(scale.levels, ceiling)
    problems = [
        Diagnostic(
            f'"{level.title}" would not follow the pain ceiling of the practice, {ceiling}',
            level.title.span,
            "write {pain_range} for its numbers",
        )
        for level in levels
        if level not in scale.levels and re.search(r"\d", level.title)
    ]
    return scale.model_copy(update={"levels": levels}), problems


def _moved(levels: list[PainLevel], ceiling: int) -> list[PainLevel]:
    """The levels with the end of the first ones, to carry on at, at the ceiling."""
    go = [level for level in levels if level.sign == GO and level.low <= ceiling]
    rest = [level for level in levels if level.sign != GO and level.high > ceiling]
    go[-1] = go[-1].model_copy(update={"high": ceiling})
    rest[0] = rest[0].model_copy(update={"low": ceiling + 1})
    return go + rest
