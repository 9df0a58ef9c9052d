"""Claims: everything that should be printed is, in its balanced wording, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from builder.checks.words import normal, parts, printed_text
from builder.document import Element
from builder.errors import Diagnostic
from builder.model.blocks import Block, Cards, ProgrammeBlock, SelfCheckBlock
from builder.model.evidence import Claim, Evidence
from builder.model.project import Project


@dataclass(slots=True)
class ClaimReport:
    """How many claims there are to print, how many are covered, and what is wrong."""

    wanted: int = 0
    covered: int = 0
    problems: list[Diagnostic] = field(default_factory=list)


def check_claims(project: Project, tree: Element) -> ClaimReport:
    """Hold the printed text against the project's claims and evidence.

    A claim to print must be covered by a block, card, programme or self-check that is
    printed.  A contested or unsafe one must stand in a chapter that has the words its
    evidence asks for (`must_say`).  Words that evidence forbids (`never`) may not be printed.
    """
    texts = {name: printed_text(part) for name, part in parts(tree)}
    covering = _covering(project)
    report = ClaimReport()
    for claim in project.claims.values():
        if claim.print:
            report.wanted += 1
            report.covered += claim.id in covering
            report.problems += _claim_problems(claim, covering.get(claim.id, set()), project, texts)
    for item in project.evidence.values():
        report.problems += _never_problems(item, texts)
    return report


def _covering(project: Project) -> dict[str, set[str]]:
    """For each claim the names of the chapters in which something covers it."""
    found: dict[str, set[str]] = {}

    def note(ids: Iterable[str], chapter: str) -> None:
        for name in ids:
            found.setdefault(name, set()).add(chapter)

    if project.booklet.plan:
        note(project.booklet.plan.covers, "plan")
    for block in project.booklet.welcome:
        note(_covered_by(block, project), "contents")
    for name in project.booklet.chapters:
        for block in project.chapters[name].blocks:
            note(_covered_by(block, project), name)
    return found


def _covered_by(block: Block, project: Project) -> Iterator[str]:
    """The claims that a block covers itself or through what it prints."""
    yield from block.covers
    if isinstance(block, Cards):
        chosen = block.cards if isinstance(block.cards, list) else None
        for exercise in project.exercises.values():
            if exercise.family == block.cards or (chosen and exercise.id in chosen):
                yield from exercise.covers
    elif isinstance(block, ProgrammeBlock):
        programme = project.programmes[block.programme]
        yield from programme.covers
        for inner in programme.after:
            yield from inner.covers
    elif isinstance(block, SelfCheckBlock):
        yield from project.self_checks[block.self_check].covers


def _claim_problems(claim: Claim, chapters: set[str], project: Project, texts: dict[str, str]) -> Iterator[Diagnostic]:
    if not chapters:
        hint = f"add {claim.id} to the covers of the block that says so"
        yield Diagnostic(f"nothing printed covers the claim {claim.id}: {claim.fact}", claim.span, hint)
    if claim.status == "consistent":
        return
    for name in claim.evidence:
        item = project.evidence[name]
        for chapter in sorted(chapters):
            for choices in item.must_say or ():
                if not any(normal(choice) in texts[chapter] for choice in choices):
                    wanted = " or ".join(f'"{choice}"' for choice in choices)
                    message = (
                        f'the chapter "{chapter}" covers {claim.id} ({claim.status}) without its balance: {wanted}'
                    )
                    yield Diagnostic(message, item.span, f"print the sense of: {item.wording[:90]}…")


def _never_problems(item: Evidence, texts: dict[str, str]) -> Iterator[Diagnostic]:
    for never in item.never:
        pattern = re.compile(rf"\b{re.escape(normal(never.words))}\b")
        for name, text in texts.items():
            if (never.chapter is None or never.chapter == name) and pattern.search(text):
                yield Diagnostic(
                    f'the chapter "{name}" prints "{never.words}"', never.span, f"print instead: {item.wording[:90]}…"
                )
