"""Names in a client's file: they are there, stand once, and belong to this client."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.model.safety import Bounds
from builder.tailoring.references import chosen, unknown
from tests.tailoring.small import at, client, client_of, ours, with_safety

SG1 = "exercises: [SG1],\n"
NOT_THEIRS = "and is not an exercise of this client"
WRONG = [
    ("exercises: [SG1, SG99]", 'there is no exercise "SG99"', "2:18", 'did you mean "SG9"?'),
    ("exercises: [SG1, SG2, SG1]", 'the exercise "SG1" is listed twice', "2:23", None),
    ("programme: dask", 'there is no programme "dask"', "2:12", 'did you mean "desk"?'),
    (SG1 + "conditions: [nerves]", 'there is no condition "nerves"', "3:14", 'did you mean "nerve"?'),
    (SG1 + "conditions: [nerve, dvt, nerve]", 'the condition "nerve" is listed twice', "3:26", None),
    (SG1 + "chapters: [savety]", 'there is no chapter "savety"', "3:12", 'did you mean "safety"?'),
    (SG1 + "chapters: [safety, safety]", 'the chapter "safety" is listed twice', "3:20", None),
    (SG1 + "doses: {SG11: {sets: 2}}", 'there is no exercise "SG11"', "3:9", 'did you mean "SG1"?'),
    (
        SG1 + "doses: {\nSG2: {sets: 2}}",
        f'"SG2" has a dose, {NOT_THEIRS}',
        "4:1",
        "did you mean…",
    ),
    (
        SG1 + "notes: {SG2: SG1 and SG2.}",
        f'"SG2" has a note, {NOT_THEIRS}',
        "3:9",
        "did you mean…",
    ),
    (SG1 + "notes: {ZZ: Slowly.}", 'there is no exercise "ZZ"', "3:9", "known here: SG1"),
    (SG1 + "confirm: [SG2]", f'"SG2" is confirmed, {NOT_THEIRS}', "3:11", "did you mean…"),
    (SG1 + "confirm: [meny]", 'there is no exercise "meny"', "3:11", 'did you mean "many"?'),
    (
        "programme: desk,\nconfirm: [SG9]",
        f'"SG9" is confirmed, {NOT_THEIRS}',
        "3:11",
        "did you…",
    ),
]


@pytest.mark.parametrize(("text", "message", "place", "hint"), WRONG, ids=[row[1] + row[2] for row in WRONG])
def test_a_wrong_name_is_told_at_its_place(
    text: str, message: str, place: str, hint: str | None, tmp_path: Path
) -> None:
    (problem,) = unknown(ours(), client_of(tmp_path, text))
    assert problem.message == message
    assert at(problem) == place
    assert problem.severity == "error"
    if hint and hint.endswith("…"):
        assert (problem.hint or "").startswith(hint[:-1])
    else:
        assert problem.hint == hint


def test_all_wrong_names_are_told_at_once(tmp_path: Path) -> None:
    text = "exercises: [SG99], conditions: [nerves], chapters: [savety], doses: {SG98: {sets: 2}}, confirm: [SG97]"
    assert len(list(unknown(ours(), client_of(tmp_path, text)))) == 5


def test_names_that_are_there_are_fine(tmp_path: Path) -> None:
    text = "programme: return, exercises: [ST2], conditions: [teen], chapters: [safety, relief], confirm: [SG9, many],"
    text += "doses: {SG9: {sets: 2}, ST2: {sets: 2}}, notes: {WU2: Slowly.}"
    assert not list(unknown(ours(), client_of(tmp_path, text)))


def test_with_an_unknown_programme_its_exercises_are_not_asked_for() -> None:
    ana = client(programme="dask", notes={"SG9": "Slowly."})
    assert [problem.message for problem in unknown(ours(), ana)] == ['there is no programme "dask"']


def test_the_chosen_are_the_listed_ones_and_then_those_of_the_programme() -> None:
    assert chosen(ours(), client(exercises=["SG2", "SG1"])) == ["SG2", "SG1"]
    names = chosen(ours(), client(programme="desk", exercises=["SG9", "SG1"]))
    assert names[:5] == ["SG9", "SG1", "WU1", "WU4", "ST1"]
    assert len(names) == len(set(names)) == 1 + len(chosen(ours(), client(programme="desk")))


def test_a_project_without_conditions_and_chapters() -> None:
    bare = replace(ours(), safety=None, chapters={})
    problems = list(unknown(bare, client(conditions=["nerve"])))
    assert [p.message for p in problems] == ['there is no condition "nerve"', 'there is no chapter "safety"']
    assert {p.hint for p in problems} == {"there is none at all"}


def test_bounds_of_nothing_are_told() -> None:
    row = {"sets": 1, "reps": 1, "time": "none", "hold": "none", "rest": "none", "days": 1, "why": "So."}
    wrong = [
        {"family": "strenth", **row},
        {"exercises": ["SG1", "SG99"], **row},
        {"evidence": ["E99"], **row},
        {"sources": ["ACSM_TR"], **row},
    ]
    project = with_safety(bounds=[Bounds.model_validate(entry) for entry in wrong])
    assert [(problem.message, problem.hint) for problem in unknown(project, client())] == [
        ('there is no family "strenth"', 'did you mean "strength"?'),
        ('there is no exercise "SG99"', 'did you mean "SG9"?'),
        ('there is no evidence "E99"', 'did you mean "E29"?'),
        ('there is no source "ACSM_TR"', 'did you mean "ACSM_RT"?'),
    ]
