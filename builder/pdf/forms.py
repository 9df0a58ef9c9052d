"""Reads the fields of a filled-in form, ours or another's (ISO 32000-1, 12.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from builder.errors import ContentError, Diagnostic
from builder.pdf.opening import opened, read_pdf
from builder.source import display_path

RADIO, PUSHED = 1 << 15, 1 << 16
"""Flags of buttons: one choice of several, and one that only does something."""

YES = "yes"
"""The value of a box that is ticked, whatever a file calls it."""

Kind = Literal["text", "tick", "choice", "radio"]

_KINDS: dict[str, Kind] = {"/Tx": "text", "/Ch": "choice", "/Btn": "tick"}
_INHERITED = ("/FT", "/Ff", "/V", "/TU")

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LANGUAGES = re.compile("\x1b[A-Za-z-]{2,8}\x1b")
"""Which language follows in a text, told within it (ISO 32000-1, 7.9.2.2)."""

_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""What steers a terminal, and says nothing."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A field of a form: its full name, what it asks for in words, and its value, empty where nothing was filled in.

    Line ends of the value are `\\n`.  A box to tick has the value `yes`; a choice that of its option.
    """

    name: str
    label: str
    kind: Kind
    value: str


def read_fields(source: Path | bytes) -> list[FieldValue]:
    """The fields of a PDF file in the order of its form; buttons and signatures hold no words and are left out.

    Raises ContentError when the file cannot be read, is no sound PDF, wants a password or has no fields.
    """
    name = display_path(source) if isinstance(source, Path) else "the file"
    data = read_pdf(source) if isinstance(source, Path) else source
    with opened(data, name) as pdf:
        fields = list(_fields(pdf))
        in_xml = "/XFA" in _form(pdf)
    if not fields:
        xml = "its form is made of XML (XFA): only the program that made it reads that" if in_xml else None
        raise ContentError(Diagnostic(f"{name} has no fields to fill in", None, xml))
    return fields


def _fields(pdf: Pdf) -> Iterator[FieldValue]:
    """Every field, first those that the form names, then any that stand on a page only."""
    on_pages = [_top(each) for page in pdf.pages for each in _parts(page.obj, "/Annots") if _is_widget(each)]
    todo = [(each, "", Dictionary()) for each in reversed([*_parts(_form(pdf), "/Fields"), *on_pages])]
    seen: set[tuple[int, int]] = set()
    while todo:
        element, name, above = todo.pop()
        if element.is_indirect and element.objgen in seen:
            continue
        seen.add(element.objgen)
        name = ".".join(filter(None, (name, _text(element.get("/T")))))
        said = Dictionary({key: each[key] for each in (above, element) for key in _INHERITED if key in each})
        kids = _parts(element, "/Kids")
        if any("/T" in kid for kid in kids):
            todo += [(kid, name, said) for kid in reversed(kids)]
        elif name:
            yield from _value(name, said, [element, *kids])


def _value(name: str, said: Object, widgets: list[Object]) -> Iterator[FieldValue]:
    """The value of a field, unless it is one that holds no words; `said` are its entries, also those from above."""
    kind: Kind | None = _KINDS.get(str(said.get("/FT")))
    flags = said.get("/Ff", 0)
    if kind == "tick" and isinstance(flags, int) and flags & (RADIO | PUSHED):
        kind = "radio" if flags & RADIO else None
    if kind is None:
        return
    label = _text(said.get("/TU")) or name
    if kind in ("tick", "radio"):
        states = (_text(state) for state in (said.get("/V"), *(widget.get("/AS") for widget in widgets)))
        state = next((state for state in states if state not in ("", "Off")), "")
        yield FieldValue(name, label, kind, YES if state and kind == "tick" else state)
    else:
        yield FieldValue(name, label, kind, _text(said.get("/V")))


def _text(value: Object | None) -> str:
    """The words of a value in whatever form it has; several choices are parted by commas."""
    if isinstance(value, Array):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, Name):
        return _clean(str(value)[1:])
    if isinstance(value, Stream):
        value = String(value.read_bytes())
    return _clean(str(value)) if isinstance(value, String) else ""


def _clean(text: str) -> str:
    return _STEERING.sub("", _LINE_ENDS.sub("\n", _LANGUAGES.sub("", text)))


def _parts(element: Object, key: str) -> list[Object]:
    """The dictionaries in an array of a dictionary; whatever else there is cannot be read."""
    found = element.get(key)
    return [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []


def _form(pdf: Pdf) -> Object:
    """The form of a file; one without entries where there is none."""
    found = pdf.Root.get("/AcroForm")
    return found if isinstance(found, Dictionary) else Dictionary()


def _is_widget(annotation: Object) -> bool:
    return annotation.get("/Subtype") == Name.Widget


def _top(widget: Object) -> Object:
    """The field above all others that a widget belongs to."""
    seen: set[tuple[int, int]] = set()
    while isinstance(widget.get("/Parent"), Dictionary) and widget.objgen not in seen:
        seen.add(widget.objgen)
        widget = widget.Parent
    return widget
