"""Where a result cannot be written: a clear error, the earlier file untouched, nothing left behind."""

from __future__ import annotations

import os
import resource as limits
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from builder.errors import ExitCode
from builder.resources import resource

PROGRAM = [sys.executable, "-c", "from builder.cli import main; main()"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a project in it and the PDF of an earlier build."""
    shutil.copytree(resource("templates/scaffold"), tmp_path / "project")
    (tmp_path / "out.pdf").write_bytes(b"the earlier build")
    return tmp_path


def booklet(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **options}
    return subprocess.run([*PROGRAM, *arguments], cwd=folder, check=False, **options)  # type: ignore[call-overload]


def small_files() -> None:
    """As on a disk that is full: no file may grow beyond a few bytes."""
    limits.setrlimit(limits.RLIMIT_FSIZE, (4096, 4096))


def assert_fails(result: subprocess.CompletedProcess[bytes], message: str, hint: str = "") -> None:
    text = result.stderr.decode()
    assert text.splitlines()[0] == f"error: {message}"
    assert text.splitlines()[1:] == ([f"  = {hint}"] if hint else [])
    assert result.returncode == ExitCode.OUTPUT


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_missing_folder(folder: Path) -> None:
    assert_fails(booklet(folder, "build", "project", "-o", "gone/out.pdf"), "there is no folder gone", "make it first")
    assert files(folder) == {"project", "out.pdf"}


def test_a_folder_in_the_place_of_the_file(folder: Path) -> None:
    (folder / "there").mkdir()
    assert_fails(booklet(folder, "build", "project", "-o", "there"), "there is a folder", "name a file with -o")
    assert files(folder / "there") == set()


def test_a_file_in_the_place_of_the_folder(folder: Path) -> None:
    result = booklet(folder, "build", "project", "-o", "out.pdf/x.pdf")
    assert_fails(result, "there is no folder out.pdf", "make it first")
    assert (folder / "out.pdf").read_bytes() == b"the earlier build"


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    """The file system of processes lets not even root make a file."""
    result = booklet(folder, "build", "project", "-o", "/proc/out.pdf")
    assert result.returncode == ExitCode.OUTPUT
    assert result.stderr.decode().startswith("error: cannot write /proc/out.pdf: ")
    assert result.stderr.decode().endswith("  = choose another place with -o\n")


def test_a_name_too_long(folder: Path) -> None:
    name = "x" * 300 + ".pdf"
    result = booklet(folder, "build", "project", "-o", name)
    assert_fails(result, f"cannot write {name}: File name too long", "choose another place with -o")


def test_a_long_name_that_is_just_possible(folder: Path) -> None:
    name = "x" * 251 + ".pdf"
    assert booklet(folder, "build", "project", "-o", name).returncode == ExitCode.OK
    assert (folder / name).read_bytes().startswith(b"%PDF")


def test_a_disk_that_fills_up(folder: Path) -> None:
    result = booklet(folder, "build", "project", "-o", "out.pdf", preexec_fn=small_files)
    hint = "free some space, or choose another place with -o"
    assert_fails(result, "cannot write out.pdf: File too large", hint)
    assert (folder / "out.pdf").read_bytes() == b"the earlier build"
    assert files(folder) == {"project", "out.pdf"}


def test_what_is_no_regular_file_is_written_to_and_never_replaced(folder: Path) -> None:
    """A pipe stands here for any device; replacing /dev/null would harm the whole computer."""
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=folder, stdout=subprocess.PIPE) as reader:
        try:
            assert booklet(folder, "build", "project", "-o", "pipe").returncode == ExitCode.OK
            assert reader.communicate(timeout=10)[0].startswith(b"%PDF")
        finally:
            reader.kill()
    assert stat.S_ISFIFO((folder / "pipe").stat().st_mode)


def test_standard_output_on_a_full_device(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        result = booklet(folder, "build", "project", "-o", "-", stdout=full)
    hint = "free some space, or choose another place with -o"
    assert_fails(result, "cannot write standard output: No space left on device", hint)


def test_a_reader_that_goes_away(folder: Path) -> None:
    """As in `booklet build -o - | head -c 10`."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        [*PROGRAM, "build", "project", "-o", "-"], cwd=folder, stdout=writing, stderr=subprocess.PIPE
    ) as process:
        os.close(writing)
        assert os.read(reading, 8) == b"%PDF-1.7"
        os.close(reading)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == ExitCode.OK


def test_standard_output_that_is_closed(folder: Path) -> None:
    result = booklet(folder, "build", "project", "-o", "-", stdout=None, preexec_fn=lambda: os.close(1))
    assert_fails(result, "standard output is closed", "name a file with -o")


def test_a_link_is_written_through(folder: Path) -> None:
    (folder / "link.pdf").symlink_to("out.pdf")
    assert booklet(folder, "build", "project", "-o", "link.pdf").returncode == ExitCode.OK
    assert (folder / "link.pdf").is_symlink()
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_link_to_itself(folder: Path) -> None:
    (folder / "loop.pdf").symlink_to("loop.pdf")
    result = booklet(folder, "build", "project", "-o", "loop.pdf")
    assert result.returncode == ExitCode.OUTPUT
    assert result.stderr.decode().startswith("error: cannot write loop.pdf: ")


def test_the_permissions_of_the_earlier_file_stay(folder: Path) -> None:
    (folder / "out.pdf").chmod(0o640)
    assert booklet(folder, "build", "project", "-o", "out.pdf").returncode == ExitCode.OK
    assert stat.S_IMODE((folder / "out.pdf").stat().st_mode) == 0o640


def test_a_new_project_where_there_is_something(folder: Path) -> None:
    assert_fails(booklet(folder, "new", "project"), "project is already there", "name a new or empty folder")
    assert_fails(booklet(folder, "new", "out.pdf"), "out.pdf is already there", "name a new or empty folder")


def test_a_new_project_on_a_full_disk_leaves_nothing(folder: Path) -> None:
    result = booklet(folder, "new", "mine", preexec_fn=small_files)
    assert result.returncode == ExitCode.OUTPUT
    assert result.stderr.decode().startswith("error: cannot write mine")
    assert files(folder) == {"project", "out.pdf"}


@pytest.mark.parametrize("arguments", [["new", "out.pdf/x"], ["schema", "out.pdf/x"], ["schema", "out.pdf"]])
def test_a_folder_that_cannot_be_made(folder: Path, arguments: list[str]) -> None:
    result = booklet(folder, *arguments)
    assert result.returncode == ExitCode.OUTPUT
    assert result.stderr.decode().startswith("error: cannot ")
    assert (folder / "out.pdf").read_bytes() == b"the earlier build"
