"""What runs inside the process of one tool.

    python -m benchmarks.worker TOOL cold MATERIAL OUT            makes OUT/booklet.pdf
    python -m benchmarks.worker TOOL live MATERIAL OUT EDITS      makes OUT/live.pdf again after each edit of the source
    python -m benchmarks.worker TOOL batch MATERIAL OUT CLIENTS   makes OUT/c001.pdf and so on

`live` prints, as a JSON list, a pair for each edit: the seconds from the saved edit to the written file, and the
seconds of processor time that they took.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.tools import OURS, Tool, make_tool

EDITED = "Loop a strap around one foot."
"""A sentence that stands once in the booklet: edits are made behind it."""


def edit(number: int) -> str:
    """What an edit adds."""
    return f" Edit number {number}."


def source_of(tool: str, material: Path) -> tuple[Path, Path]:
    """What a tool builds the booklet from, and the file of it that has the edited sentence."""
    if tool != OURS:
        return material / "booklet.json", material / "booklet.json"
    project = material / "project"
    files = (path for path in project.rglob("*.yaml") if EDITED in path.read_text(encoding="utf-8"))
    return project, next(files)


def cold(tool: Tool, source: Path, out: Path) -> None:
    """The first booklet of a process."""
    tool.build(source, out / "booklet.pdf")


def live(tool: Tool, source: Path, file: Path, out: Path, count: int) -> list[tuple[float, float]]:
    """The seconds and processor time of some rebuilds, each after another edit; the file is put back at last."""
    text = file.read_text(encoding="utf-8")
    target = out / "live.pdf"
    tool.build(source, target)
    seconds = []
    try:
        for number in range(1, count + 1):
            file.write_text(text.replace(EDITED, EDITED + edit(number)), encoding="utf-8")
            begun, used = perf_counter(), process_time()
            tool.build(source, target)
            seconds.append((perf_counter() - begun, process_time() - used))
    finally:
        file.write_text(text, encoding="utf-8")
    return seconds


def batch(tool: Tool, booklets: Path, out: Path, count: int) -> None:
    """A booklet for each of some clients."""
    for source in sorted(booklets.glob("*.json"))[:count]:
        tool.build(source, out / f"{source.stem}.pdf")


def main(name: str, mode: str, folder: str, target: str, count: str = "1") -> None:
    """Run one mode of one tool."""
    material, out = Path(folder).resolve(), Path(target)
    tool = make_tool(name, material)
    source, file = source_of(name, material)
    if mode == "cold":
        cold(tool, source, out)
    elif mode == "live":
        print(json.dumps(live(tool, source, file, out, int(count))))
    else:
        batch(tool, material / "booklets", out, int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
