"""Booklets with their structure trees, each read once for all tests."""

from __future__ import annotations

from functools import cache

from builder.pipeline import build
from tests.conftest import PROJECTS, ROOT, book
from tests.pdf.book import Book
from tests.pdf.tagged.aloud import Line, aloud
from tests.pdf.tagged.elements import File
from tests.pdf.tagged.listening import listening
from tests.pdf.tagged.tree import Tagged

HEARD = ROOT / "tests/projects/heard"


def booklet(project: str, edition: str = "standard", paper: str = "half-letter") -> Book:
    """A project's booklet."""
    return book(project, edition, paper) if project in PROJECTS else _heard(edition, paper)


@cache
def _heard(edition: str, paper: str) -> Book:
    """The booklet that is made for reading aloud."""
    return Book(build(HEARD, edition, paper))


@cache
def tagged(made: Book) -> Tagged:
    """The structure tree of a booklet, with its words."""
    return Tagged(made.build.laid_out.pdf)


@cache
def file_of(made: Book) -> File:
    """The structure tree of a booklet, as the objects of its file."""
    return File(made.build.laid_out.pdf)


@cache
def said(made: Book) -> list[Line]:
    """The lines that the structure tree says."""
    return list(aloud(tagged(made).root, str(made.file.Root.Lang)))


@cache
def wanted(made: Book) -> list[Line]:
    """The lines that the document tree wants to be heard."""
    return list(listening(made))
