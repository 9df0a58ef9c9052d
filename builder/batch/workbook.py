"""Rosters as workbooks (.xlsx): the cells of the first sheet, with what a workbook can hide from its reader refused."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.batch.places import Cell
from builder.batch.table import MAX_COLUMNS, MAX_ROWS, RawCell, bounded_bytes, start_of
from builder.errors import ContentError, Diagnostic

MAX_UNPACKED = 150_000_000
"""Bytes of all parts of a workbook together: a small file can unpack to any size."""

MAX_GAP = 2 * MAX_ROWS
"""The highest number of a row, empty ones counted."""

_MERGED = re.compile(rb'mergeCell\s[^>]{0,200}?ref="([A-Z0-9:$]{1,40})"')

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""How unpacking fails: damaged, of another form, or with a password."""


def read_workbook(path: Path) -> Iterator[list[RawCell]]:
    """The lines of the first sheet of a workbook.

    Raises ContentError for what is no workbook, is too large, or has merged cells, whose other fields would be lost.
    """
    raw = bounded_bytes(path)
    _inspect(raw, path)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size need not be true
        for number, line in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
            if number > MAX_GAP:
                message = f"{path.name} goes beyond row {MAX_GAP:,}"
                raise ContentError(Diagnostic(message, start_of(path), "delete the rows without clients"))
            width = max((column for column, cell in enumerate(line, start=1) if cell.value is not None), default=0)
            yield [_cell(line[column - 1], path, number, column, sheet.title) for column in range(1, width + 1)]
    except ContentError:
        raise
    except Exception as error:  # a damaged workbook fails in the library in every way there is
        raise ContentError(_unreadable(path, type(error).__name__)) from None


def _inspect(raw: bytes, path: Path) -> None:
    """Refuse what is no workbook, unpacks to too much, or has merged cells."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                message = f"{path.name} unpacks to more than {MAX_UNPACKED:,} bytes"
                raise ContentError(Diagnostic(message, None, "save the rows of clients alone"))
            sheets = [name for name in parts.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
            merged = next((found for name in sheets if (found := _MERGED.search(parts.read(name)))), None)
    except (*_BROKEN, OSError) as error:
        raise ContentError(_unreadable(path, type(error).__name__)) from None
    if merged:
        message = f"{path.name} has merged cells ({merged[1].decode()})"
        raise ContentError(Diagnostic(message, start_of(path), "unmerge them, and fill each cell"))


def _unreadable(path: Path, reason: str) -> Diagnostic:
    return Diagnostic(
        f"{path.name} is no workbook, or is damaged ({reason})", None, "save it as .xlsx, or as CSV in UTF-8"
    )


def _cell(cell: Any, path: Path, row: int, column: int, sheet: str) -> RawCell:
    """A cell with its text; dates as 2026-11-22, whole numbers without a point."""
    value = cell.value
    if getattr(cell, "data_type", "n") == "f":
        return RawCell(Cell.of(path, row, column, "", sheet), "is a formula", "put in its value: copy, paste as values")
    if getattr(cell, "data_type", "n") == "e":
        return RawCell(Cell.of(path, row, column, "", sheet), "is an error of the spreadsheet")
    return RawCell(Cell.of(path, row, column, _words(value).strip(), sheet))


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
