"""Claims of the flagship booklet: covered, balanced, and nothing that may not be said."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from builder.checks.claims import ClaimReport, check_claims
from builder.pipeline import make_tree, open_project
from tests.conftest import PROJECTS
from tests.pdf.book import Book

_COVERS = re.compile(r"covers: \[([^\]]*)\]")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the flagship's content to change."""
    return shutil.copytree(PROJECTS["flagship"], tmp_path / "content")


def claims_of(root: Path) -> ClaimReport:
    project = open_project(root)
    return check_claims(project, make_tree(project, "standard"))


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*.yaml") if path.parent.name not in ("evidence", "schema")]


def test_every_claim_is_covered(flagship: Book) -> None:
    project = flagship.build.project
    report = check_claims(project, flagship.build.tree)
    assert report.wanted == report.covered == sum(claim.print for claim in project.claims.values()) > 100
    assert report.problems == []
    assert {claim.status for claim in project.claims.values()} == {"consistent", "contested", "unsafe"}


def test_a_claim_that_nothing_covers_is_named(content: Path) -> None:
    named = Counter(
        name.strip()
        for path in files(content)
        for found in _COVERS.findall(path.read_text())
        for name in found.split(",")
    )
    claim = next(name for name, count in named.items() if count == 1)
    for path in files(content):
        text = path.read_text()
        path.write_text(_COVERS.sub(lambda m: re.sub(rf"(, )?\b{claim}\b", "", m[0]).replace("[, ", "["), text))
    report = claims_of(content)
    assert report.covered == report.wanted - 1
    (problem,) = report.problems
    assert f"nothing printed covers the claim {claim}:" in problem.message
    assert claim in (problem.hint or "")
    assert problem.span
    assert problem.span.path.name == "claims.yaml"
    assert claim in (content / "evidence/claims.yaml").read_text().splitlines()[problem.span.line - 1]


def test_words_that_evidence_forbids_are_found(content: Path, flagship: Book) -> None:
    item = next(e for e in flagship.build.project.evidence.values() if any(n.chapter is None for n in e.never))
    words = next(never.words for never in item.never if never.chapter is None)
    anatomy = content / "chapters/anatomy.yaml"
    anatomy.write_text(f"{anatomy.read_text()}\n  - p: 'They say: {words.upper()}, but it is not so.'\n")
    (problem,) = claims_of(content).problems
    assert problem.message == f'the chapter "anatomy" prints "{words}"'
    assert (problem.hint or "").startswith("print instead: ")


def test_a_contested_claim_needs_its_balance(content: Path, flagship: Book) -> None:
    """Take out every spelling of one balance, wherever it is printed."""
    item = next(e for e in flagship.build.project.evidence.values() if e.id == "E01")
    assert item.must_say
    for path in files(content):
        text = path.read_text()
        for choice in item.must_say[0]:
            text = re.sub(r"\s+".join(map(re.escape, choice.split())), "something", text)
        path.write_text(text)
    problems = claims_of(content).problems
    assert problems
    for problem in problems:
        assert "without its balance" in problem.message
        assert item.must_say[0][0] in problem.message
        assert (problem.hint or "").startswith("print the sense of: ")
