"""Bad input through the real command line: the error that the table says, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.cli.main import cli, run
from builder.errors import ExitCode
from tests.bad_input.case import Bad
from tests.bad_input.drawings_table import DRAWINGS
from tests.bad_input.pictures_table import PICTURES
from tests.bad_input.practice_table import PRACTICE
from tests.bad_input.printed_table import TWICE, UNPRINTED
from tests.bad_input.references_table import UNKNOWN
from tests.bad_input.sandbox_table import REACHING
from tests.bad_input.shapes_table import CHARACTERS, SHAPES
from tests.bad_input.syntax_table import SYNTAX
from tests.bad_input.templates_table import TEMPLATES
from tests.bad_input.themes_table import THEMES
from tests.bad_input.values_table import VALUES

TABLES = {
    "syntax": SYNTAX,
    "value": VALUES,
    "unknown": UNKNOWN,
    "twice": TWICE,
    "unprinted": UNPRINTED,
    "picture": PICTURES,
    "drawing": DRAWINGS,
    "character": CHARACTERS,
    "shape": SHAPES,
    "template": TEMPLATES,
    "sandbox": REACHING,
    "theme": THEMES,
    "practice": PRACTICE,
}
TABLE = [(f"{kind}: {bad.name}", bad) for kind, table in TABLES.items() for bad in table]


def command(bad: Bad, form: str) -> int:
    arguments = ["build", *bad.options, "-o", "out.pdf", "--format", form]
    return run(lambda: cli.main(arguments, standalone_mode=False))


def begins(text: str, wanted: str) -> bool:
    return text.startswith(wanted[:-1]) if wanted.endswith("…") else text == wanted


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_dir()}


@pytest.mark.parametrize("bad", [bad for _, bad in TABLE], ids=[name for name, _ in TABLE])
def test_bad_input_gives_the_error_of_the_table(bad: Bad, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad.change(project)
    before = files(project.parent)
    code = command(bad, "json")
    printed = capsys.readouterr()
    records = json.loads(printed.err)
    first = records[0]
    place = "{file}:{line}:{column}".format(**first) if first["file"] else ""
    assert (first["severity"], place, len(records)) == ("error", bad.at, 1 + bad.more)
    assert begins(first["message"], bad.message), first["message"]
    assert begins(first["hint"] or "", bad.hint), first["hint"]
    assert printed.out == ""
    assert code == ExitCode.CONTENT
    assert (project / "out.pdf").read_bytes() == b"the earlier build"
    assert files(project.parent) == before

    assert command(bad, "text") == ExitCode.CONTENT
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "error: " + first["message"]
    assert not bad.at or lines[1].endswith("┌─ " + bad.at)
    assert not bad.hint or first["hint"] in "\n".join(lines)


def test_the_project_itself_is_good(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the table changes is what is at fault."""
    assert command(Bad("nothing", lambda _: None, "", ""), "text") == ExitCode.OK
    assert capsys.readouterr().err == ""
    assert (project / "out.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_table_names_each_case_once() -> None:
    names = [name for name, _ in TABLE]
    assert len(names) == len(set(names)) > 150
