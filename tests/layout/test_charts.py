"""Charts: round scales, every number at its mark, in every edition on every paper, and said in the alt text."""

from __future__ import annotations

import datetime
import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.document import Element, parse_markup
from builder.document.checks import problems_of
from builder.document.markup import Place
from builder.errors import ContentError
from builder.layout.chart import MOST_STEPS, ChartBlock, Scale
from builder.pipeline import Build, build, open_project, project_for
from builder.theme import Stylesheet, load_theme
from tests.conftest import EDITIONS, PAPERS, ROOT
from tests.pdf.reader import Page, Reading
from tests.pdf.tagged.soundness import faults
from tests.pdf.tagged.test_verapdf import broken
from tests.tailoring.small import STEADY
from tests.visits import add_visit, working

EVERYWHERE = [(edition, paper) for edition in EDITIONS for paper in PAPERS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a client of five visits, each a year from the next so that labels are long."""
    folder = tmp_path_factory.mktemp("charts")
    working(folder)
    for year, reach in ((2023, 18), (2024, -40), (2025, 60)):
        add_visit(folder, f"{year}-12-28", f"checks: {{reach: {reach}, balance: {{left: 20, right: 20}}}}\n")
    return folder


@cache
def made(folder: Path, edition: str, paper: str) -> Build:
    """The client's booklet."""
    project = open_project(folder / "project")
    plan = project_for(project, folder / "clients/ada.yaml", datetime.date(2026, 11, 22))
    return build(folder / "project", edition, paper, project=plan.project)


def charts_of(built: Build) -> list[Element]:
    """The charts of a booklet."""
    return [element for element in built.tree.walk() if element.name == "chart"]


@pytest.mark.parametrize(("edition", "paper"), EVERYWHERE[::5])
def test_it_passes_both_standards(folder: Path, edition: str, paper: str, tmp_path: Path) -> None:
    assert broken(made(folder, edition, paper).laid_out.pdf, tmp_path) == []


@pytest.mark.parametrize(("edition", "paper"), EVERYWHERE)
def test_it_is_sound_everywhere(folder: Path, edition: str, paper: str) -> None:
    built = made(folder, edition, paper)
    assert len(charts_of(built)) == 3
    assert faults(built.laid_out.pdf) == []


@pytest.mark.parametrize(("edition", "paper"), EVERYWHERE)
def test_numbers_stand_apart_and_within_the_page(folder: Path, edition: str, paper: str) -> None:
    built = made(folder, edition, paper)
    first = built.laid_out.pages["since-last-visit"]
    pages = [page for page in Reading(built.laid_out.pdf).pages if page.number >= first][:6]
    boxes = [box for page in pages if "Sep" in page.text for box in _boxes(page)]
    assert len(boxes) > 20
    for page, *box in boxes:
        assert box[0] >= built.sheet.paper.outer - 0.5
        assert box[2] <= built.sheet.paper.width - built.sheet.paper.outer + 0.5
        near = [other for number, *other in boxes if number == page and other != box]
        assert not [other for other in near if _meet(box, other)], (page, box)


def _boxes(page: Page) -> list[tuple[int, float, float, float, float]]:
    """Where words stand, the capitals' height alone, so that lines below each other do not count as meeting."""
    return [(page.number, f.left, f.baseline, f.right, f.baseline + 0.6 * max(f.sizes)) for f in page.fragments]


def _meet(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_every_number_is_printed_and_said(folder: Path) -> None:
    built = made(folder, "standard", "half-letter")
    text = " ".join(page.text for page in Reading(built.laid_out.pdf).pages)
    reach, balance, pain = charts_of(built)
    for number in ("18", "−40", "60", "12", "−3.5"):
        assert f"{number} on " in reach.get("alt")
        assert number in text
    assert balance.get("alt").startswith("Balance, seconds: left 20 on December 28, 2023, 20 on ")
    assert "; right 20 on December 28, 2023, " in balance.get("alt")
    assert pain.get("alt") == ("Worst pain in the week before, 0 to 10: 5 on September 1, 2026, 2 on October 1, 2026.")


def test_they_are_figures_with_alt_text_and_a_place(folder: Path) -> None:
    built = made(folder, "large-print", "half-letter")
    with pikepdf.open(io.BytesIO(built.laid_out.pdf)) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        found = {str(figure.Alt): figure for figure in figures}
        for chart in charts_of(built):
            figure = found[chart.get("alt")]
            assert len(figure.A.BBox) == 4
            assert figure.get("/K") is not None


def test_left_and_right_are_told_apart_without_colour(folder: Path) -> None:
    marks = {series.get("mark") for chart in charts_of(made(folder, "ink-saver", "a4")) for series in chart.elements}
    assert marks >= {"open", "filled"}


@STEADY
@given(st.lists(st.integers(-10000, 10000).map(lambda n: n / 10), min_size=2).filter(lambda v: min(v) < max(v)))
def test_a_scale_is_round_and_holds_every_value(values: list[float]) -> None:
    scale = Scale.over(values)
    numbers = list(scale.numbers())
    assert 2 <= len(numbers) <= MOST_STEPS + 1
    assert all(number % scale.step == 0 for number in numbers)
    assert numbers[0] <= min(values)
    assert max(values) <= numbers[-1] == scale.high
    assert all(0 <= scale.share(value) <= 1 for value in values)


CHART = (
    '<chart alt="a" low="0" high="10"><label>Jan 1</label><label>Feb 2</label><series values="{}">x</series></chart>'
)


def tree(chart: str) -> Element:
    """A booklet with this chart."""
    cover = '<booklet title="t" lang="en"><cover><h level="1">t</h><rule/></cover>'
    text = f'{cover}<chapter id="c" title="c"><h level="1">c</h>{chart}</chapter></booklet>'
    return parse_markup(text, Place([], lambda name, line: None, None))


@pytest.mark.parametrize(
    ("chart", "message"),
    [
        (CHART.format("1 2 3"), "series with a value for each"),
        (CHART.format("1"), "series with a value for each"),
        (CHART.format("none none"), 'a series of "chart" has no value at all'),
        (CHART.format("1 2").replace('high="10"', 'high="0"'), "a scale that goes up"),
        (CHART.format("1 2").replace('alt="a"', 'alt=" "'), "the picture has no alt text"),
        ('<chart alt="a" low="0" high="9"><label>x</label></chart>', '"chart" has too few parts (1): it needs 2'),
    ],
)
def test_a_chart_of_a_template_that_makes_no_sense(chart: str, message: str) -> None:
    (problem,) = problems_of(tree(chart))
    assert message in problem.message


def test_values_that_are_no_numbers() -> None:
    with pytest.raises(ContentError, match="values"):
        tree(CHART.format("1 two"))


def test_labels_go_over_lines_only_where_they_must() -> None:
    sheet = Stylesheet(load_theme("standard", [ROOT / "templates/themes"]))
    chart = tree(CHART.format("1 none")).first("chart")
    assert chart
    block = ChartBlock(chart, sheet, before=0, after=0)
    assert block.measure(60) == block.measure(300) + sheet.style("drawing_label").leading
