"""`booklet log read`: what it writes, where to, and what it says when there is nothing to read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Encryption

from builder.errors import ExitCode
from tests.cli.command import booklet
from tests.conftest import book
from tests.pdf.forms.viewers import Values, values_alone

HEADS = ["part", "row", "column", "label", "value"]
VALUES: Values = {
    "cover:prepared-for": "Zoë Łukasz",
    "cover:date": "  ",
    "heel-raise:my-notes": 'Better, "much".\r\nTwo days off.',
    "log:sit-to-stand:monday": True,
    "log:worst-pain:monday": "3",
}
ROWS = [
    ["cover", "prepared-for", "", "Prepared for", "Zoë Łukasz"],
    ["heel-raise", "my-notes", "", "My notes", 'Better, "much".\nTwo days off.'],
    ["log", "sit-to-stand", "monday", "Sit to stand, Monday", "yes"],
    ["log", "worst-pain", "monday", "Worst pain, Monday", "3"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a filled-in booklet, and a blank one."""
    blank = book("scaffold").build.laid_out.pdf
    (tmp_path / "blank.pdf").write_bytes(blank)
    (tmp_path / "ana.pdf").write_bytes(values_alone(blank, VALUES))
    return tmp_path


def rows(text: str) -> list[list[str]]:
    """The rows of a CSV text."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_what_was_filled_in_as_csv(folder: Path) -> None:
    done = booklet("log", "read", "ana.pdf", cwd=folder)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    assert rows(done.stdout.decode()) == [HEADS, *ROWS]
    assert done.stdout.startswith(b"part,row,column,label,value\r\ncover,")


def test_a_file_for_a_spreadsheet_is_its_owners(folder: Path) -> None:
    (folder / "ana.csv").write_text("older")
    done = booklet("log", "read", "ana.pdf", "-o", "ana.csv", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.OK, b"", b"")
    assert rows((folder / "ana.csv").read_bytes().decode("utf-8-sig")) == [HEADS, *ROWS]
    assert (folder / "ana.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (folder / "ana.csv").stat().st_mode & 0o777 == 0o600


def test_the_same_as_json(folder: Path) -> None:
    done = booklet("log", "read", "ana.pdf", "--format", "json", cwd=folder)
    records = json.loads(done.stdout)
    assert [[r[name] for name in HEADS] for r in records] == ROWS
    assert records[2] == {
        "name": "log:sit-to-stand:monday",
        "part": "log",
        "row": "sit-to-stand",
        "column": "monday",
        "label": "Sit to stand, Monday",
        "kind": "tick",
        "value": "yes",
    }
    assert booklet("log", "read", "ana.pdf", "--format", "json", "-o", "x.json", cwd=folder).returncode == ExitCode.OK
    assert json.loads((folder / "x.json").read_bytes()) == records


def test_all_fields(folder: Path) -> None:
    every = rows(booklet("log", "read", "ana.pdf", "--all", cwd=folder).stdout.decode())
    assert len(every) > 30
    assert [row for row in every[1:] if row[4].strip()] == ROWS
    assert ["cover", "prepared-by", "", "Prepared by", ""] in every


def test_nothing_is_filled_in(folder: Path) -> None:
    done = booklet("log", "read", "blank.pdf", cwd=folder)
    assert (done.returncode, rows(done.stdout.decode())) == (ExitCode.OK, [HEADS])
    assert done.stderr.decode().startswith("warning: nothing is filled in in blank.pdf\n")


FORMULAS = {
    "=1+1": "'=1+1",
    "+41 79 000 00 00": "'+41 79 000 00 00",
    "-1+cmd|' /C calc'!A0": "'-1+cmd|' /C calc'!A0",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "-2": "-2",
    "3 = 3": "3 = 3",
}
"""What somebody may write, and what stands in a table for it."""


def test_no_value_becomes_a_formula(folder: Path) -> None:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    values = {f"log:worst-pain:{day}": words for day, words in zip(days, FORMULAS, strict=True)}
    (folder / "ana.pdf").write_bytes(values_alone((folder / "blank.pdf").read_bytes(), values))
    _, *table = rows(booklet("log", "read", "ana.pdf", cwd=folder).stdout.decode())
    assert [row[4] for row in table] == list(FORMULAS.values())
    records = json.loads(booklet("log", "read", "ana.pdf", "--format", "json", cwd=folder).stdout)
    assert [record["value"] for record in records] == list(FORMULAS)


def test_what_cannot_be_read(folder: Path) -> None:
    with pikepdf.open(folder / "ana.pdf") as pdf:
        pdf.save(folder / "closed.pdf", encryption=Encryption(owner="owner", user="user"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "plain.pdf")
    (folder / "cut.pdf").write_bytes((folder / "ana.pdf").read_bytes()[:2000])
    (folder / "note.pdf").write_text("no PDF")
    said = {
        "closed.pdf": "error: closed.pdf opens only with a password",
        "plain.pdf": "error: plain.pdf has no fields to fill in",
        "cut.pdf": "error: cut.pdf is damaged or cut off",
        "note.pdf": "error: note.pdf is no PDF file",
        "nowhere.pdf": "error: cannot read nowhere.pdf: No such file or directory",
        ".": "error: . is no file",
    }
    for name, words in said.items():
        done = booklet("log", "read", name, "-o", "out.csv", cwd=folder)
        assert (done.returncode, done.stdout) == (ExitCode.CONTENT, b""), name
        assert done.stderr.decode().splitlines()[0] == words
        assert not (folder / "out.csv").exists()


def test_problems_as_json(folder: Path) -> None:
    done = booklet("log", "read", "nowhere.pdf", "--format", "json", cwd=folder)
    (problem,) = json.loads(done.stderr)
    assert problem["message"] == "cannot read nowhere.pdf: No such file or directory"


def test_a_place_that_cannot_be_written(folder: Path) -> None:
    done = booklet("log", "read", "ana.pdf", "-o", "no/such/out.csv", cwd=folder)
    assert done.returncode == ExitCode.OUTPUT
    assert b"Zo" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["log"], "Usage: "),
        (["log", "read"], "Missing argument"),
        (["log", "read", "a.pdf", "--format", "x"], "not one of"),
    ],
)
def test_wrong_use(arguments: list[str], words: str, folder: Path) -> None:
    done = booklet(*arguments, cwd=folder)
    assert done.returncode == ExitCode.USAGE
    assert words in (done.stdout + done.stderr).decode()
