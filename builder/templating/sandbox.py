"""A Jinja2 environment in which a template can read the content and nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from builder.model.base import Record
from builder.templating.compiled import Compiled

MAX_REPEAT = 10_000
MAX_TEMPLATE = 1_000_000
TEXT, HTML = ".txt.j2", ".html.j2"
MAIL = (TEXT, HTML)
"""How the names of templates end that do not make markup of ours."""
_PLAIN = (str, int, float, list, tuple, Mapping, LoopContext, Namespace, TemplateModule, datetime.date)
_PADDING = frozenset(["center", "expandtabs", "ljust", "rjust", "zfill"])


class Sandbox(ImmutableSandboxedEnvironment):
    """Attributes are allowed by list: fields of records and the methods of plain values."""

    intercepted_binops = frozenset(["*", "**"])

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Record) and attribute not in type(obj).model_fields:
            refused = hasattr(type(obj), attribute)
            return self.unsafe_undefined(obj, attribute) if refused else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, Record):
            return attr in type(obj).model_fields
        if is_dataclass(obj):
            return attr in {f.name for f in fields(obj)}
        if attr == "span" or attr in _PADDING or not isinstance(obj, _PLAIN):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        sizes = [abs(side) if isinstance(side, int | float) else len(side) for side in (left, right)]
        if operator == "**" or max(sizes) > MAX_REPEAT:
            raise SecurityError(f"{operator} is limited here: at most {MAX_REPEAT:,} times")
        return super().call_binop(context, operator, left, right)


class Missing(StrictUndefined):
    """A name or field that there is not: an error as soon as it is used, told in the author's words."""

    @property
    def _undefined_message(self) -> str:
        record = self._undefined_obj
        if isinstance(record, Record):
            return f'{type(record).__name__} has no field "{self._undefined_name}"'
        return super()._undefined_message


class PlaceMarks(Extension):
    """Puts a `<?place name:line?>` before a template, and before each of its lines that begins with markup.

    It is how a diagnostic about the markup finds the template's line.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if name and name.endswith(MAIL):
            return source
        first = f"<?place {name}:1?>" if (name or "").endswith(".xml.j2") else ""
        marked = []
        for number, line in enumerate(source.split("\n"), start=1):
            indent = len(line) - len(line.lstrip())
            if line[indent : indent + 1] == "<" and line[indent + 1 : indent + 2] not in "?!/":
                marked.append(f"{line[:indent]}<?place {name}:{number}?>{line[indent:]}")
            else:
                marked.append(line)
        return first + "\n".join(marked)


class TemplateFolders(BaseLoader):
    """Finds a template in the first of some folders that has it: the project's own come first."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = [folder.resolve() for folder in folders]

    def find(self, name: str) -> Path | None:
        """The file of a template; None when there is none, or when it lies outside the folders."""
        for folder in self.folders:
            try:
                path = (folder / name).resolve()
                if path.is_relative_to(folder) and path.is_file():
                    return path
            except (OSError, RuntimeError, ValueError):  # a name that no file can have, a link to itself
                continue
        return None

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Any]:
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        with path.open("rb") as file:
            raw = file.read(MAX_TEMPLATE + 1)
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("it is not UTF-8 text", line, template, str(path)) from None
        if len(raw) > MAX_TEMPLATE:
            raise TemplateSyntaxError(f"it is larger than {MAX_TEMPLATE:,} bytes", 1, template, str(path))
        return text, str(path), lambda: True


_COMPILED = Compiled()


def make_sandbox(folders: list[Path]) -> Sandbox:
    """An environment over template folders: strict about unknown names, escaping all but plain text."""
    sandbox = Sandbox(
        loader=TemplateFolders(folders),
        undefined=Missing,
        autoescape=lambda name: not (name and name.endswith(TEXT)),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[PlaceMarks],
        bytecode_cache=_COMPILED,
    )
    for name in ("center", "indent", "pprint", "random"):
        del sandbox.filters[name]  # without bound, or different at each run
    del sandbox.globals["lipsum"]
    return sandbox
