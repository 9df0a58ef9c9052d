"""A roster of two hundred clients, seven of them with faults, killed half-way and started again.

Nobody is stopped by another, nothing is built twice or missing, and no name is told.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.batch.small import FAMILY, batch, begun, kill, manifest, pdfs, project, roster, row
from tests.pdf.reader import Reading

FAULTY = {
    10: ({"side": "rigth"}, 'roster.csv:12, column "side": "side" should be "left", "right" or "both"'),
    40: ({"review": "05.01.2027"}, 'roster.csv:42, column "review": "review" should be a day of the calendar'),
    70: ({"exercises": "sit-to-stnd"}, 'roster.csv:72, column "exercises": there is no exercise "sit-to-stnd"'),
    100: ({"name": ""}, 'roster.csv:102: the field "name" is missing'),
    130: ({"doses": "sit-to-stand: 2 times"}, 'roster.csv:132, column "doses": unknown field "2"'),
    160: ({"review": "2026-11-01"}, "roster.csv:162: has a review that is not after the start"),
    190: ({"name": "漢字 " + FAMILY}, 'roster.csv:192, column "name": the font has no character'),
}


GOOD = {f"c{number:03}" for number in range(200) if number not in FAULTY}


def two_hundred(folder: Path) -> Path:
    """A folder with the project and the roster."""
    project(folder)
    roster(folder, [row(number, **FAULTY.get(number, ({}, ""))[0]) for number in range(200)])
    return folder


def told_of(number: int, done: subprocess.CompletedProcess[str]) -> str:
    """What the table says of a client: the state and what to know."""
    line = next(line for line in done.stdout.splitlines() if line.startswith(f"c{number:03}"))
    return " ".join(line.split()[1:])


def assert_whole(folder: Path, before: dict[str, int], done: subprocess.CompletedProcess[str]) -> None:
    """A run was killed when there were the PDFs of `before`, and gone on with: nothing is missing or built twice."""
    assert 90 <= len(before) < len(GOOD)
    assert done.returncode == ExitCode.CONTENT
    assert done.stdout.splitlines()[-1] == f"{len(GOOD) - len(before)} built, {len(before)} kept, 7 faulty"
    assert {key: time for key, time in pdfs(folder).items() if key in before} == before
    built = Counter(manifest(folder))
    assert set(built) == set(pdfs(folder)) == GOOD
    in_the_air = {key for key, times in built.items() if times > 1}
    assert len(in_the_air) <= 1, "the one whose line was written when it was killed, and whose PDF was not"
    assert not in_the_air & set(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project and the roster."""
    return two_hundred(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def before(folder: Path) -> dict[str, int]:
    """The PDFs that a run had built when it was killed."""
    kill(begun(folder, 90))
    return pdfs(folder)


@pytest.fixture(scope="module")
def done(folder: Path, before: dict[str, int]) -> subprocess.CompletedProcess[str]:
    """The run after it."""
    return batch(folder)


def test_all_but_the_faulty_are_built_and_none_twice(
    folder: Path, before: dict[str, int], done: subprocess.CompletedProcess[str]
) -> None:
    assert len(GOOD) == 193
    assert_whole(folder, before, done)
    first = " ".join(Reading((folder / "out/c000.pdf").read_bytes()).pages[0].text.split())
    assert f"Ada {FAMILY} 0" in first


@pytest.mark.parametrize("number", FAULTY)
def test_each_fault_is_told_with_its_row_and_column(number: int, done: subprocess.CompletedProcess[str]) -> None:
    assert told_of(number, done).startswith(f"faulty {FAULTY[number][1]}")


def test_faults_are_shown_with_the_cell(done: subprocess.CompletedProcess[str]) -> None:
    assert '  ┌─ roster.csv:12, column "side"\n12 │ rigth\n   │ ^^^^^ did you mean "right"?' in done.stderr
    assert done.stderr.count("error: ") == len(FAULTY)


def test_names_are_in_the_booklets_alone(folder: Path, done: subprocess.CompletedProcess[str]) -> None:
    told = done.stdout + done.stderr + (folder / "out/batch.jsonl").read_text(encoding="utf-8")
    assert FAMILY not in told
    assert "Ada" not in told


def test_only_the_owner_can_read_them(folder: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert (folder / "out").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (folder / "out").iterdir()} == {0o600}


def test_a_second_run_builds_only_what_changed(folder: Path, done: subprocess.CompletedProcess[str]) -> None:
    before = pdfs(folder)
    text = (folder / "roster.csv").read_text(encoding="utf-8")
    changed = text.replace(row(5), row(5, review="2027-01-12")).replace("rigth", "right")
    (folder / "roster.csv").write_text(changed, encoding="utf-8")
    (folder / "out/c007.pdf").write_bytes(b"damaged")
    (folder / "out/c008.pdf").unlink()
    again = batch(folder, "--format", "json")
    told = json.loads(again.stdout)
    assert again.returncode == ExitCode.CONTENT
    assert again.stderr == ""
    assert [client["key"] for client in told["built"]] == ["c005", "c007", "c008", "c010"]
    assert told["count"] == {"built": 4, "kept": 190, "faulty": 6}
    (problem,) = told["faulty"][0]["problems"]
    assert (problem["file"], problem["line"]) == ("roster.csv", 42)
    assert problem["place"] == 'roster.csv:42, column "review"'
    after = pdfs(folder)
    assert {key for key in after if before.get(key) != after[key]} == {"c005", "c007", "c008", "c010"}
