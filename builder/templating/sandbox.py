"""A Jinja2 environment in which a template can read the content and nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from builder.model.base import Record

MAX_REPEAT = 10_000
_PLAIN = (str, int, float, list, tuple, Mapping, LoopContext, Namespace, datetime.date)


class Sandbox(ImmutableSandboxedEnvironment):
    """Attributes are allowed by list: fields of records and the methods of plain values."""

    intercepted_binops = frozenset(["*", "**"])

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, Record):
            return attr in type(obj).model_fields
        if is_dataclass(obj):
            return attr in {f.name for f in fields(obj)}
        if attr == "span" or not isinstance(obj, _PLAIN):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or any(isinstance(side, int | float) and abs(side) > MAX_REPEAT for side in (left, right)):
            raise SecurityError(f"the operator {operator} is limited in templates")
        return super().call_binop(context, operator, left, right)


class PlaceMarks(Extension):
    """Puts a `<?place name:line?>` before each line of a template that begins with markup.

    It is how a diagnostic about the markup finds the template's line.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        marked = []
        for number, line in enumerate(source.split("\n"), start=1):
            indent = len(line) - len(line.lstrip())
            if line[indent : indent + 1] == "<" and line[indent + 1 : indent + 2] not in "?!/":
                marked.append(f"{line[:indent]}<?place {name}:{number}?>{line[indent:]}")
            else:
                marked.append(line)
        return "\n".join(marked)


class TemplateFolders(BaseLoader):
    """Finds a template in the first of some folders that has it: the project's own come first."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = [folder.resolve() for folder in folders]

    def find(self, name: str) -> Path | None:
        """The file of a template; None when there is none, or when it lies outside the folders."""
        for folder in self.folders:
            path = (folder / name).resolve()
            if path.is_relative_to(folder) and path.is_file():
                return path
        return None

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Any]:
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), lambda: True


def make_sandbox(folders: list[Path]) -> Sandbox:
    """An environment over template folders: strict about unknown names, escaping for XML."""
    return Sandbox(
        loader=TemplateFolders(folders),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[PlaceMarks],
    )
