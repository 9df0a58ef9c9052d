"""What is heard: short forms of the printed text get the words that a voice should say.

A screen reader stumbles over "30 sec", "2–3" and "Mon".  Each becomes an `abbr` whose title is
what is heard.  What is printed stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.document.tree import Element, Node, Run, text_of
from builder.document.vocabulary import INLINES, VOCABULARY
from builder.theme import SpokenForms

_GAPS = "- \N{NO-BREAK SPACE}"
_NUMBER = "\\d+(?:[.,]\\d+)*[½¼¾]?|[½¼¾]"
_RANGE = re.compile("(?<![\\w.,;:/–-])(\\d+(?:[.,]\\d+)?)–(\\d+(?:[.,]\\d+)?)(?!\\d|–|[.,;:/-]\\d)")
_TELEPHONE = re.compile("\\d{3}–\\d{4}")
_NO_WORD = re.compile(" *(?:$|[.,;:!?)]|\\(\\d)")


class _Heard(NamedTuple):
    """A stretch of a text, from one character to before another, and what is heard for it."""

    start: int
    end: int
    title: str


def speak(tree: Element, forms: SpokenForms) -> None:
    """Put what a voice would stumble over into `abbr` elements that say how it is said.

    The tree is changed in place; runs keep their spans.  Lists of sources, links to the web and
    text in another language than the booklet's stay as they are.
    """
    speaker = _Speaker(forms, tree.get("lang"))
    for element in speaker.lines(tree):
        found = speaker.heard(text_of(element), cell=element.name in ("th", "td"))
        if found:
            speaker.wrap(element, 0, found)


class _Speaker:
    def __init__(self, forms: SpokenForms, language: str) -> None:
        self.forms, self.language = forms, _primary(language)
        self.units = re.compile(rf"(?<![\w.,])({_NUMBER})([{_GAPS}]?)({_any_of(forms.units)})(?![\w’'-])")
        self.words = re.compile(rf"(?<![\w.,/–-])(?:{_any_of(forms.words)})(?![\w–-]|[.,]\d)")

    def is_foreign(self, element: Element) -> bool:
        """Whether an element is said to be in another language than the booklet."""
        return _primary(element.get("lang", self.language)) != self.language

    def lines(self, element: Element) -> Iterator[Element]:
        """The elements at or below one that hold text, and no blocks."""
        if self.is_foreign(element) or element.get("role") == "sources":
            return
        if VOCABULARY[element.name].text and all(child.name in INLINES for child in element.elements):
            yield element
            return
        for child in element.elements:
            yield from self.lines(child)

    def heard(self, text: str, *, cell: bool) -> list[_Heard]:
        """What is heard for parts of a text, in order, none within another."""
        if cell and text in self.forms.cells:
            return [_Heard(0, len(text), self.forms.cells[text])]
        out: list[_Heard] = []
        for one in sorted([*self.ranges(text), *self.measures(text), *self.fixed(text)]):
            if not out or one.start >= out[-1].end:
                out.append(one)
        return out

    def ranges(self, text: str) -> Iterator[_Heard]:
        """Two numbers with a dash, the smaller first: no parts of dates, scores and telephone numbers."""
        for match in _RANGE.finditer(text):
            low, high = match.groups()
            rises = float(low.replace(",", "")) < float(high.replace(",", ""))
            if rises and not re.match("0\\d", high) and not _TELEPHONE.fullmatch(match[0]):
                yield _Heard(*match.span(), self.forms.range.format(low=low, high=high))

    def measures(self, text: str) -> Iterator[_Heard]:
        """Units behind their numbers. Behind a hyphen, as in "30-sec hold", a unit is said as that of one."""
        for match in self.units.finditer(text):
            number, gap, unit = match.groups()
            is_decade = not gap and len(unit) == 1  # the 90s
            is_word = gap == " " and unit in self.forms.also_words and not _NO_WORD.match(text, match.end())
            if not is_decade and not is_word:
                one, many = self.forms.units[unit]
                whole = match.start() == 0 or text[match.start() - 1] not in "–/"
                said = one if gap == "-" or (number == "1" and whole) else many
                yield _Heard(*match.span(3), said if gap else f" {said}")

    def fixed(self, text: str) -> Iterator[_Heard]:
        """Words that are always said the same way."""
        return (_Heard(*match.span(), self.forms.words[match[0]]) for match in self.words.finditer(text))

    def wrap(self, element: Element, start: int, found: list[_Heard]) -> int:
        """Put what was found into elements of its own. `start` is where the element's text begins; its end."""
        children: list[Node] = []
        for child in element.children:
            if isinstance(child, Run):
                children += _parts(child, start, found, element)
                start += len(child.text)
            elif child.name in ("a", "abbr", "br") or self.is_foreign(child):
                children.append(child)
                start += len(text_of(child))
            else:
                children.append(child)
                start = self.wrap(child, start, found)
        element.children = children
        return start


def _parts(run: Run, start: int, found: Iterable[_Heard], parent: Element) -> list[Node]:
    """A run that begins at `start` of its line, cut around what was found in it."""
    out: list[Node] = []
    done = 0
    for one in found:
        begin, end = one.start - start, one.end - start
        if begin >= 0 and end <= len(run.text):
            out.append(Run(run.text[done:begin], run.span))
            text = Run(run.text[begin:end], run.span)
            out.append(Element("abbr", {"title": one.title}, [text], run.span or parent.span, parent.place))
            done = end
    out.append(Run(run.text[done:], run.span))
    return [node for node in out if isinstance(node, Element) or node.text]


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of some names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"


def _primary(language: str) -> str:
    """The language alone, without script, region and variants."""
    return language.partition("-")[0].lower()
