"""Booklets that many tests read, built once in a session."""

from __future__ import annotations

import gc
import os
import pickle
from functools import cache
from pathlib import Path

import pytest

from builder.garbage import look_seldom
from builder.pipeline import Build, build
from tests.pdf.book import Book

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = {
    "flagship": ROOT / "content",
    "steady": ROOT / "tests/projects/steady",
    "scaffold": ROOT / "templates/scaffold",
}
EDITIONS = ("standard", "large-print", "ink-saver")
PAPERS = ("half-letter", "letter", "a5", "a4")
EVERY_BUILD = [
    *(("flagship", edition, paper) for edition in EDITIONS for paper in PAPERS),
    ("steady", "standard", "half-letter"),
    ("steady", "large-print", "letter"),
    ("steady", "large-print", "half-letter"),
    ("steady", "ink-saver", "a4"),
]


look_seldom()


_shelf: list[Path] = []
"""The folder where the processes of a run find what one of them has built."""


@pytest.fixture(scope="session", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.getbasetemp()
    _shelf[:] = [base.parent if "PYTEST_XDIST_WORKER" in os.environ else base]


def _built(name: str, edition: str, paper: str) -> Build:
    """A project's booklet, built by the first process that needs it."""
    file = _shelf[0] / f"{name}-{edition}-{paper}.pickle"
    if file.is_file():
        found: Build = pickle.loads(file.read_bytes())
        return found
    made = build(PROJECTS[name], edition, paper)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(pickle.dumps(made))
    unfinished.rename(file)
    return made


@cache
def book(project: str, edition: str = "standard", paper: str = "half-letter") -> Book:
    """A project's booklet, built and read back."""
    made = Book(_built(project, edition, paper))
    gc.freeze()  # it stays to the end; without this every later collection would look through it again
    return made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together, in one process, the tests of one booklet (it is built once), and else those of one file."""
    for item in items:
        if item.get_closest_marker("xdist_group"):
            continue
        parameters = getattr(getattr(item, "callspec", None), "params", {})
        build = parameters.get("every_book") or parameters.get("any_book")
        item.add_marker(pytest.mark.xdist_group("-".join(build) if build else str(item.path)))


@pytest.fixture(scope="session", params=EVERY_BUILD, ids="-".join)
def every_book(request: pytest.FixtureRequest) -> Book:
    """Each of our test booklets in each edition on each paper, one after the other."""
    return book(*request.param)


@pytest.fixture(scope="session")
def flagship() -> Book:
    """The hamstring booklet, standard edition."""
    return book("flagship")


@pytest.fixture(scope="session")
def steady() -> Book:
    """The other booklet of the tests, standard edition."""
    return book("steady")
