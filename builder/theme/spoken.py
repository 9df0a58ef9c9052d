"""How the short forms of a language are said: the file that stands beside its printed words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from builder.model.base import Line, Record

OneAndMany = Annotated[list[Line], Field(min_length=2, max_length=2)]


class SpokenForms(Record):
    """`locales/LANGUAGE.spoken.yaml`: what is heard for what is printed."""

    units: dict[str, OneAndMany] = Field(description="Behind a number: how one is said, and how many are")
    also_words: list[str] = Field(default=[], description="Units that are words, too: not before another word")
    range: Line = Field(description="A range of numbers, with {low} and {high}")
    words: dict[str, Line] = Field(description="Said so wherever they stand by themselves")
    cells: dict[str, Line] = Field(description="Said so where they are all that a cell of a table says")

    def spelling(self, number: str) -> SpokenForms:
        """These forms with a telephone number said digit by digit, wherever its groups of digits stand.

        Groups of one and two digits stay as they are: they are mostly counts elsewhere.
        """
        spelled = {group: Line(" ".join(group)) for group in re.findall("[0-9]{3,}", number)}
        return self.model_copy(update={"words": self.words | spelled})
