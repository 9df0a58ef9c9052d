"""`booklet build`, and what holds of every verb."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder import __version__
from tests.cli.command import booklet, booklet_at_a_terminal
from tests.conftest import PROJECTS
from tests.pdf.book import Book
from tests.pdf.reader import Reading


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project to work in."""
    root = tmp_path / "my project"
    shutil.copytree(PROJECTS["scaffold"], root)
    return root


def test_outside_a_project_it_builds_our_booklet(tmp_path: Path, flagship: Book) -> None:
    done = booklet("build", cwd=tmp_path)
    assert done.returncode == 0
    assert (done.stdout, done.stderr) == (b"", b""), "in a pipe it says nothing"
    assert [path.name for path in tmp_path.iterdir()] == ["hamstring-booklet.pdf"]
    read = Reading((tmp_path / "hamstring-booklet.pdf").read_bytes())
    assert [page.text for page in read.pages] == [page.text for page in flagship.pages]


def test_in_a_project_it_builds_that(project: Path) -> None:
    assert booklet("build", cwd=project).returncode == 0
    assert "My booklet" in Reading((project / "my-booklet.pdf").read_bytes()).pages[0].text


@pytest.mark.parametrize("named", ["folder", "marker"])
def test_a_project_is_named_by_folder_or_file(project: Path, named: str) -> None:
    target = project if named == "folder" else project / "booklet.yaml"
    done = booklet("build", target, "-o", "out.pdf", cwd=project.parent)
    assert done.returncode == 0
    assert (project.parent / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_dash_writes_the_pdf_alone(project: Path) -> None:
    done = booklet("build", "-o", "-", cwd=project)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.startswith(b"%PDF-1.")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert len(Reading(done.stdout).pages) % 4 == 0
    assert not list(project.glob("*.pdf"))


def test_at_a_terminal_it_shows_progress_and_the_result(project: Path) -> None:
    code, out, shown = booklet_at_a_terminal("build", cwd=project)
    assert code == 0
    assert out == b""
    assert "laying out" in shown
    assert "my-booklet.pdf" in shown
    assert "pages, half-letter, standard" in shown
    code, out, shown = booklet_at_a_terminal("build", "-o", "-", cwd=project)
    assert code == 0
    assert out.startswith(b"%PDF-")
    assert out.rstrip().endswith(b"%%EOF")
    assert "laying out" in shown


def test_edition_and_paper_are_chosen(project: Path) -> None:
    done = booklet("build", "--edition", "large-print", "--paper", "a4", "-o", "-", cwd=project)
    page = Reading(done.stdout).pages[1]
    assert (round(page.width), round(page.height)) == (595, 842)
    assert max(size for fragment in page.fragments for size in fragment.sizes) >= 24
    small = Reading(booklet("build", "-o", "-", cwd=project).stdout).pages[1]
    assert (small.width, small.height) == (396, 612)


def test_the_booklet_names_its_own_edition_and_paper(project: Path) -> None:
    marker = project / "booklet.yaml"
    marker.write_text(marker.read_text() + "\nedition: ink-saver\npaper: a5\n")
    page = Reading(booklet("build", "-o", "-", cwd=project).stdout).pages[1]
    assert round(page.width, 1) == 419.5
    assert all(max(c) - min(c) < 3 for c in page.colors())


@pytest.mark.parametrize(
    ("option", "hint"), [(("--edition", "large-prnt"), "large-print"), (("--paper", "half-leter"), "half-letter")]
)
def test_unknown_choices_get_a_hint(project: Path, option: tuple[str, str], hint: str) -> None:
    done = booklet("build", *option, cwd=project)
    assert done.returncode == 3
    assert f'did you mean "{hint}"?' in done.stderr.decode()
    assert not list(project.glob("*.pdf"))


def test_an_older_file_is_replaced_whole(project: Path) -> None:
    target = project / "out.pdf"
    target.write_text("old")
    target.chmod(0o640)
    assert booklet("build", "-o", target, cwd=project).returncode == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


def test_help_has_examples_and_every_verb(tmp_path: Path) -> None:
    done = booklet("--help", cwd=tmp_path)
    assert done.returncode == 0
    text = done.stdout.decode()
    for verb in ("build", "check", "list", "new", "schema"):
        assert f"\n  {verb}" in text
    assert "booklet build --edition large-print" in text
    assert "Exit codes" in text


@pytest.mark.parametrize("verb", ["build", "check", "list", "new", "schema"])
def test_every_verb_explains_itself(tmp_path: Path, verb: str) -> None:
    done = booklet(verb, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"booklet {verb}" in done.stdout.decode() or "Usage:" in done.stdout.decode()
    assert "--format" in done.stdout.decode()


def test_the_version_is_told(tmp_path: Path) -> None:
    done = booklet("--version", cwd=tmp_path)
    assert done.stdout.decode().split()[-1] == __version__


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build", "--edtion", "x"], ["list"], ["list", "plans"], ["new"], ["build", "a", "b"]]
)
def test_wrong_use_exits_with_2(tmp_path: Path, arguments: list[str]) -> None:
    done = booklet(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert "Error" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
