"""Pictures on cards: beside the dose, and never at the price of a second page."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pdfplumber
import pytest

from builder.pipeline import build
from tests.conftest import PROJECTS, book
from tests.illustration.handmade import give_picture

PICTURE = "picture:\n  file: images/feet.svg\n  alt: Two feet side by side\n  caption: One foot at a time.\n"
CARE = "care: Hold on to the counter with both hands until you feel quite sure of your balance.\n"
LONG = "\n".join(f"  - Step number {number} of a rather long list of steps." for number in range(1, 8))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold with a picture in it."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    shutil.copytree(PROJECTS["steady"] / "images", root / "images")
    return root


def card_page(pdf: bytes, title: str) -> pdfplumber.page.Page:
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return next(page for page in file.pages if all(w in page.extract_text() for w in (title, "Your dose")))


def test_the_picture_stands_beside_the_dose() -> None:
    page = card_page(book("steady").build.laid_out.pdf, "Ankle circles")
    places = {word["text"]: word for word in page.extract_words()}
    caption, dose, sets = places["One"], places["dose"], places["Sets"]
    assert caption["x0"] < dose["x0"]
    assert dose["top"] < sets["top"] < caption["top"] + 30
    assert caption["x1"] < sets["x0"]


@pytest.mark.parametrize("steps", ["", LONG])
def test_notes_go_before_a_card_with_a_picture_goes_over(project: Path, steps: str) -> None:
    """A short card keeps its lines for notes; a long one gives them up and stays on its page."""
    file = project / "exercises" / "heel_raise.yaml"
    give_picture(file, PICTURE)
    text = file.read_text()
    start, end = text.index("steps:\n") + 7, text.index("feel:")
    file.write_text(text[:start] + (steps + "\n" if steps else text[start:end]) + text[end:] + (CARE if steps else ""))
    built = build(project)
    assert built.laid_out.warnings == []
    printed = card_page(built.laid_out.pdf, "Heel raise").extract_text()
    assert ("My notes" in printed) == (not steps)
