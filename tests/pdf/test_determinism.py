"""The same content gives the same bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf

from tests.conftest import PROJECTS, ROOT


def built(out: Path, seed: str, epoch: str | None, project: str = "steady") -> bytes:
    """The PDF of a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    environment.pop("SOURCE_DATE_EPOCH", None)
    if epoch:
        environment["SOURCE_DATE_EPOCH"] = epoch
    command = [sys.executable, "-c", "from builder.cli import main; main()", "build"]
    subprocess.run([*command, str(PROJECTS[project]), "-o", str(out)], env=environment, check=True, cwd=out.parent)
    return out.read_bytes()


def test_two_builds_under_one_date_are_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "one.pdf", "1", "1700000000")
    second = built(tmp_path / "two.pdf", "4321", "1700000000")
    assert first == second


def test_the_date_comes_from_the_environment(tmp_path: Path) -> None:
    first = built(tmp_path / "one.pdf", "1", "1700000000", "scaffold")
    with pikepdf.open(io.BytesIO(first)) as file:
        assert str(file.docinfo.CreationDate).startswith("D:20231114")
        assert b"<xmp:CreateDate>2023-11-14T22:13:20" in file.Root.Metadata.read_bytes()
    assert first != built(tmp_path / "two.pdf", "1", "1800000000", "scaffold")
