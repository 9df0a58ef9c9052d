"""What can go wrong, told as data: diagnostics, the errors that carry them, and exit codes.

Every problem that a user can cause ends as one or more `Diagnostic`s inside a
`BookletError`.  Nothing below the command line prints or exits.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.source import SourceSpan


class ExitCode(IntEnum):
    """Exit codes of the `booklet` command (documented in docs/errors.md)."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    CONTENT = 3
    GATE = 4
    OUTPUT = 5
    DELIVERY = 6
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what is wrong, where it was written, and how to mend it."""

    message: str
    span: SourceSpan | None = None
    hint: str | None = None
    severity: str = "error"


class BookletError(Exception):
    """Stops a command; carries every problem found so far.

    `exit_code` is what the process returns when nobody catches the error.
    """

    exit_code = ExitCode.INTERNAL

    def __init__(self, problems: Diagnostic | str | Iterable[Diagnostic]) -> None:
        if isinstance(problems, str):
            problems = Diagnostic(problems)
        if isinstance(problems, Diagnostic):
            problems = (problems,)
        self.diagnostics: tuple[Diagnostic, ...] = tuple(problems)
        super().__init__("; ".join(d.message for d in self.diagnostics))


class ContentError(BookletError):
    """The author's files (content, templates, themes, pictures) need a change."""

    exit_code = ExitCode.CONTENT


class GateError(BookletError):
    """`booklet check` found that a gate (claims, reading grade, print targets) fails."""

    exit_code = ExitCode.GATE


class OutputError(BookletError):
    """The result could not be written; the previous file is untouched."""

    exit_code = ExitCode.OUTPUT


class DeliveryError(BookletError):
    """The printer or the mail server refused, or could not be reached: nothing was delivered, or nobody knows."""

    exit_code = ExitCode.DELIVERY


class MissingExtraError(BookletError):
    """The packages of an optional part of the program, such as `illustrate`, are not installed."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, extra: str) -> None:
        hint = f'install the extra: pip install "booklet-builder[{extra}]"'
        super().__init__(Diagnostic(message, None, hint))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the known word nearest to `word`, or lists a few known words.

    Returns None when nothing is known.
    """
    choices: Sequence[str] = sorted(set(known) - {word})
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if not choices:
        return None
    shown = ", ".join(choices[:12])
    return f"known here: {shown}" + (", …" if len(choices) > 12 else "")
