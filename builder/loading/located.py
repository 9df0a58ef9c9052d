"""Plain data that remembers its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.source import SourceSpan


class LocatedStr(str):
    """A text with its place in the source."""

    span: SourceSpan


class LocatedList(list[object]):
    """A list with its place and the place of each item."""

    def __init__(self, span: SourceSpan) -> None:
        super().__init__()
        self.span = span
        self.spans: list[SourceSpan] = []


class LocatedDict(dict[str, object]):
    """A mapping with its place and the places of its keys and values.

    `fields` is filled in by the model that reads the mapping: the names that it knows,
    from which hints for misspelt ones are made.
    """

    def __init__(self, span: SourceSpan) -> None:
        super().__init__()
        self.span = span
        self.key_spans: dict[str, SourceSpan] = {}
        self.spans: dict[str, SourceSpan] = {}
        self.fields: Sequence[str] = ()


def span_at(data: object, loc: Iterable[object], *, key: bool = False) -> SourceSpan | None:
    """The place of the value at `loc`, a path of keys and indexes, as deep as it can be followed.

    Steps that do not exist in the data (a missing field, the tag of a union) are passed
    over.  With `key`, the place of the last key itself is returned, not of its value.
    """
    span = getattr(data, "span", None)
    for step in loc:
        if isinstance(data, LocatedDict) and isinstance(step, str) and step in data:
            span = data.key_spans[step] if key else data.spans[step]
            data = data[step]
        elif isinstance(data, LocatedList) and isinstance(step, int) and step < len(data):
            span = data.spans[step]
            data = data[step]
    return span


def container_at(data: object, loc: Sequence[object]) -> LocatedDict | None:
    """The innermost mapping on the way to `loc`, the last step not taken."""
    found = None
    for depth in range(len(loc)):
        value = value_at(data, loc[:depth])
        if isinstance(value, LocatedDict):
            found = value
    return found


def value_at(data: object, loc: Iterable[object]) -> object:
    """The value at `loc`, as deep as it can be followed."""
    for step in loc:
        in_dict = isinstance(data, LocatedDict) and step in data
        if in_dict or (isinstance(data, LocatedList) and isinstance(step, int) and step < len(data)):
            data = data[step]  # type: ignore[index]
    return data
