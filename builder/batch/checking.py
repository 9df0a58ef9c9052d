"""Every client of a roster held against the project before anything is built."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.batch.roster import Entry
from builder.errors import ContentError, Diagnostic
from builder.model.client import Client
from builder.model.project import Project
from builder.model.sides import SideWords
from builder.tailoring.references import chosen
from builder.tailoring.tailor import tailor


@dataclass(frozen=True, slots=True)
class Checked:
    """A client of a roster after the checks: without a `client` there is nothing to build.

    `excluded` are the exercises that the client's conditions leave out.
    """

    entry: Entry
    client: Client | None
    problems: tuple[Diagnostic, ...]
    excluded: tuple[str, ...] = ()


def check_all(entries: Iterable[Entry], project: Project, sides: SideWords, today: datetime.date) -> Iterator[Checked]:
    """The clients in their order, each with all its problems and with what is left out for it."""
    for entry in entries:
        if entry.client is None:
            yield Checked(entry, None, entry.problems)
            continue
        try:
            made = tailor(project, entry.client, entry.key, sides, today)
        except ContentError as error:
            yield Checked(entry, None, error.diagnostics)
            continue
        excluded = [name for name in chosen(project, entry.client) if name not in made.project.exercises]
        yield Checked(entry, entry.client, tuple(made.remarks), tuple(excluded))
