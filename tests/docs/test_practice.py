"""The practice of the documentation: it has every field, prints what the page says, and errors are as shown."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import indent

import pytest
from PIL import Image

from builder.document import text_of
from builder.errors import ContentError
from builder.loading import load_yaml, load_yaml_text
from builder.model.practice import Colors, Emergency, Person, Practice
from builder.model.validate import validate
from builder.pipeline import build, open_project
from builder.source import format_text
from builder.tailoring.variables import RANGE, variables_of
from tests.conftest import PROJECTS
from tests.docs.pages import DOCS, codes, first_cells, page, replace_in

PAGE = "your-practice.md"
CODES = codes(page(PAGE))
WHOLE = next(code.text for code in CODES if code.text.startswith("name:"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project with the practice of the page."""
    root = shutil.copytree(PROJECTS["scaffold"], tmp_path / "project")
    (root / "practice.yaml").write_text(WHOLE)
    Image.new("RGB", (80, 40), "white").save(root / "logo.png")
    monkeypatch.chdir(root)
    return root


def test_the_whole_practice_has_every_field() -> None:
    practice = validate(Practice, load_yaml_text(WHOLE, DOCS / PAGE))
    assert practice.model_fields_set == set(Practice.model_fields)
    assert practice.colors.model_fields_set == set(Colors.model_fields)
    assert practice.emergency.model_fields_set == set(Emergency.model_fields)
    assert practice.people[0].model_fields_set == set(Person.model_fields)


def test_every_field_colour_and_variable_has_a_row() -> None:
    named = set(first_cells(page(PAGE)))
    rules = open_project(PROJECTS["flagship"]).safety
    assert rules
    variables = variables_of(Emergency(), rules.pain, {"or": "or", "to": "to"})
    assert [name for name in (*Practice.model_fields, *Colors.model_fields) if name not in named] == []
    shown = dict(line.strip("| ").split(" | ")[:2] for line in page(PAGE).splitlines() if line.startswith("| `{"))
    assert {name.strip("`{}"): value for name, value in shown.items()} == variables | {RANGE: "0 to 3"}
    assert all(f"`{name}`" in page(PAGE) for name in (*Emergency.model_fields, *Person.model_fields))


def test_it_builds_without_a_warning_and_says_what_the_page_says(project: Path) -> None:
    built = build(project)
    assert built.laid_out.warnings == []
    text = " ".join(text_of(built.tree).split())
    for words in ("Harbor Lane Clinic", "Call 999", "Pain 0 to 4: carry on", "Pain 5: ease off", "Pain 6 or more"):
        assert words in text
    assert (built.sheet.paper_name, built.sheet.color("cover")) == ("a5", "#F7EAF4")


def test_the_example_texts_are_printed_as_the_page_says(project: Path) -> None:
    blocks = next(code.text for code in CODES if code.is_blocks)
    replace_in(project / "chapters/log.yaml", "blocks:\n", "blocks:\n" + indent(blocks, "  "))
    text = " ".join(text_of(build(project).tree).split())
    assert "Stop if pain goes above 4 out of 10." in text
    assert "an urgent treatment centre can help, too." in text
    assert "Write {pain_ceiling} where the number should go." in text


def test_the_example_error_is_what_is_said(project: Path) -> None:
    shown = next(code.text for code in CODES if code.text.startswith("error:"))
    (project / "practice.yaml").write_text('name: Harbor Lane\ncolors:\n  heading: "#5FA0B4"\n')
    with pytest.raises(ContentError) as caught:
        build(project)
    assert format_text(caught.value.diagnostics) == shown.strip()
    assert load_yaml(project / "practice.yaml")
