"""What a client's visits tell the next booklet, and what is wrong with a visit, told at its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.model import load_visits
from builder.model.blocks import Grid
from builder.model.plan import Progress
from builder.model.visit import Visit
from builder.tailoring.progress import sides_of
from builder.tailoring.tailor import tailor
from builder.theme import load_sides
from tests.conftest import ROOT
from tests.tailoring.small import at, client, ours

TODAY = datetime.date(2026, 11, 22)
WALK = "WU2: {sets: 1, time: 5 min, rest: none, side: both, days: 2-5}"
BRIDGE = "SG1: {sets: 2, reps: 8, hold: 2 s, rest: 45 s, side: both, days: 2-3}"
FEWER = BRIDGE.replace("reps: 8", "reps: 6").replace("45 s", "1 min")


def visits(folder: Path, *texts: str) -> tuple[Visit, ...]:
    """Visits with these lines, one a month from January on."""
    for number, text in enumerate(texts, start=1):
        (folder / f"visit{number}.yaml").write_text(f"date: 2026-{number:02}-07\n{text}", encoding="utf-8")
    return load_visits(folder)


def progress(folder: Path, *texts: str, **fields: object) -> Progress | None:
    """What the visits of a client tell."""
    sides = load_sides(ROOT / "templates/locales/en.sides.yaml")
    fields = {"exercises": ["SG1"], "doses": {"SG1": {"sets": 2, "reps": 8}}} | fields
    made = tailor(ours(), client(**fields), "ana", sides, TODAY, visits(folder, *texts))
    assert made.project.plan_for
    return made.project.plan_for.progress


def plan(*exercises: str) -> str:
    """The plan of a visit."""
    return "plan:\n" + "".join(f"  {exercise}\n" for exercise in exercises)


def changes(told: Progress | None) -> tuple[list[str], list[str], list[str]]:
    """The ids of what is new, changed and dropped."""
    assert told
    assert told.changes
    new, dropped = ([str(e.id) for e in some] for some in (told.changes.new, told.changes.dropped))
    return new, [str(step.exercise.id) for step in told.changes.changed], dropped


def test_before_the_first_visit_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert progress(tmp_path / "nobody") is None


def test_what_is_new_changed_and_dropped(tmp_path: Path) -> None:
    told = progress(tmp_path, plan(WALK, FEWER), exercises=["SG1", "ST1"])
    assert changes(told) == (["ST1"], ["SG1"], ["WU2"])
    assert told
    assert told.changes
    (step,) = told.changes.changed
    assert (step.before.reps.written(), step.now.reps.written()) == ("6", "8")  # type: ignore[union-attr]
    assert told.changes.since == datetime.date(2026, 1, 7)


def test_a_visit_with_the_very_plan_is_the_one_of_this_booklet(tmp_path: Path) -> None:
    assert changes(progress(tmp_path, plan(WALK, FEWER), plan(BRIDGE))) == ([], ["SG1"], ["WU2"])


def test_a_plan_that_was_changed_before_counts_no_more(tmp_path: Path) -> None:
    assert changes(progress(tmp_path, plan(WALK), plan(BRIDGE), plan(BRIDGE))) == ([], [], [])


def test_the_first_visit_has_nothing_to_compare_with(tmp_path: Path) -> None:
    assert progress(tmp_path, plan(BRIDGE)) is None


def test_the_order_and_a_note_of_a_dose_make_no_difference(tmp_path: Path) -> None:
    noted = BRIDGE.replace("days: 2-3", "days: 2-3, note: on a mat")
    assert changes(progress(tmp_path, plan(WALK), plan(noted), "pain: 3\n")) == (["SG1"], [], ["WU2"])


def test_visits_count_by_their_dates_and_not_by_their_names(tmp_path: Path) -> None:
    found = visits(tmp_path, "pain: 1\n", "pain: 2\n")
    (tmp_path / "visit1.yaml").rename(tmp_path / "zzz.yaml")
    assert [visit.pain for visit in load_visits(tmp_path)] == [visit.pain for visit in found] == [1, 2]


@pytest.mark.parametrize(
    ("texts", "charts"),
    [
        (["pain: 5\n"], {}),
        (["pain: 5\n", "pain: 3\n"], {"pain": [(None, (5, 3))]}),
        (["pain: 5\n", "note: Ill.\n", "pain: 3\n"], {"pain": [(None, (5, 3))]}),
        (["checks: {T2: 12}\n", "checks: {T2: -3.5}\n"], {"T2": [(None, (12, -3.5))]}),
        (["checks: {T2: 12, T4: 3}\n", "checks: {T2: 7}\n"], {"T2": [(None, (12, 7))]}),
        (
            ["checks: {T1: {left: 50, right: 60}}\n", "checks: {T1: {right: 66}}\n"],
            {"T1": [("left", (50, None)), ("right", (60, 66))]},
        ),
        (["checks: {T1: {right: 60}}\n", "checks: {T1: {right: 66}}\n"], {"T1": [("right", (60, 66))]}),
        ([f"pain: {number}\n" for number in range(8)], {"pain": [(None, (0, 4, 5, 6, 7))]}),
    ],
)
def test_charts_have_the_results_of_two_visits_or_more(
    texts: list[str], charts: dict[str, object], tmp_path: Path
) -> None:
    told = progress(tmp_path, *texts)
    found = {
        str(chart.check.id) if chart.check else "pain": [(series.side, series.values) for series in chart.series]
        for chart in (told.charts if told else ())
    }
    assert found == charts
    assert all(len(chart.dates) == len(chart.series[0].values) for chart in (told.charts if told else ()))


def test_a_check_that_a_condition_forbids_is_not_charted_and_that_is_told(tmp_path: Path) -> None:
    sides = load_sides(ROOT / "templates/locales/en.sides.yaml")
    found = visits(tmp_path, "checks: {T2: 12, T4: 3}\n", "checks: {T4: 2, T2: 7}\n")
    made = tailor(ours(), client(exercises=["CO2"], conditions=["osteoporosis"]), "ana", sides, TODAY, found)
    assert made.project.plan_for
    assert made.project.plan_for.progress
    assert [chart.check.id for chart in made.project.plan_for.progress.charts if chart.check] == ["T4"]
    (problem,) = (remark for remark in made.remarks if "charted" in remark.message)
    assert problem.message == '"Toe reach" is not charted: who has the condition "osteoporosis" should skip it'
    assert (at(problem), problem.severity) == ("2:17", "warning")


def test_our_self_checks_name_rows_of_our_log() -> None:
    rows = {str(row) for block in ours().chapters["logs"].blocks if isinstance(block, Grid) for row in block.grid}
    named = [
        ", ".join(filter(None, (check.result.row, side)))
        for check in ours().self_checks.values()
        if check.result
        for side in sides_of(check.result)
    ]
    assert len(named) == 6
    assert set(named) <= rows


BAD = [
    ("checks: {T9: 4}\n", "2:10", 'there is no self-check "T9"', "known here: T1, T2, T3, T4"),
    ("checks:\n  T1: {left: 60}\n  T2: {left: 3}\n", "4:3", '"Toe reach" has one result, without sides', "a number"),
    ("checks: {T1: 60}\n", "2:10", '"Straight-leg raise" has a result for each side', "{left: 61, right: 58}"),
    ("checks: {T1: {left: 160}}\n", "2:10", '160 cannot be a result of "Straight-leg raise"', "degrees, 0 to 150"),
    ("checks: {T2: -41}\n", "2:10", '-41 cannot be a result of "Toe reach"', "cm (minus is past the floor), -40 to 80"),
    ("checks: {T4: 10.5}\n", "2:10", '10.5 cannot be a result of "Tightness score"', "0 to 10, 0 to 10"),
    (plan(BRIDGE.replace("SG1", "SG11")), "3:3", 'there is no exercise "SG11"', 'did you mean "SG1"?'),
]


@pytest.mark.parametrize(("text", "place", "message", "hint"), BAD)
def test_what_the_project_does_not_know_is_told_at_its_line(
    text: str, place: str, message: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as caught:
        progress(tmp_path, text)
    (problem,) = caught.value.diagnostics
    assert (at(problem), problem.message) == (place, message)
    assert hint in (problem.hint or "")


def test_a_visit_to_come_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="the visit of 2026-12-07 lies in the future"):
        progress(tmp_path, *(12 * ["pain: 1\n"]))


BROKEN = [
    ("pain: 11\n", "2:7", '"pain" should be 10 or less'),
    ("pain: bad\n", "2:7", '"pain" should be a number'),
    ("checks: {T1: {left: sixty}}\n", "2:21", '"left" should be a number'),
    ("checks: {T1: {}}\n", "2:14", '"T1" needs a result for the left side, the right side, or both'),
    ("checks: {T1: {middle: 3}}\n", "2:15", 'unknown field "middle"'),
    ("checks: {T2: a lot}\n", "2:14", '"T2" should be a number'),
    ("plan:\n  SG1: {sets: 2}\n", "3:9", 'the field "side" is missing'),
    ("date: 2026-01-08\n", "2:1", '"date" stands twice in this mapping'),
    ("pain: [\n", "2:1", "not valid YAML"),
]


@pytest.mark.parametrize(("text", "place", "message"), BROKEN)
def test_a_broken_file_is_told_with_line_and_column(text: str, place: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        visits(tmp_path, text)
    problem = caught.value.diagnostics[0]
    assert at(problem) == place
    assert problem.message.startswith(message)


def test_the_faults_of_all_visits_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        visits(tmp_path, "pain: 11\n", "pains: 1\n", "pain: 3\n")
    assert [problem.message for problem in caught.value.diagnostics] == [
        '"pain" should be 10 or less',
        'unknown field "pains"',
    ]


def test_two_visits_of_one_day_are_refused(tmp_path: Path) -> None:
    visits(tmp_path, "pain: 1\n")
    (tmp_path / "again.yaml").write_text("pain: 2\ndate: 2026-01-07\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_visits(tmp_path)
    (problem,) = caught.value.diagnostics
    assert problem.message == "two visits are of 2026-01-07"
    assert problem.span
    assert (problem.span.path.name, problem.hint) == ("visit1.yaml", "the first is again.yaml")
