"""Words that the practice sets in the texts of a booklet: `{emergency_number}`, `{pain_ceiling}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from builder.errors import Diagnostic, did_you_mean
from builder.model.base import Record, Text
from builder.model.practice import Emergency
from builder.model.project import Project
from builder.model.safety import PainScale
from builder.tailoring.pain import STOP, ceiling_of, first_of

_WORD = re.compile(r"\{(\{[A-Za-z_]\w*\})\}|\{([A-Za-z_]\w*)\}")
"""A variable, or one with its braces doubled: that is printed, with single ones."""

RANGE = "pain_range"
"""The variable that only the levels of the pain rule have: the numbers of the level."""

LIGHT = 2
"""Pain up to this number, and below the ceiling, is light: a reader may take a next step."""


def variables_of(emergency: Emergency, scale: PainScale | None, words: Mapping[str, str]) -> dict[str, str]:
    """The variables that every text may have, with their values; those of pain only with a rule that has a ceiling.

    `words` are the locale's.
    """
    variables = {
        "emergency_number": str(emergency.number),
        "emergency_room": str(emergency.room),
        "urgent_care": str(emergency.urgent),
    }
    ceiling = ceiling_of(scale) if scale else None
    if scale and ceiling is not None:
        light = max(0, min(LIGHT, ceiling - 1))
        stop = first_of(scale, STOP)
        variables |= {
            "pain_ceiling": str(ceiling),
            "pain_over": str(ceiling + 1),
            "pain_ease": _numbers(ceiling + 1, max(ceiling + 1, stop - 1), words),
            "pain_stop": str(stop),
            "pain_light": _numbers(0, light, words),
            "pain_near": _numbers(min(light + 1, ceiling), ceiling, words),
        }
    return variables


def fill(project: Project, variables: Mapping[str, str], words: Mapping[str, str]) -> tuple[Project, list[Diagnostic]]:
    """The project with the values of its variables, and a diagnostic for each variable that there is not.

    Texts keep their places.  `words` are the locale's.
    """
    filler = _Filler(variables, words)
    content = (name for field in fields(project) if (name := field.name) not in ("root", "practice", "plan_for"))
    return replace(project, **{name: filler.value(getattr(project, name)) for name in content}), filler.problems


class _Filler:
    """Fills in whatever content there is; what has no variable stays the very same object."""

    def __init__(self, variables: Mapping[str, str], words: Mapping[str, str]) -> None:
        self.variables, self.words = dict(variables), words
        self.problems: list[Diagnostic] = []

    def value(self, value: Any) -> Any:
        if isinstance(value, Text):
            return self.text(value) if "{" in value else value
        if isinstance(value, PainScale):
            return self.scale(value)
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, list):
            made = [self.value(item) for item in value]
            return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
        if isinstance(value, dict):
            changed = {key: new for key, old in value.items() if (new := self.value(old)) is not old}
            return {**value, **changed} if changed else value
        return value

    def record(self, record: Record) -> Record:
        changed = {name: new for name, old in record if (new := self.value(old)) is not old}
        return record.model_copy(update=changed) if changed else record

    def scale(self, scale: PainScale) -> PainScale:
        """The pain rule, each level with the variable of its own."""
        levels = []
        for level in scale.levels:
            self.variables[RANGE] = _numbers(level.low, level.high, self.words)
            levels.append(self.record(level))
        del self.variables[RANGE]
        return scale.model_copy(update={"explain": self.value(scale.explain), "levels": levels})

    def text(self, text: Text) -> Text:
        def word(match: re.Match[str]) -> str:
            literal, name = match.groups()
            if literal or name in self.variables:
                return literal or self.variables[name]
            hint = f"{did_you_mean(name, self.variables)} (for the braces themselves: {{{match[0]}}})"
            span = text.span.find(match[0]) if text.span else None
            self.problems.append(Diagnostic(f'there is no variable "{name}"', span, hint))
            return match[0]

        made = type(text)(_WORD.sub(word, text))
        made.span = text.span
        return made


def _numbers(low: int, high: int, words: Mapping[str, str]) -> str:
    """A stretch of the pain scale in words: `5`, `4 or 5`, `0 to 3`."""
    if low == high:
        return str(low)
    return f"{low} {words['or' if high == low + 1 else 'to']} {high}"
