"""`booklet new`: a project that works, with its next steps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import booklet
from tests.pdf.reader import Reading


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A project as the command makes it."""
    assert booklet("new", "mine", cwd=tmp_path).returncode == 0
    return tmp_path / "mine"


def test_the_new_project_builds_and_passes_its_check(made: Path) -> None:
    assert booklet("build", cwd=made).returncode == 0
    assert len(Reading((made / "my-booklet.pdf").read_bytes()).pages) % 4 == 0
    assert booklet("check", cwd=made).returncode == 0


def test_its_files_name_schemas_that_are_there(made: Path) -> None:
    files = sorted(made.rglob("*.yaml"))
    assert len(files) >= 6
    for path in files:
        first = path.read_text().splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path.name
        schema = (path.parent / first.partition("$schema=")[2]).resolve()
        assert schema.is_relative_to(made)
        assert json.loads(schema.read_text())["type"] == "object"


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    said = booklet("new", "mine", cwd=tmp_path).stdout.decode()
    for words in ("cd mine", "booklet build", "booklet check", "booklet.yaml", "exercises/"):
        assert words in said
    for line in said.splitlines():
        name = line.split()[0] if line.startswith("  ") else ""
        if name.endswith((".yaml", "/")) and "make them" not in line:
            assert (tmp_path / "mine" / name).exists(), name


def test_an_empty_folder_is_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert booklet("new", "empty", cwd=tmp_path).returncode == 0


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/notes.txt").write_text("mine")
    done = booklet("new", "full", cwd=tmp_path)
    assert done.returncode == 5
    assert "already there" in done.stderr.decode()
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]
