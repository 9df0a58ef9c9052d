"""What was measured, as medians, ratios and Markdown."""

from __future__ import annotations

import os
import platform
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from statistics import median

from benchmarks.tools import NAMES, OURS, YARDSTICK

PACKAGES = ("booklet-builder", "typst", "reportlab", "fpdf2", "weasyprint", "pikepdf", "pydantic")


@dataclass
class Results:
    """Values by measure and tool, one a round; rounds of one measure are taken in turns."""

    values: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, measure: str, tool: str, value: float) -> None:
        """Note a value of the next round."""
        self.values[measure][tool].append(value)

    def median(self, measure: str, tool: str) -> float | None:
        """The median over all rounds; None when nothing was measured."""
        values = self.values[measure][tool]
        return median(values) if values else None

    def ratio(self, measure: str, tool: str) -> float | None:
        """The median of the ratios to the yardstick, each within one round."""
        pairs = zip(self.values[measure][tool], self.values[measure][YARDSTICK], strict=False)
        ratios = [own / other for own, other in pairs]
        return median(ratios) if ratios else None

    def markdown(self) -> str:
        """All tables, and where they were measured."""
        tools = [name for name in NAMES if self.values["cold"][name]]
        tables = [_table(columns, self, tools) for columns in (_TIMES, _COSTS, _LARGE)]
        many = 1000 * (self.median("batch on all cores", OURS) or 0)
        cores = f"With a process on each core the {OURS} takes {many:,.0f} ms for the booklet of a client."
        return "\n\n".join([_where(), tables[0], cores, *tables[1:]]) + "\n"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the measure, how many of its units are one of the table's, digits; or ratios of it."""

    head: str
    measure: str
    factor: float = 1.0
    digits: int = 0
    is_ratio: bool = False

    def text(self, results: Results, tool: str) -> str:
        """The cell of a tool."""
        if self.is_ratio:
            ratio = results.ratio(self.measure, tool)
            return "–" if ratio is None else f"{ratio:.2f}"
        value = results.median(self.measure, tool)
        return "–" if value is None else f"{value * self.factor:,.{self.digits}f}"


def _ratios(measure: str) -> list[Column]:
    """Columns for a measure as a ratio to the yardstick, in time that passes and in processor time."""
    return [Column("×", measure, is_ratio=True), Column("× cpu", f"{measure} processor", is_ratio=True)]


_TIMES = [
    Column("cold build, s", "cold", digits=2),
    *_ratios("cold"),
    Column("rebuild after an edit, ms", "live", 1000),
    *_ratios("live"),
    Column("booklet of a client, ms", "batch", 1000),
    *_ratios("batch"),
]
_COSTS = [
    Column("pages", "pages"),
    Column("kB", "bytes", 0.001),
    Column("× kB", "bytes", is_ratio=True),
    Column("peak of a build, MiB", "cold peak"),
    Column("peak of the batch, MiB", "batch peak"),
    Column("first run, nothing compiled, s", "first", digits=2),
]
_LARGE = [
    Column("pages", "large pages"),
    Column("kB", "large bytes", 0.001),
    Column("cold build, s", "large", digits=1),
    *_ratios("large"),
    Column("processor time a page, × that of the small booklet", "growth", digits=2),
    Column("peak, MiB", "large peak"),
]


def _table(columns: Sequence[Column], results: Results, tools: Iterable[str]) -> str:
    lines = [["", *(column.head for column in columns)], ["---"] * (len(columns) + 1)]
    lines += [[name, *(column.text(results, name) for column in columns)] for name in tools]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _where() -> str:
    """The day, the machine, its load, and the versions."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{date.today().isoformat()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load of the last minutes {load}; Python {platform.python_version()}, {versions}"
    )
