"""The documentation leads somewhere, and lists everything that it claims to list."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from builder.checks.printing import check_printing
from builder.cli.main import cli
from builder.document.vocabulary import VOCABULARY, Form
from builder.errors import ExitCode
from builder.model.blocks import KINDS, Chapter
from builder.model.booklet import Booklet
from builder.model.client import Client
from builder.model.dose import Dose
from builder.model.exercise import Exercise
from builder.model.safety import CheckResult
from builder.model.schema import KINDS as SCHEMAS
from builder.model.visit import Visit
from builder.theme.model import Colors, Paper, Spacing, Targets, Theme, Type, Types
from tests.conftest import EDITIONS, PAPERS, book
from tests.docs.pages import PAGES, ROOT, anchors, codes, first_cells, page, prose

WITH_README = [*PAGES, ROOT / "README.md"]


@pytest.mark.parametrize("path", WITH_README, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", prose(text)) if not re.match("https?:|mailto:|tel:", link)]
    examples = {"#sit-to-stand", "#id", "lang:sa-Latn"}  # of the booklet's own links, in code spans
    lost = []
    for link in set(links) - examples:
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        inside = target.exists() and target.resolve().is_relative_to(ROOT)
        if not inside or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            lost.append(link)
    assert links
    assert not lost


def test_the_index_names_every_page() -> None:
    text = page("README.md")
    assert [path.name for path in PAGES if path.name != "README.md" and f"({path.name})" not in text] == []


@pytest.mark.parametrize("path", WITH_README, ids=lambda path: path.name)
def test_commands_are_understood(path: Path) -> None:
    """Every `booklet …` line of a shell block has a verb and options that exist."""
    lines = [
        line
        for code in codes(path.read_text(encoding="utf-8"))
        if code.language == "sh"
        for line in code.text.splitlines()
    ]
    for line in lines:
        words = shlex.split(re.split(r" [>|] | &&", line)[0], comments=True)
        if words[:1] == ["booklet"]:
            verb: click.Command | None = cli
            while isinstance(verb, click.Group):
                verb, words = verb.get_command(click.Context(verb), words[1]), words[1:]
            assert verb, line
            with verb.make_context(words[0], words[1:]):
                pass


def test_every_kind_of_block_is_described() -> None:
    missing = [kind for kind in KINDS if f"`{kind}`" not in prose(page("write-a-chapter.md"))]
    assert missing == []


def test_every_element_is_in_the_table_of_the_markup() -> None:
    rows = _markup_rows()
    assert sorted(rows) == sorted(VOCABULARY)
    for name, kind in VOCABULARY.items():
        for attribute, values in (kind.attributes or {}).items():
            assert f"`{attribute}" in rows[name], f"{attribute} of {name}"
            known = () if isinstance(values, Form) else values
            assert [value for value in known if not re.search(rf"\b{value}\b", rows[name])] == [], name
        assert [a for a in kind.required if f"**`{a}`**" not in rows[name]] == [], name


def _markup_rows() -> dict[str, str]:
    """The rows of the table of elements, by element."""
    rows = re.findall(r"^\| ((?:`<[\w-]+>`(?:, )?)+) (\|.*)$", page("override-a-template.md"), re.MULTILINE)
    return {name: rest for names, rest in rows for name in re.findall(r"<([\w-]+)>", names)}


def test_every_template_is_listed() -> None:
    text = page("override-a-template.md")
    folder = ROOT / "templates"
    parts = [path.name for path in folder.glob("*.xml.j2")]
    assert len(parts) > 5
    assert [name for name in parts if f"`{name}`" not in text] == []
    assert {path.name.removesuffix(".xml.j2") for path in (folder / "blocks").glob("*")} == set(KINDS)


def test_every_exit_code_is_in_the_table() -> None:
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", page("errors.md"), re.MULTILINE)
    assert rows == [(str(code.value), code.name) for code in ExitCode]


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("start-a-booklet.md", [Booklet]),
        ("write-a-chapter.md", [Chapter]),
        ("add-an-exercise.md", [Exercise, Dose]),
        ("make-a-theme.md", [Theme, Colors]),
        ("make-a-clients-booklet.md", [Client, Visit]),
        ("write-a-chapter.md", [CheckResult]),
    ],
)
def test_every_field_has_a_row(name: str, records: list[type]) -> None:
    named = set(first_cells(page(name)))
    if name == "make-a-theme.md":  # these have sections of their own
        named |= {"colors", "papers", "type", "spacing", "targets"}
    assert [f for record in records for f in record.model_fields if f not in named] == []  # type: ignore[attr-defined]


def test_every_value_of_a_theme_is_named() -> None:
    text = prose(page("make-a-theme.md"))
    records = (Paper, Type, Types, Spacing, Targets)
    assert [f for record in records for f in record.model_fields if f"`{f}`" not in text] == []


def test_every_kind_of_file_is_named() -> None:
    text = page("start-a-booklet.md")
    files = {"booklet": "booklet.yaml", "safety": "safety.yaml", "self_checks": "self_checks.yaml"}
    files |= {"glossary": "glossary.yaml", "chapter": "chapters/*.yaml", "exercise": "exercises/*.yaml"}
    files |= {"programme": "programmes/*.yaml", "evidence": "evidence/*.yaml"}
    files |= {"claims": "claims.yaml", "sources": "sources.yaml", "pose": "poses/*.yaml"}
    files |= {"practice": "practice.yaml", "client": "clients/*.yaml", "visit": "visits/KEY/*.yaml"}
    assert set(files) == set(SCHEMAS)
    assert [name for name in files.values() if f"`{name}`" not in text] == []


def test_every_print_target_paper_and_edition_has_a_row() -> None:
    built = book("scaffold").build
    findings = check_printing(built.sheet, built.laid_out, built.tree)
    text = page("printing.md")
    assert [finding.name for finding in findings if f"\n| {finding.name} |" not in text] == []
    assert [name for name in (*PAPERS, *EDITIONS) if f"\n| `{name}` |" not in text] == []
