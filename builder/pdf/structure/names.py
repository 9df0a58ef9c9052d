"""Names of form fields, which mean something to a program that reads them.

A name is `part:key`, in a table `part:row:column`, such as `logs/week-log:walk:monday`.  The part is the id of a
chapter or a card; behind slashes follow the headings above the field, and the block that it stands in where that has
an id: their ids, or the words of headings.  So a name stays the same when other parts of the booklet change.
There is no period in it, which would want parent fields (ISO 32000-1, 12.7.3.2): every program sees each name
whole, even one that looks at the pages only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 40
_BETWEEN = re.compile(r"[\W_]+")
_NOT_IN_IDS = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class FieldName:
    """What the name of a field says; a field that stands in no table has a `row` alone."""

    part: str
    row: str
    column: str = ""

    def __str__(self) -> str:
        """The name as it stands in the file."""
        return ":".join(filter(None, (self.part, self.row, self.column)))

    @classmethod
    def read(cls, name: str) -> FieldName:
        """A name taken apart; one of another form, in a file that is not ours, is all `row`."""
        keys = name.split(":")
        return cls(*keys) if len(keys) in (2, 3) and all(keys) else cls("", name)


def key_of(words: str, otherwise: str) -> str:
    """Words as a key: small letters and digits with hyphens between, cut behind a word where it is long.

    Words that have neither letters nor digits get the key `otherwise`.
    """
    key = _BETWEEN.sub("-", words.casefold()).strip("-") or otherwise
    return key if len(key) <= _LONGEST else key[: _LONGEST + 1].rpartition("-")[0] or key[:_LONGEST]


def key_of_id(name: str) -> str:
    """An id as a key: a template may write one with signs that mean something in names."""
    return _NOT_IN_IDS.sub("-", name)
