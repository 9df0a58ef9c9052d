"""The loader's own promises: texts stay texts, every value knows its place, limits hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.loading import LocatedDict, LocatedList, LocatedStr, load_yaml_text, span_at
from builder.loading.yaml_file import MAX_DEPTH, MAX_VALUES

PATH = Path("content.yaml")


def load(text: str) -> LocatedDict:
    value = load_yaml_text(text, PATH)
    assert isinstance(value, LocatedDict)
    return value


@pytest.mark.parametrize(
    "written",
    [
        "1:30",
        "3:1:3",
        "010",
        "0x1F",
        "0o17",
        "1_000",
        "1e3",
        ".5",
        "+1",
        "yes",
        "no",
        "on",
        "Off",
        "True",
        "NULL",
        "2026-11-22",
        "2026-11-22 10:00",
        ".nan",
        ".inf",
        "1.",
        "<<x",
        "=",
    ],
)
def test_what_only_looks_like_something_else_is_a_text(written: str) -> None:
    assert load(f"a: {written}") == {"a": written}
    assert isinstance(load(f"a: {written}")["a"], LocatedStr)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("10", 10),
        ("-3", -3),
        ("2.50", 2.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'10'", "10"),
        ('"true"', "true"),
        ("! 10", "10"),
    ],
)
def test_plain_values(written: str, value: object) -> None:
    loaded = load(f"a: {written}")["a"]
    assert loaded == value
    assert type(loaded) is type(value) or isinstance(loaded, LocatedStr)


def place(data: object, *loc: object, key: bool = False) -> tuple[int, int, int, int]:
    span = span_at(data, loc, key=key)
    assert span is not None
    return span[1:]


def test_places_of_keys_values_and_items() -> None:
    data = load('one: two\nlist:\n  - three\n  - {four: "five", six: 7}\n')
    assert place(data, "one") == (1, 6, 1, 9)
    assert place(data, "one", key=True) == (1, 1, 1, 4)
    assert place(data, "list", 0) == (3, 5, 3, 10)
    assert place(data, "list", 1) == (4, 6, 4, 10)
    assert place(data, "list", 1, "four") == (4, 12, 4, 18)
    assert place(data, "list", 1, "six") == (4, 25, 4, 26)


def test_places_of_what_is_not_there_lead_to_what_holds_it() -> None:
    data = load("a:\n  b: c\n")
    assert place(data, "a", "missing") == (2, 3, 2, 4)


def test_an_alias_has_a_place_of_its_own() -> None:
    data = load("a: &x word\nb: *x\n")
    assert data["b"] == "word"
    assert place(data, "b") == (2, 4, 2, 6)


def test_a_place_counts_characters_not_bytes() -> None:
    assert place(load("a: [日本, é, word]"), "a", 2) == (1, 12, 1, 16)


def test_words_are_found_in_a_text_of_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text("a: >-\n  one two\n  three four\nb: four\n")
    data = load_yaml_text(path.read_text(), path)
    assert isinstance(data, LocatedDict)
    assert data.spans["a"].find("four")[1:] == (3, 9, 3, 13)
    assert data.spans["b"].find("four")[1:] == (4, 4, 4, 8)
    assert data.spans["a"].find("five") == data.spans["a"]


def nested(depth: int) -> str:
    return "a: " + "[" * depth + "]" * depth


def test_the_limit_of_depth() -> None:
    assert load(nested(MAX_DEPTH))
    with pytest.raises(ContentError, match="nested more than 40 levels deep"):
        load(nested(MAX_DEPTH + 1))


def test_the_limit_of_values_counts_what_aliases_unfold_to() -> None:
    item = "[" + ", ".join("x" * 100) + "]"
    times = MAX_VALUES // 101 - 1
    fine = f"a: &a {item}\nb: [" + ", ".join(["*a"] * (times - 1)) + "]\n"
    data = load(fine)["b"]
    assert isinstance(data, LocatedList)
    assert len(data) == times - 1
    with pytest.raises(ContentError, match="unfolds to more than 100,000 values"):
        load(fine.replace("*a]", "*a" + ", *a" * 3 + "]"))


def test_an_alias_within_itself_is_no_endless_list() -> None:
    with pytest.raises(ContentError, match='alias "\\*a" has no anchor before it'):
        load("a: &a [*a]")


def test_the_same_key_in_two_mappings_is_fine() -> None:
    assert load("a: {x: 1}\nb: {x: 2}\n") == {"a": {"x": 1}, "b": {"x": 2}}
