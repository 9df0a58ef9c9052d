"""Conditions against exercises: who is left out, what the cards say, what the practitioner is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from builder.model.base import Id, Text
from builder.tailoring.screening import MOST, OWN_CARD, screen
from tests.conftest import PROJECTS
from tests.tailoring.rules import CONDITIONS, FAMILIES, OWN_CARDS, REMEDIES, SELF_CHECKS, TOGETHER, cells
from tests.tailoring.small import (
    at,
    client,
    client_of,
    errors,
    ids,
    ours,
    safety,
    screened,
    warnings,
    with_exercise,
    with_safety,
)

CAUTIONS = {
    (family["family"], caution["condition"]): caution.get("text")
    for family in yaml.safe_load((PROJECTS["flagship"] / "safety.yaml").read_text(encoding="utf-8"))["cautions"]
    for caution in family["conditions"]
}
"""The words of our cautions, as they stand in the file."""


def test_the_tables_are_whole() -> None:
    rows = [{name for name, _, _ in cells(table)} for table in (OWN_CARDS, TOGETHER, FAMILIES)]
    assert rows == [set(ours().exercises), set(ours().exercises), {family.id for family in ours().booklet.families}]
    assert [condition.id for condition in safety().conditions] == CONDITIONS


@pytest.mark.parametrize(("name", "condition", "rule"), cells(OWN_CARDS))
def test_what_a_card_says_of_a_condition(name: str, condition: str, rule: str) -> None:
    result = screened(with_safety(cautions=[]), name, conditions=[condition])
    care = ours().exercises[name].care
    assert result.kept == (() if rule == "A" else (name,))
    assert result.excluded == (((name, condition, OWN_CARD),) if rule == "A" else ())
    assert result.marks == ({name: (care,)} if rule == "c" else {})
    assert not result.soft
    assert len(warnings(result.problems)) == (rule in "A.")
    confirmed = screened(with_safety(cautions=[]), name, conditions=[condition], confirm=[name])
    assert (confirmed.kept, confirmed.marks) == ((name,), {name: (care,)} if rule in "Ac" else {})


@pytest.mark.parametrize(("family", "condition", "rule"), cells(FAMILIES))
def test_what_a_family_says_of_a_condition(family: str, condition: str, rule: str) -> None:
    exercise = next(exercise for exercise in ours().exercises.values() if exercise.family == family)
    project = with_exercise(exercise.model_copy(update={"avoid_if": [], "care_if": []}))
    result = screened(project, exercise.id, conditions=[condition])
    text = CAUTIONS[family, condition]
    assert result.kept == (() if rule == "A" else (exercise.id,))
    assert result.excluded == (((exercise.id, condition, text),) if rule == "A" else ())
    assert result.marks == ({exercise.id: (text,)} if rule in "ms" else {})
    assert result.soft == ({text} if rule == "s" else set())
    told = [*warnings(result.problems), *errors(result.problems)]
    assert len(told) == 2 * (rule == "A"), "each condition is spoken of: that it is fine, too, is said"


@pytest.mark.parametrize(("remedy", "condition", "rule"), cells(REMEDIES))
def test_what_a_remedy_says_of_a_condition(remedy: str, condition: str, rule: str) -> None:
    found = {
        caution.condition: caution.rule
        for family in safety().cautions
        if family.family == remedy
        for caution in family.conditions
    }
    assert found.get(Id(condition)) == {"A": "avoid", "m": "modify", "s": "ok", ".": None}[rule]


@pytest.mark.parametrize(("check", "condition", "rule"), cells(SELF_CHECKS))
def test_who_should_skip_a_self_check(check: str, condition: str, rule: str) -> None:
    assert (condition in ours().self_checks[check].skip_if) == (rule == "A")


@pytest.mark.parametrize(("name", "condition", "rule"), cells(TOGETHER))
def test_the_stricter_of_card_and_family_counts(name: str, condition: str, rule: str) -> None:
    result = screened(ours(), name, conditions=[condition])
    text = CAUTIONS[ours().exercises[name].family, condition]
    reasons = {"O": OWN_CARD, "F": text, "B": f"{OWN_CARD}. {text}"}
    assert result.kept == (() if rule in reasons else (name,))
    assert result.excluded == (((name, condition, reasons[rule]),) if rule in reasons else ())
    assert result.marks == ({name: (text,)} if rule in "ms" else {})
    assert result.soft == ({text} if rule == "s" else set())


@pytest.mark.parametrize(("name", "condition", "rule"), [cell for cell in cells(TOGETHER) if cell[2] in "OFB"])
def test_what_is_confirmed_is_kept_and_marked(name: str, condition: str, rule: str) -> None:
    result = screened(ours(), name, conditions=[condition], confirm=[name])
    assert result.kept == (name,)
    assert not result.excluded
    assert result.marks == {name: (CAUTIONS[ours().exercises[name].family, condition],)}
    assert not result.soft
    (problem,) = warnings(result.problems)
    assert (problem.severity, problem.hint) == ("warning", None)
    assert "is kept, as it is confirmed, in spite of" in problem.message


def test_remedies_are_no_families_of_exercises() -> None:
    remedies = [family for family in safety().cautions if family.family in ("heat", "ice", "massage")]
    assert len(remedies) == 3
    result = screened(with_safety(cautions=remedies), "CO2", "ST6", conditions=["acute_strain", "numb_skin"])
    assert (result.marks, result.excluded) == ({}, ())


def test_a_healthy_client_keeps_everything_and_reads_nothing_more() -> None:
    result = screened(ours(), *list(ours().exercises)[:MOST])
    assert result.kept == tuple(list(ours().exercises)[:MOST])
    assert (result.marks, result.excluded, result.problems) == ({}, (), ())


def test_an_exclusion_is_told_at_the_condition_in_the_clients_file(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "exercises: [SG9, CO2],\nconfirm: [CO2],\nconditions: [teen, hip_replacement]")
    (problem,) = warnings(screen(ours(), ana.exercises, ana).problems)
    assert problem.message == f'"Nordic curl" (SG9) is left out because of "New hip": {OWN_CARD}'
    assert problem.hint == "to keep it, look at it first and write confirm: [CO2, SG9]"
    assert problem.severity == "warning"
    assert at(problem) == "4:20"


def test_an_exclusion_is_told_for_each_condition() -> None:
    result = screened(ours(), "ST1", "CO2", conditions=["nerve", "sit_bone_tendon"])
    assert [(e.exercise, e.condition) for e in result.excluded] == [("ST1", "nerve"), ("ST1", "sit_bone_tendon")]
    assert len(warnings(result.problems)) == 2
    assert result.kept == ("CO2",)


def test_a_project_without_safety_rules_keeps_everything() -> None:
    result = screened(replace(ours(), safety=None), "ST1")
    assert (result.kept, result.marks, result.problems) == (("ST1",), {}, ())


def test_nothing_is_marked_on_what_is_left_out() -> None:
    result = screened(ours(), "ST1", "CO2", conditions=["nerve", "osteoporosis"])
    assert list(result.marks) == ["CO2"]


def test_words_stand_once_and_those_that_only_inform_come_last() -> None:
    result = screened(ours(), "CO1", conditions=["strain_early_rehab", "pregnancy", "eye_bp", "pregnancy"])
    words = [CAUTIONS["core", name] for name in ("pregnancy", "eye_bp", "strain_early_rehab")]
    assert result.marks == {"CO1": tuple(words)}
    assert result.soft == {CAUTIONS["core", "strain_early_rehab"]}
    result = screened(ours(), "YO1", "SG6", conditions=["dvt", "acute_strain", "nerve"], confirm=["YO1", "SG6"])
    assert [len(set(words)) for words in result.marks.values()] == [len(words) for words in result.marks.values()]


def test_the_same_words_of_two_conditions_stand_once_and_warn() -> None:
    (core,) = (family for family in safety().cautions if family.family == "core")
    words = Text("Go slowly.")
    cautions = [caution.model_copy(update={"text": words}) for caution in core.conditions if caution.text]
    project = with_safety(cautions=[core.model_copy(update={"conditions": cautions})])
    result = screened(project, "CO1", conditions=["strain_early_rehab", "eye_bp"])
    assert result.marks == {"CO1": (words,)}
    assert not result.soft


def test_a_card_that_names_a_condition_warns_where_the_family_is_fine() -> None:
    exercise = ours().exercises["CO1"].model_copy(update={"care_if": ids("strain_early_rehab", "teen")})
    result = screened(with_exercise(exercise), "CO1", conditions=["strain_early_rehab", "teen"])
    assert result.marks == {"CO1": (CAUTIONS["core", "strain_early_rehab"], exercise.care)}
    assert not result.soft


def test_care_without_words_is_told_unless_there_is_a_note() -> None:
    exercise = ours().exercises["CO1"].model_copy(update={"care_if": ids("teen"), "care": None})
    project = with_exercise(exercise)
    result = screened(project, "CO1", conditions=["teen"])
    (problem,) = warnings(result.problems)
    assert result.marks == {}
    assert problem.message == f'nothing says what "Under 18" means for "{exercise.name}" (CO1)'
    assert problem.hint == "say it on the card: notes: {CO1: …}"
    assert problem.severity == "warning"
    assert not screened(project, "CO1", conditions=["teen"], notes={"CO1": "Ask your coach."}).problems


def test_a_condition_that_nobody_speaks_of_is_told(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "exercises: [CO1, SG1],\nconditions: [teen]")
    cautions = [family for family in safety().cautions if family.family != "core"]
    (problem,) = warnings(screen(with_safety(cautions=cautions), ana.exercises, ana).problems)
    assert problem.message == 'nothing says what "Under 18" means for "Front and side plank" (CO1)'
    assert problem.severity == "warning"
    assert at(problem) == "3:14"


def test_when_all_are_left_out_nothing_can_be_made(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "exercises: [ST1, SG1],\nconditions: [dvt]")
    result = screen(ours(), ana.exercises, ana)
    (problem,) = errors(result.problems)
    assert problem.message == "no exercise is left: conditions speak against all of them"
    assert at(problem) == "2:1"
    assert len(warnings(result.problems)) == 2
    assert not errors(screened(ours(), "ST1", "SG1", conditions=["dvt"], confirm=["SG1"]).problems)


def test_a_long_list_must_be_confirmed(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "exercises: [CO1, CO2, SG1, SG2, SG3, SG4, SG5]")
    (problem,) = screen(ours(), ana.exercises, ana).problems
    assert problem.message.startswith("7 exercises are listed: more than 6 ")
    assert problem.hint == "choose the 6 that matter most, or write confirm: [many]"
    assert problem.severity == "error"
    assert at(problem) == "2:1"
    (problem,) = screened(ours(), *ana.exercises, confirm=["many"]).problems
    assert (problem.severity, problem.hint) == ("warning", None)
    assert not screened(ours(), *ana.exercises[:6]).problems


def test_what_is_left_out_does_not_make_a_list_long() -> None:
    names = ["CO1", "CO2", "SG1", "SG2", "SG3", "SG4", "SG9"]
    assert not errors(screened(ours(), *names, conditions=["hip_replacement"]).problems)


def test_a_long_programme_is_only_told(tmp_path: Path) -> None:
    ana = client_of(tmp_path, "programme: desk,\nexercises: [SG9, SG1]")
    chosen = ids(*ours().exercises)[:7]
    (problem,) = screen(ours(), chosen, ana).problems
    assert problem.message.startswith("with the programme there are 7 exercises: more than 6 ")
    assert problem.severity == "warning"
    assert at(problem) == "2:12"
    assert not screen(ours(), chosen[:6], ana).problems
    long = client(programme="desk", exercises=[str(name) for name in chosen])
    assert [p.severity for p in screen(ours(), chosen, long).problems] == ["error"]


def test_a_note_names_the_cards_that_say_what_to_mind() -> None:
    result = screened(ours(), "WU4", "SG1", "CO2", conditions=["osteoporosis", "teen"])
    labels = {condition.id: condition.label for condition in safety().conditions}
    notes = {problem.message: problem.hint for problem in result.problems if problem.severity == "note"}
    message = f'cards say what to mind because of "{labels["osteoporosis"]}": WU4, SG1, CO2'
    assert notes[message] == 'read it under "For you" on the cards'
    assert all(result.marks[name] for name in ("WU4", "SG1", "CO2"))
