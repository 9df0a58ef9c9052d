"""The report of `booklet check`: every gate, readable and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.checks.claims import ClaimReport
from builder.checks.pictures import PictureReport
from builder.checks.printing import Finding
from builder.checks.reading import Reading, read
from builder.checks.words import parts, running_text
from builder.document import Element
from builder.errors import Diagnostic
from builder.model.booklet import Booklet

GRADE_GOAL = 6.0


@dataclass(slots=True)
class Report:
    """What the gates found. The problems of claims and pictures make the check fail, `warnings` do not."""

    title: str
    claims: ClaimReport
    pictures: PictureReport
    reading: dict[str, Reading]
    whole: Reading
    printing: dict[str, list[Finding]] = field(default_factory=dict)
    warnings: list[Diagnostic] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether any gate fails."""
        targets = all(finding.holds for findings in self.printing.values() for finding in findings)
        return bool(self.problems) or self.whole.flesch_kincaid > GRADE_GOAL or not targets

    @property
    def problems(self) -> list[Diagnostic]:
        """What is wrong at places of the author's files."""
        return [*self.claims.problems, *self.pictures.problems]

    def as_record(self) -> dict[str, object]:
        """The report for programs: plain values, ready for JSON."""
        return {
            "failed": self.failed,
            "claims": {"wanted": self.claims.wanted, "covered": self.claims.covered},
            "pictures": {
                "cards": self.pictures.cards,
                "pictured": self.pictures.pictured,
                "drawings": self.pictures.drawings,
            },
            "grade": round(self.whole.flesch_kincaid, 2),
            "smog": round(self.whole.smog, 2),
            "chapters": {name: round(reading.flesch_kincaid, 2) for name, reading in self.reading.items()},
            "printing": {
                edition: {f.name: {"measured": f.measured, "goal": f.goal, "holds": f.holds} for f in findings}
                for edition, findings in self.printing.items()
            },
        }

    def lines(self) -> Iterator[str]:
        """The report for a person."""
        yield f"{self.title}"
        yield ""
        yield from self._claim_lines()
        yield from self._picture_lines()
        yield from self._reading_lines()
        for edition, findings in self.printing.items():
            yield f"Print: {edition}"
            for finding in findings:
                mark = "ok  " if finding.holds else "FAIL"
                yield f"  {mark} {finding.name:<28} {finding.measured:<26} goal: {finding.goal}"
            yield ""
        yield "FAILED" if self.failed else "All gates hold."

    def _claim_lines(self) -> Iterator[str]:
        yield f"Claims: {self.claims.covered} of {self.claims.wanted} covered, {len(self.claims.problems)} problems"
        yield ""

    def _picture_lines(self) -> Iterator[str]:
        found = self.pictures
        yield f"Pictures: {found.pictured} of {found.cards} exercises, {found.drawings} drawings up to date"
        yield ""

    def _reading_lines(self) -> Iterator[str]:
        grade, smog = self.whole.flesch_kincaid, self.whole.smog
        yield f"Reading: Flesch-Kincaid grade {grade:.1f}, goal {GRADE_GOAL:.0f} or less (SMOG {smog:.1f})"
        yield f"  {'part':<14} {'words':>6} {'grade':>6} {'SMOG':>6} {'words a sentence':>17}"
        for name, r in self.reading.items():
            yield f"  {name:<14} {r.words:>6} {r.flesch_kincaid:>6.1f} {r.smog:>6.1f} {r.words_per_sentence:>17.1f}"
        yield ""


def make_report(booklet: Booklet, tree: Element, claims: ClaimReport, pictures: PictureReport) -> Report:
    """The report of a tree, print targets to be added for each edition."""
    texts = {name: list(running_text(part)) for name, part in parts(tree)}
    reading = {name: read(blocks) for name, blocks in texts.items() if blocks}
    whole = read(block for blocks in texts.values() for block in blocks)
    report = Report(booklet.title, claims, pictures, reading, whole)
    if booklet.review.by is None:
        message = "nobody has reviewed the content; the back cover says so"
        hint = "name the reviewer and the date under review: in booklet.yaml"
        report.warnings.append(Diagnostic(message, booklet.span, hint, "warning"))
    return report
