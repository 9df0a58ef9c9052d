"""Visits in a batch: they belong to what a booklet is made from, and a broken one stops that client alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.batch.small import FAMILY, batch, pdfs, project, roster, row
from tests.pdf.reader import Reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the project and a roster of three."""
    root = project(tmp_path)
    since = "{{ client.progress.changes.since|date if client.progress }}"
    template = f'<cover><h level="1">{{{{ client.key }}}}</h><p>{since}</p></cover>'
    (root / "templates/cover.xml.j2").write_text(template, encoding="utf-8")
    roster(tmp_path, [row(number) for number in range(3)])
    return tmp_path


def visit(folder: Path, key: str, date: str, text: str) -> None:
    """A visit of a client."""
    path = folder / f"visits/{key}/{date}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"date: {date}\n{text}", encoding="utf-8")


GIVEN = "plan: {heel-raise: {sets: 1, reps: 5, rest: none, side: both, days: 3}}\n"


def test_a_new_visit_makes_that_booklet_anew(folder: Path) -> None:
    assert batch(folder).stdout == "3 built, 0 kept, 0 faulty\n"
    before = pdfs(folder)
    visit(folder, "c001", "2026-10-01", GIVEN)
    assert batch(folder).stdout == "1 built, 2 kept, 0 faulty\n"
    after = pdfs(folder)
    assert [key for key in after if after[key] != before[key]] == ["c001"]
    assert "October 1, 2026" in Reading((folder / "out/c001.pdf").read_bytes()).pages[0].text
    visit(folder, "c001", "2026-10-01", f"note: Ada {FAMILY} was ill.\n{GIVEN}")
    assert batch(folder).stdout == "0 built, 3 kept, 0 faulty\n", "a note is not printed"


def test_a_broken_visit_stops_that_client_alone(folder: Path) -> None:
    visit(folder, "c000", "2026-10-01", GIVEN.replace("heel-raise", "heel-rise"))
    visit(folder, "c002", "2026-10-01", f"note: Ada {FAMILY}\npain: 12\n")
    done = batch(folder)
    assert done.returncode == ExitCode.CONTENT
    assert set(pdfs(folder)) == {"c001"}
    assert 'visits/c000/2026-10-01.yaml:2:8: there is no exercise "heel-rise"' in done.stdout
    assert 'visits/c002/2026-10-01.yaml:3:7: "pain" should be 10 or less' in done.stdout
    assert FAMILY not in done.stdout + done.stderr
