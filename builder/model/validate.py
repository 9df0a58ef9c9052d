"""Located data to records, every problem told in the author's words and place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.loading.located import LocatedDict, LocatedList, container_at, span_at, value_at
from builder.model.base import Record
from builder.model.blocks import KINDS
from builder.source import SourceSpan

R = TypeVar("R", bound=Record)

_MESSAGES: Mapping[str, str] = {
    "string_type": "should be text",
    "text_expected": "should be text",
    "int_type": "should be a whole number",
    "float_type": "should be a number",
    "bool_type": "should be true or false",
    "list_type": "should be a list",
    "tuple_type": "should be a list",
    "model_type": "should be a mapping of fields",
    "model_attributes_type": "should be a mapping of fields",
    "dict_type": "should be a mapping of fields",
    "too_short": "has too few items ({actual_length}): at least {min_length} are needed",
    "too_long": "has too many items ({actual_length}): at most {max_length} fit",
    "string_too_long": "is too long: at most {max_length} characters fit",
    "greater_than_equal": "should be {ge:g} or more",
    "less_than_equal": "should be {le:g} or less",
    "greater_than": "should be more than {gt:g}",
    "literal_error": "should be {expected}",
    "date_type": "should be a day of the calendar, written as 2026-11-22",
}
_FORMS = {"#": 'should be a colour such as "#1F2A30", in quotes', "^http": "should be a web address: https://…"}
_TRUTH = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def validate(model: type[R], data: object) -> R:
    """Read located data as `model`.

    Raises ContentError with a diagnostic for each problem found.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(_diagnostics(error.errors(include_url=False), data)) from None


def _diagnostics(errors: Sequence[ErrorDetails], data: object) -> list[Diagnostic]:
    """One diagnostic an error; the many of a union's branches at one place become one."""
    by_place: dict[object, Diagnostic] = {}
    misspelt = _misspelt(errors)
    for error in errors:
        if error["type"] == "missing" and error["loc"] in misspelt:
            continue
        diagnostic = _diagnostic(error, data)
        by_place.setdefault((diagnostic.span, "missing" in error["type"] and diagnostic.message), diagnostic)
    return list(by_place.values())


def _misspelt(errors: Sequence[ErrorDetails]) -> set[tuple[int | str, ...]]:
    """Missing fields that an unknown one beside them nearly spells: one slip, not two."""
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    found: set[tuple[int | str, ...]] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *holder, name = error["loc"]
            beside = [str(loc[-1]) for loc in missing if [*loc[:-1]] == holder]
            found |= {(*holder, near) for near in difflib.get_close_matches(str(name), beside, n=1)}
    return found


def _diagnostic(error: ErrorDetails, data: object) -> Diagnostic:
    kind, loc = error["type"], _without_tags(error, data)
    name = _field_name(loc, data)
    if kind == "extra_forbidden":
        container = container_at(data, loc)
        known = [f for f in container.fields if f not in container] if container is not None else []
        span = span_at(data, loc, key=True)
        hint = did_you_mean(str(loc[-1]), known or getattr(container, "fields", ()))
        return Diagnostic(f'unknown field "{loc[-1]}"', span, hint)
    if kind == "missing":
        return Diagnostic(f'the field "{loc[-1]}" is missing', span_at(data, loc))
    if kind in ("block_kind", "unknown_kind"):
        return _no_kind(error, span_at(data, loc))
    return Diagnostic(f"{name} {_words(error)}" if name else _words(error), span_at(data, loc), _hint(error))


def _without_tags(error: ErrorDetails, data: object) -> list[int | str]:
    """The way to the value that an error is about, without the tags of unions.

    A tag is mostly the name of a field, too: in `loc`, `ball` before `radius` is the kind of prop that has both.
    """
    loc, kept = error["loc"], []
    there = len(loc) - (error["type"] == "missing")
    for step, after in zip_longest(loc, loc[1:there]):
        value = value_at(data, [step])
        in_one_mapping = isinstance(data, dict) and step in data and after in data
        if in_one_mapping and not (isinstance(value, dict) and after in value):
            continue
        kept.append(step)
        data = value
    return kept


