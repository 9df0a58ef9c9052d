"""The same booklet by the builder and by its peers, side by side.

    python -m benchmarks.compare [--quick] [TOOL ...]

Everything is checked to be the same booklet first.  Then the tools take turns, so that a busy machine slows all of
them: what counts are the ratios.  Prints Markdown, and leaves it in build/benchmark/results.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pypdfium2 import PdfDocument

from benchmarks.equivalence import Pdf, client_problems, problems
from benchmarks.material import write_material
from benchmarks.measuring import Run, run
from benchmarks.neutral import Data
from benchmarks.results import Results
from benchmarks.tools import NAMES, OURS, YARDSTICK
from benchmarks.worker import EDITED, edit

WORK = Path(__file__).parent.parent / "build" / "benchmark"
SLOW = ("platypus", "fpdf2", "weasyprint")
"""Tools that get fewer clients, and one round of rebuilds."""

TOO_SLOW = ("fpdf2", "weasyprint")
"""Tools that are spared the large booklet, which would take them many minutes."""

FINE, COARSE = 0.005, 0.1
"""Seconds between two looks at the memory, of a short process and of a long one."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured: rounds of cold builds, of rebuilds, of what takes long; edits a round; clients; copies.

    The clients of a batch and the copies of the chapters in the large booklet are many measurements in one.
    """

    cold: int
    live: int
    long: int
    edits: int
    clients: int
    slow_clients: int
    copies: int


FULL = Extent(cold=7, live=3, long=1, edits=5, clients=200, slow_clients=10, copies=53)
QUICK = Extent(cold=2, live=1, long=1, edits=2, clients=3, slow_clients=2, copies=2)


class Comparison:
    """One comparison of some tools."""

    def __init__(self, extent: Extent, tools: list[str]) -> None:
        self.extent, self.tools = extent, tools
        self.results = Results()
        self.small_material, self.large_material, self.out = WORK / "small", WORK / "large", WORK / "out"

    def prepare(self) -> Data:
        """Write what the tools read. Returns the neutral data of the booklet."""
        for folder in (self.small_material, self.large_material, self.out):
            shutil.rmtree(folder, ignore_errors=True)
        for name in self.tools:
            (self.out / name).mkdir(parents=True)
        write_material(self.large_material, copies=self.extent.copies)
        return write_material(self.small_material, client_count=self.extent.clients)

    def run(
        self, tool: str, mode: str, count: int = 1, interval: float | None = None, jobs: int = 1, **environment: str
    ) -> Run:
        """A process of a tool in a mode of the worker; of ours, where there is one, the command that users call.

        `jobs` are the processes in which ours builds for clients.
        """
        material = self.large_material if mode == "large" else self.small_material
        out = self.out / tool
        booklet = Path(sys.executable).with_name("booklet")
        if tool == OURS and mode in ("cold", "large"):
            command = [booklet, "build", material / "project", "-o", out / "booklet.pdf"]
        elif tool == OURS and mode == "batch":
            roster = self.roster(count)
            command = [booklet, "batch", roster, material / "project", "-o", out / "clients", "--force", "--jobs", jobs]
        else:
            worker_mode = "cold" if mode == "large" else mode
            command = [sys.executable, "-m", "benchmarks.worker", tool, worker_mode, material, out, count]
        return run(list(map(str, command)), interval, **environment)

    def roster(self, count: int) -> Path:
        """A folder with the files of the first clients."""
        folder = self.out / "roster"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file in sorted((self.small_material / "clients").iterdir())[:count]:
            shutil.copy(file, folder)
        return folder

    def check(self, booklet: Data) -> list[str]:
        """Build everything once; what is wrong with it."""
        found = []
        pages = 0
        for tool in sorted(self.tools, key=lambda name: name != OURS):
            _say(f"is it the same booklet? {tool}")
            self.run(tool, "cold")
            pdf = Pdf(self.out / tool / "booklet.pdf")
            pages = pages or len(pdf.pages)
            found += [f"{tool}: {problem}" for problem in (*problems(pdf, booklet, pages), *self.changed(tool))]
            self.results.add("pages", tool, len(pdf.pages))
            self.results.add("bytes", tool, (self.out / tool / "booklet.pdf").stat().st_size)
        return found

    def changed(self, tool: str) -> list[str]:
        """What is wrong with a tool's booklets after an edit and for clients."""
        found = []
        self.run(tool, "live", 1)
        if not Pdf(self.out / tool / "live.pdf").has(EDITED + edit(1)):
            found.append("the edit is missing")
        count = min(3, self.extent.slow_clients)
        self.run(tool, "batch", count)
        folder = self.out / tool / ("clients" if tool == OURS else "")
        for pdf in sorted(folder.glob("c*.pdf")):
            client = json.loads((self.small_material / f"booklets/{pdf.stem}.json").read_text(encoding="utf-8"))
            found += [f"{pdf.stem}: {problem}" for problem in client_problems(Pdf(pdf), client)]
        return found

    def measure(self) -> None:
        """Measure everything, the tools in turns."""
        for tool in self.tools:
            with tempfile.TemporaryDirectory() as empty:
                self.results.add("first", tool, self.run(tool, "cold", PYTHONPYCACHEPREFIX=empty).seconds)
            self.results.add("cold peak", tool, self.run(tool, "cold", interval=FINE).peak)
        for number in range(self.extent.cold):
            self.round(number, "cold")
        for number in range(self.extent.live):
            self.round(number, "live")
        for number in range(self.extent.long):
            self.round(number, "batch")
            self.round(number, "large")

    def round(self, number: int, mode: str) -> None:
        """One round of one mode: every tool once, but for what is too slow."""
        for tool in self.tools:
            if (mode == "large" and tool in TOO_SLOW) or (mode == "live" and tool in SLOW and number):
                continue
            _say(f"round {number + 1}, {mode}: {tool}")
            getattr(self, mode)(tool)

    def cold(self, tool: str) -> None:
        """A whole process that makes one booklet."""
        done = self.run(tool, "cold")
        self.results.add("cold", tool, done.seconds)
        self.results.add("cold processor", tool, done.processor)

    def live(self, tool: str) -> None:
        """From a saved edit to the new file, in a process that has built it before."""
        times = json.loads(self.run(tool, "live", self.extent.edits).output)
        self.results.add("live", tool, median(seconds for seconds, _ in times))
        self.results.add("live processor", tool, median(processor for _, processor in times))

    def batch(self, tool: str) -> None:
        """A booklet for each client, set-up and writing counted."""
        count = self.extent.slow_clients if tool in SLOW else self.extent.clients
        done = self.run(tool, "batch", count, COARSE)
        self.results.add("batch", tool, done.seconds / count)
        self.results.add("batch processor", tool, done.processor / count)
        self.results.add("batch peak", tool, done.peak)
        if tool == OURS:
            done = self.run(tool, "batch", count, jobs=os.cpu_count() or 1)
            self.results.add("batch on all cores", tool, done.seconds / count)

    def large(self, tool: str) -> None:
        """The large booklet."""
        done = self.run(tool, "large", interval=COARSE)
        target = self.out / tool / "booklet.pdf"
        with PdfDocument(target) as file:
            pages = len(file)
        small = (self.results.median("cold processor", tool) or 0) / (self.results.median("pages", tool) or 1)
        self.results.add("large", tool, done.seconds)
        self.results.add("large processor", tool, done.processor)
        self.results.add("large peak", tool, done.peak)
        self.results.add("large pages", tool, pages)
        self.results.add("large bytes", tool, target.stat().st_size)
        self.results.add("growth", tool, done.processor / pages / small)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def main() -> int:
    """Compare; 1 when some tool does not make the same booklet."""
    parser = argparse.ArgumentParser(description="The same booklet by the builder and by its peers, side by side.")
    parser.add_argument("--quick", action="store_true", help="only see that everything runs")
    parser.add_argument("tools", nargs="*", metavar="TOOL", help=f"{', '.join(NAMES)}; all when left out")
    options = parser.parse_args()
    unknown = set(options.tools) - set(NAMES)
    if unknown:
        parser.error(f"there is no tool {', '.join(sorted(unknown))}")
    tools = [name for name in NAMES if name in {OURS, YARDSTICK, *(options.tools or NAMES)}]
    comparison = Comparison(QUICK if options.quick else FULL, tools)
    found = comparison.check(comparison.prepare())
    if found:
        _say("\n".join(found))
        return 1
    comparison.measure()
    text = comparison.results.markdown()
    (WORK / "results.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
