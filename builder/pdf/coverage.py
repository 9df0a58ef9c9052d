"""Characters that the embedded font cannot print, found before anything is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from builder.document import Element, Run
from builder.errors import Diagnostic
from builder.pdf.fonts import missing_characters
from builder.source import SourceSpan


def missing_glyphs(tree: Element) -> Iterator[Diagnostic]:
    """A diagnostic for each text that the font cannot set, at the first such character."""
    seen: set[tuple[str, object]] = set()
    for element in tree.walk():
        for text, span in _texts(element):
            found = unprintable(text)
            if found and (text, span) not in seen:
                seen.add((text, span))
                place = span.find(found[0]) if span else None
                more = f", and {len(found) - 1} more of this text" if len(found) > 1 else ""
                yield Diagnostic(_message(found[0]) + more, place, "use another character or word")


def unprintable(text: str) -> list[str]:
    """The characters that the font lacks, and marks that it cannot put over a letter, each once."""
    marks = (char for char in dict.fromkeys(text) if unicodedata.category(char) in ("Mn", "Me"))
    return list(dict.fromkeys([*missing_characters(text), *marks]))


def _texts(element: Element) -> Iterator[tuple[str, SourceSpan | None]]:
    """What is printed of an element itself: its runs, and the attributes that layout prints."""
    for child in element.children:
        if isinstance(child, Run):
            yield child.text, child.span or element.where
    for name in _PRINTED.get(element.name, ()):
        yield element.get(name), element.where


_PRINTED = {
    "chapter": ("title", "number"),
    "contents": ("title",),
    "filler": ("title",),
    "back": ("title",),
    "h": ("number",),
    "ref": ("say",),
}


def _message(char: str) -> str:
    name = unicodedata.name(char, "without a name").lower()
    carrier = "\N{DOTTED CIRCLE}" if unicodedata.combining(char) else ""
    shown = f'"{carrier}{char}" (U+{ord(char):04X}, {name})' if char.isprintable() else f"U+{ord(char):04X}, {name}"
    return f"the font has no character {shown}"
