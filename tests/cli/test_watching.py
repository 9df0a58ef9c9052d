"""`booklet build --watch`: what an author saves is in the booklet a moment later."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.cli.command import COMMAND, booklet, environment, wait_for
from tests.conftest import PROJECTS
from tests.pdf.reader import Reading


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    return root


@pytest.fixture
def watching(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work in the project's folder; what it says is in `log` beside it."""
    with (project.parent / "log").open("wb") as out:
        process = subprocess.Popen([*COMMAND, "build", "--watch"], cwd=project, env=environment(), stderr=out)
    yield process
    process.kill()
    process.wait()


def says(project: Path, words: str) -> bool:
    """Whether the booklet that is there says some words."""
    file = project / "my-booklet.pdf"
    return file.is_file() and any(words in page.text for page in Reading(file.read_bytes()).pages)


def test_what_is_saved_is_built_again(project: Path, watching: subprocess.Popen[bytes]) -> None:
    wait_for(lambda: says(project, "Press up onto your toes"), watching)
    exercise, text = project / "exercises/heel_raise.yaml", (project / "exercises/heel_raise.yaml").read_text()
    exercise.write_text(text.replace("Press up onto your toes", "Rise onto your toes"))
    wait_for(lambda: says(project, "Rise onto your toes"), watching)

    exercise.write_text(text.replace("sets:", "seats:"))
    wait_for(lambda: "heel_raise.yaml:19:8" in (project.parent / "log").read_text(), watching)
    assert says(project, "Rise onto your toes"), "the booklet stays as it was"

    exercise.write_text(text)
    wait_for(lambda: says(project, "Press up onto your toes"), watching)
    shutil.copytree(PROJECTS["scaffold"].parent / "blocks", project / "templates/blocks")
    paragraph = project / "templates/blocks/p.xml.j2"
    paragraph.write_text(paragraph.read_text() + "<p>From my template.</p>")
    wait_for(lambda: says(project, "From my template."), watching)

    watching.send_signal(signal.SIGINT)
    assert watching.wait(timeout=20) == ExitCode.INTERRUPTED


def test_standard_output_is_no_place_for_many(project: Path) -> None:
    done = booklet("build", "--watch", "-o", "-", cwd=project)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    assert b"name one with -o" in done.stderr
