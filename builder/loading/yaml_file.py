"""A strict and bounded YAML reader.

It differs from `yaml.safe_load` where that one surprises people or can be abused:

- only `true`, `false`, `null`, decimal integers and decimal fractions are not text, so
  `1:30`, `010`, `0x1F`, `yes`, `no`, `on` and dates stay the text that was written;
- a key that stands twice in a mapping is an error;
- tags (`!!python/…`), several documents in one file and self-referring aliases are errors;
- size, depth and the number of values that aliases unfold to are bounded.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from builder.errors import ContentError, Diagnostic
from builder.loading.located import LocatedDict, LocatedList, LocatedStr
from builder.source import SourceSpan

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 100_000
MAX_DIGITS = 18

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_FRACTION = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}


def load_yaml(path: Path) -> object:
    """Read one YAML file.

    Returns its value as located data.  Raises ContentError, with the place, for a file
    that cannot be read, is not UTF-8, is not YAML or is past the limits of this module.
    """
    raw = _read(path)
    if len(raw) > MAX_BYTES:
        message = f"{path.name} is larger than {MAX_BYTES:,} bytes"
        raise ContentError(Diagnostic(message, _start(path), "split it into several files"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"{path.name} is not UTF-8 text"
        span = SourceSpan(path, line, 1, line, 2)
        raise ContentError(Diagnostic(message, span, "save it as UTF-8")) from None
    return load_yaml_text(text, path)


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ContentError(Diagnostic(f"{path.name} is not a file", _start(path), "put a text file in its place"))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(Diagnostic(f"cannot read {path.name}: {error.strerror}", _start(path))) from None


def load_yaml_text(text: str, path: Path) -> object:
    """Read YAML from a string; `path` is the file that diagnostics name."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        raise ContentError(_control_character(control.group(), _span_of_offset(path, text, control.start())))
    try:
        return _Composer(text, path).document()
    except yaml.MarkedYAMLError as error:
        raise ContentError(_syntax_problem(error, text, path)) from None
    except yaml.YAMLError as error:
        raise ContentError(Diagnostic(f"not valid YAML: {error}", _start(path))) from None


def _start(path: Path) -> SourceSpan:
    return SourceSpan(path, 1, 1, 1, 1)


def _span_of_offset(path: Path, text: str, offset: int) -> SourceSpan:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return SourceSpan(path, line, column, line, column + 1)


def _control_character(char: str, span: SourceSpan) -> Diagnostic:
    return Diagnostic(f"control character U+{ord(char):04X} in the text", span, "remove it")


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: Path) -> Diagnostic:
    lines = text.rstrip("\n ").split("\n")
    begun, mark = error.context_mark, error.problem_mark or error.context_mark
    if begun and mark and mark.line >= len(lines) and begun.line < len(lines):
        span = SourceSpan(path, begun.line + 1, begun.column + 1, begun.line + 1, begun.column + 2)
        return Diagnostic("not valid YAML: this is begun and never ended", span, "look for a missing quote or bracket")
    number = min(mark.line + 1, len(lines)) if mark else 1
    line = lines[number - 1]
    column = min(mark.column, len(line)) + 1 if mark else 1
    if line[: len(line) - len(line.lstrip())].count("\t"):
        hint = "indent with spaces, not with tabs"
    elif re.search(r"[:-] \{\w+\}\s*\S", line):
        hint = "put a text that begins with { in quotes"
    elif ": " in line.partition(": ")[2]:
        hint = 'put a text that has ": " in it in quotes'
    else:
        hint = "look at the indent and the quotes here and just above"
    problem = (error.problem or "not understood").replace("could not find expected", "missing")
    return Diagnostic(f"not valid YAML: {problem}", SourceSpan(path, number, column, number, column + 1), hint)


