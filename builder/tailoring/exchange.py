"""Left and right in a text: which of the words are sides, and the text with the sides exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from builder.model.base import Text
from builder.model.dose import OneSide
from builder.model.sides import SideWords

AnyText = TypeVar("AnyText", bound=Text)

_MARKS = "[*_]*"
"""Signs of Markdown that may stand around a word."""

_GAP = f"{_MARKS}[ \N{NO-BREAK SPACE}-]{_MARKS}"


def _any(words: Iterable[str]) -> str:
    """A pattern for one of some words or phrases, a whole one."""
    return rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b"


class Exchange:
    """Tells and exchanges the sides in the texts of a language.

    A word counts as a side only where the phrase around it says so: before a part of the body, beside the
    other side, or at the end of a clause. Links and phrases of other meaning are passed over.
    """

    def __init__(self, words: SideWords) -> None:
        self.words = words
        self._side = re.compile(_any([words.left, words.right]), re.IGNORECASE)
        side, joined = self._side.pattern, _any(words.joined)
        part = f"(?={_GAP}(?:{_any(words.between)}{_GAP})*{_any(words.parts)})"
        pair = f"{_GAP}{joined}{_GAP}{side}"
        end = f"(?={_GAP}{joined}|{_MARKS}(?:[.,;:!?)]|$))"
        self._found = re.compile(
            rf"\]\([^)]*\)|{_any(words.kept)}"
            f"|(?P<side>{side}(?:{part}|{pair})|{_any(words.ahead)}{_GAP}{side}(?:{pair}|{end}))"
            f"|(?P<unsure>{side})",
            re.IGNORECASE,
        )

    def first(self, text: str) -> OneSide | None:
        """The first side that a text names; None when it names none."""
        found = next((match["side"] for match in self._found.finditer(text) if match["side"]), None)
        if found is None:
            return None
        return "left" if self._side.findall(found)[0].lower() == self.words.left else "right"

    def unsure(self, text: str) -> list[str]:
        """The words of a text that may be sides, or mean something else."""
        return [match["unsure"] for match in self._found.finditer(text) if match["unsure"]]

    def exchanged(self, text: AnyText) -> AnyText:
        """The text with left for right and right for left, at the same place of the source."""

        def turned(match: re.Match[str]) -> str:
            return self._side.sub(self._other, match[0]) if match["side"] else match[0]

        other = type(text)(self._found.sub(turned, text))
        other.span = text.span
        return other

    def _other(self, side: re.Match[str]) -> str:
        """The other side, with capital letters where the one has them."""
        word = self.words.right if side[0].lower() == self.words.left else self.words.left
        if side[0].isupper():
            return word.upper()
        return word.capitalize() if side[0][0].isupper() else word
