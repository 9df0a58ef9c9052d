"""What a template's failure is to its author."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from builder.errors import Diagnostic, did_you_mean
from builder.source import SourceSpan
from builder.templating.sandbox import Sandbox, TemplateFolders


def problem_of(error: Exception, sandbox: Sandbox) -> Diagnostic:
    """A template's failure, at the template's line."""
    loader = sandbox.loader
    assert isinstance(loader, TemplateFolders)
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename, error.lineno
    else:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
        path, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (None, 1)
    span = SourceSpan(Path(path), line, 1, line, 1) if path else None
    if isinstance(error, TemplateNotFound):
        known = [str(p.relative_to(f)) for f in loader.folders for p in f.rglob("*.j2")]
        return Diagnostic(f'there is no template "{error.name}"', span, did_you_mean(str(error.name), known))
    if isinstance(error, RecursionError):
        return Diagnostic("the template includes or calls itself without end", span)
    if isinstance(error, MemoryError):
        return Diagnostic("the template makes more text than there is memory", span)
    kind = "" if isinstance(error, TemplateError) else f"{type(error).__name__}: "
    hint = None
    if isinstance(error, SecurityError) and "unsafe" in str(error):
        hint = "templates see the fields of the content, and nothing of the program or the computer"
    elif isinstance(error, UndefinedError):
        hint = "for what may be missing: {% if name is defined %} … {% endif %}"
    return Diagnostic(f"the template fails: {kind}{error}", span, hint)
