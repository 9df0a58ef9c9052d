"""The good project that is made bad."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.resources import resource


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small good project, which is the current folder, with the PDF of an earlier build."""
    folder = tmp_path / "project"
    shutil.copytree(resource("templates/scaffold"), folder)
    (folder / "out.pdf").write_bytes(b"the earlier build")
    monkeypatch.chdir(folder)
    return folder
