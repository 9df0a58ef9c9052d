"""Characters that the embedded font cannot print, found before anything is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from builder.document import Element, Run
from builder.errors import Diagnostic
from builder.pdf.fonts import missing_characters


def missing_glyphs(tree: Element) -> Iterator[Diagnostic]:
    """A diagnostic for each character that the font lacks, at the author's line."""
    seen: set[tuple[str, object]] = set()
    for element in tree.walk():
        for run in element.children:
            if isinstance(run, Run):
                for char in missing_characters(run.text):
                    span = run.span or element.where
                    if (char, span) not in seen:
                        seen.add((char, span))
                        name = unicodedata.name(char, "unnamed")
                        message = f'the font has no character "{char}" (U+{ord(char):04X}, {name.lower()})'
                        yield Diagnostic(message, span.find(char) if span else None, "use another character or word")
