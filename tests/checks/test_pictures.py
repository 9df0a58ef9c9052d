"""The gate of pictures: each card has one, each drawing is the one that its pose file gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.checks.pictures import PictureReport
from builder.checks.report import Report
from builder.illustration.display import Drawing, Label
from builder.pipeline import check
from tests.conftest import PROJECTS
from tests.illustration.handmade import PAIR, give_picture, panel, put

CARDS = ("heel_raise", "sit_to_stand")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold with a drawing on each of its two cards."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root, ignore=shutil.ignore_patterns("poses", "illustrations"))
    put(root, PAIR)
    for name in CARDS:
        give_picture(root / f"exercises/{name}.yaml", "picture: {drawing: pair, alt: Two discs}\n")
    return root


def test_it_holds_when_every_card_has_a_picture(project: Path) -> None:
    report = check(project)
    assert report.pictures == PictureReport(2, 2, 1, [])
    assert not report.failed
    assert "Pictures: 2 of 2 exercises, 1 drawings up to date" in report.lines()
    assert report.as_record()["pictures"] == {"cards": 2, "pictured": 2, "drawings": 1}


def only_problem(report: Report) -> tuple[str, str, str | None]:
    """The one thing that is wrong: message, file and hint."""
    assert report.failed
    (problem,) = report.problems
    assert problem.span
    return problem.message, problem.span.path.name, problem.hint


def test_a_card_without_a_picture_fails_at_its_exercise(project: Path) -> None:
    give_picture(project / "exercises/heel_raise.yaml", "")
    message, where, hint = only_problem(check(project))
    assert message == 'the card "Heel raise" has no picture'
    assert where == "heel_raise.yaml"
    assert hint
    assert hint.startswith("add one: ")


@pytest.mark.parametrize(
    ("pose", "message"),
    [
        ("pair", 'the drawing "pair" is out of date: its pose file has changed'),
        ("new", 'the drawing "new" is not compiled'),
    ],
)
def test_a_drawing_that_is_not_its_pose_files_fails(project: Path, pose: str, message: str) -> None:
    (project / f"poses/{pose}.yaml").write_text(f"id: {pose} # changed\n")
    assert only_problem(check(project)) == (message, f"{pose}.yaml", "compile it: booklet poses PROJECT")


def test_labels_in_the_way_are_a_print_target(project: Path) -> None:
    labels = (Label("a", "One label", (50, 25)), Label("b", "Another", (52, 26)))
    put(project, Drawing("crowded", "", (panel(300, 100, labels=labels),)))
    with (project / "chapters/moves.yaml").open("a") as file:
        file.write("  - figure: {drawing: crowded, alt: A disc}\n")
    report = check(project)
    assert report.failed
    for findings in report.printing.values():
        assert [finding.name for finding in findings if not finding.holds] == ["labels of drawings"]
    assert sum("overlap" in warning.message for warning in report.warnings) == 3
