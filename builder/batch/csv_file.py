"""Rosters as text: comma-separated values (RFC 4180), also with semicolons or tabs, each cell with its place."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from builder.batch.places import Cell
from builder.batch.table import MAX_COLUMNS, RawCell, bounded_bytes
from builder.errors import ContentError, Diagnostic
from builder.source import SourceSpan

SEPARATORS = ",;\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(path: Path) -> Iterator[list[RawCell]]:
    """The lines of a CSV file, each a list of cells.

    The text is UTF-8, or UTF-16 with its mark, as spreadsheets save it.  Raises ContentError for other text, for
    quotation marks that do not end, and for a line of too many cells.
    """
    text = _text(path).replace("\r\n", "\n").replace("\r", "\n")
    head = text.lstrip("\n").split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    return _lines(text, separator, path)


def _text(path: Path) -> str:
    raw = bounded_bytes(path)
    encoding = "utf-16" if raw.startswith(_UTF_16) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1 if encoding == "utf-8-sig" else 1
        hint = "letters would be printed wrongly: save it as CSV in UTF-8"
        place = Cell.of(path, line, 1, "")
        raise ContentError(Diagnostic(f"{path.name} is not UTF-8 text", place, hint)) from None


def _lines(text: str, separator: str, path: Path) -> Iterator[list[RawCell]]:
    pattern = re.compile(rf'"((?:[^"]|"")*+)"|((?:[^"{separator}\n][^{separator}\n]*+)?)')
    line, line_start, position = 1, 0, 0
    cells: list[RawCell] = []
    while position < len(text):
        match = pattern.match(text, position)
        assert match, "the second form may be empty"
        quoted, plain = match.groups()
        end = match.end()
        if text[end : end + 1] not in ("", "\n", separator):
            column = position - line_start + 1
            span = Cell.of(path, line, column, "")
            hint = 'double a quotation mark that stands within a quoted cell: ""'
            raise ContentError(Diagnostic("a quotation mark is not closed, or has text behind it", span, hint))
        content = plain if quoted is None else quoted.replace('""', '"')
        cells.append(RawCell(Cell.of(path, line, position - line_start + 1, content.strip())))
        if len(cells) > MAX_COLUMNS:
            raise ContentError(Diagnostic(f"a row has more than {MAX_COLUMNS} cells", _place(cells)))
        breaks = text.count("\n", position, end)
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", position, end) + 1
        position = end + 1
        if text[end : end + 1] != separator:
            yield cells
            cells, line, line_start = [], line + 1, position
    if cells:
        yield cells


def _place(cells: list[RawCell]) -> SourceSpan:
    return Cell.of(cells[0].cell.path, cells[0].cell.line, 1, "")
