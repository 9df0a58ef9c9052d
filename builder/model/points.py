"""Places in a drawing as authors write them: numbers, landmarks, and steps from landmarks."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder.source import SourceSpan

Number = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
"""A length in cm or an angle in degrees."""

Size = Annotated[float, Field(gt=0, le=400, allow_inf_nan=False)]
"""A length in cm that something has."""

Span = Annotated[tuple[Number, Number], Field(strict=False)]
"""From one x to another, in cm."""

_FORM = "should be a point: [x, y] in cm, a landmark, or [landmark, x, y]"


class Point:
    """A point of the scene: a landmark's name (or None for the origin) and a step from it in cm."""

    __slots__ = ("dx", "dy", "landmark", "span")

    def __init__(self, landmark: str | None, dx: float = 0.0, dy: float = 0.0) -> None:
        self.landmark, self.dx, self.dy = landmark, dx, dy
        self.span: SourceSpan | None = getattr(landmark, "span", None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": ["array", "string"], "description": "[x, y] in cm, a landmark, or [landmark, x, y]"}

    @classmethod
    def _validate(cls, value: Any) -> Point:
        if isinstance(value, str) and value:
            return cls(value)
        match value:
            case [int() | float() as x, int() | float() as y] if _plain(x, y):
                return cls(None, float(x), float(y))
            case [str() as name, int() | float() as x, int() | float() as y] if name and _plain(x, y):
                return cls(name, float(x), float(y))
        raise PydanticCustomError("point", _FORM)


def _plain(*numbers: Any) -> bool:
    return all(not isinstance(n, bool) and abs(n) <= 1000 for n in numbers)
