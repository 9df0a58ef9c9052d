"""Theme and locale files: found by name, merged with what they extend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.loading import LocatedDict, load_yaml
from builder.model.sides import SideWords
from builder.model.validate import validate
from builder.source import SourceSpan
from builder.theme.model import Theme
from builder.theme.spoken import SpokenForms

MAX_CHAIN = 8


def list_themes(folders: list[Path]) -> dict[str, Path]:
    """Themes by name; a project's own folder comes first in `folders` and wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return found


def load_theme(name: str, folders: list[Path]) -> Theme:
    """The theme of that name, with everything that it extends.

    Raises ContentError when there is none, when the chain of `extends` does not end, and
    with all problems of the merged theme at their places.
    """
    merged: LocatedDict | None = None
    next_name: str | None = name
    where: SourceSpan | None = getattr(name, "span", None)
    folders_left = folders
    for _ in range(MAX_CHAIN):
        themes = list_themes(folders_left)
        if next_name not in themes:
            raise ContentError(
                Diagnostic(f'there is no theme "{next_name}"', where, did_you_mean(str(next_name), themes))
            )
        path = themes[next_name]
        data = load_yaml(path)
        if not isinstance(data, LocatedDict):
            hint = "a theme is a mapping of fields, such as: extends: standard"
            raise ContentError(Diagnostic(f"{path.name} is no theme", SourceSpan(path, 1, 1, 1, 1), hint))
        merged = data if merged is None else _merge(data, merged)
        parent = data.get("extends")
        if parent is None:
            return _validated(merged)
        where = data.spans["extends"]
        if parent == next_name:  # a project's "standard" may extend ours
            folders_left = [folder for folder in folders_left if folder != path.parent]
            if parent not in list_themes(folders_left):
                raise ContentError(Diagnostic(f'the theme "{parent}" extends itself', where, "extends: standard"))
        next_name = str(parent)
    hint = f"at most {MAX_CHAIN} themes can extend one another, and none itself"
    raise ContentError(Diagnostic("the chain of extends does not end", where, hint))


def _validated(data: LocatedDict) -> Theme:
    try:
        return validate(Theme, data)
    except ContentError as error:
        if "extends" in data:
            raise
        hint = "a theme that begins with extends: standard needs only what differs"
        raise ContentError(replace(d, hint=d.hint or hint) for d in error.diagnostics) from None


def _merge(base: LocatedDict, over: LocatedDict) -> LocatedDict:
    """`base` with the values of `over` in their places; mappings are merged, all else replaced."""
    out = LocatedDict(over.span)
    for source in (base, over):
        for key, value in source.items():
            old = out.get(key)
            if isinstance(old, LocatedDict) and isinstance(value, LocatedDict):
                out[key] = _merge(old, value)
            else:
                out[key] = value
            out.spans[key], out.key_spans[key] = source.spans[key], source.key_spans[key]
    return out


def load_words(path: Path) -> Mapping[str, str]:
    """The words of a locale file, by name."""
    data = load_yaml(path)
    if not isinstance(data, LocatedDict):
        raise ContentError(Diagnostic(f"{path.name} is no list of words", SourceSpan(path, 1, 1, 1, 1)))
    wrong = [key for key, value in data.items() if not isinstance(value, str)]
    if wrong:
        raise ContentError(Diagnostic(f'"{key}" should be text', data.spans[key]) for key in wrong)
    return {key: str(value) for key, value in data.items()}


def load_spoken(path: Path) -> SpokenForms:
    """How a locale's short forms are said. Raises ContentError with all problems of the file."""
    return validate(SpokenForms, load_yaml(path))


def load_sides(path: Path) -> SideWords:
    """How a locale tells left from right. Raises ContentError with all problems of the file."""
    return validate(SideWords, load_yaml(path))
