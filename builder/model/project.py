"""A project: the folder of an author, read and validated as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from builder.errors import ContentError, Diagnostic
from builder.loading import load_yaml
from builder.model.base import Record
from builder.model.blocks import Chapter
from builder.model.booklet import Booklet
from builder.model.evidence import Claim, Claims, Evidence, EvidenceFile, Glossary, Source, Sources, Term
from builder.model.exercise import Exercise
from builder.model.programme import Programme
from builder.model.safety import Safety, SelfCheck, SelfChecks
from builder.model.validate import validate

R = TypeVar("R", bound=Record)

MARKER = "booklet.yaml"


@dataclass(slots=True)
class Project:
    """All content of a booklet. Mappings go from id to record, in the order of the files."""

    root: Path
    booklet: Booklet
    chapters: dict[str, Chapter] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    self_checks: dict[str, SelfCheck] = field(default_factory=dict)
    safety: Safety | None = None
    terms: dict[str, Term] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)


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

    def folder(self, name: str, model: type[R]) -> dict[str, R]:
        """The records of every YAML file in a folder, by id; hidden files are those of editors."""
        files = sorted(
            path
            for path in (self.root / name).glob("*.y*ml")
            if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
        )
        return self.by_id(record for path in files if (record := self.file(path, model)))

    def by_id(self, records: Iterator[R] | list[R]) -> dict[str, R]:
        out: dict[str, R] = {}
        for record in records:
            name: str = record.id  # type: ignore[attr-defined]
            if name in out:
                first = out[name].span
                hint = f"the first is in {first.path.name}, line {first.line}" if first else None
                self.problems.append(Diagnostic(f'the id "{name}" is used twice', record.span, hint))
            out.setdefault(name, record)
        return out

    def listed(self, name: str, model: type[R], items: Callable[[R], list[Record]]) -> dict[str, Record]:
        """The records of a file that holds a list of them, by id; none when there is no file."""
        found = self.optional(name, model)
        return self.by_id(items(found)) if found else {}


def load_project(root: Path) -> Project:
    """Read and validate every content file below `root`.

    Raises ContentError with all problems of all files, those of references between
    them included.
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
        self_checks=reader.listed("self_checks.yaml", SelfChecks, lambda f: list(f.self_checks)),  # type: ignore[arg-type]
        safety=reader.optional("safety.yaml", Safety),
        terms=reader.listed("glossary.yaml", Glossary, lambda f: list(f.terms)),  # type: ignore[arg-type]
        claims=reader.listed("evidence/claims.yaml", Claims, lambda f: list(f.claims)),  # type: ignore[arg-type]
        evidence=reader.listed("evidence/evidence.yaml", EvidenceFile, lambda f: list(f.evidence)),  # type: ignore[arg-type]
        sources=reader.listed("evidence/sources.yaml", Sources, lambda f: list(f.sources)),  # type: ignore[arg-type]
    )
    if not reader.problems:
        from builder.model.references import unresolved

        reader.problems += unresolved(project)
    if reader.problems:
        raise ContentError(reader.problems)
    return project
