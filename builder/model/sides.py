"""The words of a language by which a text tells left from right."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from builder.model.base import Line, Record

Phrases = Annotated[list[Line], Field(min_length=1)]


class SideWords(Record):
    """`locales/LANGUAGE.sides.yaml`. Capital letters do not matter."""

    left: Line
    right: Line
    parts: Phrases = Field(description="Before one of them the word is a side")
    between: Phrases = Field(description="May stand between a side and its part")
    ahead: Phrases = Field(description="Behind one of them, at the end of a clause, the word is a side")
    joined: Phrases = Field(description="Between two sides; behind a side they end its clause")
    kept: Phrases = Field(description="Phrases in which the word is no side")
