"""The page about many clients: its columns are all there are, its roster is read, its error is what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.batch.fields import COLUMNS
from builder.batch.roster import read_roster
from builder.batch.table import MAX_BYTES, MAX_ROWS
from builder.source import format_text
from tests.docs.pages import codes, first_cells, page

NAME = "many-clients.md"


def test_every_column_has_a_row() -> None:
    assert [name for name in COLUMNS if name not in first_cells(page(NAME))] == []


def test_the_bounds_are_told() -> None:
    assert f"up to {MAX_ROWS:,} rows, and a file up to {MAX_BYTES // 1_000_000} MB" in page(NAME)


def test_the_roster_is_read_and_the_error_is_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (text,) = (code.text for code in codes(page(NAME)) if code.text.startswith("key,"))
    Path("clients.csv").write_text(text, encoding="utf-8")
    assert [(entry.key, entry.problems) for entry in read_roster(Path("clients.csv"))] == [("ana", ()), ("bo", ())]
    rows = [*text.splitlines(), *[""] * 8, "cy,Cy,left,SG1,,05.01.2027"]
    Path("clients.csv").write_text("\n".join(rows), encoding="utf-8")
    (*_, faulty) = read_roster(Path("clients.csv"))
    assert format_text(faulty.problems) in page(NAME)
