"""Every booklet, in each edition on each paper, is PDF/UA-1 and PDF/A-2a, and its tags belong to its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pipeline import build
from builder.verification import Flavour, Verdict, validate
from tests.conftest import EDITIONS, EVERY_BUILD, PAPERS, PROJECTS, book
from tests.pdf.book import Book
from tests.pdf.tagged.soundness import faults

pytestmark = pytest.mark.xdist_group("veraPDF")  # Java warms up once


def broken(data: bytes, folder: Path) -> list[str]:
    """The rules of both standards that a file breaks, with the first places."""
    (folder / "file.pdf").write_bytes(data)
    return [line for verdict in validate(folder / "file.pdf", [Flavour.UA1, Flavour.A2A]) for line in _lines(verdict)]


def _lines(verdict: Verdict) -> list[str]:
    assert verdict.compliant == (not verdict.failures)
    assert verdict.checks > 5000
    return [
        f"{verdict.flavour} {failure.clause}-{failure.test}: {failure.meaning} ({'; '.join(map(str, failure.places))})"
        for failure in verdict.failures
    ]


def test_every_book_passes(every_book: Book, tmp_path: Path) -> None:
    assert broken(every_book.build.laid_out.pdf, tmp_path) == []


STEADY = [(edition, paper) for edition in EDITIONS for paper in PAPERS if ("steady", edition, paper) not in EVERY_BUILD]


@pytest.mark.parametrize(("edition", "paper"), STEADY)
def test_the_second_booklet_passes_in_the_other_formats(edition: str, paper: str, tmp_path: Path) -> None:
    data = build(PROJECTS["steady"], edition, paper).laid_out.pdf
    assert broken(data, tmp_path) == faults(data) == []


def test_a_new_project_passes(tmp_path: Path) -> None:
    assert broken(book("scaffold").build.laid_out.pdf, tmp_path) == []


def test_tags_and_pages_belong_together(every_book: Book) -> None:
    assert faults(every_book.build.laid_out.pdf) == []
