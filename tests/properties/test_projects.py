"""Any small project either builds a sound PDF or gives errors that say where."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pikepdf
from hypothesis import event, given, settings
from hypothesis import strategies as st

from builder.errors import ContentError
from builder.pipeline import build
from tests.properties.projects import Data, projects, write_project

EDITIONS = st.sampled_from(["standard", "large-print", "ink-saver"])
PAPERS = st.sampled_from(["half-letter", "letter", "a5", "a4"])


@settings(max_examples=100)
@given(projects(), EDITIONS, PAPERS)
def test_any_project_builds_or_gives_located_errors(files: dict[str, Data], edition: str, paper: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, files)
        try:
            built = build(folder, edition, paper)
        except ContentError as error:
            event("errors")
            lost = [d for d in error.diagnostics if d.span is None or not d.span.path.is_relative_to(folder)]
            built = None
        else:
            event("built")
            lost = []
    assert lost == []
    if built:
        with pikepdf.open(io.BytesIO(built.laid_out.pdf)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) == built.laid_out.page_count
            assert len(pdf.pages) % 4 == 0
