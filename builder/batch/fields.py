"""The cells of a row as the fields of a client: lists, doses and notes are written in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from builder.batch.places import Cell
from builder.loading import LocatedDict, LocatedList, LocatedStr
from builder.model.base import ID
from builder.model.client import Client
from builder.source import SourceSpan

CONSENT = ("consent.email", "consent.on")

COLUMNS = (*(name for name in Client.model_fields if name != "consent"), *CONSENT)
"""What the columns of a roster may be called."""

_LISTS = ("exercises", "conditions", "confirm", "chapters")
_ENTRY = re.compile(rf"(?:^|;)\s*({ID})\s*:")
_TIMES = re.compile(r"([0-9]+(?:[-–][0-9]+)?)\s*[x×]\s*([0-9]+(?:[-–][0-9]+)?)")
_TIMES_LONG = re.compile(r"([0-9]+(?:[-–][0-9]+)?)\s*[x×]\s*([0-9]+ (?:s|min)(?: [0-9]+ s)?)")


def fields_of(cells: Mapping[str, Cell], row: Cell) -> LocatedDict:
    """The located mapping that a client's file would have in place of a row; `row` is where the row begins."""
    out = LocatedDict(row)
    for name, cell in cells.items():
        if name in CONSENT:
            consent = out.setdefault("consent", LocatedDict(cell))
            assert isinstance(consent, LocatedDict)
            put(consent, name.removeprefix("consent."), _truth(cell), cell)
            out.key_spans["consent"] = out.spans["consent"] = cell
        else:
            put(out, name, _READERS.get(name, _text)(cell), cell)
    return out


def put(mapping: LocatedDict, key: str, value: object, place: SourceSpan) -> None:
    """Write a value of a place into a located mapping."""
    mapping[key] = value
    mapping.key_spans[key] = mapping.spans[key] = place


def _text(cell: Cell, text: str | None = None) -> LocatedStr:
    """The text of a cell, or a part of it, which has the cell's place."""
    value = LocatedStr(cell.text if text is None else text.strip())
    value.span = cell
    return value


def _truth(cell: Cell) -> object:
    """True or false where the cell says so, as spreadsheets write it."""
    return {"true": True, "false": False}.get(cell.text.strip().lower(), _text(cell))


def _list(cell: Cell) -> LocatedList:
    """Names apart by commas or semicolons."""
    out = LocatedList(cell)
    for part in re.split("[;,]", cell.text):
        if part.strip():
            out.append(_text(cell, part))
            out.spans.append(cell)
    return out


def _entries(cell: Cell) -> list[tuple[str, str]]:
    """The parts of `SG1: words; ST1: words`, each with its name; a text without a name has an empty one."""
    found = list(_ENTRY.finditer(cell.text))
    if not found or found[0].start() > 0:
        return [("", cell.text)]
    ends = [*(match.start() for match in found[1:]), len(cell.text)]
    return [(match[1], cell.text[match.end() : end].strip(" ;\n")) for match, end in zip(found, ends, strict=True)]


def _mapping(value: Callable[[Cell, str], object]) -> Callable[[Cell], object]:
    def read(cell: Cell) -> object:
        entries = _entries(cell)
        if any(not name for name, _ in entries) or len({name for name, _ in entries}) < len(entries):
            return _text(cell)  # no mapping, or a name twice: the model says that it should be one
        out = LocatedDict(cell)
        for name, text in entries:
            put(out, name, value(cell, text), cell)
        return out

    return read


def _dose(cell: Cell, text: str) -> object:
    """A dose such as `2x8, hold 20 s`: sets by reps or by time, then fields with their values."""
    out = LocatedDict(cell)
    for part in (part.strip() for part in text.split(",")):
        reps, long = _TIMES.fullmatch(part), _TIMES_LONG.fullmatch(part)
        name, _, value = part.partition(" ")
        if reps or long:
            match = reps or long
            assert match
            given = {"sets": match[1], "reps" if reps else "time": match[2]}
        else:
            given = {name: value}
        for field, words in given.items():
            if not field or not words or field in out:
                return _text(cell, text)
            put(out, field, _text(cell, words), cell)
    return out


_READERS: Mapping[str, Callable[[Cell], object]] = {
    **dict.fromkeys(_LISTS, _list),
    "doses": _mapping(_dose),
    "notes": _mapping(_text),
}
