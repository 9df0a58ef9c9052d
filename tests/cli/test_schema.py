"""`booklet schema`: schemas that hold for the content that we have, and refuse what the builder refuses."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder.loading import load_yaml
from builder.model.schema import KINDS
from tests.cli.command import booklet
from tests.conftest import PROJECTS, ROOT

FOLDERS = {"chapters": "chapter", "exercises": "exercise", "programmes": "programme", "poses": "pose"}
NAMES = {
    "booklet.yaml": "booklet",
    "safety.yaml": "safety",
    "self_checks.yaml": "self_checks",
    "glossary.yaml": "glossary",
    "evidence/claims.yaml": "claims",
    "evidence/evidence.yaml": "evidence",
    "evidence/sources.yaml": "sources",
}


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """Each content file of a project with its kind."""
    for folder, kind in FOLDERS.items():
        yield from ((kind, path) for path in sorted((root / folder).glob("*.yaml")))
    yield from ((kind, root / name) for name, kind in NAMES.items() if (root / name).exists())


def plain(value: Any) -> Any:
    """Loaded YAML as an editor's checker sees it."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schemas that the command writes, by kind."""
    folder = tmp_path_factory.mktemp("schemas")
    done = booklet("schema", folder / "out", cwd=folder)
    assert done.returncode == 0
    return {path.stem: json.loads(path.read_text()) for path in (folder / "out").iterdir()}


def test_there_is_a_valid_schema_for_every_kind(written: dict[str, Any]) -> None:
    assert set(written) == set(KINDS)
    for schema in written.values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("project", ["flagship", "steady", "scaffold"])
def test_every_content_file_is_valid(written: dict[str, Any], project: str) -> None:
    found = list(files(PROJECTS[project]))
    assert len(found) >= 6
    assert len(found) == len([p for p in PROJECTS[project].rglob("*.yaml") if p.parent.name != "schema"])
    for kind, path in found:
        jsonschema.validate(plain(load_yaml(path)), written[kind], cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("exercise", {"rep": 10}),
        ("exercise", {"level": 9}),
        ("exercise", {"steps": "Stand tall"}),
        ("exercise", {"name": ""}),
        ("chapter", {"blocks": [{"q": "text"}]}),
        ("chapter", {"blocks": [{"p": "text", "colour": "red"}]}),
        ("chapter", {"blocks": []}),
        ("booklet", {"language": "tlh"}),
        ("booklet", {"title": None}),
    ],
)
def test_a_slip_is_seen_by_the_editor(written: dict[str, Any], kind: str, change: dict[str, Any]) -> None:
    path = next(path for name, path in files(PROJECTS["scaffold"]) if name == kind)
    record = plain(load_yaml(path))
    validator = jsonschema.Draft202012Validator(written[kind])
    assert validator.is_valid(record)
    assert not validator.is_valid({**record, **change})


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_schemas_beside_the_content_are_current(written: dict[str, Any], kind: str) -> None:
    committed = json.loads((ROOT / "content/schema" / f"{kind}.json").read_text())
    assert committed == written[kind], "run: make schema"


def test_one_schema_goes_to_standard_output(tmp_path: Path, written: dict[str, Any]) -> None:
    done = booklet("schema", "--kind", "exercise", cwd=tmp_path)
    assert json.loads(done.stdout) == written["exercise"]
    assert done.stderr == b""
