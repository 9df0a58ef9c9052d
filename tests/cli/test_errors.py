"""Bad input to the `booklet` command as a process: what a user sees, and what a script gets."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.cli.test_errors_output import PROGRAM, booklet, folder

__all__ = ["folder"]

MALFORMED = b"id: log\ntitle: Your log\nsummary: Note: tick what you do\n"


def test_an_error_with_its_line_and_a_caret(folder: Path) -> None:
    (folder / "project/chapters/log.yaml").write_bytes(MALFORMED)
    result = booklet(folder, "build", "project", "-o", "out.pdf")
    assert result.returncode == ExitCode.CONTENT
    assert result.stdout == b""
    assert result.stderr.decode() == (
        "error: not valid YAML: mapping values are not allowed in this context\n"
        "  ┌─ project/chapters/log.yaml:3:14\n"
        "3 │ summary: Note: tick what you do\n"
        '  │              ^ put a text that has ": " in it in quotes\n'
    )


def test_the_same_as_json(folder: Path) -> None:
    (folder / "project/chapters/log.yaml").write_bytes(MALFORMED)
    result = booklet(folder, "build", "project", "--format", "json")
    assert result.returncode == ExitCode.CONTENT
    assert json.loads(result.stderr) == [
        {
            "severity": "error",
            "message": "not valid YAML: mapping values are not allowed in this context",
            "hint": 'put a text that has ": " in it in quotes',
            "file": "project/chapters/log.yaml",
            "line": 3,
            "column": 14,
            "end_line": 3,
            "end_column": 15,
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "No such command 'bild'"),
        (["build", "--edtion", "standard"], "No such option"),
        (["list", "chapter"], "'chapter' is not one of"),
        (["build", "a", "b"], "unexpected extra argument"),
        (["build", "--format", "xml"], "'xml' is not one of"),
        (["new"], "Missing argument"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], words: str) -> None:
    result = booklet(folder, *arguments)
    assert result.returncode == ExitCode.USAGE
    assert words in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


@pytest.mark.parametrize("verb", [["build"], ["check"], ["list", "chapters"]])
@pytest.mark.parametrize("project", ["nowhere", "out.pdf", "."])
def test_what_is_no_project(folder: Path, verb: list[str], project: str) -> None:
    result = booklet(folder, *verb, project)
    assert result.returncode == ExitCode.CONTENT
    assert result.stderr.decode() == (
        f"error: no booklet.yaml in {project}\n"
        "  = a project is a folder with a booklet.yaml; make one with: booklet new DIR\n"
    )


def test_a_place_in_a_long_line_with_wide_letters(folder: Path) -> None:
    """The caret stands under the word, however wide the letters before it are."""
    log = folder / "project/chapters/log.yaml"
    log.write_text("# 日本\n" + log.read_text().replace("title: Your log", "{title: 日本, titel: 日本}"))
    lines = booklet(folder, "build", "project").stderr.decode().splitlines()
    assert lines[0].startswith("error: not valid YAML")
    log.write_text(f"id: log\ntitle: {'日' * 200}\nsummary: One\nblocks: [p: One]\n")
    lines = booklet(folder, "build", "project").stderr.decode().splitlines()
    assert lines[0] == 'error: "title" is 200 characters long; at most 120 fit'
    assert len(lines[2]) < 110
    assert lines[3].index("^") == lines[2].index("日")


def test_control_characters_of_a_file_do_not_reach_the_terminal(folder: Path) -> None:
    log = folder / "project/chapters/log.yaml"
    log.write_text(log.read_text().replace("Your log", "\x1b]0;owned\x07\x1b[2J"))
    result = booklet(folder, "build", "project")
    assert result.returncode == ExitCode.CONTENT
    assert b"\x1b" not in result.stderr
    assert b"\x07" not in result.stderr


def test_a_terminal_that_knows_only_ascii(folder: Path) -> None:
    (folder / "project/chapters/log.yaml").write_bytes(MALFORMED)
    result = booklet(folder, "build", "project", env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"})
    assert result.returncode == ExitCode.CONTENT
    assert b"log.yaml:3:14" in result.stderr


def test_a_current_folder_that_is_gone(folder: Path) -> None:
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    command = ["sh", "-c", script, "sh", *PROGRAM, "build"]
    result = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    assert result.returncode == ExitCode.OUTPUT
    assert result.stderr.decode().splitlines()[0] == "error: No such file or directory"