class _Kinds(NamedTuple):
    """What a union chooses from: a noun for it, an example, and every kind."""

    noun: str
    example: str
    names: Iterable[str]


def _kinds(noun: str) -> _Kinds:
    """The kinds of a union by the noun in the context of its errors; those of drawings are loaded only when needed."""
    if noun == "block":
        return _Kinds("a block", '"p: words"', KINDS)
    from builder.model.plates import SHAPES
    from builder.model.props import ARROWS, PROPS

    return {
        "prop": _Kinds("a prop", '"mat: [-60, 60]"', PROPS),
        "arrow": _Kinds("an arrow", '"trace: near_knee"', ARROWS),
        "shape": _Kinds("a shape", '"line: [[0, 0], [10, 0]]"', SHAPES),
    }[noun]


def _no_kind(error: ErrorDetails, span: SourceSpan | None) -> Diagnostic:
    """A block, prop, arrow or shape that has no kind, two kinds, or one that there is not."""
    value, noun = error["input"], error.get("ctx", {}).get("noun", "block")
    kinds = _kinds(noun)
    if not isinstance(value, dict):
        message = f"{kinds.noun} should be a mapping that begins with its kind"
        return Diagnostic(message, span, f"such as {kinds.example}")
    found = [key for key in kinds.names if key in value]
    if found:
        message = " and ".join(f'"{key}"' for key in found) + f" cannot stand in one {noun}"
        return Diagnostic(message, span, f'begin a new {noun} with "- "')
    first = next(iter(value), "")
    return Diagnostic(f'"{first}" is no kind of {noun}', span, did_you_mean(first, kinds.names))


def _words(error: ErrorDetails) -> str:
    """What is wrong with a value, to follow the name of its field."""
    kind, context = error["type"], error.get("ctx", {})
    if error["input"] is None and kind != "missing":
        return "has no value"
    if kind == "string_pattern_mismatch":
        return next(text for mark, text in _FORMS.items() if mark in context["pattern"])
    if kind == "too_long":
        context = {**context, "actual_length": len(error["input"])}
        if isinstance(error["input"], str):
            return f"is {context['actual_length']} characters long; at most {context['max_length']} fit"
    if kind == "literal_error":
        context = {"expected": context["expected"].replace("'", '"').replace("True", "true")}
    message = _MESSAGES.get(kind)
    return message.format(**context) if message else error["msg"]


def _field_name(loc: Sequence[Any], data: object) -> str:
    """The nearest real field on the way to the place, for the start of the message."""
    named = ""
    for step in loc:
        if isinstance(data, LocatedDict) and step in data:
            data, named = data[step], step
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
    return f'"{named}"' if named else ""


def _hint(error: ErrorDetails) -> str | None:
    kind, value = error["type"], error["input"]
    if value is None:
        return "a # begins a comment: put a colour in quotes" if "colors" in error["loc"] else None
    if kind == "literal_error" and isinstance(value, str):
        if error["ctx"]["expected"] == "True":
            return "write true"
        choices = [c.strip("'") for c in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return did_you_mean(value, choices)
    if kind in ("text_expected", "string_type"):
        return {LocatedDict: 'put a text that has ": " in it in quotes', LocatedList: None}.get(
            type(value), "put it in quotes"
        )
    if kind == "bool_type":
        return f"write {_TRUTH[str(value)]}" if str(value) in _TRUTH else None
    if kind.startswith(("int", "count")) and isinstance(value, str) and value.strip("0").isdigit():
        return f"write {value.lstrip('0')}"
    if kind == "duration" and isinstance(value, int):
        return f"write {value} s"
    if kind == "duration" and re.fullmatch("[0-9]{1,2}:[0-9]{2}", str(value)):
        minutes, _, seconds = str(value).partition(":")
        return f"write {int(minutes)} min {int(seconds)} s, or {60 * int(minutes) + int(seconds)} s"
    return None
