"""The wheel carries everything that a booklet needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pdf.book import Book
from tests.pdf.reader import Reading


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--disable-pip-version-check",
    ]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_it_carries_content_templates_themes_and_assets(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("content", "templates", "assets"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.parent.name != "__pycache__"]
        assert files
        for path in files:
            assert f"builder/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert "builder/_data/content/booklet.yaml" in names
    assert "builder/_data/templates/themes/large-print.yaml" in names
    assert "builder/_data/templates/scaffold/booklet.yaml" in names


def test_it_carries_the_program_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "builder").rglob("*.py")}
    assert modules <= set(names)
    assert not [name for name in names if name.startswith("tests") or "__pycache__" in name or name.endswith(".pdf")]
    assert {name.split("/")[0] for name in names} - {"builder"} == {wheel.name.split("-py3")[0] + ".dist-info"}


def test_it_declares_its_command_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.rpartition("/")[2]: name for name in archive.namelist() if ".dist-info/" in name}
        entry = archive.read(names["entry_points.txt"]).decode()
        metadata = archive.read(names["METADATA"]).decode()
    assert "booklet = builder.cli:main" in entry
    assert "License-Expression: MIT" in metadata
    assert "LICENSE" in names
    for package in ("reportlab", "jinja2", "pyyaml", "pydantic", "click"):
        assert f"Requires-Dist: {package}" in metadata


def test_what_is_unpacked_builds_the_flagship(wheel: Path, tmp_path: Path, flagship: Book) -> None:
    unpacked, work = tmp_path / "unpacked", tmp_path / "work"
    work.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    program = f"import builder, sys; assert builder.__file__.startswith({str(unpacked)!r}), builder.__file__; "
    program += "from builder.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    subprocess.run([sys.executable, "-c", program, "build"], check=True, cwd=work, env=environment)
    read = Reading((work / "hamstring-booklet.pdf").read_bytes())
    assert [page.text for page in read.pages] == [page.text for page in flagship.pages]
