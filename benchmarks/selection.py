"""A booklet of about 28 pages out of content/, as a project that an author could have written.

It has a cover, contents, a plan, four chapters, twelve cards with their drawings and a glossary.  Links to what was
left out become plain words; of the evidence stays what the rest refers to.  For measuring growth the chapters and
cards can be there many times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from builder.loading import load_yaml
from builder.resources import resource

CHAPTERS = ["warm_up", "stretching"]
EXERCISES = ["WU1", "WU2", "WU3", "WU4", "WU5", "ST1", "ST2", "ST3", "ST4", "ST5", "ST6"]
PLAN = ["WU1", "WU4", "ST1", "ST2", "ST4", "ST6"]

_LINK = re.compile(r"\[([^\]]*)\]\(#([^)]+)\)")
_NAMED = ("chapters", "exercises")


def write_project(root: Path, copies: int = 1) -> None:
    """Write the project into a new folder, its chapters and cards so many times, each copy under ids of its own."""
    content = resource("content")
    chapters = [_read(content / f"chapters/{name}.yaml") for name in CHAPTERS]
    exercises = [_read(path) for path in sorted((content / "exercises").glob("*.yaml"))]
    exercises = [exercise for exercise in exercises if exercise["id"] in EXERCISES]
    glossary, terms = _read(content / "chapters/glossary.yaml"), _read(content / "glossary.yaml")
    shared = {"glossary", *(term["id"] for term in terms["terms"])}
    for number in range(1, copies + 1):
        links = _Links([*chapters, *exercises], shared, number)
        for record in chapters:
            _write(root / f"chapters/{links.renamed(record['id'])}.yaml", _chapter(record, exercises, links))
        for record in exercises:
            _write(root / f"exercises/{links.renamed(record['id'])}.yaml", links.record(record))
    links = _Links([*chapters, *exercises], shared, 1)
    _write(root / "chapters/glossary.yaml", links.record(glossary))
    _write(root / "glossary.yaml", links.record(terms))
    _write(root / "safety.yaml", links.record(_safety()))
    _write(root / "booklet.yaml", links.record(_booklet(copies)))
    _evidence(root, [*chapters, *exercises, _booklet(1)])


class _Links:
    """The ids of one copy of the records, and what becomes of links to them and to what is not there."""

    def __init__(self, records: Iterable[dict[str, Any]], shared: set[str], copy: int) -> None:
        self.own = {value for record in records for value in _ids(record)}
        self.shared, self.copy = shared, copy

    def renamed(self, name: str) -> str:
        """An id in this copy."""
        return f"{name}-{self.copy}" if self.copy > 1 and name in self.own else name

    def record(self, record: dict[str, Any]) -> dict[str, Any]:
        """A record of this copy: ids, links and titles are its own."""
        changed: dict[str, Any] = self._changed(record)
        title = "name" if "name" in changed else "title"
        if self.copy > 1 and title in changed:
            changed[title] += f" {self.copy}"
        return changed

    def _changed(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: self._changed(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self._changed(each, key) for each in value]
        if not isinstance(value, str):
            return value
        return self.renamed(value) if key == "id" else _LINK.sub(self._link, value)

    def _link(self, match: re.Match[str]) -> str:
        words, target = match.groups()
        known = target in self.own or target in self.shared
        return f"[{words}](#{self.renamed(target)})" if known else str(words)


def _read(path: Path) -> dict[str, Any]:
    """A YAML file as the builder understands it, in plain types."""
    plain: dict[str, Any] = _plain(load_yaml(path))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")


def _ids(value: Any) -> Iterator[str]:
    """Every id that is given in some data."""
    if isinstance(value, dict):
        yield from (each for key, each in value.items() if key == "id")
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _ids(each)


def _chapter(chapter: dict[str, Any], exercises: list[dict[str, Any]], links: _Links) -> dict[str, Any]:
    """A chapter that lists its cards one by one, for a family has those of all copies."""
    out = links.record(chapter)
    for block in out["blocks"]:
        if "cards" in block:
            block["cards"] = [links.renamed(e["id"]) for e in exercises if e["family"] == block["cards"]]
    return out


def _booklet(copies: int) -> dict[str, Any]:
    booklet = _read(resource("content/booklet.yaml"))
    numbers = range(1, copies + 1)
    booklet["chapters"] = [f"{name}-{n}" if n > 1 else name for n in numbers for name in CHAPTERS] + ["glossary"]
    booklet["plan"]["exercises"] = PLAN
    return booklet


def _safety() -> dict[str, Any]:
    """The safety rules, without the bounds of doses of exercises that are left out."""
    safety = _read(resource("content/safety.yaml"))
    for bounds in safety["bounds"]:
        bounds["exercises"] = [name for name in bounds.get("exercises", []) if name in EXERCISES]
    safety["bounds"] = [bounds for bounds in safety["bounds"] if bounds["exercises"] or "family" in bounds]
    return safety


def _evidence(root: Path, records: list[dict[str, Any]]) -> None:
    """The claims, evidence and sources that some records and the safety rules lead to."""
    folder = resource("content/evidence")
    claims, items, sources = (_read(folder / f"{name}.yaml") for name in ("claims", "evidence", "sources"))
    claims["claims"] = _referred(claims["claims"], "covers", records)
    safety = _safety()
    items["evidence"] = _referred(items["evidence"], "evidence", [records, claims["claims"], safety])
    for item in items["evidence"]:
        item["never"] = [never for never in item.get("never", []) if "chapter" not in never]
    sources["sources"] = _referred(sources["sources"], "sources", [items["evidence"], safety])
    for name, data in (("claims", claims), ("evidence", items), ("sources", sources)):
        _write(root / f"evidence/{name}.yaml", data)


def _referred(records: list[dict[str, Any]], field: str, data: Any) -> list[dict[str, Any]]:
    """The records whose ids are listed in a field anywhere in some data."""
    named = set(_listed(field, data))
    return [record for record in records if record["id"] in named]


def _listed(field: str, data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (each for each in data.get(field, []) if isinstance(each, str))
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _listed(field, each)
