"""Templates are compiled once: ours lie on disk afterwards, as Python's modules do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.resources import resource
from builder.templating.compiled import Compiled
from builder.templating.filters import Filters
from builder.templating.sandbox import Sandbox, make_sandbox

FILTERS = ["day_of", "look", *(name for name in vars(Filters) if not name.startswith("_"))]
OURS = sorted(path.relative_to(resource("templates")).as_posix() for path in resource("templates").rglob("*.j2"))


@pytest.fixture(autouse=True)
def _writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for bytecode, to which Python may write."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "code"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The templates of a project: one."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "own.xml.j2").write_text("<p>own</p>")
    return folder


def new_process(*own: Path) -> Sandbox:
    """A sandbox over the templates of projects and ours that has compiled nothing yet."""
    sandbox = make_sandbox([*own, resource("templates")])
    sandbox.bytecode_cache = Compiled()
    for name in FILTERS:
        sandbox.filters[name] = str
    return sandbox


def kept(tmp_path: Path) -> list[Path]:
    """The files with the code of templates."""
    return sorted((tmp_path / "code").rglob("templates/*.pyc"))


def refuse(*_: object) -> None:
    raise AssertionError("compiled once more")


def test_ours_are_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_process().get_template("filler.xml.j2").render(say={"my_notes": "Notes"})
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr(Sandbox, "compile", refuse)
    assert new_process().get_template("filler.xml.j2").render(say={"my_notes": "Notes"}) == first


def test_those_of_a_project_are_kept_in_memory_only(tmp_path: Path, own: Path) -> None:
    assert "own" in new_process(own).get_template("own.xml.j2").render()
    assert not kept(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"j2", b"not code at all"])
def test_damaged_code_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    new_process().get_template("filler.xml.j2")
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    for data in (damage, whole[:20], whole[:-20], whole[:12] + damage):
        file.write_bytes(data)
        new_process().get_template("filler.xml.j2")
        assert file.read_bytes() == whole


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    new_process().get_template("filler.xml.j2")
    assert not kept(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "code").write_text("a file in the place of the folder")
    new_process().get_template("filler.xml.j2")


@pytest.mark.parametrize("name", OURS)
def test_compiled_code_says_nothing_of_a_language(name: str) -> None:
    called: list[object] = []
    sandbox = make_sandbox([resource("templates")])
    sandbox.bytecode_cache = None
    for each in FILTERS:
        sandbox.filters[each] = lambda *values: called.append(values)
    sandbox.get_template(name)
    assert not called, "the filter belongs to one booklet, its result would be in all"
