"""A project whose booklets take next to no time, rosters for it, and the command as a user runs it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cli.command import COMMAND, environment
from tests.conftest import PROJECTS

HEADS = "key,name,side,exercises,doses,notes,conditions,confirm,start,review"
FAMILY = "Quillfeather"
"""A family name that no program would print of itself."""

_TEMPLATES = {
    "booklet": '<booklet title="{{ booklet.title }}" lang="en" author="" subject="">'
    '{% include "cover.xml.j2" %}{% include "filler.xml.j2" %}{% include "back.xml.j2" %}</booklet>',
    "cover": '<cover><h level="1">{{ client.client.name|line }}</h><p role="lead">{{ client.key }}</p></cover>',
    "back": '<back title="Back"><p>The end.</p></back>',
}


def project(folder: Path) -> Path:
    """The project of `booklet new`, with booklets of four pages: the name of the client, and the key."""
    root = folder / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    (root / "templates").mkdir()
    for name, text in _TEMPLATES.items():
        (root / f"templates/{name}.xml.j2").write_text(text, encoding="utf-8")
    return root


def row(number: int, **other: str) -> str:
    """A line of a roster, with some cells that are not as usual."""
    usual = {
        "key": f"c{number:03}",
        "name": f"Ada {FAMILY} {number}",
        "side": ("left", "right", "both")[number % 3],
        "exercises": '"sit-to-stand, heel-raise"',
        "start": "2026-11-30",
        "review": "2027-01-05",
    }
    return ",".join((usual | other).get(head, "") for head in HEADS.split(","))


def roster(folder: Path, rows: Sequence[str]) -> Path:
    """A roster with these lines."""
    path = folder / "roster.csv"
    path.write_text("\n".join([HEADS, *rows, ""]), encoding="utf-8")
    return path


def batch(folder: Path, *arguments: str, source: str = "roster.csv") -> subprocess.CompletedProcess[str]:
    """Run `booklet batch` with what `project` and `roster` have made; it writes into the folder `out`."""
    command = [*COMMAND, "batch", source, "project", "-o", "out", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False, timeout=300
    )


def begun(folder: Path, least: int, *arguments: str) -> subprocess.Popen[str]:
    """A batch that has built so many booklets and is still at work, in a process group of its own."""
    command = [*COMMAND, "batch", "roster.csv", "project", "-o", "out", *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end = time.monotonic() + 120
    while len(pdfs(folder)) < least:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.01)
    return process


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a process and all that it has started, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def pdfs(folder: Path) -> dict[str, int]:
    """The keys of the PDFs that lie there, with when they were written, in nanoseconds."""
    return {path.stem: path.stat().st_mtime_ns for path in (folder / "out").glob("*.pdf")}


def manifest(folder: Path) -> list[str]:
    """The keys of the lines of the manifest."""
    lines = (folder / "out/batch.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["key"] for line in lines if line]
