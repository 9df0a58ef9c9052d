"""The whole report, on the booklets that we have."""

from __future__ import annotations

import pytest

from builder.checks.report import GRADE_GOAL, Report
from builder.pipeline import check
from builder.theme.contrast import contrast
from tests.conftest import EDITIONS, PROJECTS


@pytest.fixture(scope="module", params=["flagship", "steady"])
def report(request: pytest.FixtureRequest) -> Report:
    """The report of a booklet in all its editions."""
    return check(PROJECTS[request.param])


def test_all_gates_hold(report: Report) -> None:
    assert [f"{e}: {f.name} {f.measured}" for e, found in report.printing.items() for f in found if not f.holds] == []
    assert report.claims.problems == []
    assert report.whole.flesch_kincaid <= GRADE_GOAL
    assert not report.failed


def test_each_edition_is_measured_on_its_own_paper(report: Report) -> None:
    assert sorted(name.split(" on ")[0] for name in report.printing) == sorted(EDITIONS)
    papers = {name.split(" on ")[0]: name.split(" on ")[1].split(",")[0] for name in report.printing}
    assert papers == {"standard": "half-letter", "ink-saver": "half-letter", "large-print": "letter"}
    assert all(len(findings) >= 10 for findings in report.printing.values())


def test_no_chapter_is_hard_to_read(report: Report) -> None:
    long = {name: reading for name, reading in report.reading.items() if reading.words > 200}
    assert len(long) >= 3
    assert all(reading.flesch_kincaid <= GRADE_GOAL for reading in long.values())
    assert report.whole.words == sum(reading.words for reading in report.reading.values())


def test_only_a_missing_review_is_warned_of(report: Report) -> None:
    expected = [] if report.title == "Steady on your feet" else ["nobody has reviewed the content"]
    assert [warning.message.partition(";")[0] for warning in report.warnings] == expected


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#0000FF", 8.59)],
)
def test_contrast_is_that_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == pytest.approx(ratio, abs=0.01)
    assert contrast(b, a) == contrast(a, b)
