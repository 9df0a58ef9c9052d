"""Located data to records, every problem told in the author's words and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.loading.located import LocatedDict, container_at, span_at
from builder.model.base import Record
from builder.model.blocks import KINDS

R = TypeVar("R", bound=Record)

_MESSAGES: Mapping[str, str] = {
    "string_type": "should be text; put it in quotes",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "list_type": "should be a list",
    "model_type": "should be a mapping of fields",
    "model_attributes_type": "should be a mapping of fields",
    "dict_type": "should be a mapping of fields",
    "too_short": "has {actual_length} items; at least {min_length} are needed",
    "too_long": "has {actual_length} items; at most {max_length} fit",
    "string_too_long": "is too long; at most {max_length} characters fit",
    "string_pattern_mismatch": "is not of the right form ({pattern})",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
    "greater_than": "should be more than {gt}",
    "literal_error": "should be {expected}",
    "date_from_datetime_parsing": "should be a date such as 2026-11-22",
    "date_parsing": "should be a date such as 2026-11-22",
    "date_type": "should be a date such as 2026-11-22",
}


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
    for error in errors:
        diagnostic = _diagnostic(error, data)
        by_place.setdefault((diagnostic.span, "missing" in error["type"] and diagnostic.message), diagnostic)
    return list(by_place.values())


def _diagnostic(error: ErrorDetails, data: object) -> Diagnostic:
    kind, loc = error["type"], error["loc"]
    name = _field_name(loc, data)
    if kind == "extra_forbidden":
        container = container_at(data, loc)
        known = [f for f in container.fields if f not in container] if container is not None else []
        span = span_at(data, loc, key=True)
        return Diagnostic(f'unknown field "{loc[-1]}"', span, did_you_mean(str(loc[-1]), known))
    if kind == "missing":
        return Diagnostic(f'the field "{loc[-1]}" is missing', span_at(data, loc))
    if kind == "block_kind":
        value = error["input"]
        first = next(iter(value), "") if isinstance(value, dict) else str(value)[:30]
        return Diagnostic(f'"{first}" is no kind of block', span_at(data, loc), did_you_mean(first, KINDS))
    message = _MESSAGES.get(kind)
    text = message.format(**error.get("ctx", {})) if message else error["msg"]
    hint = _hint(error)
    return Diagnostic(f"{name} {text}" if name else text, span_at(data, loc), hint)


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
    value = error["input"]
    if error["type"] == "literal_error" and isinstance(value, str):
        choices = [c.strip("'") for c in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return did_you_mean(value, choices)
    if error["type"].startswith(("int", "count")) and isinstance(value, str) and value.lstrip("0").isdigit():
        return f"write {value.lstrip('0')}"
    if error["type"] == "duration" and value is not None and str(value).isdigit():
        return f"write {value} s"
    return None
