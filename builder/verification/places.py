"""Puts veraPDF's paths to objects into plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

PageOf = Callable[[int, int], int | None]
"""Gives the page, counted from 1, of the element of the structure tree with an object number and generation."""

_STEP = re.compile(
    r"/(?P<name>\w+)\[(?P<index>\d+)\]"
    r"(?:\((?:(?P<number>\d+) (?P<generation>\d+) obj )?(?P<about>.*?)\))?"
    r"(?:\{.*?\})?(?=/\w+\[|$)"
)
"""One step of a path, such as `/pages[3](12 0 obj PDPage)`: a name may have slashes within its parentheses."""

_WORDS = {
    "contentStream": "content",
    "colorSpace": "colour",
    "fillCS": "colour",
    "strokeCS": "colour",
    "xObject": "picture",
    "image": "picture",
    "metadata": "metadata",
    "outputIntents": "colour profile",
    "Outlines": "bookmarks",
    "AcroForm": "form",
    "formFields": "form field",
    "embeddedFiles": "attached file",
    "action": "action",
    "actions": "action",
    "openAction": "action",
}
_ANNOTATIONS = {"PDLinkAnnot": "link", "PDWidgetAnnot": "form field"}


class _Step(NamedTuple):
    """A step of a path: its name, its number among those of that name, the object, what veraPDF says of it."""

    name: str
    place: int
    object: tuple[int, int] | None
    about: str


def printable(text: str) -> str:
    """Text out of a file with a stand-in for each character that a terminal would obey instead of showing it."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def describe(context: str, page_of: PageOf) -> tuple[int | None, str]:
    """The page of a path of veraPDF, counted from 1, if it has one, and what is there, in plain words."""
    page, what = None, ""
    for step in _steps(context):
        what = _words(step) or what
        if step.name == "pages":
            page = step.place + 1
        elif step.name == "K" and step.object:
            page = page_of(*step.object) or page
    return page, printable(what) or ("" if page else "the document")


def _steps(context: str) -> Iterator[_Step]:
    for match in _STEP.finditer(context):
        number, generation = match["number"], match["generation"]
        key = (int(number), int(generation)) if number else None
        yield _Step(match["name"], int(match["index"]), key, match["about"] or "")


def _words(step: _Step) -> str:
    """What a step leads to; nothing where the step before says it better."""
    if step.name == "K":
        return step.about.rpartition(" ")[2]
    if step.name == "annots":
        return _ANNOTATIONS.get(step.about, "annotation")
    if step.name in ("font", "descendantFonts") and step.about:
        return f"font {step.about.rpartition('+')[2]}"
    if step.name == "Properties":
        return f"metadata, {step.about.rpartition(' ')[2]}"
    if step.name == "indirectObjects":
        return f"object {step.about.partition(' ')[0]}"
    return _WORDS.get(step.name, "")
