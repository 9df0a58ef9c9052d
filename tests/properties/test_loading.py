"""Whatever stands in a file, the loader gives data or an error with a place; on plain YAML it agrees with PyYAML."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import ContentError, Diagnostic
from builder.loading import LocatedDict, LocatedList, LocatedStr, load_yaml, load_yaml_text

PATH = Path("content.yaml")
CLEAN = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"])
YAML_LIKE = st.text(st.sampled_from(list("ab1 :-[]{},&*!|>'\"#%@`?<=~\n\t\\x0\u00e9\u2028\x07\ufeff")), max_size=60)
WORDS = st.text(CLEAN, max_size=12)
PLAIN = st.recursive(
    WORDS | st.integers(-(10**15), 10**15) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def assert_located(value: object) -> None:
    """Every text, list and mapping knows its place, and so do the parts of each."""
    if isinstance(value, LocatedDict):
        assert value.span
        assert set(value) == set(value.spans) == set(value.key_spans)
        for part in value.values():
            assert_located(part)
    elif isinstance(value, LocatedList):
        assert value.span
        assert len(value) == len(value.spans)
        for part in value:
            assert_located(part)
    else:
        assert isinstance(value, int | float | LocatedStr | None)


def loaded(load: Callable[[], object]) -> object:
    """The data, or the one diagnostic of the error."""
    try:
        return load()
    except ContentError as error:
        (diagnostic,) = error.diagnostics
        return diagnostic


def assert_sound(value: object, lines: int) -> None:
    """Data with places, or a diagnostic that points into the file."""
    if isinstance(value, Diagnostic):
        assert value.span is not None
        assert 1 <= value.span.line <= lines
        assert value.span.column >= 1
        assert value.message.isprintable()
    else:
        assert_located(value)


@settings(max_examples=400)
@given(YAML_LIKE)
def test_text_in_the_signs_of_yaml(text: str) -> None:
    lines = text.count("\n") + 1
    assert_sound(loaded(lambda: load_yaml_text(text, PATH)), lines)


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert_sound(loaded(lambda: load_yaml_text(text, PATH)), lines)


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        assert_sound(loaded(lambda: load_yaml(Path(file.name))), len(data) + 1)


@settings(max_examples=200)
@given(st.dictionaries(WORDS, PLAIN, min_size=1, max_size=4), st.booleans())
def test_the_same_as_pyyaml_on_what_pyyaml_writes(data: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    assert load_yaml_text(text, PATH) == yaml.safe_load(text) == data


@settings(max_examples=200)
@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=5))
def test_the_place_of_a_text_is_where_it_stands(data: dict[str, str]) -> None:
    text = "".join(f"{yaml_quoted(key)}: {yaml_quoted(value)}\n" for key, value in data.items())
    loaded = load_yaml_text(text, PATH)
    assert isinstance(loaded, LocatedDict)
    for number, (key, value) in enumerate(data.items(), start=1):
        span = loaded.spans[key]
        line = text.split("\n")[number - 1]
        assert span.line == span.end_line == number
        assert line[span.column - 1 : span.end_column - 1] == yaml_quoted(value)


def yaml_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
