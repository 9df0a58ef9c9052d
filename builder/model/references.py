"""References between files: every id that a file names must exist somewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from builder.errors import Diagnostic, did_you_mean
from builder.model.base import Record
from builder.model.blocks import (
    Block,
    Cards,
    Cautions,
    Grid,
    PainRule,
    ProgrammeBlock,
    RedFlags,
    SelfCheckBlock,
    Table,
)
from builder.model.programme import Programme, Week
from builder.model.project import Project

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def unresolved(project: Project) -> list[Diagnostic]:
    """A diagnostic for each reference to something that is not there, and each broken shape."""
    return list(_References(project).problems())


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
        yield from self.known("chapter", booklet.chapters, project.chapters, booklet)
        if booklet.plan:
            yield from self.known("exercise", booklet.plan.exercises, project.exercises, booklet.plan)
            yield from self.covers(booklet.plan.covers, booklet.plan)
        yield from self.blocks(booklet.welcome)
        for chapter in project.chapters.values():
            yield from self.blocks(chapter.blocks)
        for exercise in project.exercises.values():
            yield from self.known("family", [exercise.family], self.families, exercise)
            yield from self.known("condition", exercise.avoid_if + exercise.care_if, self.conditions, exercise)
            yield from self.covers(exercise.covers, exercise)
            yield from self.known("evidence", exercise.evidence, project.evidence, exercise)
        for programme in project.programmes.values():
            yield from self.programme(programme)
        yield from self.facts()

    def facts(self) -> Iterator[Diagnostic]:
        project = self.project
        for check in project.self_checks.values():
            yield from self.known("condition", check.skip_if, self.conditions, check)
            yield from self.known("source", check.sources, project.sources, check)
            yield from self.covers(check.covers, check)
        for claim in project.claims.values():
            yield from self.known("evidence", claim.evidence, project.evidence, claim)
        for item in project.evidence.values():
            yield from self.known("source", item.sources, project.sources, item)
            chapters = [never.chapter for never in item.never if never.chapter]
            yield from self.known("chapter", chapters, project.chapters, item)
        if project.safety:
            for flag in project.safety.red_flags:
                yield from self.known("level", [flag.level], self.levels, flag)
                yield from self.known("source", flag.sources, project.sources, flag)
            for family in project.safety.cautions:
                named = [c.condition for c in family.conditions]
                yield from self.known("condition", named, self.conditions, family)
            for condition in project.safety.conditions:
                yield from self.known("source", condition.sources, project.sources, condition)

    def covers(self, ids: Iterable[str], record: Record) -> Iterator[Diagnostic]:
        yield from self.known("claim", ids, self.project.claims, record)

    def known(self, what: str, ids: Iterable[str], known: Container[str], record: Record) -> Iterator[Diagnostic]:
        for name in ids:
            if name not in known:
                span = record.span.find(name) if record.span else None
                hint = did_you_mean(name, known)  # type: ignore[arg-type]
                yield Diagnostic(f'there is no {what} "{name}"', span, hint)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Diagnostic]:
        for block in blocks:
            yield from self.covers(block.covers, block)
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Diagnostic]:
        project = self.project
        if isinstance(block, Cards):
            if isinstance(block.cards, str):
                yield from self.known("family", [block.cards], self.families, block)
            else:
                yield from self.known("exercise", block.cards, project.exercises, block)
        elif isinstance(block, ProgrammeBlock):
            yield from self.known("programme", [block.programme], project.programmes, block)
        elif isinstance(block, SelfCheckBlock):
            yield from self.known("self-check", [block.self_check], project.self_checks, block)
        elif isinstance(block, RedFlags):
            yield from self.known("level", [block.red_flags], self.levels, block)
        elif isinstance(block, Cautions):
            yield from self.known("family with cautions", [block.cautions], self.cautioned, block)
        elif isinstance(block, PainRule) and project.safety is None:
            yield Diagnostic("the pain rule needs a safety.yaml", block.span)
        elif isinstance(block, Table):
            yield from self.table(block)
        elif isinstance(block, Grid):
            yield from self.known("row", block.tinted, block.grid, block)

    def table(self, block: Table) -> Iterator[Diagnostic]:
        width = len(block.heads)
        for row in block.table:
            if len(row) != width:
                message = f"the row has {len(row)} cells, the table {width} heads"
                yield Diagnostic(message, row[0].span)
        if block.widths is not None and len(block.widths) != width:
            yield Diagnostic(f"{len(block.widths)} widths for {width} columns", block.span)

    def programme(self, programme: Programme) -> Iterator[Diagnostic]:
        sessions = {session.id for session in programme.sessions}
        for session in programme.sessions:
            ids = [item.exercise for item in session.items]
            yield from self.known("exercise", ids, self.project.exercises, session)
        for phase in programme.phases:
            for week in phase.weeks:
                yield from self.known("session", set(sessions_of(week)), sessions, week)
        yield from self.covers(programme.covers, programme)
        yield from self.known("evidence", programme.evidence, self.project.evidence, programme)
        yield from self.blocks(programme.after)


def sessions_of(week: Week) -> Iterator[str]:
    """The ids of the sessions of a week, day by day."""
    for day in DAYS:
        value = getattr(week, day)
        if isinstance(value, list):
            yield from value
        elif value != "rest":
            yield value
