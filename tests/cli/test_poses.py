"""`booklet poses`: what it compiles, what it says, and what it leaves alone."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from builder.errors import ExitCode
from builder.illustration import studio
from builder.illustration.display import from_json
from builder.illustration.library import fingerprint
from tests.cli.command import COMMAND, booklet, environment, wait_for
from tests.conftest import PROJECTS

POSE = """id: {}
panels:
  - figure:
      spine: [{}]
      near_leg: {{abs: [270, 270, 0]}}
      far_leg: {{abs: [270, 270, 0]}}
      ground: near_sole
"""
FAULTY = "id: raise\npanels:\n  - figure:\n      ground: near_soul\n"
HINT = 'install the extra: pip install "booklet-builder[illustrate]"'
WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numpy", "shapely"):
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)

sys.meta_path.insert(0, Missing())
from builder.cli import main
main()
"""
"""The command where numpy and shapely are not installed."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pose files and nothing else."""
    (tmp_path / "poses").mkdir()
    for name, spine in (("bow", 40), ("raise", 90)):
        (tmp_path / f"poses/{name}.yaml").write_text(POSE.format(name, spine))
    return tmp_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with two pose files, one for each of its exercises, and no drawings yet."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    shutil.rmtree(root / "illustrations")
    return root


def drawing(folder: Path, name: str) -> Path:
    return folder / f"illustrations/{name}.json"


