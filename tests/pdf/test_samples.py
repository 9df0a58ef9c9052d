"""Three clients who could not differ more: a long name with conditions, large print, and a right-sided runner.

Each is built from the ten lines of its file, with the visits beside it, in all editions and on all papers.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from builder.checks.printing import check_printing
from builder.checks.reading import read
from builder.document import Element, text_of
from builder.pipeline import Build, build, open_project, project_for
from tests.conftest import EDITIONS, PAPERS, PROJECTS, ROOT
from tests.layout.scanning import scan
from tests.pdf.reader import Reading
from tests.pdf.tagged.soundness import faults
from tests.pdf.tagged.test_verapdf import broken

CLINIC = ROOT / "tests/projects/clinic"
KEYS = ("ana-maria", "walter", "rosa")
COMBINATIONS = [
    (key, edition, PAPERS[(row + column) % 4])
    for row, key in enumerate(KEYS)
    for column, edition in enumerate(EDITIONS)
]
LONG = "Dr. Ana-María Guðrún Papadopoulou-Nguyễn Thị Ánh de la Concepción Þórsdóttir"


@cache
def sample(key: str, edition: str | None = None, paper: str | None = None) -> Build:
    """The booklet of a client; without an edition and a paper as the client's file wants it."""
    project = open_project(PROJECTS["flagship"], CLINIC)
    made = project_for(project, CLINIC / f"clients/{key}.yaml", datetime.date(2026, 9, 1))
    return build(PROJECTS["flagship"], edition, paper, project=made.project)


def chapter(built: Build, name: str) -> Element:
    """A chapter of a booklet."""
    return next(part for part in built.tree.elements if part.get("id") == name)


def words(element: Element) -> str:
    """The words of an element, white space collapsed."""
    return " ".join(text_of(element).replace("\N{NO-BREAK SPACE}", " ").split())


def test_ten_lines_are_enough() -> None:
    assert {paper for _, _, paper in COMBINATIONS} == set(PAPERS)
    for key in KEYS:
        assert len((CLINIC / f"clients/{key}.yaml").read_text(encoding="utf-8").splitlines()) <= 12


@pytest.mark.parametrize(("key", "edition", "paper"), COMBINATIONS)
def test_they_pass_both_standards(key: str, edition: str, paper: str, tmp_path: Path) -> None:
    pdf = sample(key, edition, paper).laid_out.pdf
    assert broken(pdf, tmp_path) == faults(pdf) == []


@pytest.mark.parametrize("key", KEYS)
def test_print_targets_hold_and_nothing_is_crowded(key: str) -> None:
    built = sample(key)
    assert [finding for finding in check_printing(built.sheet, built.laid_out, built.tree) if not finding.holds] == []
    assert built.laid_out.warnings == []
    assert built.laid_out.page_count % 4 == 0


@pytest.mark.parametrize("key", KEYS)
def test_the_plan_is_on_one_page(key: str) -> None:
    pages = sample(key).laid_out.pages
    assert pages["since-last-visit"] == pages["plan"] + 1


def test_a_plan_of_six_exercises_is_on_one_page_in_large_print(tmp_path: Path) -> None:
    text = (CLINIC / "clients/walter.yaml").read_text(encoding="utf-8")
    file = tmp_path / "six.yaml"
    six = text.replace("[WU1, SG5, ST2]", "[WU1, SG5, ST2, SG1, CO2, SG4]")
    file.write_text(f"{six}review: 2026-10-05\n", encoding="utf-8")
    made = project_for(open_project(PROJECTS["flagship"], CLINIC), file, datetime.date(2026, 9, 1))
    pages = build(PROJECTS["flagship"], project=made.project).laid_out.pages
    assert pages["safety"] == pages["plan"] + 1


def test_a_long_name_is_whole_on_cover_and_plan() -> None:
    built = sample("ana-maria")
    pages = Reading(built.laid_out.pdf).pages
    for page in pages[:2]:
        assert LONG in " ".join(page.text.split()).replace("- ", "-")
    told = words(chapter(built, "your-exercises"))
    for caution in ("After 16 weeks, use a chair or stand.", "Do not round it with a weight."):
        assert caution in told
    assert "Left leg shown." in told


def test_large_print_is_large() -> None:
    built = sample("walter")
    assert (built.theme.name, built.sheet.paper_name) == ("Large print", "letter")
    sizes = {size for page in Reading(built.laid_out.pdf).pages for f in page.fragments for size in f.sizes}
    assert min(sizes) >= 14


def test_a_runner_of_the_right_side_works_with_the_right_first() -> None:
    built = sample("rosa")
    told = words(chapter(built, "your-exercises"))
    assert "right first" in told
    assert "left first" not in told
    assert "Left leg shown" not in told


def test_what_changed_is_told_in_plain_words() -> None:
    told = words(chapter(sample("ana-maria"), "since-last-visit"))
    assert "Your last plan is from August 3, 2026." in told
    assert "Glute bridge Times: 8 (it was 6) Rest: 45 sec (it was 60 sec) Days a week: 2–3 (it was 2)" in told
    assert "No longer in your plan Standing hinge stretch" in told
    changed = words(chapter(sample("rosa"), "since-last-visit"))
    assert "Slider leg curl Times: 6 (it was 5) Rest: 60 sec (it was 90 sec)" in changed
    assert "Was ill" not in told
    assert "Toe reach" not in told, "not for somebody with weak bones"
    assert "Toe reach, cm (minus is past the floor)" in changed


@pytest.mark.parametrize("key", KEYS)
def test_a_phone_reads_the_code_of_the_practice(key: str) -> None:
    page = Reading(sample(key).laid_out.pdf).pages[-1]
    assert {code.address for dpi in (150, 300) for code in scan(page, dpi)} == {"https://harborlane.example.org"}


@pytest.mark.parametrize("key", KEYS)
def test_it_is_easy_to_read(key: str) -> None:
    """Every text of the page counts as a sentence, as a list or label is read as one."""
    part = chapter(sample(key), "since-last-visit")
    texts = [text for e in part.walk() if e.name in ("h", "p", "li") and (text := words(e))]
    assert read(f"{text.rstrip('.')}." for text in texts).flesch_kincaid <= 6
