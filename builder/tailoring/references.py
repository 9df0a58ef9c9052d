"""What a client's file names must be there, and belong to this client."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from builder.errors import Diagnostic, did_you_mean
from builder.model.base import Id, Record
from builder.model.client import Client
from builder.model.project import Project
from builder.source import SourceSpan
from builder.tailoring.screening import MANY


def chosen(project: Project, client: Client) -> Sequence[Id]:
    """The exercises that a client's file lists, then those of its programme, each once."""
    programme = project.programmes.get(client.programme or "")
    items = [item.exercise for session in programme.sessions for item in session.items] if programme else []
    return list(dict.fromkeys([*client.exercises, *items]))


def unknown(project: Project, client: Client) -> Iterator[Diagnostic]:
    """An error for each name of a client's file that is not there, stands twice, or is of no use for this client.

    Names in the bounds of the project's safety.yaml are looked at as well: a bound of nothing bounds nothing.
    """
    yield from _bounds(project)
    lists = {
        "exercise": (client.exercises, project.exercises),
        "condition": (client.conditions, [c.id for c in project.safety.conditions] if project.safety else []),
        "chapter": (client.chapters, project.chapters),
        "programme": ([client.programme] if client.programme else [], project.programmes),
    }
    for what, (names, known) in lists.items():
        yield from _unknown(what, names, known, client)
        yield from _twice(what, names)
    if client.programme is None or client.programme in project.programmes:
        yield from _of_others(project, client)


def _unknown(what: str, names: Iterable[Id], known: Collection[str], record: Record) -> Iterator[Diagnostic]:
    for name in names:
        if name not in known:
            yield _no(what, name, known, name.span or record.span)


def _no(what: str, name: str, known: Collection[str], place: SourceSpan | None) -> Diagnostic:
    return Diagnostic(f'there is no {what} "{name}"', place, did_you_mean(name, known) or "there is none at all")


def _twice(what: str, names: Sequence[Id]) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Diagnostic(f'the {what} "{name}" is listed twice', name.span)


def _of_others(project: Project, client: Client) -> Iterator[Diagnostic]:
    """Doses, notes and confirmations for exercises that are not among the client's."""
    own = chosen(project, client)
    places = {
        "a dose": {name: client.key_place("doses", name) for name in client.doses},
        "a note": {name: client.key_place("notes", name) for name in client.notes},
        "confirmed": {name: name.span for name in client.confirm if name != MANY},
    }
    for what, names in places.items():
        known = [*own, MANY] if what == "confirmed" else own
        for name, place in names.items():
            if name not in own and name not in project.exercises:
                yield _no("exercise", name, known, place)
            elif name not in own:
                has = "is" if what == "confirmed" else "has"
                hint = did_you_mean(name, known)
                yield Diagnostic(f'"{name}" {has} {what}, and is not an exercise of this client', place, hint)


def _bounds(project: Project) -> Iterator[Diagnostic]:
    families = [family.id for family in project.booklet.families]
    for bounds in project.safety.bounds if project.safety else []:
        yield from _unknown("family", [bounds.family] if bounds.family else [], families, bounds)
        yield from _unknown("exercise", bounds.exercises, project.exercises, bounds)
        yield from _unknown("evidence", bounds.evidence, project.evidence, bounds)
        yield from _unknown("source", bounds.sources, project.sources, bounds)
