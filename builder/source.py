"""Places in source files, and how a diagnostic shows them to a person or an editor."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from builder.errors import Diagnostic


class SourceSpan(NamedTuple):
    """A stretch of a text file; lines and columns count from 1, the end is exclusive."""

    path: Path
    line: int
    column: int
    end_line: int
    end_column: int

    def find(self, text: str) -> SourceSpan:
        """The place of `text` within this span, or the span itself when it is not found there."""
        lines = _lines_of(self.path)
        for number in range(self.line, min(self.end_line, len(lines)) + 1):
            start = self.column - 1 if number == self.line else 0
            column = lines[number - 1].find(text, start)
            if column >= 0:
                end = column + 1 + len(text)
                return SourceSpan(self.path, number, column + 1, number, end)
        return self

    def place(self) -> str:
        """Where it is, in words: `content/safety.yaml:12:4`."""
        return f"{display_path(self.path)}:{self.line}:{self.column}"

    def shown(self) -> tuple[str, int, int] | None:
        """The line of the source, and from and to which character of it (from 0) the stretch goes.

        None when there is no such line.
        """
        lines = _lines_of(self.path)
        if not 1 <= self.line <= len(lines):
            return None
        line = lines[self.line - 1]
        return line, self.column - 1, (self.end_column - 1 if self.end_line == self.line else len(line))


def display_path(path: Path) -> str:
    """The path as a person would type it here: relative to the current folder when below it."""
    try:
        relative = os.path.relpath(path)
    except (ValueError, OSError):
        return str(path)
    return str(path) if relative.startswith("..") else relative


def _lines_of(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
    except OSError:
        text = ""
    return text.split("\n") if text else []


def _columns(char: str) -> int:
    """How many columns of a terminal a character takes."""
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _visible(line: str) -> str:
    """The line with a stand-in for each character that a terminal would obey instead of showing it."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf") and c != "\t" else c for c in line)


def _snippet(span: SourceSpan, hint: str | None) -> list[str]:
    """The line of the source with a caret under the place, in the manner of rustc."""
    number = str(span.line)
    margin = " " * len(number)
    out = [f"{margin} ┌─ {span.place()}"]
    shown = span.shown()
    if shown is None:
        return out + ([f"{margin} = {hint}"] if hint else [])
    line, begin, end = shown
    width = max(1, min(end, len(line)) - begin)
    before = line[:begin]
    if len(line) > 110:
        start = max(0, begin - 29)
        dots = "…" if start else ""
        line, before, width = dots + line[start : start + 100], dots + before[start:], min(width, 70)
    lead = "".join("\t" if char == "\t" else " " * _columns(char) for char in before)
    line, caret = _visible(line), "^" * width
    out.append(f"{number} │ {line}")
    out.append(f"{margin} │ {lead}{caret}" + (f" {hint}" if hint else ""))
    return out


def format_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics for a person at a terminal: message, place, source line, caret and hint."""
    blocks = []
    for d in diagnostics:
        block = [f"{d.severity}: {d.message}"]
        if d.span:
            block += _snippet(d.span, d.hint)
        elif d.hint:
            block.append(f"  = {d.hint}")
        blocks.append("\n".join(block))
    return "\n\n".join(blocks)


def as_records(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Diagnostics for an editor: plain dictionaries, ready for JSON."""
    return [
        {
            "severity": d.severity,
            "message": d.message,
            "hint": d.hint,
            "file": display_path(d.span.path) if d.span else None,
            "line": d.span.line if d.span else None,
            "column": d.span.column if d.span else None,
            "end_line": d.span.end_line if d.span else None,
            "end_column": d.span.end_column if d.span else None,
        }
        for d in diagnostics
    ]
