"""A project: all content of a booklet, validated."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from builder.model.blocks import Chapter
from builder.model.booklet import Booklet
from builder.model.evidence import Claim, Evidence, Source, Term
from builder.model.exercise import Exercise
from builder.model.plan import ClientPlan
from builder.model.practice import Practice
from builder.model.programme import Programme
from builder.model.safety import Safety, SelfCheck


@dataclass(slots=True)
class Project:
    """All content of a booklet. Mappings go from id to record, in the order of the files.

    `practice` is who gives it out; `plan_for` is the plan of the client that it is made for, if it is for one.
    """

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
    practice: Practice | None = None
    plan_for: ClientPlan | None = None

    @property
    def picture_roots(self) -> list[Path]:
        """The folders that names of picture files count from: the project's, then that of its practice."""
        span = self.practice.span if self.practice else None
        return [self.root, span.path.parent] if span else [self.root]
