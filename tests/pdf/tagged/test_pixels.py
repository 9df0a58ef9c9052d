"""Tags change nothing that is seen: the pages are those of a build without them, dot by dot."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from builder.pipeline import build
from tests.conftest import PROJECTS, book


@pytest.mark.parametrize(("project", "dots"), [("steady", 100), ("flagship", 50)])
def test_pages_look_as_they_do_without_tags(project: str, dots: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with_tags = book(project).build.laid_out.pdf
    monkeypatch.setattr("builder.layout.book.Structure", lambda tree, page_of: None)
    without = build(PROJECTS[project]).laid_out.pdf
    assert b"/StructTreeRoot" not in without
    ours, plain = pdfium.PdfDocument(with_tags), pdfium.PdfDocument(without)
    assert len(ours) == len(plain)
    for number in range(len(ours)):
        assert dots_of(ours[number], dots) == dots_of(plain[number], dots), f"page {number + 1}"


def dots_of(page: pdfium.PdfPage, dots: int) -> bytes:
    """A page, rendered at so many dots an inch."""
    return bytes(page.render(scale=dots / 72).buffer)
