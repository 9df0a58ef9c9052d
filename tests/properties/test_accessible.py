"""Any small project becomes a PDF that meets PDF/UA-1 and PDF/A-2a and says all of its text, or is refused."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from builder.errors import ContentError, Diagnostic
from builder.pipeline import Build, build
from builder.verification import Flavour, validate
from tests.pdf.tagged.tree import Tagged
from tests.properties.fields import text_fields
from tests.properties.heard import figures_of, heard_of, pattern_of, pictures_of, plain
from tests.properties.projects import Files, projects, write_project
from tests.properties.words import letters_of_source

pytestmark = pytest.mark.xdist_group("veraPDF")  # Java warms up once

EDITIONS = st.sampled_from(["standard", "large-print", "ink-saver"])
PAPERS = st.sampled_from(["half-letter", "letter", "a5", "a4"])
ELSEWHERE = {"Chapter.summary", "Chapter.running_head", "Picture.alt", "Picture.labels", "Grid.tinted", "Grid.ticks"}
"""What is printed in other places than where it is written, or is not text of the page."""


@settings(max_examples=32)
@given(projects(), EDITIONS, PAPERS)
def test_any_project_is_accessible_or_refused(files: Files, edition: str, paper: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, files)
        built = attempt(folder, edition, paper)
        if isinstance(built, Build):
            event("built")
            check_file(built.laid_out.pdf, folder / "built.pdf")
            check_text(built, folder)
        else:
            event("refused")
            assert [d for d in built if d.span is None or not d.span.path.is_relative_to(folder)] == []


def attempt(folder: Path, edition: str, paper: str) -> Build | tuple[Diagnostic, ...]:
    """What is built, or why nothing is."""
    try:
        return build(folder, edition, paper)
    except ContentError as error:
        return error.diagnostics


def check_file(data: bytes, path: Path) -> None:
    """A PDF is sound, and meets both standards."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
    path.write_bytes(data)
    verdicts = validate(path, [Flavour.UA1, Flavour.A2A])
    assert [failure for verdict in verdicts for failure in verdict.failures] == []


def check_text(built: Build, folder: Path) -> None:
    """What is heard is what the document tree says, and all that stands in the files."""
    root = Tagged(built.laid_out.pdf).root
    heard = heard_of(root)
    assert re.fullmatch(pattern_of(built.tree), heard)
    assert figures_of(root, built.tree) == pictures_of(built.tree)
    fields = sorted(text_fields(folder), key=lambda field: field.span)
    for path in sorted([*folder.glob("chapters/*"), *folder.glob("exercises/*")]):
        texts = [field.text for field in fields if field.span.path == path and field.name not in ELSEWHERE]
        assert missing(texts, plain(heard)) == []


def missing(texts: Iterable[str], heard: str) -> list[str]:
    """The texts that do not follow each other in what is heard."""
    place, out = 0, []
    for text in texts:
        wanted = letters_of_source(text)
        found = heard.find(wanted, place)
        if found < 0:
            out.append(text)
        else:
            place = found + len(wanted)
    return out
