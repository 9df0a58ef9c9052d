"""`booklet check`: exit codes, the report for people, the report for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import booklet
from tests.conftest import PROJECTS

CLAIMS = """\
claims:
  - id: C1
    fact: Ten minutes a day is enough to begin.
    status: consistent
  - id: C2
    fact: Strength work helps balance.
    status: contested
    evidence: [E1]
"""
EVIDENCE = """\
evidence:
  - id: E1
    topic: Strength and balance
    wording: Strength work may help your balance. We are not sure how much.
    must_say:
      - [not sure how much, not known how much]
    never:
      - {words: will never fall}
    strength: moderate
"""
COVERED = """\
  - p: Ten minutes a day is enough to begin.
    covers: [C1]
  - p: Strong legs may help your balance. We are not sure how much.
    covers: [C2]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold with two claims, both covered."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    (root / "evidence").mkdir()
    (root / "evidence/claims.yaml").write_text(CLAIMS)
    (root / "evidence/evidence.yaml").write_text(EVIDENCE)
    moves = root / "chapters/moves.yaml"
    moves.write_text(moves.read_text() + COVERED)
    return root


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_all_gates_hold(project: Path) -> None:
    done = booklet("check", project, cwd=project.parent)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "Claims: 2 of 2 covered, 0 problems" in text
    assert "Reading: Flesch-Kincaid grade" in text
    for part in ("safety", "moves", "log"):
        assert f"\n  {part} " in text
    for edition in ("standard", "large-print", "ink-saver"):
        assert f"Print: {edition} on" in text
    assert text.rstrip().endswith("All gates hold.")
    assert "FAIL" not in text


def test_a_missing_review_only_warns(project: Path) -> None:
    done = booklet("check", project, cwd=project.parent)
    assert done.returncode == 0
    assert done.stderr.decode().startswith("warning: nobody has reviewed the content")
    marker = project / "booklet.yaml"
    marker.write_text(marker.read_text() + "\nreview: {by: Jo Example, on: 2026-11-22}\n")
    assert booklet("check", project, cwd=project.parent).stderr == b""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    covers: [C1]\n", "", "nothing printed covers the claim C1"),
        (" We are not sure how much.", "", "covers C2 (contested) without its balance"),
        ("may help your balance.", "help, so you will never fall.", 'prints "will never fall"'),
    ],
    ids=["not covered", "without its balance", "forbidden words"],
)
def test_the_claims_gate_fails(project: Path, old: str, new: str, message: str) -> None:
    change(project, "chapters/moves.yaml", old, new)
    done = booklet("check", project, cwd=project.parent)
    assert done.returncode == 4
    assert message in done.stderr.decode()
    assert "evidence" in done.stderr.decode().split("┌─")[1].splitlines()[0], "it points at the claim's file"
    assert done.stdout.decode().rstrip().endswith("FAILED")


def test_the_grade_gate_fails_on_hard_words(project: Path) -> None:
    hard = (
        "  - p: Notwithstanding individual musculoskeletal heterogeneity, progressive eccentric rehabilitation"
        " predominantly facilitates neuromuscular adaptation, architectural reorganization and functional"
        " capacity throughout the posterior lower extremity musculature.\n"
    )
    moves = project / "chapters/moves.yaml"
    moves.write_text(moves.read_text() + hard * 12)
    done = booklet("check", project, "--format", "json", cwd=project.parent)
    record = json.loads(done.stdout)
    assert done.returncode == 4
    assert record["grade"] > 6
    assert record["chapters"]["moves"] > record["chapters"]["safety"]
    assert all(finding["holds"] for findings in record["printing"].values() for finding in findings.values())


POOR = {
    "pale-text": ('colors: {muted: "#B0B8BC"}', "contrast of text"),
    "pale-lines": ('colors: {cell: "#DDDDDD"}', "contrast of signs and lines"),
    "small-body": ("type: {body: {size: 9, leading: 12}}", "body type"),
    "small-print": ("type: {source: {size: 7, leading: 9}}", "smallest type"),
    "tight-lines": ("type: {body: {leading: 12.5}}", "line spacing"),
    "narrow-margin": ("papers: {half-letter: {top: 20}}", "margins"),
    "no-gutter": ("papers: {half-letter: {inner: 38}}", "gutter"),
}
"""Themes with one fault each, and the print target that it misses."""


def test_the_print_gate_fails_on_poor_themes(project: Path) -> None:
    (project / "themes").mkdir()
    for name, (fault, _) in POOR.items():
        (project / f"themes/{name}.yaml").write_text(f"name: {name}\nextends: standard\n{fault}\n")
    done = booklet("check", project, "--format", "json", cwd=project.parent)
    assert done.returncode == 4
    missed = {
        edition.split(" on ")[0]: [name for name, one in findings.items() if not one["holds"]]
        for edition, findings in json.loads(done.stdout)["printing"].items()
    }
    for name, (_, target) in POOR.items():
        assert target in missed.pop(name), name
    assert missed == {"standard": [], "large-print": [], "ink-saver": []}


def test_content_errors_exit_with_3(project: Path) -> None:
    change(project, "chapters/moves.yaml", "cards: strength", "cards: strenth")
    done = booklet("check", project, cwd=project.parent)
    assert done.returncode == 3
    assert 'did you mean "strength"?' in done.stderr.decode()
    assert done.stdout == b""


def test_the_record_for_programs_is_complete(project: Path) -> None:
    done = booklet("check", project, "--format", "json", cwd=project.parent)
    record = json.loads(done.stdout)
    assert record["failed"] is False
    assert record["claims"] == {"wanted": 2, "covered": 2}
    assert set(record["chapters"]) >= {"plan", "safety", "moves"}
    assert len(record["printing"]) == 3
    warnings = json.loads(done.stderr)
    assert [warning["severity"] for warning in warnings] == ["warning"]
    assert warnings[0]["file"].endswith("booklet.yaml")