class _Composer:
    """Builds located data from the events of libyaml, within the limits."""

    def __init__(self, text: str, path: Path) -> None:
        self.path = path
        self.events = _Loader(text)
        self.anchors: dict[str, tuple[object, SourceSpan, int]] = {}
        self.values = 0

    def document(self) -> object:
        self.events.get_event()  # StreamStart
        if isinstance(self.events.peek_event(), yaml.StreamEndEvent):
            raise ContentError(Diagnostic(f"{self.path.name} is empty", _start(self.path)))
        self.events.get_event()  # DocumentStart
        value, span = self.value(0)
        self.events.get_event()  # DocumentEnd
        if not isinstance(self.events.peek_event(), yaml.StreamEndEvent):
            raise self.failure(
                "more than one document in the file", self.span(self.events.peek_event()), 'remove the "---"'
            )
        return self.placed(value, span)

    def placed(self, value: object, span: SourceSpan) -> object:
        """The document's root; a bare scalar gets its place too, for the error that follows."""
        return value if hasattr(value, "span") else _text(str(value), span)

    def span(self, event: Any) -> SourceSpan:
        a, b = event.start_mark, event.end_mark
        return SourceSpan(self.path, a.line + 1, a.column + 1, b.line + 1, b.column + 1)

    def failure(self, message: str, span: SourceSpan, hint: str | None = None) -> ContentError:
        return ContentError(Diagnostic(message, span, hint))

    def count(self, number: int, span: SourceSpan) -> None:
        self.values += number
        if self.values > MAX_VALUES:
            raise self.failure(
                f"the file unfolds to more than {MAX_VALUES:,} values", span, "split the file, or use fewer aliases"
            )

    def value(self, depth: int) -> tuple[object, SourceSpan]:
        event = self.events.get_event()
        span = self.span(event)
        if depth > MAX_DEPTH:
            raise self.failure(
                f"nested more than {MAX_DEPTH} levels deep", span, "look for a bracket that is not closed"
            )
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor, span)
        if event.tag is not None and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            raise self.failure(f"YAML tags are not allowed here: {event.tag}", span, "remove the tag")
        before = self.values
        self.count(1, span)
        if isinstance(event, yaml.ScalarEvent):
            value: object = self.scalar(event, span)
        elif isinstance(event, yaml.SequenceStartEvent):
            value, span = self.sequence(span, depth)
        else:
            value, span = self.mapping(span, depth)
        if event.anchor:
            self.anchors[event.anchor] = (value, span, self.values - before)
        return value, span

    def alias(self, name: str | None, span: SourceSpan) -> tuple[object, SourceSpan]:
        if name is None or name not in self.anchors:
            raise self.failure(
                f'alias "*{name}" has no anchor before it', span, "put a text that begins with * in quotes"
            )
        value, _, size = self.anchors[name]
        self.count(size, span)
        return value, span

    def scalar(self, event: Any, span: SourceSpan) -> object:
        text: str = event.value
        if event.implicit[0] and event.tag is None:
            if text in _WORDS:
                return _WORDS[text]
            if _INTEGER.fullmatch(text) or _FRACTION.fullmatch(text):
                return self.number(text, span)
        else:
            control = _CONTROL.search(text)
            if control:
                raise ContentError(_control_character(control.group(), span))
        return _text(text, span)

    def number(self, text: str, span: SourceSpan) -> int | float:
        if len(text) > MAX_DIGITS:
            hint = "if it is no amount but text, put it in quotes"
            raise self.failure(f"the number has more than {MAX_DIGITS} digits", span, hint)
        return float(text) if "." in text else int(text)

    def sequence(self, span: SourceSpan, depth: int) -> tuple[LocatedList, SourceSpan]:
        out = LocatedList(span)
        while not isinstance(self.events.peek_event(), yaml.SequenceEndEvent):
            value, where = self.value(depth + 1)
            out.append(value)
            out.spans.append(where)
        self.events.get_event()
        return out, span

    def mapping(self, span: SourceSpan, depth: int) -> tuple[LocatedDict, SourceSpan]:
        out = LocatedDict(span)
        while not isinstance(self.events.peek_event(), yaml.MappingEndEvent):
            key, where = self.key()
            if key in out:
                first = out.key_spans[key].line
                raise self.failure(f'"{key}" stands twice in this mapping', where, f"the first is on line {first}")
            if not out:
                out.span = where
            value, value_span = self.value(depth + 1)
            out[key], out.key_spans[key], out.spans[key] = value, where, value_span
        self.events.get_event()
        return out, out.span

    def key(self) -> tuple[str, SourceSpan]:
        event = self.events.get_event()
        span = self.span(event)
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]:
            raise self.failure("merge keys are not read here", span, "write the fields out")
        if not isinstance(event, yaml.ScalarEvent) or event.tag not in (None, "!"):
            raise self.failure("a key must be a plain word", span, "put a text that begins with [ or { in quotes")
        control = _CONTROL.search(event.value)
        if control:
            raise ContentError(_control_character(control.group(), span))
        return event.value, span


def _text(text: str, span: SourceSpan) -> LocatedStr:
    located = LocatedStr(text)
    located.span = span
    return located
