"""Every client of a roster held against the project before anything is built."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.batch.roster import Entry
from builder.errors import ContentError, Diagnostic
from builder.model import load_visits, visits_folder
from builder.model.client import Client
from builder.model.project import Project
from builder.model.sides import SideWords
from builder.model.visit import Visit
from builder.tailoring.references import chosen
from builder.tailoring.tailor import tailor


@dataclass(frozen=True, slots=True)
class Checked:
    """A client of a roster after the checks: without a `client` there is nothing to build.

    `excluded` are the exercises that the client's conditions leave out, `visits` those that are kept of the client.
    """

    entry: Entry
    client: Client | None
    problems: tuple[Diagnostic, ...]
    excluded: tuple[str, ...] = ()
    visits: tuple[Visit, ...] = ()


def check_all(
    entries: Iterable[Entry], project: Project, sides: SideWords, today: datetime.date, working: Path
) -> Iterator[Checked]:
    """The clients in their order, each with all its problems and with what is left out for it.

    Their visits are kept in the `working` folder.
    """
    for entry in entries:
        if entry.client is None:
            yield Checked(entry, None, entry.problems)
            continue
        try:
            visits = load_visits(visits_folder(working, entry.key))
            made = tailor(project, entry.client, entry.key, sides, today, visits)
        except ContentError as error:
            yield Checked(entry, None, error.diagnostics)
            continue
        excluded = [name for name in chosen(project, entry.client) if name not in made.project.exercises]
        yield Checked(entry, entry.client, tuple(made.remarks), tuple(excluded), visits)
