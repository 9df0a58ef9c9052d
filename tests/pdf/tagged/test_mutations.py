"""A good file that is spoiled in one way is refused for that reason: our tests of good files would notice it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.verification import Flavour, validate
from tests.conftest import book
from tests.pdf.tagged.mutations import MUTATIONS, Mutation
from tests.pdf.tagged.soundness import faults
from tests.pdf.tagged.spoiling import saved

pytestmark = pytest.mark.xdist_group("veraPDF")  # Java warms up once

FLAVOURS = (Flavour.UA1, Flavour.A2A)


@pytest.fixture(scope="module")
def good() -> bytes:
    """The smallest of our booklets: it has headings, figures, lists, tables, links, fields and contents."""
    return book("scaffold").build.laid_out.pdf


def test_the_file_is_good_when_nothing_is_changed(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(saved(good))
    assert [verdict.failures for verdict in validate(path, FLAVOURS)] == [(), ()]
    assert faults(saved(good)) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_what_is_spoiled_is_noticed(mutation: Mutation, good: bytes, tmp_path: Path) -> None:
    spoiled = mutation(good)
    assert spoiled != saved(good)
    flavour, _, rule = mutation.noticed.partition(" ")
    if flavour not in FLAVOURS:
        assert [fault for fault in faults(spoiled) if mutation.noticed in fault]
        return
    path = tmp_path / "file.pdf"
    path.write_bytes(spoiled)
    (verdict,) = validate(path, [Flavour(flavour)])
    assert rule in [f"{failure.clause}-{failure.test}" for failure in verdict.failures]


def test_there_are_many_ways_each_with_its_name() -> None:
    names = [mutation.name for mutation in MUTATIONS]
    assert len(set(names)) == len(names) > 100
