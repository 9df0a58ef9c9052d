"""`booklet batch`: what is wrong use, and what cannot be read or written. What it builds is tested in tests/batch."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.batch.small import project, roster, row
from tests.cli.command import booklet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a project and a roster of one."""
    project(tmp_path)
    roster(tmp_path, [row(0)])
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["roster.csv", "project"], "--output"),
        (["roster.csv", "project", "-o", "out", "--jobs", "0"], "--jobs"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], words: str) -> None:
    done = booklet("batch", *arguments, cwd=folder)
    assert done.returncode == ExitCode.USAGE
    assert words in done.stderr.decode()
    assert not (folder / "out").exists()


def test_a_roster_that_cannot_be_read_builds_nothing(folder: Path) -> None:
    (folder / "roster.csv").write_bytes("key,name\nána,Ána\n".encode("cp1252"))
    done = booklet("batch", "roster.csv", "project", "-o", "out", cwd=folder)
    assert done.returncode == ExitCode.CONTENT
    assert done.stderr.decode().startswith("error: roster.csv is not UTF-8 text\n  ┌─ roster.csv:2\n")
    assert not (folder / "out").exists()


def test_a_file_in_the_place_of_the_folder(folder: Path) -> None:
    (folder / "out").write_text("something else", encoding="utf-8")
    done = booklet("batch", "roster.csv", "project", "-o", "out", cwd=folder)
    assert done.returncode == ExitCode.OUTPUT
    assert (folder / "out").read_text(encoding="utf-8") == "something else"


def test_a_folder_with_other_files_keeps_its_permissions(folder: Path) -> None:
    folder.chmod(0o755)
    done = booklet("batch", "roster.csv", "project", "-o", ".", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"1 built, 0 kept, 0 faulty\n")
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "c000.pdf").stat().st_mode & 0o777 == 0o600


def test_faulty_clients_alone_need_no_processes(folder: Path) -> None:
    roster(folder, [row(0, side="up")])
    done = booklet("batch", "roster.csv", "project", "-o", "out", cwd=folder)
    assert done.returncode == ExitCode.CONTENT
    assert done.stdout.decode().splitlines()[-1] == "0 built, 0 kept, 1 faulty"
    assert [path.name for path in (folder / "out").iterdir()] == ["batch.jsonl"]