def test_it_compiles_what_is_new_and_nothing_twice(folder: Path) -> None:
    done = booklet("poses", folder, cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"{folder}: 2 of 2 drawings compiled, 2 changed\n"
    assert from_json(drawing(folder, "bow").read_text()).source == fingerprint(POSE.format("bow", 40))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.json")}
    assert len(before) == 2

    again = booklet("poses", folder, cwd=folder)
    assert again.stderr.decode() == f"{folder}: 2 of 2 drawings compiled, 0 changed\n"
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.json")} == before

    (folder / "poses/bow.yaml").write_text(POSE.format("bow", 60))
    changed = booklet("poses", folder, cwd=folder)
    assert changed.stderr.decode() == f"{folder}: 2 of 2 drawings compiled, 1 changed\n"
    assert drawing(folder, "bow").read_bytes() != before[drawing(folder, "bow")][0]
    assert drawing(folder, "raise").read_bytes() == before[drawing(folder, "raise")][0]


def test_a_faulty_pose_leaves_its_drawing_and_does_not_stop_the_others(folder: Path) -> None:
    booklet("poses", folder, cwd=folder)
    before = {name: drawing(folder, name).read_bytes() for name in ("bow", "raise")}
    (folder / "poses/raise.yaml").write_text(FAULTY)
    (folder / "poses/bow.yaml").write_text(POSE.format("bow", 70))
    done = booklet("poses", folder, cwd=folder)
    assert done.returncode == ExitCode.CONTENT
    counted, *told = done.stderr.decode().splitlines()
    assert counted == f"{folder}: 1 of 2 drawings compiled, 1 changed"
    assert told[0] == 'error: there is no landmark "near_soul"'
    assert told[1].endswith("poses/raise.yaml:4:7")
    assert 'did you mean "near_sole"?' in told[-1]
    assert drawing(folder, "raise").read_bytes() == before["raise"]
    assert drawing(folder, "bow").read_bytes() != before["bow"]


def test_every_problem_of_every_file_is_told(folder: Path) -> None:
    (folder / "poses/raise.yaml").write_text(FAULTY)
    (folder / "poses/bow.yaml").write_text(POSE.format("bo", 40) + "      grund: near_sole\n")
    (folder / "poses/reach.yaml").write_text("id: reach\npanels: [\n")
    done = booklet("poses", folder, "--format", "json", cwd=folder)
    assert done.returncode == ExitCode.CONTENT
    counted, records = done.stderr.decode().split("\n", 1)
    assert "0 of 3 drawings compiled, 0 changed" in counted
    places = [(Path(record["file"]).name, record["line"], record["column"]) for record in json.loads(records)]
    assert [place[:2] for place in places] == [("bow.yaml", 8), ("raise.yaml", 4), ("reach.yaml", 2)]
    assert not list(folder.rglob("*.json"))


def test_files_of_editors_are_not_poses(folder: Path) -> None:
    (folder / "poses/.#bow.yaml").symlink_to("jo@desk.4711")
    (folder / "poses/._bow.yaml").write_bytes(b"\0\5\26\7")
    done = booklet("poses", folder, cwd=folder)
    assert done.returncode == 0
    assert "2 of 2 drawings compiled" in done.stderr.decode()


def test_a_contact_sheet_shows_every_drawing_in_colour_and_in_grey(folder: Path) -> None:
    done = booklet("poses", folder, "--sheet", cwd=folder)
    assert done.returncode == 0
    for name, grey in (("contact-sheet.pdf", False), ("contact-sheet-ink-saver.pdf", True)):
        pages = PdfDocument((folder / name).read_bytes())
        assert len(pages) > 0
        words = pages[0].get_textpage().get_text_bounded()
        assert "bow" in words
        assert "raise" in words
        image = pages[0].render(scale=0.5).to_pil().convert("RGB")
        spread = max(max(color) - min(color) for _, color in image.getcolors(1 << 24))
        assert (spread < 3) == grey


def test_a_contact_sheet_as_png_has_a_file_a_page(folder: Path) -> None:
    done = booklet("poses", folder, "--sheet", "sheets.PNG", cwd=folder)
    assert done.returncode == 0
    names = sorted(path.name for path in folder.glob("*.png"))
    assert names == ["sheets-1.png", "sheets-ink-saver-1.png"]
    with Image.open(folder / names[0]) as image:
        assert image.format == "PNG"
        assert image.width > 800


def test_a_faulty_pose_is_shown_as_a_draft_and_not_written(folder: Path) -> None:
    (folder / "poses/bow.yaml").write_text("id: bow\npanels:\n  - figure: {near_arm: {to: [150, 90]}}\n")
    done = booklet("poses", folder, "--sheet", cwd=folder)
    assert done.returncode == 3
    assert "cannot reach its target" in done.stderr.decode()
    words = PdfDocument((folder / "contact-sheet.pdf").read_bytes())[0].get_textpage().get_text_bounded()
    assert "bow: a draft" in words
    assert "raise: a draft" not in words
    assert not drawing(folder, "bow").exists()


def test_without_any_drawing_there_is_no_sheet_but_the_errors_are_told(folder: Path) -> None:
    for name in ("bow", "raise"):
        (folder / f"poses/{name}.yaml").write_text(f"id: {name}\npanels:\n  - figure: {{spine: straight}}\n")
    done = booklet("poses", folder, "--sheet", "sheets.png", cwd=folder)
    assert done.returncode == 3
    assert done.stderr.decode().count('"spine" should be') == 2
    assert not list(folder.glob("*.png"))


def test_while_watching_it_draws_what_is_saved(folder: Path) -> None:
    log = folder / "log"
    with log.open("wb") as out:
        command = [*COMMAND, "poses", str(folder), "--watch"]
        process = subprocess.Popen(command, cwd=folder, env=environment(), stderr=out)
    try:
        wait_for(lambda: "watching" in log.read_text(), process)
        before = drawing(folder, "bow").read_bytes()
        (folder / "poses/bow.yaml").write_text(POSE.format("bow", 65))
        wait_for(lambda: drawing(folder, "bow").read_bytes() != before, process)
        (folder / "poses/raise.yaml").write_text(FAULTY)
        wait_for(lambda: "raise.yaml:4:7" in log.read_text(), process)
        (folder / "poses/reach.yaml").write_text(POSE.format("reach", 20))
        wait_for(drawing(folder, "reach").is_file, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == ExitCode.INTERRUPTED
    finally:
        process.kill()
        process.wait()
    assert log.read_text().splitlines()[-1] == "interrupted"


def test_watching_goes_on_when_a_file_vanishes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the listing of the files and the look at their times, or before they are read."""
    bow = folder / "poses/bow.yaml"
    listed = studio.pose_files(folder)
    monkeypatch.setattr(studio, "pose_files", lambda folder: listed)
    bow.unlink()
    assert list(studio.written(folder)) == [folder / "poses/raise.yaml"]
    (problem,) = studio.compile_poses([bow], {}).problems
    assert problem.message.startswith("cannot read bow.yaml")


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_without_poses_is_told(tmp_path: Path, name: str) -> None:
    done = booklet("poses", name, cwd=tmp_path)
    assert done.returncode == ExitCode.CONTENT
    assert done.stderr.decode().splitlines() == [
        f"error: no poses/ in {name}",
        "  = name the folder that they lie in, or begin a project: booklet new DIR",
    ]
    assert not list(tmp_path.iterdir())


def test_an_exercise_without_a_picture_is_an_error(project: Path) -> None:
    exercise = project / "exercises/heel_raise.yaml"
    whole = exercise.read_text(encoding="utf-8")
    exercise.write_text(re.sub(r"^picture:\n(  .*\n)+", "", whole, flags=re.MULTILINE), encoding="utf-8")
    done = booklet("poses", project, "--format", "json", cwd=project)
    assert done.returncode == ExitCode.CONTENT
    (record,) = json.loads(done.stderr.decode().split("\n", 1)[1])
    assert record["message"] == 'the exercise "Heel raise" has no picture'
    assert (Path(record["file"]).name, record["line"]) == ("heel_raise.yaml", 2)
    assert record["hint"] == "add one: picture: {drawing: ID, alt: what it shows}"
    assert drawing(project, "heel-raise").is_file(), "the drawings are compiled all the same"

    exercise.write_text(whole, encoding="utf-8")
    assert booklet("poses", cwd=project).returncode == 0


def without_numpy(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", WITHOUT, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, check=False, timeout=120)


def test_without_the_extra_it_says_what_to_install(project: Path) -> None:
    done = without_numpy("poses", cwd=project)
    assert done.returncode == ExitCode.USAGE
    lines = done.stderr.decode().splitlines()
    assert lines[0] in [f"error: drawings cannot be compiled here: no {name}" for name in ("numpy", "shapely")]
    assert lines[1].strip() == f"= {HINT}"
    assert not (project / "illustrations").exists()


def test_without_the_extra_booklets_are_built(project: Path) -> None:
    """A drawing that was compiled elsewhere is printed."""
    assert booklet("poses", cwd=project).returncode == 0
    done = without_numpy("build", "-o", "out.pdf", cwd=project)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (project / "out.pdf").read_bytes().startswith(b"%PDF-")
