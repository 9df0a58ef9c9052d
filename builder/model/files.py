"""Reads a project's folder: every file, and every problem of every file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from builder.errors import ContentError, Diagnostic
from builder.loading import load_yaml
from builder.model.base import ID, Identified, Record
from builder.model.blocks import Chapter
from builder.model.booklet import Booklet
from builder.model.client import Client
from builder.model.evidence import Claims, EvidenceFile, Glossary, Sources
from builder.model.exercise import Exercise
from builder.model.practice import Practice
from builder.model.programme import Programme
from builder.model.project import Project
from builder.model.references import unresolved
from builder.model.safety import Safety, SelfChecks
from builder.model.validate import validate
from builder.model.visit import Visit

R = TypeVar("R", bound=Record)
N = TypeVar("N", bound=Identified)

MARKER = "booklet.yaml"
PRACTICE = "practice.yaml"
VISITS = "visits"


class _Reader:
    """Reads files one by one and keeps every problem instead of stopping at the first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Diagnostic] = []

    def file(self, path: Path, model: type[R]) -> R | None:
        try:
            return validate(model, load_yaml(path))
        except ContentError as error:
            self.problems += error.diagnostics
            return None

    def optional(self, name: str, model: type[R]) -> R | None:
        path = self.root / name
        return self.file(path, model) if path.exists() else None

    def folder(self, name: str, model: type[N]) -> dict[str, N]:
        """The records of every YAML file in a folder, by id."""
        return self.by_id(record for path in self.files(name) if (record := self.file(path, model)))

    def files(self, name: str) -> list[Path]:
        """The YAML files of a folder in their order; hidden files are those of editors."""
        return sorted(
            path
            for path in (self.root / name).glob("*.y*ml")
            if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
        )

    def by_id(self, records: Iterable[N]) -> dict[str, N]:
        out: dict[str, N] = {}
        for record in records:
            if record.id in out:
                first = out[record.id].span
                hint = f"the first is in {first.path.name}, line {first.line}" if first else None
                self.problems.append(Diagnostic(f'the id "{record.id}" is used twice', record.span, hint))
            out.setdefault(record.id, record)
        return out

    def listed(self, name: str, model: type[R], items: Callable[[R], Iterable[N]]) -> dict[str, N]:
        """The records of a file that holds a list of them, by id; none when there is no file."""
        found = self.optional(name, model)
        return self.by_id(items(found)) if found else {}

    def practice(self, folders: Iterable[Path]) -> Practice | None:
        """The practice of the first folder that has one."""
        files = (folder / PRACTICE for folder in folders)
        found = next((file for file in files if file.is_file()), None)
        return self.file(found, Practice) if found else None


def load_client(path: Path) -> tuple[Client, str]:
    """A client's file, and the key that names the client: its own, or the file's name.

    Raises ContentError with all problems of the file.
    """
    client = validate(Client, load_yaml(path))
    key = client.key or path.stem
    if not re.fullmatch(ID, key):
        hint = "give it a key: letters, digits, - and _, a letter first"
        raise ContentError(Diagnostic("the name of the file is no key for a client", client.span, hint))
    return client, key


def visits_folder(working: Path, key: str) -> Path:
    """Where the visits of a client are kept, below the `working` folder of a practice."""
    return working / VISITS / key


def load_visits(folder: Path) -> tuple[Visit, ...]:
    """The visits of a client by date, the first one first; none where there is no such folder.

    Raises ContentError with all problems of all files, and where two visits have one date.
    """
    reader = _Reader(folder)
    visits = [visit for path in reader.files(".") if (visit := reader.file(path, Visit))]
    first: dict[datetime.date, Visit] = {}
    for visit in visits:
        if first.setdefault(visit.date, visit) is not visit:
            span = first[visit.date].span
            hint = f"the first is {span.path.name}" if span else None
            reader.problems.append(Diagnostic(f"two visits are of {visit.date}", visit.place("date"), hint))
    if reader.problems:
        raise ContentError(reader.problems)
    return tuple(first[date] for date in sorted(first))


def load_project(root: Path, working: Path | None = None) -> Project:
    """Read and validate every content file below `root`, and the practice that gives the booklet out.

    Its `practice.yaml` is looked for in the `working` folder, if there is one, then in `root`; there may be none.
    Raises ContentError with all problems of all files, those of references between them included.
    """
    marker = root / MARKER
    if not marker.is_file():
        hint = f"a project is a folder with a {MARKER}; make one with: booklet new DIR"
        raise ContentError(Diagnostic(f"no {MARKER} in {root}", None, hint))
    reader = _Reader(root)
    booklet = reader.file(marker, Booklet)
    project = Project(
        root=root,
        booklet=booklet,  # type: ignore[arg-type]
        chapters=reader.folder("chapters", Chapter),
        exercises=reader.folder("exercises", Exercise),
        programmes=reader.folder("programmes", Programme),
        self_checks=reader.listed("self_checks.yaml", SelfChecks, lambda file: file.self_checks),
        safety=reader.optional("safety.yaml", Safety),
        terms=reader.listed("glossary.yaml", Glossary, lambda file: file.terms),
        claims=reader.listed("evidence/claims.yaml", Claims, lambda file: file.claims),
        evidence=reader.listed("evidence/evidence.yaml", EvidenceFile, lambda file: file.evidence),
        sources=reader.listed("evidence/sources.yaml", Sources, lambda file: file.sources),
        practice=reader.practice([working, root] if working else [root]),
    )
    if not reader.problems:
        reader.problems += unresolved(project)
    if reader.problems:
        raise ContentError(reader.problems)
    return project
