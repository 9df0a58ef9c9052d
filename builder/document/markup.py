"""Markup to tree: a strict reader of the closed vocabulary.

Two kinds of marks tie the result to its sources.  An `at` attribute holds the number of
a place in the list that the templates filled; a `<?place name:line?>` instruction says
which line of which template the following markup comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from builder.document.tree import Element, Run
from builder.document.vocabulary import ATTRIBUTES, CELL_BLOCKS, VOCABULARY, Form, Kind, Values
from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.source import SourceSpan

_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """How the reader finds places: the authors' by number, the templates' by name and line.

    `start` is where the first template begins.
    """

    authors: Sequence[SourceSpan]
    template: Callable[[str, int], SourceSpan | None]
    start: SourceSpan | None = None


def parse_markup(markup: str, places: Place) -> Element:
    """Read markup into a tree.

    Raises ContentError with a diagnostic for every unknown element or attribute, wrong
    nesting, missing attribute, and for markup that is not well formed.
    """
    reader = _Reader(places)
    try:
        reader.parser.Parse(markup.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        hint = "look for a tag that is not closed, or a < or & that is not escaped, here or just below"
        reader.problem(f"the markup is not well formed: {expat.ErrorString(error.code)}", hint)
    if reader.problems:
        raise ContentError(dict.fromkeys(reader.problems))
    assert reader.root is not None
    return reader.root


class _Reader:
    def __init__(self, places: Place) -> None:
        self.places = places
        self.problems: list[Diagnostic] = []
        self.root: Element | None = None
        self.open: list[Element] = []
        self.spans: list[SourceSpan | None] = [None]
        self.place = places.start
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartDoctypeDeclHandler = self.doctype

    def problem(self, message: str, hint: str | None = None) -> None:
        self.problems.append(Diagnostic(message, self.place, hint))

    def doctype(self, *_: object) -> None:
        raise ContentError(Diagnostic("the markup has a DOCTYPE", self.place, "remove it"))

    def instruction(self, target: str, data: str) -> None:
        name, _, line = data.rpartition(":")
        if target == "place" and line.isdecimal():
            self.place = self.places.template(name, int(line)) or self.place
        else:
            self.problem(f'the markup has a processing instruction: "{target}"', "remove it")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        span = self.author(attributes.pop("at", None)) or self.spans[-1]
        self.spans.append(span)
        if name == "t":
            return
        element = Element(name, attributes, [], span, self.place)
        kind = VOCABULARY.get(name)
        if kind is None:
            self.problem(f'unknown element "{name}"', did_you_mean(name, VOCABULARY))
        else:
            self.check(element, kind)
        if self.open:
            self.open[-1].children.append(element)
        elif name != "booklet":
            self.problem(f'the outermost element is "{name}"', "it should be booklet")
        self.root = self.root or element
        self.open.append(element)

    def author(self, at: str | None) -> SourceSpan | None:
        if at is None or not at.isdecimal() or int(at) >= len(self.places.authors):
            return None
        return self.places.authors[int(at)]

    def check(self, element: Element, kind: Kind) -> None:
        parent = self.open[-1] if self.open else None
        holder = VOCABULARY.get(parent.name) if parent else None
        if parent and holder and element.name not in holder.holds:
            allowed = ", ".join(sorted(holder.holds)) or "no elements"
            self.problem(f'"{element.name}" cannot stand in "{parent.name}"', f"it holds {allowed}")
        known = ATTRIBUTES[element.name]
        for key, value in element.attributes.items():
            if key not in known:
                self.problem(f'unknown attribute "{key}" of "{element.name}"', did_you_mean(key, known))
            else:
                self.check_value(element, key, value, known[key])
        for key in kind.required:
            if not element.get(key):
                self.problem(f'"{element.name}" needs the attribute "{key}"')

    def check_value(self, element: Element, key: str, value: str, allowed: Values) -> None:
        message = f'"{value}" is no value for the attribute "{key}" of "{element.name}"'
        if isinstance(allowed, Form):
            if not re.fullmatch(allowed.pattern, value):
                self.problem(message, f"it should be {allowed.words}")
        elif allowed and value not in allowed:
            self.problem(message, did_you_mean(value, allowed))

    def end(self, name: str) -> None:
        self.spans.pop()
        if name != "t":
            element = self.open.pop()
            kind = VOCABULARY.get(name)
            if kind and kind.text:
                _trim(element)

    def text(self, data: str) -> None:
        if not self.open:
            return
        parent = self.open[-1]
        kind = VOCABULARY.get(parent.name)
        if kind is None or kind.text:
            parent.children.append(Run(_SPACE.sub(" ", data), self.spans[-1]))
        elif data.strip():
            self.problem(f'text cannot stand directly in "{parent.name}": {data.strip()[:30]!r}', "put it in a p")


_TRIMMED = frozenset(["p", "h", "li", "dt", "dd", "th", "td", "caption", "label", "value", "blank", "notes"])


def _trim(element: Element) -> None:
    """Drop white space at the ends of a block's text and between the blocks of a cell; join runs of one place."""
    if any(child.name in CELL_BLOCKS for child in element.elements):
        element.children = [c for c in element.children if isinstance(c, Element) or c.text.strip()]
        return
    joined: list[Element | Run] = []
    for child in element.children:
        last = joined[-1] if joined else None
        if isinstance(child, Run) and isinstance(last, Run) and (last.span is child.span or not child.text.strip()):
            last.text = _SPACE.sub(" ", last.text + child.text)
        elif not (isinstance(child, Run) and not child.text):
            joined.append(child)
    element.children = joined
    if element.name not in _TRIMMED or not joined:
        return
    first, last = joined[0], joined[-1]
    if isinstance(first, Run):
        first.text = first.text.lstrip(" ")
    if isinstance(last, Run):
        last.text = last.text.rstrip(" ")
    element.children = [c for c in joined if not (isinstance(c, Run) and not c.text)]
