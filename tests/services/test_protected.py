"""Protected copies, opened by poppler (the viewers of Linux desktops) and by qpdf's own program."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from builder.press.protection import new_password, protect
from tests.conftest import book


def said(*command: str | Path) -> tuple[int, str]:
    """The exit code of a command, and all that it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A protected booklet, and its password."""
    path, password = tmp_path_factory.mktemp("protected") / "ana.pdf", new_password()
    path.write_bytes(protect(book("scaffold").build.laid_out.pdf, password))
    return path, password


def test_poppler(copy: tuple[Path, str]) -> None:
    path, password = copy
    code, information = said("pdfinfo", "-upw", password, path)
    assert code == 0
    assert "algorithm:AES-256" in information
    assert "print:yes copy:yes change:no" in information
    assert "Tagged:          yes" in information
    assert "Sit to stand" in said("pdftotext", "-upw", password, path, "-")[1]
    for wrong in ([], ["-upw", password.upper()]):
        code, information = said("pdfinfo", *wrong, path)
        assert code != 0
        assert "Incorrect password" in information


def test_qpdf(copy: tuple[Path, str]) -> None:
    path, password = copy
    code, information = said("qpdf", f"--password={password}", "--show-encryption", path)
    assert code == 0
    for line in (
        "R = 6",
        "print high resolution: allowed",
        "modify forms: allowed",
        "extract for accessibility: allowed",
    ):
        assert line in information
    assert "file encryption method: AESv3" in information
    assert said("qpdf", f"--password={password}", "--check", path)[0] == 0
    assert said("qpdf", "--check", path)[0] == 2
