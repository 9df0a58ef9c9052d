"""The examples of the documentation do what the pages say: they are put into a new project and built."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.checks.printing import check_printing
from builder.document import text_of
from builder.errors import ContentError
from builder.loading import load_yaml, load_yaml_text
from builder.model import load_project
from builder.model.blocks import KINDS, Chapter, kind_of
from builder.model.exercise import Exercise
from builder.model.validate import validate
from builder.pipeline import build, check, theme_folders
from builder.source import as_records, format_text
from builder.theme import load_theme
from tests.docs.pages import DOCS, PAGES, add_blocks, codes, first_cells, page, project_of, replace_in

FILES = [(path.name, code) for path in PAGES for code in codes(path.read_text(encoding="utf-8")) if code.file]


@pytest.mark.parametrize(("name", "code"), FILES, ids=[f"{name}:{code.file}" for name, code in FILES])
def test_whole_files_are_valid(name: str, code, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """An exercise, chapter or theme alone; every other file with its whole page below."""
    kind, _, file = code.file.rpartition("/")
    path = tmp_path / file
    path.write_text(code.text, encoding="utf-8")
    if kind == "exercises":
        assert validate(Exercise, load_yaml(path)).steps
    elif kind == "chapters":
        assert validate(Chapter, load_yaml(path)).blocks
    elif kind == "themes":
        assert load_theme(path.stem, [tmp_path, *theme_folders(tmp_path)]).name
    else:
        assert file.endswith((".yaml", ".j2"))


@pytest.mark.parametrize("name", sorted({name for name, _ in FILES}))
def test_a_new_project_with_the_files_of_a_page_builds(name: str, tmp_path: Path) -> None:
    built = build(project_of(name, tmp_path / "project"))
    assert built.laid_out.pdf.startswith(b"%PDF")
    assert built.laid_out.warnings == []


def test_every_kind_of_block_has_an_example_that_builds(tmp_path: Path) -> None:
    blocks = [code for code in codes(page("write-a-chapter.md")) if code.is_blocks]
    project = project_of("write-a-chapter.md", tmp_path / "project")
    add_blocks(project, [code for code in blocks if not code.text.startswith("- cards:")])
    tree = build(project).tree
    printed = " ".join(text_of(tree).split())
    for words in ("Slow moves work best.", "Chair stands", "First weeks", "Do both moves near a wall.", "What helped"):
        assert words in printed
    shown = {kind_of(block) for code in blocks for block in load_yaml_text(code.text, DOCS / "write-a-chapter.md")}  # type: ignore[attr-defined]
    assert shown == set(KINDS)


@pytest.mark.parametrize(("index", "first"), [(0, "heel-raise"), (1, "heel-raise")])
def test_examples_of_cards_print_them_in_their_order(index: int, first: str, tmp_path: Path) -> None:
    cards = [code for code in codes(page("write-a-chapter.md")) if code.text.startswith("- cards:")]
    project = project_of("write-a-chapter.md", tmp_path / "project")
    replace_in(project / "chapters/moves.yaml", "  - cards: strength\n", "")
    add_blocks(project, [cards[index]])
    printed = [element.get("id") for element in build(project).tree.walk() if element.name == "exercise"]
    assert printed == [first, "sit-to-stand"]


def test_the_example_exercise_adds_a_third_card(tmp_path: Path) -> None:
    tree = build(project_of("add-an-exercise.md", tmp_path / "project")).tree
    assert [e.get("id") for e in tree.walk() if e.name == "exercise"] == ["heel-raise", "sit-to-stand", "wall-push"]


def test_the_example_themes_hold_every_target(tmp_path: Path) -> None:
    project = project_of("make-a-theme.md", tmp_path / "project")
    for edition in ("clinic", "square"):
        built = build(project, edition)
        findings = check_printing(built.sheet, built.laid_out, built.tree)
        assert [finding for finding in findings if not finding.holds] == []
    assert build(project, "clinic").sheet.style("h1").weight == "bold"
    assert build(project, "square").sheet.paper_name == "square"


def test_the_example_templates_change_the_page(tmp_path: Path) -> None:
    project = project_of("override-a-template.md", tmp_path / "project")
    replace_in(project / "booklet.yaml", "id: my-booklet", "id: my-booklet\nauthor: Ana Ruiz")
    tree = build(project).tree
    cover = tree.first("cover")
    assert cover
    assert "By Ana Ruiz" in text_of(cover)
    assert "Prepared for" not in text_of(cover)
    boxed = [text_of(e).strip() for e in tree.walk() if e.name == "callout" and e.get("kind") == "key"]
    assert "Read this page first." in boxed


def test_templates_see_the_listed_names_and_filters(tmp_path: Path) -> None:
    project = project_of("add-an-exercise.md", tmp_path / "project")
    text = page("override-a-template.md")
    cells = first_cells(text[text.index("## What a template sees") : text.index("## The markup")])
    tests = [f"'{cell.split('|')[1].split('(')[0]}' is filter" for cell in cells if "|" in cell]
    assert len(tests) > 8
    only_in_parts = ("chapter", "number", "block", "exercise")
    tests += [f"{cell.split('(')[0]} is defined" for cell in cells if "|" not in cell and cell not in only_in_parts]
    assert len(tests) > 20
    missing = "".join(f"{{% if not ({test}) %}}{test}? {{% endif %}}" for test in tests)
    cover = project / "templates/cover.xml.j2"
    cover.parent.mkdir()
    cover.write_text(f'<cover><h level="1">Missing: {missing}</h><rule/></cover>', encoding="utf-8")
    seen = build(project).tree.first("cover")
    assert seen
    assert text_of(seen).strip() == "Missing:"


def test_the_example_claims_are_proved(tmp_path: Path) -> None:
    name = "content-and-evidence.md"
    project = project_of(name, tmp_path / "project")
    report = check(project)
    shown = re.search(r"Claims: \d+ of \d+ covered, \d+ problems", page(name))
    assert shown
    assert shown[0] in report.lines()
    replace_in(project / "chapters/falls.yaml", "covers: [K1]", "covers: []")
    (problem,) = check(project).claims.problems
    assert f"error: {problem.message}\n" in page(name)
    replace_in(project / "chapters/falls.yaml", "They lower the risk of a fall, but", "You will never fall, and")
    problems = [problem.message for problem in check(project).claims.problems]
    assert any("without its balance" in message for message in problems)
    assert any('prints "you will never fall"' in message for message in problems)


def test_the_example_error_is_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_of("errors.md", tmp_path / "project")
    monkeypatch.chdir(project)
    replace_in(project / "exercises/heel_raise.yaml", "move_on:", "moveon:")
    with pytest.raises(ContentError) as caught:
        load_project(project)
    shown = codes(page("errors.md"))
    assert shown[0].text.strip() in format_text(caught.value.diagnostics)
    (record,) = json.loads(next(code.text for code in shown if code.language == "json"))
    assert record in as_records(caught.value.diagnostics)
