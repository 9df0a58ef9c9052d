"""`booklet batch`: the booklets of many clients in one run."""

from __future__ import annotations

import datetime
import json
import os
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

import click

from builder import __version__
from builder.batch.checking import check_all
from builder.batch.executors import cluster, processes
from builder.batch.fingerprint import of_project
from builder.batch.manifest import manifest_of
from builder.batch.privacy import about
from builder.batch.roster import Entry, read_roster
from builder.batch.run import Made, build_all, sorted_out
from builder.batch.summary import as_data, as_text
from builder.cli.output import write_output
from builder.cli.terminal import as_json, find_project, format_option, project_argument, show_diagnostics
from builder.errors import ContentError, Diagnostic, ExitCode
from builder.model import Project
from builder.model.client import Client
from builder.model.sides import SideWords
from builder.model.visit import Visit
from builder.pipeline import build, open_project
from builder.resources import resource
from builder.tailoring.tailor import tailor
from builder.theme import load_sides

T = TypeVar("T")

_ALONE = threading.Lock()
"""ReportLab keeps its fonts for the whole process: booklets are built there one after the other."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all booklets of a run share: folders, the day, and the fingerprint of the files."""

    root: Path
    working: Path
    today: datetime.date
    shared: str


@click.command("batch")
@click.argument("roster", type=click.Path(path_type=Path))
@project_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder for the PDFs.")
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes build. [default: as many as cores]")
@click.option("--scheduler", metavar="ADDRESS", help="Build on the Dask cluster at tcp://HOST:PORT.")
@click.option("--force", is_flag=True, help="Build every booklet, also those that are there already.")
@format_option
def batch_command(
    roster: Path, project: Path | None, output: Path, jobs: int | None, scheduler: str | None, force: bool
) -> int:
    """Build a booklet for each client of ROSTER: a table (.csv or .xlsx), or a folder with the files of clients.

    What is there already and was made from the same is kept, so a run that was stopped goes on. Clients with faults
    are told, and stop nobody else; the exit code is then 3.

    \b
    booklet batch clients.csv -o booklets
    booklet batch clients/ -o booklets --jobs 4
    booklet batch clients.xlsx my-project -o booklets --scheduler tcp://10.0.0.5:8786
    """
    root, working = find_project(project).resolve(), roster.resolve().parent
    entries = read_roster(roster)
    opened = open_project(root, working)
    today = datetime.date.today()
    checked = check_all(entries, opened, _sides(opened), today, working)
    clients = _with_progress("checking", checked, len(entries), lambda one: one.entry.key)
    setting = Setting(root, working, today, of_project(opened, __version__))
    with manifest_of(output) as manifest:
        outcomes, work = sorted_out(clients, manifest, setting.shared, force)
        kept = {outcome.checked.entry.key for outcome in outcomes if outcome.state == "kept"}
        _show((checked.entry, checked.problems) for checked in clients if checked.entry.key not in kept)
        if work:
            with _executor(scheduler, min(jobs or os.cpu_count() or 1, len(work))) as executor:
                ready = build_all(work, partial(build_client, setting), executor, manifest, _write)
                made = _with_progress("building", ready, len(work), lambda one: one.checked.entry.key)
            _show((outcome.checked.entry, outcome.problems) for outcome in made)
            outcomes += made
    order = {id(checked): index for index, checked in enumerate(clients)}
    outcomes.sort(key=lambda outcome: order[id(outcome.checked)])
    click.echo(json.dumps(as_data(outcomes), indent=1) if as_json() else as_text(outcomes))
    return ExitCode.CONTENT if any(outcome.state == "faulty" for outcome in outcomes) else ExitCode.OK


def build_client(setting: Setting, client: Client, key: str, visits: tuple[Visit, ...]) -> Made:
    """Build the booklet of one client, in whatever process this is."""
    with _ALONE:
        try:
            opened = _opened(setting)
            made = tailor(opened, client, key, _sides(opened), setting.today, visits)
            laid_out = build(setting.root, project=made.project).laid_out
        except ContentError as error:
            return Made(None, error.diagnostics)
        return Made(laid_out.pdf, tuple(laid_out.warnings))


@lru_cache(maxsize=1)
def _opened(setting: Setting) -> Project:
    """The project, read once a process."""
    return open_project(setting.root, setting.working)


def _sides(project: Project) -> SideWords:
    return load_sides(resource("templates/locales") / f"{project.booklet.language}.sides.yaml")


def _executor(scheduler: str | None, jobs: int) -> AbstractContextManager[Executor]:
    return cluster(scheduler) if scheduler else processes(jobs)


def _write(target: Path, pdf: bytes) -> None:
    write_output(target, pdf, private=True)


def _with_progress(label: str, items: Iterable[T], count: int, key: Callable[[T], str]) -> list[T]:
    """All items, with a bar of progress that names their keys where somebody watches."""
    if not sys.stderr.isatty() or as_json():
        return list(items)

    def shown(item: T | None) -> str:
        return key(item) if item else ""

    with click.progressbar(items, count, label, item_show_func=shown, file=sys.stderr) as bar:
        return list(bar)


def _show(told: Iterable[tuple[Entry, Iterable[Diagnostic]]]) -> None:
    """Print problems of clients; as JSON they stand in the summary."""
    if not as_json():
        show_diagnostics(about(entry, problem) for entry, problems in told for problem in problems)
