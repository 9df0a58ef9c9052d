"""The ground of every model: records that forbid unknown fields, and texts that keep their place."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, PrivateAttr, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder.loading import LocatedDict
from builder.source import SourceSpan

_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""White space that may be collapsed: all but the spaces that hold words together."""

_INVISIBLE = re.compile(r"[\u00ad\u200b]")
"""Hints where a word may be broken; lines are broken without them."""

ID = "[A-Za-z][A-Za-z0-9_-]{0,59}"
"""The form of an id."""

LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
"""The form of a language's tag: language, script, region, variants (RFC 5646, section 2.1, without extensions)."""

_LONGEST_LANGUAGE = 35
"""Characters that are enough for every such tag (RFC 5646, section 4.4.1)."""

_URL = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?(/[!-~]*)?")
_LONGEST_URL = 300

_EMAIL = re.compile(r"[!-?A-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")

_LAST_LINE = 1_000_000
"""Beyond the end of every file."""

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Record(BaseModel):
    """A validated mapping: immutable, without unknown fields, aware of its place in the source.

    Strict, so that a text such as `010` or `no` never becomes a number or a truth value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, ser_json_inf_nan="constants", defer_build=True)
    _span: SourceSpan | None = PrivateAttr(None)
    _places: dict[str, SourceSpan] = PrivateAttr(default_factory=dict)

    @property
    def span(self) -> SourceSpan | None:
        """Where the mapping was written; None for records made by code."""
        return self._span

    def place(self, field: str) -> SourceSpan | None:
        """Where a field was written; the mapping's own place when it was left out."""
        return self._places.get(field, self._span)

    def key_place(self, field: str, key: str) -> SourceSpan | None:
        """Where a key of a field's mapping was written, or the field when it cannot be told."""
        start = self.place(field)
        return start and start._replace(end_line=_LAST_LINE).find(f"{key}:")

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: Any, handler: Any) -> Self:
        if isinstance(value, LocatedDict):
            value.fields = tuple(cls.model_fields)
        record: Self = handler(value)
        if isinstance(value, LocatedDict):
            record._span, record._places = value.span, value.key_spans
        return record


class _Placed(str):
    """A text that knows where it was written; a subclass says in `_validate` what it may be."""

    span: SourceSpan | None = None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def _validate(cls, value: Any) -> Self:
        raise NotImplementedError

    @classmethod
    def _at_the_place_of(cls, value: str, text: str) -> Self:
        """`text` as this class, with the place of `value`."""
        placed = cls(text)
        placed.span = getattr(value, "span", None)
        return placed


class Text(_Placed):
    """A printed text with inline Markdown: `*em*`, `**strong**`, `[words](#id)`."""

    max_length: ClassVar[int] = 2000
    description: ClassVar[str] = "Text with inline Markdown"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        limit = {"minLength": 1, "maxLength": cls.max_length}
        return {"type": "string", "description": cls.description, **limit}

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise PydanticCustomError("text_expected", "should be text")
        collapsed = _SPACE.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", value))).strip()
        if not collapsed:
            raise PydanticCustomError("text_empty", "should not be empty")
        if len(collapsed) > cls.max_length:
            limit = {"limit": cls.max_length, "length": len(collapsed)}
            raise PydanticCustomError("text_long", "is {length} characters long; at most {limit} fit", limit)
        return cls._at_the_place_of(value, collapsed)


class Line(Text):
    """A printed text of one line, taken literally (no Markdown)."""

    max_length = 120
    description = "Plain text, one line"


class Email(Line):
    """An e-mail address, `name@example.org`. What is before and behind the @ is not looked at closely."""

    max_length = 254
    description = "An e-mail address"

    @classmethod
    def _validate(cls, value: Any) -> Self:
        address = super()._validate(value)
        if not _EMAIL.fullmatch(address):
            raise PydanticCustomError("email_form", "should be an address such as name@example.org")
        return address


class Id(_Placed):
    """A name that other files can refer to: letters, digits, `-` and `_`. It keeps its place."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "maxLength": 60}

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise PydanticCustomError("id_expected", "should be an id: letters, digits, - and _, a letter first")
        if not re.fullmatch(ID, value):
            raise PydanticCustomError("id_form", "should be an id: letters, digits, - and _, a letter first")
        return cls._at_the_place_of(value, value)


class Lang(_Placed):
    """The tag of a language, such as `es` or `sa-Latn` (BCP 47). It keeps its place."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^{LANGUAGE}$", "maxLength": _LONGEST_LANGUAGE}

    @classmethod
    def _validate(cls, value: Any) -> Self:
        short = isinstance(value, str) and len(value) <= _LONGEST_LANGUAGE
        if not short or not re.fullmatch(LANGUAGE, value):
            raise PydanticCustomError("language_form", "should be the tag of a language, such as es or sa-Latn")
        return cls._at_the_place_of(value, value)


class Url(_Placed):
    """An address on the web, `https://…`. It keeps its place."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        return {"type": "string", "format": "uri", "pattern": "^https://", "maxLength": _LONGEST_URL}

    @classmethod
    def _validate(cls, value: Any) -> Self:
        if not isinstance(value, str) or len(value) > _LONGEST_URL or not _URL.fullmatch(value):
            raise PydanticCustomError("url_form", "should be an address such as https://example.org/page")
        return cls._at_the_place_of(value, value)


class Identified(Record):
    """A record that has a name of its own."""

    id: Id


def _date(value: Any) -> Any:
    """A date as it is written in YAML, `2026-11-22`, and nothing else that could be read as one."""
    try:
        return datetime.date.fromisoformat(value) if _DATE.fullmatch(value) else value
    except (TypeError, ValueError):
        return value


Date = Annotated[datetime.date, BeforeValidator(_date)]
"""A day of the calendar."""
