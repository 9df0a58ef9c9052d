"""A practice's own folder: its booklets carry its name wherever they are built from there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import booklet
from tests.conftest import PROJECTS
from tests.pdf.reader import Reading

CLIENT = "name: Ana Example\nside: both\nexercises: [heel-raise]\n"


@pytest.fixture
def working(tmp_path: Path) -> Path:
    """A working folder with a practice and a client, and a project in it."""
    shutil.copytree(PROJECTS["scaffold"], tmp_path / "project")
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients/ana.yaml").write_text(CLIENT)
    (tmp_path / "practice.yaml").write_text("name: Harbor Lane\npaper: a5\nlogo: {file: logo.svg, alt: Harbor Lane}\n")
    shutil.copy(PROJECTS["steady"] / "images/logo.svg", tmp_path / "logo.svg")
    return tmp_path


def cover(*arguments: str, cwd: Path) -> str:
    """The words of the cover of what `booklet build` makes."""
    done = booklet("build", *arguments, "-o", "-", cwd=cwd)
    assert done.returncode == 0, done.stderr.decode()
    page = Reading(done.stdout).pages[0]
    assert round(page.width, 1) == 419.5
    return page.text


def test_a_booklet_that_is_built_in_the_working_folder_is_the_practices(working: Path) -> None:
    assert "Harbor Lane" in cover("project", cwd=working)


def test_the_working_folder_of_a_client_counts_from_anywhere(working: Path) -> None:
    (working / "project/practice.yaml").write_text("name: Another\n")
    file = str(working / "clients/ana.yaml")
    assert "Harbor Lane" in cover("--client", file, cwd=working / "project")


def test_a_practice_in_the_project_is_found(working: Path) -> None:
    (working / "practice.yaml").rename(working / "project/practice.yaml")
    (working / "logo.svg").rename(working / "project/logo.svg")
    assert "Harbor Lane" in cover("project", cwd=working)


def test_the_check_looks_at_what_the_practice_sets(working: Path) -> None:
    done = booklet("check", "project", cwd=working)
    assert "Print: standard on a5" in done.stdout.decode()
    with (working / "practice.yaml").open("a") as file:
        file.write('colors: {heading: "#5FA0B4"}\n')
    done = booklet("check", "project", "--format", "json", cwd=working)
    (problem,) = json.loads(done.stderr)
    assert (problem["file"], problem["line"]) == ("practice.yaml", 4)
    assert done.returncode == 3


@pytest.mark.parametrize(
    ("file", "message", "hint"),
    [
        ("other.svg", 'there is no picture "other.svg"', 'did you mean "project/other.svg"?'),
        ("../logo.svg", 'the picture "../logo.svg" lies outside the folder of practice.yaml', "copy it into the …"),
        ("clients/ana.yaml", '"clients/ana.yaml" is no picture that we read', "use PNG, JPEG or SVG"),
    ],
)
def test_a_logo_is_looked_for_beside_the_practice(working: Path, file: str, message: str, hint: str) -> None:
    shutil.copy(working / "logo.svg", working / "project/other.svg")
    practice = working / "practice.yaml"
    practice.write_text(practice.read_text().replace("logo.svg", file))
    done = booklet("build", "project", "--format", "json", cwd=working)
    assert done.returncode == 3
    (problem,) = json.loads(done.stderr)
    assert (problem["message"], problem["file"], problem["line"]) == (message, "practice.yaml", 3)
    assert problem["hint"].startswith(hint.rstrip("…"))


def test_a_broken_logo_is_told_at_its_line(working: Path) -> None:
    (working / "logo.svg").write_text("<svg")
    done = booklet("build", "project", "--format", "json", cwd=working)
    (problem,) = json.loads(done.stderr)
    assert (problem["file"], problem["line"]) == ("practice.yaml", 3)
    assert problem["message"].startswith("cannot read the picture logo.svg")


def test_slips_in_the_practice_and_in_the_project_are_told_together(working: Path) -> None:
    with (working / "practice.yaml").open("a") as file:
        file.write("phon: 555 0142\n")
    log = working / "project/chapters/log.yaml"
    log.write_text(log.read_text().replace("title:", "titel:"))
    done = booklet("build", "project", "--format", "json", cwd=working)
    files = {problem["file"] for problem in json.loads(done.stderr)}
    assert files == {"practice.yaml", "project/chapters/log.yaml"}
