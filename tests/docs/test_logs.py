"""The table in the page on logs is what a client of a new project would send back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from builder.cli.main import cli
from builder.pdf.forms import YES
from builder.pdf.structure.names import FieldName
from tests.conftest import book
from tests.docs.pages import codes, first_cells, page
from tests.pdf.forms.viewers import with_pdfium

PAGE = page("logs-on-screen.md")


def test_the_table_is_what_was_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = (code.text for code in codes(PAGE) if code.language == "csv")
    rows = list(csv.DictReader(io.StringIO(shown)))
    values = {str(FieldName(r["part"], r["row"], r["column"])): r["value"] == YES or r["value"] for r in rows}
    (tmp_path / "ana.pdf").write_bytes(with_pdfium(book("scaffold").build.laid_out.pdf, values))
    monkeypatch.chdir(tmp_path)
    cli.main(["log", "read", "ana.pdf", "-o", "ana.csv"], standalone_mode=False)
    assert (tmp_path / "ana.csv").read_text(encoding="utf-8-sig") == shown


def test_each_column_has_a_row() -> None:
    (shown,) = (code.text for code in codes(PAGE) if code.language == "csv")
    assert set(shown.splitlines()[0].split(",")) <= set(first_cells(PAGE))
