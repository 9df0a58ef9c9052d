"""Invented clients, each with exercises, doses, a side, notes and dates of their own; the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.selection import CHAPTERS, EXERCISES

TODAY = "2026-11-23"
_FIRST = "Ada Ben Cleo Dan Eve Finn Gina Hugo Ines Jan Kim Liv Max Nora Otto Pia Rosa Sam Tess Will".split()  # noqa: SIM905
_LAST = "Abel Berg Cole Diaz Ekman Frost Grant Holm Ivers Jonas".split()  # noqa: SIM905
_NOTES = [
    "Go slowly on the way back.",
    "Stop well before it hurts.",
    "Do this one in the morning.",
    "Use the low chair.",
]


def write_clients(folder: Path, count: int) -> list[Path]:
    """Write the files of so many clients, at most 200. Returns them in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, client in zip(range(1, count + 1), _clients(), strict=False):
        file = folder / f"c{number:03}.yaml"
        file.write_text(yaml.safe_dump(client, sort_keys=False), encoding="utf-8")
        files.append(file)
    return files


def _clients() -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    for name in (f"{first} {last}" for last in _LAST for first in _FIRST):
        chosen = chance.sample(EXERCISES, 6)
        yield {
            "name": name,
            "side": chance.choice(["left", "right", "both"]),
            "exercises": chosen,
            "doses": {key: {"sets": chance.randint(1, 3), "days": chance.randint(2, 5)} for key in chosen},
            "notes": {key: chance.choice(_NOTES) for key in chosen[:2]},
            "confirm": chosen,
            "chapters": [*CHAPTERS, "glossary"],
            "start": TODAY,
            "review": "2026-12-14",
        }
