"""References between files: every id that a file names must exist somewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Set

from builder.errors import Diagnostic, did_you_mean
from builder.model.base import Id, Line, Record, Text
from builder.model.blocks import (
    Block,
    Cards,
    Cautions,
    Collection,
    Grid,
    PainRule,
    ProgrammeBlock,
    RedFlags,
    SelfCheckBlock,
    Table,
)
from builder.model.programme import Programme, Week
from builder.model.project import Project

_HOMES = {
    "chapter": "add it to chapters/",
    "exercise": "add it to exercises/",
    "family": "list it under families: in booklet.yaml",
    "condition": "list it under conditions: in safety.yaml",
    "level": "list it under levels: in safety.yaml",
    "family with cautions": "list it under cautions: in safety.yaml",
    "programme": "add it to programmes/",
    "self-check": "add it to self_checks.yaml",
    "claim": "add it to evidence/claims.yaml",
    "evidence": "add it to evidence/evidence.yaml",
    "source": "add it to evidence/sources.yaml",
}
"""What to do about an id where nothing of its sort is known."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def unresolved(project: Project) -> list[Diagnostic]:
    """A diagnostic for each reference to something that is not there, and each broken shape."""
    references = _References(project)
    return list(references.problems()) or list(references.misprinted())


class _References:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.families = {f.id for f in project.booklet.families}
        safety = project.safety
        self.conditions = {c.id for c in safety.conditions} if safety else set()
        self.levels = {level.id for level in safety.levels} if safety else set()
        self.cautioned = {c.family for c in safety.cautions} if safety else set()

    def problems(self) -> Iterator[Diagnostic]:
        project = self.project
        booklet = project.booklet
        yield from self.repeated()
        yield from self.known("chapter", booklet.chapters, project.chapters.keys(), booklet)
        if booklet.plan:
            yield from self.known("exercise", booklet.plan.exercises, project.exercises.keys(), booklet.plan)
            yield from self.covers(booklet.plan.covers, booklet.plan)
        yield from self.blocks(booklet.welcome)
        for chapter in project.chapters.values():
            yield from self.blocks(chapter.blocks)
        for exercise in project.exercises.values():
            yield from self.known("family", [exercise.family], self.families, exercise)
            yield from self.known("condition", exercise.avoid_if + exercise.care_if, self.conditions, exercise)
            yield from self.covers(exercise.covers, exercise)
            yield from self.known("evidence", exercise.evidence, project.evidence.keys(), exercise)
        for programme in project.programmes.values():
            yield from self.programme(programme)
        yield from self.facts()

    def repeated(self) -> Iterator[Diagnostic]:
        """Ids that stand twice in one list."""
        booklet, safety = self.project.booklet, self.project.safety
        yield from _twice(family.id for family in booklet.families)
        yield from _twice(booklet.chapters)
        if safety:
            for records in (safety.levels, safety.red_flags, safety.conditions):
                yield from _twice(record.id for record in records)
            yield from _twice(caution.family for caution in safety.cautions)
        for programme in self.project.programmes.values():
            yield from _twice(session.id for session in programme.sessions)
            yield from _twice(phase.id for phase in programme.phases)

    def misprinted(self) -> Iterator[Diagnostic]:
        """What two blocks print, and exercises that are referred to but on no card. All ids are known by now."""
        printed: dict[str, Id] = {}
        for what, name, by in _printed(self.project):
            if name in printed:
                first = printed[name].span
                hint = f"the first is in {first.path.name}, line {first.line}" if first else None
                yield Diagnostic(f'the {what} "{name}" is printed twice', by.span, hint)
            printed.setdefault(name, by)
        for name in _referred(self.project, printed):
            if name not in printed:
                hint = "add it to the cards of a chapter"
                yield Diagnostic(f'no chapter prints the card of "{name}"', name.span, hint)

    def facts(self) -> Iterator[Diagnostic]:
        project = self.project
        for check in project.self_checks.values():
            yield from self.known("condition", check.skip_if, self.conditions, check)
            yield from self.known("source", check.sources, project.sources.keys(), check)
            yield from self.covers(check.covers, check)
        for claim in project.claims.values():
            yield from self.known("evidence", claim.evidence, project.evidence.keys(), claim)
        for item in project.evidence.values():
            yield from self.known("source", item.sources, project.sources.keys(), item)
            chapters = [never.chapter for never in item.never if never.chapter]
            yield from self.known("chapter", chapters, project.chapters.keys(), item)
        if project.safety:
            for flag in project.safety.red_flags:
                yield from self.known("level", [flag.level], self.levels, flag)
                yield from self.known("source", flag.sources, project.sources.keys(), flag)
            for family in project.safety.cautions:
                named = [c.condition for c in family.conditions]
                yield from self.known("condition", named, self.conditions, family)
            for condition in project.safety.conditions:
                yield from self.known("source", condition.sources, project.sources.keys(), condition)

    def covers(self, ids: Iterable[Id], record: Record) -> Iterator[Diagnostic]:
        yield from self.known("claim", ids, self.project.claims.keys(), record)

    def known(self, what: str, ids: Iterable[Id | Line], known: Set[str], record: Record) -> Iterator[Diagnostic]:
        for name in ids:
            if name not in known:
                hint = did_you_mean(name, known) or f"there is none yet: {_HOMES.get(what, '')}"
                yield Diagnostic(f'there is no {what} "{name}"', name.span or record.span, hint)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
        for block in blocks:
            yield from self.covers(block.covers, block)
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Diagnostic]:
        project = self.project
        if isinstance(block, Cards):
            if isinstance(block.cards, str):
                yield from self.known("family", [block.cards], self.families, block)
                yield from self.family_of_none(block.cards)
            else:
                yield from self.known("exercise", block.cards, project.exercises.keys(), block)
        elif isinstance(block, ProgrammeBlock):
            yield from self.known("programme", [block.programme], project.programmes.keys(), block)
        elif isinstance(block, SelfCheckBlock):
            yield from self.known("self-check", [block.self_check], project.self_checks.keys(), block)
        elif isinstance(block, RedFlags):
            yield from self.known("level", [block.red_flags], self.levels, block)
        elif isinstance(block, Cautions):
            yield from self.known("family with cautions", [block.cautions], self.cautioned, block)
        elif isinstance(block, PainRule) and project.safety is None:
            yield Diagnostic("the pain rule needs a safety.yaml", block.span, "copy the one that booklet new makes")
        elif isinstance(block, Collection):
            if not (project.terms if block.collection == "glossary" else project.sources):
                file = "glossary.yaml" if block.collection == "glossary" else "evidence/sources.yaml"
                yield Diagnostic(f'the collection "{block.collection}" is empty', block.span, f"fill {file}")
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Grid):
            yield from self.known("row", block.tinted, set(block.grid), block)
            ticks = [] if block.ticks is True else block.ticks
            yield from self.known("row or column", ticks, {*block.grid, *block.columns}, block)

    def family_of_none(self, family: Id) -> Iterator[Diagnostic]:
        exercises = self.project.exercises.values()
        if family in self.families and not any(exercise.family == family for exercise in exercises):
            yield Diagnostic(f'no exercise is of the family "{family}"', family.span, "there is no card to print")

    def table(self, block: Table) -> Iterator[Diagnostic]:
        width = len(block.heads)
        for row in block.table:
            if len(row) != width:
                message = f"the row has {len(row)} cells, the table has {width} heads"
                first = row[0] if isinstance(row[0], Text) else row[0][0]
                yield Diagnostic(message, first.span, "give each row as many cells as there are heads")
        if block.widths is not None and len(block.widths) != width:
            message = f"the table has {len(block.widths)} widths and {width} columns"
            yield Diagnostic(message, block.span, "give one width a column, or none")

    def programme(self, programme: Programme) -> Iterator[Diagnostic]:
        sessions = {session.id for session in programme.sessions}
        for session in programme.sessions:
            ids = [item.exercise for item in session.items]
            yield from self.known("exercise", ids, self.project.exercises.keys(), session)
        for phase in programme.phases:
            for week in phase.weeks:
                yield from self.known("session", dict.fromkeys(sessions_of(week)), sessions, week)
        yield from self.covers(programme.covers, programme)
        yield from self.known("evidence", programme.evidence, self.project.evidence.keys(), programme)
        yield from self.blocks(programme.after)
        for block in programme.after:
            if isinstance(block, ProgrammeBlock) and block.programme == programme.id:
                message = f'the programme "{programme.id}" prints itself'
                yield Diagnostic(message, block.programme.span, "take it out of its own after:")


