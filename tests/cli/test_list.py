"""`booklet list`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import booklet
from tests.conftest import PROJECTS
from tests.pdf.book import Book


def listed(what: str, tmp_path: Path) -> list[str]:
    done = booklet("list", what, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize("what", ["exercises", "programmes", "chapters"])
def test_every_one_is_listed_with_id_and_name(tmp_path: Path, flagship: Book, what: str) -> None:
    project = flagship.build.project
    rows = listed(what, tmp_path)
    records = {"exercises": project.exercises, "programmes": project.programmes, "chapters": project.chapters}[what]
    assert {row.split()[0] for row in rows} == set(records)
    for row in rows:
        record = records[row.split()[0]]
        assert (record.title if what == "chapters" else record.name) in row


def test_chapters_come_in_the_order_of_the_booklet(tmp_path: Path, flagship: Book) -> None:
    assert [row.split()[0] for row in listed("chapters", tmp_path)] == flagship.build.project.booklet.chapters


def test_columns_are_aligned(tmp_path: Path) -> None:
    rows = booklet("list", "exercises", PROJECTS["steady"], cwd=tmp_path).stdout.decode().splitlines()
    assert len(rows) == 8
    assert len({row.index("level") for row in rows}) == 1
