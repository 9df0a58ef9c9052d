"""A roster: the clients that booklets are made for, from a table or a folder of clients' files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.batch.csv_file import read_csv
from builder.batch.fields import COLUMNS, fields_of
from builder.batch.table import MAX_ROWS, RawCell, Row, rows_of
from builder.batch.workbook import read_workbook
from builder.errors import ContentError, Diagnostic
from builder.loading import load_yaml
from builder.model import load_client
from builder.model.base import ID
from builder.model.client import Client
from builder.model.validate import validate
from builder.source import SourceSpan

READERS: dict[str, Callable[[Path], Iterator[list[RawCell]]]] = {".csv": read_csv, ".xlsx": read_workbook}


@dataclass(frozen=True, slots=True)
class Entry:
    """One client of a roster: the record, or what is wrong with what was written.

    `key` names it in every output; without a good key it is the row. `name` is as far as it could be read, so that
    outputs can be kept free of it; None where nobody knows.
    """

    key: str
    place: SourceSpan
    name: str | None
    client: Client | None
    problems: tuple[Diagnostic, ...] = ()


def read_roster(path: Path) -> list[Entry]:
    """The clients of a CSV file, a workbook or a folder, in their order.

    Clients with the same key are all refused, as nobody can say which one was meant.  Raises ContentError for a file
    that cannot be read as a roster, or has no client.
    """
    if not path.exists():
        raise ContentError(Diagnostic(f"there is no roster {path}"))
    if path.is_dir():
        entries = [entry_of(file) for file in _files(path)]
    elif path.suffix.lower() in READERS:
        entries = [_from_row(row) for row in rows_of(READERS[path.suffix.lower()](path), path, COLUMNS)]
    else:
        hint = "name a .csv or .xlsx file, or a folder with the files of clients"
        raise ContentError(Diagnostic(f"{path} is no roster", None, hint))
    if not entries:
        raise ContentError(Diagnostic(f"{path} has no clients"))
    return _unique(entries)


def _files(folder: Path) -> Sequence[Path]:
    """The YAML files of a folder; hidden files are those of editors."""
    files = [file for file in folder.glob("*.y*ml") if file.suffix in (".yaml", ".yml") and file.name[0] != "."]
    if len(files) > MAX_ROWS:
        raise ContentError(Diagnostic(f"{folder} has more than {MAX_ROWS:,} clients", None, "split it"))
    return sorted(files)


def entry_of(file: Path) -> Entry:
    """The client of a file, which is named by its key."""
    start = SourceSpan(file, 1, 1, 1, 1)
    try:
        client, key = load_client(file)
    except ContentError as error:
        return Entry(file.stem, start, _name_in(file), None, error.diagnostics)
    return Entry(key, client.span or start, client.name, client)


def _name_in(file: Path) -> str | None:
    """The name in a client's file that has faults."""
    try:
        data = load_yaml(file)
    except ContentError:
        return None
    name = data.get("name") if isinstance(data, dict) else None
    return name if isinstance(name, str) else None


def _from_row(row: Row) -> Entry:
    cells = row.cells
    name = cells["name"].text if "name" in cells else ""
    data = fields_of(cells, row.start)
    problems = list(row.problems)
    client = None
    try:
        client = validate(Client, data)
    except ContentError as error:
        faulty = {problem.span.field for problem in problems if isinstance(problem.span, type(row.start))}
        problems += [found for found in error.diagnostics if not _follows(found, faulty)]
    if "key" not in cells and "key" not in {getattr(problem.span, "field", "") for problem in problems}:
        problems.append(Diagnostic('the field "key" is missing', row.start, "it names the client's PDF"))
    key = cells["key"].text if "key" in cells and re.fullmatch(ID, cells["key"].text) else row.start.place()
    return Entry(key, row.start, name, None if problems else client, tuple(problems))


def _follows(found: Diagnostic, faulty: set[str]) -> bool:
    """Whether a field is missing only because its cell could not be read."""
    return any(found.message == f'the field "{field}" is missing' for field in faulty)


def _unique(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with an error for each of those that share a key; not every disk tells `Ana` from `ana`."""
    count = Counter(entry.key.casefold() for entry in entries)
    return [_twice(entry) if count[entry.key.casefold()] > 1 else entry for entry in entries]


def _twice(entry: Entry) -> Entry:
    place = entry.client.place("key") if entry.client else entry.place
    problem = Diagnostic(f'the key "{entry.key}" is used by several clients', place, "give each one its own")
    return replace(entry, client=None, problems=(*entry.problems, problem))
