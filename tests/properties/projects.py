"""Small random projects: any blocks, tables, lists, doses, with given texts."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import strategies as st

Data = dict[str, object]


def printable(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts that are not all white space."""
    return texts.map(lambda text: text if text.strip() else "a")


WORDS = printable(st.text(st.sampled_from("abcdefghij klmnop (),.;:'\"-–/&<>*_[]\\{}%#0123456789"), max_size=40))
TEXTS = (
    WORDS | st.builds(" ".join, st.lists(WORDS, min_size=1, max_size=12)) | st.text("xy", min_size=150, max_size=900)
)
LINES = printable(st.text("abc def-g'12", max_size=30)) | st.text("Mm", min_size=60, max_size=120)
TITLES = printable(st.text("abc def ghi klm-n", max_size=60))
LABELS = printable(st.text("abc def-g'12", max_size=10))
CELLS = printable(st.text("abcd efg hi 12", max_size=60)) | st.text("Mm", min_size=20, max_size=30)
IDS = ["one", "two", "three"]
SIGNS = st.sampled_from(["stop", "ease", "go", "key", "note", "feel", "tip"])
DURATIONS = st.sampled_from(["1 s", "45 s", "2 min", "1 min 30 s", "120 min"])
COUNTS = st.integers(1, 100) | st.sampled_from(["2-3", "10-15", "99-100"])
FLAWS: st.SearchStrategy[Data] = st.sampled_from(
    [{}] * 12
    + [{"sets": 0}, {"sets": "3-2"}, {"rest": "0 s"}, {"rest": "7 h"}, {"days": 8}, {"side": "up"}, {"dosis": 1}]
)
"""What may be wrong with a dose; mostly nothing."""


def some(of: st.SearchStrategy[str], least: int = 1, most: int = 5) -> st.SearchStrategy[list[str]]:
    return st.lists(of, min_size=least, max_size=most)


@st.composite
def tables(draw: st.DrawFn) -> Data:
    columns = draw(st.integers(1, 5))
    cells = st.lists(CELLS, min_size=columns, max_size=columns)
    table: Data = {
        "table": draw(st.lists(cells, min_size=1, max_size=12)),
        "heads": draw(st.lists(LABELS, min_size=columns, max_size=columns)),
    }
    if draw(st.booleans()):
        table["widths"] = draw(st.lists(st.integers(1, 40).map(lambda n: n / 2), min_size=columns, max_size=columns))
    return table


BLOCKS: st.SearchStrategy[Data] = st.one_of(
    st.fixed_dictionaries({"p": TEXTS}),
    st.fixed_dictionaries({"lead": TEXTS}),
    st.fixed_dictionaries({"h": LINES}),
    st.fixed_dictionaries({"list": some(TEXTS, 1, 12)}),
    st.fixed_dictionaries({"steps": some(TEXTS, 1, 12)}),
    st.fixed_dictionaries({"tick": some(TEXTS), "title": LINES}),
    st.fixed_dictionaries({"callout": SIGNS}, optional={"title": LINES, "text": TEXTS, "list": some(TEXTS, 1, 12)}),
    tables(),
    st.fixed_dictionaries({"blanks": some(LINES, 1, 4)}),
    st.fixed_dictionaries(
        {"grid": some(LABELS, 1, 14), "columns": some(LABELS, 1, 8)},
        optional={"blank_rows": st.integers(0, 12), "corner": LABELS},
    ),
    st.fixed_dictionaries({"note_lines": st.integers(1, 20) | st.just("rest")}, optional={"title": LINES}),
    st.just({"new_page": True}),
)


@st.composite
def doses(draw: st.DrawFn) -> Data:
    kind = draw(st.sampled_from(["reps", "time"]))
    return {
        "sets": draw(COUNTS),
        kind: draw(COUNTS if kind == "reps" else DURATIONS),
        "hold": draw(DURATIONS | st.just("none")),
        "rest": draw(DURATIONS),
        "side": draw(st.sampled_from(["both", "each leg", "each side", "left", "right"])),
        "days": draw(st.integers(1, 7) | st.just("2-3")),
        **draw(st.fixed_dictionaries({}, optional={"note": LABELS})),
        **draw(FLAWS),
    }


@st.composite
def exercises(draw: st.DrawFn, name: str) -> Data:
    return {
        "id": name,
        "name": draw(TITLES),
        "family": "moves",
        "level": draw(st.integers(1, 3)),
        "works": draw(some(LABELS)),
        "needs": draw(some(LABELS, 0)),
        "start": draw(TEXTS),
        "steps": draw(some(TEXTS, 3, 7)),
        "feel": draw(TEXTS),
        "mistakes": draw(some(TEXTS, 2, 4)),
        "easier": draw(TEXTS),
        "harder": draw(TEXTS),
        "dose": draw(doses()),
        "move_on": draw(TEXTS),
    }


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Data]:
    """Files of a project by name."""
    files: dict[str, Data] = {}
    chapters = IDS[: draw(st.integers(1, 3))]
    for name in chapters:
        blocks = draw(st.lists(BLOCKS, min_size=1, max_size=10))
        files[f"chapters/{name}.yaml"] = {"id": name, "title": draw(TITLES), "summary": draw(TITLES), "blocks": blocks}
    if draw(st.booleans()):
        files["exercises/squat.yaml"] = draw(exercises("squat"))
        files[f"chapters/{chapters[0]}.yaml"]["blocks"].append({"cards": "moves"})  # type: ignore[attr-defined]
    files["booklet.yaml"] = {
        "id": "any",
        "title": draw(TITLES),
        "subtitle": draw(LINES),
        "families": [{"id": "moves", "name": "Moves"}],
        "chapters": chapters,
        "disclaimer": draw(TEXTS),
    }
    return files


def write_project(folder: Path, files: dict[str, Data]) -> None:
    """Write the files of a project into an empty folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
