"""Where written points lie, and how problems with records are told: all at once, each in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from builder.errors import ContentError, Diagnostic
from builder.illustration.geometry.vectors import Vector
from builder.model.base import Record
from builder.model.points import Point

Locate = Callable[[Point], Vector]
"""Finds a written point in the scene, in cm. Raises ContentError for an unknown landmark."""

R = TypeVar("R", bound=Record)


def for_each(records: Iterable[R], paint: Callable[[R], None]) -> None:
    """Paint every record.

    Raises one ContentError with the problems of all of them; a problem without a place gets its record's.
    """
    problems: list[Diagnostic] = []
    for record in records:
        try:
            paint(record)
        except ContentError as error:
            problems += [replace(problem, span=problem.span or record.span) for problem in error.diagnostics]
    if problems:
        raise ContentError(problems)
