"""Keeps the names of clients out of what is printed and written down."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.batch.places import Unshown
from builder.batch.roster import Entry
from builder.errors import Diagnostic

_PRIVATE = ("key", "name", "email", "notes")
"""Cells that are never shown: a name may stand there by mistake."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def about(entry: Entry, problem: Diagnostic) -> Diagnostic:
    """A problem of a client for the practitioner's eyes: it begins with the key, and nothing in it has the name.

    A line of the source is shown only when none of the words of the name stands in it.
    """
    message, hint, span = problem.message, problem.hint, problem.span
    if entry.name:
        whole = re.compile(rf"(?<!\w){re.escape(entry.name)}(?!\w)")
        message, hint = whole.sub("…", message), hint and whole.sub("…", hint)
    if span and (getattr(span, "field", "") in _PRIVATE or not _is_free(entry, span.shown())):
        span = Unshown.of(span)
    return replace(problem, message=f"{entry.key}: {message}" if entry.client else message, hint=hint, span=span)


def _is_free(entry: Entry, shown: tuple[str, int, int] | None) -> bool:
    if shown is None:
        return True
    if entry.name is None:
        return False
    line = shown[0].casefold()
    words = [word.casefold() for word in _WORD.findall(entry.name)] or [entry.name.casefold()]
    return not any(word in line for word in words)
