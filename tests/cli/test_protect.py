"""`booklet protect`: who gets to know the password, and what is said about files that cannot be protected."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Encryption, Pdf

from builder.errors import ExitCode
from tests.cli.command import booklet, booklet_at_a_terminal
from tests.conftest import book

SHOWN = re.compile(r"^ {4}((?:[a-z]+-){5}[a-z]+)$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a booklet."""
    (tmp_path / "ana.pdf").write_bytes(book("scaffold").build.laid_out.pdf)
    return tmp_path


def test_the_password_is_told_once_and_written_nowhere(folder: Path) -> None:
    done = booklet("protect", "ana.pdf", cwd=folder)
    assert (done.returncode, done.stdout) == (ExitCode.OK, b"")
    assert done.stderr.decode().startswith("ana-protected.pdf opens with this password, which is kept nowhere:\n")
    (password,) = SHOWN.findall(done.stderr.decode())
    assert {path.name for path in folder.iterdir()} == {"ana.pdf", "ana-protected.pdf"}
    assert (folder / "ana-protected.pdf").stat().st_mode & 0o777 == 0o600
    with pikepdf.open(folder / "ana-protected.pdf", password=password) as pdf:
        assert len(pdf.pages) == len(book("scaffold").pages)
    for path in folder.iterdir():
        assert password.encode() not in path.read_bytes()


def test_each_time_another_password(folder: Path) -> None:
    said = {booklet("protect", "ana.pdf", cwd=folder).stderr for _ in range(2)}
    assert len(said) == 2


def test_to_standard_output(folder: Path) -> None:
    code, out, shown = booklet_at_a_terminal("protect", "ana.pdf", "-o", "-", cwd=folder)
    (password,) = SHOWN.findall(shown.replace("\r\n", "\n"))
    (folder / "copy.pdf").write_bytes(out)
    assert code == ExitCode.OK
    pikepdf.open(folder / "copy.pdf", password=password).close()


def test_for_programs(folder: Path) -> None:
    done = booklet("protect", "ana.pdf", "-o", "copy.pdf", "--format", "json", cwd=folder)
    told = json.loads(done.stderr)
    assert told["file"] == "copy.pdf"
    pikepdf.open(folder / "copy.pdf", password=told["password"]).close()


def test_what_cannot_be_protected(folder: Path) -> None:
    with Pdf.open(folder / "ana.pdf") as pdf:
        pdf.save(folder / "closed.pdf", encryption=Encryption(owner="owner", user="user"))
        pdf.save(folder / "limited.pdf", encryption=Encryption(owner="owner", user=""))
    (folder / "cut.pdf").write_bytes((folder / "ana.pdf").read_bytes()[:2000])
    (folder / "note.pdf").write_text("no PDF")
    said = {
        "closed.pdf": "error: closed.pdf opens only with a password",
        "limited.pdf": "error: limited.pdf is already encrypted",
        "cut.pdf": "error: cut.pdf is damaged or cut off",
        "note.pdf": "error: note.pdf is no PDF file",
        "nowhere.pdf": "error: cannot read nowhere.pdf: No such file or directory",
    }
    for name, words in said.items():
        done = booklet("protect", name, "-o", "out.pdf", cwd=folder)
        assert (done.returncode, done.stdout) == (ExitCode.CONTENT, b""), name
        assert done.stderr.decode().splitlines()[0] == words
        assert not (folder / "out.pdf").exists()
        assert not SHOWN.search(done.stderr.decode())


def test_a_place_that_cannot_be_written(folder: Path) -> None:
    done = booklet("protect", "ana.pdf", "-o", "no/such/out.pdf", cwd=folder)
    assert done.returncode == ExitCode.OUTPUT
    assert not SHOWN.search(done.stderr.decode())
