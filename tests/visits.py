"""A small project whose self-checks are kept, and a client of it with visits."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import PROJECTS

CHECKS = """
self_checks:
  - id: reach
    name: Reach
    steps: [Sit and reach.]
    record: Note the centimeters.
    real_change: A change of 5 cm or more is real.
    result: {unit: cm, low: -40, high: 60, chart: [-10, 20], row: "Reach, cm"}
  - id: balance
    name: Balance
    steps: [Stand on one leg.]
    record: Note the seconds.
    real_change: A change of 4 or more is real.
    result: {unit: seconds, low: 0, high: 120, chart: [0, 30], each_side: true, row: Balance}
    skip_if: [dizzy]
"""
SHEET = """  - sheet: My progress
    id: my-progress
  - grid: [Date, "Reach, cm", "Balance, left", "Balance, right"]
    columns: [Start, Week 2, Week 4]
"""
CLIENT = """name: Ada Quillfeather
side: left
exercises: [sit-to-stand, heel-raise]
doses:
  sit-to-stand: {sets: 2, reps: 10}
chapters: [safety, log]
start: 2026-11-30
"""
FIRST = """checks: {reach: 12, balance: {left: 9, right: 14.5}}
pain: 5
plan:
  sit-to-stand: {sets: 2, reps: 8, rest: 60 s, side: both, days: 2-3}
"""
SECOND = "checks: {reach: -3.5, balance: {left: 14, right: 14}}\npain: 2\n"


def working(folder: Path, first: str = FIRST, second: str = SECOND) -> Path:
    """A working folder: `project`, `clients/ada.yaml`, and the two visits of that client; the client's file."""
    shutil.copytree(PROJECTS["scaffold"], folder / "project")
    (folder / "project/self_checks.yaml").write_text(CHECKS, encoding="utf-8")
    with (folder / "project/chapters/log.yaml").open("a", encoding="utf-8") as file:
        file.write(SHEET)
    client = folder / "clients/ada.yaml"
    client.parent.mkdir()
    client.write_text(CLIENT, encoding="utf-8")
    for date, text in (("2026-09-01", first), ("2026-10-01", second)):
        if text:
            add_visit(folder, date, text)
    return client


def add_visit(folder: Path, date: str, text: str) -> Path:
    """A visit of the client with these lines behind its date; its file."""
    path = folder / f"visits/ada/{date}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"date: {date}\n{text}", encoding="utf-8")
    return path
