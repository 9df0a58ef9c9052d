"""Runs that are interrupted, run twice, or run into each other; folders of clients; what makes a booklet built anew."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from builder.batch.fingerprint import of_project
from builder.errors import ExitCode
from builder.pipeline import open_project
from tests.batch.small import FAMILY, HEADS, batch, begun, kill, pdfs, project, roster, row
from tests.cli.command import booklet_at_a_terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the project and a roster of sixty."""
    project(tmp_path)
    roster(tmp_path, [row(number) for number in range(60)])
    return tmp_path


def test_its_processes_end_with_a_killed_run(folder: Path) -> None:
    process = begun(folder, 5)
    process.kill()
    process.communicate()
    end = time.monotonic() + 60
    while _runs(process.pid):
        assert time.monotonic() < end
        time.sleep(0.1)


def _runs(group: int) -> bool:
    """Whether a process of the group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_line_that_was_cut_off_counts_as_nothing(folder: Path) -> None:
    roster(folder, [row(number) for number in range(3)])
    assert batch(folder).returncode == 0
    path = folder / "out/batch.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    last = manifest_lines(path)[-1].split('"')[3]
    assert batch(folder).stdout == "1 built, 2 kept, 0 faulty\n"
    assert manifest_lines(path)[-1].split('"')[3] == last
    assert batch(folder).stdout == "0 built, 3 kept, 0 faulty\n"


def manifest_lines(path: Path) -> list[str]:
    """The lines of a manifest, whole or not."""
    return path.read_text(encoding="utf-8").splitlines()


def test_an_interrupted_run_ends_cleanly(folder: Path) -> None:
    process = begun(folder, 1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert (out, err.strip()) == ("", "interrupted")
    before = pdfs(folder)
    assert [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")] == []
    assert batch(folder).stdout == f"{60 - len(before)} built, {len(before)} kept, 0 faulty\n"


def test_two_runs_do_not_meet_in_one_folder(folder: Path) -> None:
    process = begun(folder, 1)
    os.killpg(process.pid, signal.SIGSTOP)  # else it could be done before the other one begins
    other = batch(folder)
    kill(process)
    assert other.returncode == ExitCode.OUTPUT
    assert "another batch is at work in out" in other.stderr
    assert batch(folder).returncode == 0


def test_force_makes_all_anew(folder: Path) -> None:
    roster(folder, [row(0)])
    assert batch(folder, "--jobs", "1").stdout == "1 built, 0 kept, 0 faulty\n"
    before = pdfs(folder)
    assert batch(folder, "--force").stdout == "1 built, 0 kept, 0 faulty\n"
    assert pdfs(folder) != before


def test_the_fingerprint_is_that_of_all_that_is_printed(folder: Path) -> None:
    root = folder / "project"

    def found(version: str = "1") -> str:
        return of_project(open_project(root, folder), version)

    seen = [found(), found("2")]
    for name, text in {
        "practice.yaml": "name: Harbor Lane\n",
        "project/templates/back.xml.j2": '<back title="Back"><p>Bye.</p></back>',
        "project/themes/own.yaml": "extends: standard\n",
        "project/images/photo.jpg": "not looked at here",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        seen.append(found())
    assert len(set(seen)) == 6
    for name in ("clients/ana.yaml", "out/ana.pdf", ".hidden.yaml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("nothing of the project", encoding="utf-8")
    (folder / "practice.yaml").write_text("name: Harbor Lane\nmail: {server: smtp.example.org}\n", encoding="utf-8")
    (root / "templates/mail").mkdir()
    (root / "templates/mail/body.txt.j2").write_text("Your booklet.", encoding="utf-8")
    assert found() == seen[-1]  # how it is sent is not printed


def test_an_address_and_a_consent_build_nothing_again(folder: Path) -> None:
    heads = HEADS + ",email,consent.email,consent.on\n"
    (folder / "roster.csv").write_text(heads + row(0) + ",,,\n", encoding="utf-8")
    assert batch(folder).stdout == "1 built, 0 kept, 0 faulty\n"
    (folder / "roster.csv").write_text(heads + row(0) + ",ada@example.org,true,2026-11-01\n", encoding="utf-8")
    assert batch(folder).stdout == "0 built, 1 kept, 0 faulty\n"


def test_a_folder_of_clients(folder: Path) -> None:
    clients = folder / "clients"
    clients.mkdir()
    usual = f"name: Ada {FAMILY}\nside: left\nexercises: [sit-to-stand]\n"
    (clients / "ana.yaml").write_text(usual, encoding="utf-8")
    (clients / "bo.yaml").write_text(usual + "key: robert\n", encoding="utf-8")
    (clients / "cy.yaml").write_text(f"{{name: Ada {FAMILY}, side: left, exercises: [stand]}}\n", encoding="utf-8")
    (clients / "di.yaml").write_text(f"name: Ada: {FAMILY}\n", encoding="utf-8")
    (clients / "ed.yaml").write_text(f"Ada {FAMILY}\n", encoding="utf-8")
    done = batch(folder, source="clients")
    assert done.returncode == ExitCode.CONTENT
    assert set(pdfs(folder)) == {"ana", "robert"}
    for place in ("clients/cy.yaml:1:", "clients/di.yaml:1:", "clients/ed.yaml:1:1"):
        assert place in done.stdout
    assert FAMILY not in done.stdout + done.stderr


def test_exercises_that_conditions_leave_out_are_told(folder: Path) -> None:
    card = folder / "project/exercises/sit_to_stand.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("avoid_if: [dizzy]", ""), encoding="utf-8")
    roster(folder, [row(0, conditions="dizzy"), row(1)])
    done = batch(folder)
    assert done.returncode == 0
    assert "c000    built  left out for the conditions: heel-raise" in done.stdout


def test_at_a_terminal_progress_has_keys_alone(folder: Path) -> None:
    roster(folder, [row(number) for number in range(3)])
    code, _, shown = booklet_at_a_terminal("batch", "roster.csv", "project", "-o", "out", cwd=folder)
    assert code == 0
    assert "100%" in shown
    assert "c00" in shown
    assert FAMILY not in shown
