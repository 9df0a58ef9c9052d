"""The booklets whose structure trees are read: those of all tests, and one that is made for reading aloud."""

from __future__ import annotations

import pytest

from tests.conftest import EVERY_BUILD
from tests.pdf.book import Book
from tests.pdf.tagged.reading import booklet

EDITIONS = [
    ("heard", "standard", "half-letter"),
    ("heard", "large-print", "half-letter"),
    ("heard", "ink-saver", "a4"),
]


@pytest.fixture(scope="session", params=[*EVERY_BUILD, *EDITIONS], ids="-".join)
def any_book(request: pytest.FixtureRequest) -> Book:
    """Each of the booklets in each edition on each paper, one after the other."""
    return booklet(*request.param)


@pytest.fixture(scope="session")
def heard() -> Book:
    """The booklet that is made for reading aloud, standard edition."""
    return booklet("heard")
