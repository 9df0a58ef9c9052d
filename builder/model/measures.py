"""Typed measures that authors write as words: `30 s`, `2 min`, `2-3`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class _Measure:
    """Shared plumbing: validate from what YAML gives, describe as JSON Schema."""

    json_schema: ClassVar[JsonSchemaValue]

    @classmethod
    def parse(cls, value: Any) -> Self:
        """The measure that `value` spells; raises PydanticCustomError when it spells none."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(value)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        return cls.json_schema


@dataclass(frozen=True, slots=True)
class Duration(_Measure):
    """A time in seconds, written `30 s`, `2 min` or `1 min 30 s`; at most two hours."""

    seconds: int

    _pattern: ClassVar[re.Pattern[str]] = re.compile(r"([0-9]{1,3}) min(?: ([0-9]{1,2}) s)?|([0-9]{1,4}) s")
    json_schema = {
        "type": "string",
        "pattern": r"^(\d{1,3} min( \d{1,2} s)?|\d{1,4} s)$",
        "examples": ["30 s", "2 min"],
    }

    @classmethod
    def parse(cls, value: Any) -> Self:
        match = cls._pattern.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise PydanticCustomError("duration", "should be a time such as 30 s or 2 min")
        seconds = 60 * int(match[1] or 0) + int(match[2] or match[3] or 0)
        if not 0 < seconds <= 7200:
            raise PydanticCustomError("duration", "should be a time from 1 s to 120 min")
        return cls(seconds)

    def written(self) -> str:
        """The time as authors write it."""
        minutes, seconds = divmod(self.seconds, 60)
        return " ".join([f"{minutes} min"] * bool(minutes) + [f"{seconds} s"] * bool(seconds))


@dataclass(frozen=True, slots=True)
class Count(_Measure):
    """A number or a range of numbers, written `3` or `2-3`; from 1 to 100."""

    low: int
    high: int

    _pattern: ClassVar[re.Pattern[str]] = re.compile(r"([1-9][0-9]{0,2}) ?[-–] ?([1-9][0-9]{0,2})")
    json_schema = {
        "anyOf": [{"type": "integer", "minimum": 1, "maximum": 100}, {"type": "string", "pattern": r"^\d+-\d+$"}]
    }

    @classmethod
    def parse(cls, value: Any) -> Self:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise PydanticCustomError("count", "should be a whole number such as 3, or a range such as 2-3")
        if isinstance(value, int) or re.fullmatch(r"[1-9][0-9]{0,2}", value):
            low = high = int(value)
        else:
            match = cls._pattern.fullmatch(value)
            if match is None:
                raise PydanticCustomError("count", "should be a whole number such as 3, or a range such as 2-3")
            low, high = int(match[1]), int(match[2])
        if not 1 <= low <= high <= 100:
            raise PydanticCustomError("count", "should lie between 1 and 100, the smaller number first")
        return cls(low, high)

    def written(self) -> str:
        """The number or range as authors write it."""
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