def _twice(ids: Iterable[Id]) -> Iterator[Diagnostic]:
    first: dict[str, Id] = {}
    for name in ids:
        if first.setdefault(name, name) is not name:
            span = first[name].span
            yield Diagnostic(
                f'the id "{name}" is used twice', name.span, f"the first is on line {span.line}" if span else None
            )


def printed_blocks(project: Project) -> Iterator[Block]:
    """The blocks that a booklet prints, in their order: those of the contents, of the chapters, and after programmes.

    A programme that prints itself is not followed a second time.
    """
    chapters = (project.chapters[name].blocks for name in project.booklet.chapters)
    for blocks in (project.booklet.welcome, *chapters):
        yield from _unfolded(project, blocks, frozenset())


def _unfolded(project: Project, blocks: Iterable[Block], within: frozenset[str]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, ProgrammeBlock) and block.programme not in within:
            after = project.programmes[block.programme].after
            yield from _unfolded(project, after, within | {block.programme})


def _printed(project: Project) -> Iterator[tuple[str, str, Id]]:
    """What a booklet prints once: its sort, its id, and the id in the block that prints it."""
    for block in printed_blocks(project):
        if isinstance(block, ProgrammeBlock):
            yield "programme", block.programme, block.programme
        elif isinstance(block, SelfCheckBlock):
            yield "self-check", block.self_check, block.self_check
        elif isinstance(block, Cards) and isinstance(block.cards, list):
            yield from (("card", name, name) for name in block.cards)
        elif isinstance(block, Cards):
            family = block.cards
            yield from (("card", e.id, family) for e in project.exercises.values() if e.family == family)


def _referred(project: Project, printed: Container[str]) -> Iterator[Id]:
    """The exercises that the plan and the printed programmes send a reader to."""
    if project.booklet.plan:
        yield from project.booklet.plan.exercises
    for programme in project.programmes.values():
        if programme.id in printed:
            yield from dict.fromkeys(item.exercise for session in programme.sessions for item in session.items)


def sessions_of(week: Week) -> Iterator[Id]:
    """The ids of the sessions of a week, day by day."""
    for day in DAYS:
        yield from sessions_of_day(week, day)


def sessions_of_day(week: Week, day: str) -> list[Id]:
    """The ids of the sessions of a day, none on a day of rest."""
    value = getattr(week, day)
    if isinstance(value, list):
        return value
    return [] if value == "rest" else [value]
