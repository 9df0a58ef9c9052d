"""Every text of a project's files, and the same project with other texts in their places."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from builder.model import load_project
from builder.model.base import Record, Text
from builder.source import SourceSpan


@dataclass(frozen=True)
class Field:
    """A text in its place; `name` is that of its record and field, such as `Exercise.feel`."""

    name: str
    text: str
    span: SourceSpan
    limit: int


def text_fields(root: Path) -> list[Field]:
    """Every printed text of a project."""
    return list({field.span: field for field in _walk(load_project(root), "")}.values())


def _walk(value: object, name: str) -> Iterator[Field]:
    if isinstance(value, Text):
        assert value.span is not None
        yield Field(name, str(value), value.span, 12 if name == "Session.code" else type(value).max_length)
    elif isinstance(value, Record):
        for key in type(value).model_fields:
            yield from _walk(getattr(value, key), f"{type(value).__name__}.{key}")
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _walk(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, name)
    elif is_dataclass(value) and name == "":
        for one in fields(value):
            yield from _walk(getattr(value, one.name), one.name)


def with_texts(root: Path, folder: Path, texts: Mapping[SourceSpan, str]) -> Path:
    """A copy of a project in a new folder with other texts in some places."""
    shutil.copytree(root, folder)
    for span in sorted(texts, key=lambda span: (span.path, span.line, span.column), reverse=True):
        path = folder / span.path.relative_to(root)
        lines = path.read_text(encoding="utf-8").split("\n")
        head = lines[span.line - 1][: span.column - 1]
        tail = lines[span.end_line - 1][span.end_column - 1 :]
        after_block = [tail] if span.end_line > span.line and span.end_column == 1 else []
        quoted = head + json.dumps(texts[span], ensure_ascii=False)
        lines[span.line - 1 : span.end_line] = [quoted, *after_block] if after_block else [quoted + tail]
        path.write_text("\n".join(lines), encoding="utf-8")
    return folder
