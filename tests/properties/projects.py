"""Small random projects: any blocks, cards, programmes and collections, with random texts and pictures."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import strategies as st

from tests.properties.blocks import runs
from tests.properties.parts import CONDITIONS, exercises, glossaries, programmes, safeties, self_checks, sources
from tests.properties.pictures import BITMAPS, SVG, VECTORS, pictures
from tests.properties.records import Data, record
from tests.properties.words import LABELS, LINES, TEXTS, TITLES, UNICODE

Files = dict[str, Data | str]
"""By their names; pictures that are the same in every project are left out."""

IDS = ["one", "two", "three"]
PARTS = {
    "cards": [{"cards": "moves"}],
    "safety": [{"red_flags": "urgent"}, {"pain_rule": "full"}, {"pain_rule": "scale"}, {"cautions": "moves"}],
    "check": [{"self_check": "balance"}],
    "programme": [{"programme": "plan-a"}],
    "glossary": [{"collection": "glossary"}],
    "sources": [{"collection": "sources"}],
}
"""The blocks that print what stands in a file of its own."""


@st.composite
def projects(draw: st.DrawFn) -> Files:
    """Files of a project by name."""
    parts = draw(st.sets(st.sampled_from(list(PARTS))))
    if "programme" in parts:
        parts.add("cards")
    chapters = {name: draw(runs(name)) for name in IDS[: draw(st.integers(1, 3))]}
    for block in [block for part in PARTS if part in parts for block in PARTS[part]]:
        blocks = chapters[draw(st.sampled_from(list(chapters)))]
        blocks.insert(draw(st.integers(0, len(blocks))), block)
    files: Files = {f"chapters/{name}.yaml": draw(chapter(name, blocks)) for name, blocks in chapters.items()}
    files |= draw(contents(parts))
    files["booklet.yaml"] = draw(booklets(list(chapters), parts))
    return files | {SVG: draw(VECTORS)}


@st.composite
def chapter(draw: st.DrawFn, name: str, blocks: list[Data]) -> Data:
    """A chapter around its blocks."""
    head: Data = {"id": name, "title": draw(TITLES), "summary": draw(TITLES)}
    return head | draw(record({}, {"running_head": LABELS})) | {"blocks": blocks}


@st.composite
def contents(draw: st.DrawFn, parts: set[str]) -> Files:
    """The files of some parts."""
    files: Files = {}
    conditions = CONDITIONS if "safety" in parts else []
    if "cards" in parts:
        files |= {f"exercises/{name}.yaml": draw(exercises(name, conditions)) for name in ("squat", "lunge")}
    if "safety" in parts:
        files["safety.yaml"] = draw(safeties())
    if "check" in parts:
        files["self_checks.yaml"] = {"self_checks": [draw(self_checks(conditions))]}
    if "programme" in parts:
        files["programmes/any.yaml"] = draw(programmes()) | {"after": draw(runs("after", 2))}
    if "glossary" in parts:
        files["glossary.yaml"] = draw(glossaries())
    if "sources" in parts:
        files["evidence/sources.yaml"] = draw(sources())
    return files


@st.composite
def booklets(draw: st.DrawFn, chapters: list[str], parts: set[str]) -> Data:
    """The booklet's own file."""
    plan = record({"title": TITLES, "summary": TITLES, "message": TEXTS, "exercises": st.just(["squat"])})
    contact = record({"name": LINES}, {"lines": st.lists(LINES, max_size=5), "web": LINES})
    review = record({"by": LINES, "on": st.just("2026-11-22")}, {"next": st.just("2027-01-02")})
    optional = {
        "author": UNICODE,
        "subject": UNICODE,
        "cover": pictures(),
        "logo": pictures(),
        "welcome": runs("welcome", 2),
        "contact": contact,
        "review": st.just({}) | review,
    }
    return {
        "id": "any",
        "title": draw(TITLES),
        "subtitle": draw(LINES),
        "families": [{"id": "moves", "name": "Moves"}],
        "chapters": chapters,
        "disclaimer": draw(TEXTS),
        **draw(record({}, optional | ({"plan": plan} if "cards" in parts else {}))),
    }


def write_project(folder: Path, files: Files) -> None:
    """Write the files of a project into an empty folder, and every bitmap."""
    for name, data in (BITMAPS | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False) if isinstance(data, dict) else data
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
