"""Renders the body of an e-mail: templates that make plain text or HTML, not markup of ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.errors import ContentError
from builder.templating.problems import problem_of
from builder.templating.sandbox import make_sandbox


def render_letter(name: str, folders: list[Path], context: Mapping[str, object]) -> str:
    """Render one template of `folders`, the first that has it wins; one that ends in `.html.j2` escapes its values.

    It sees `context` and nothing else.  Raises ContentError for a template that fails.
    """
    sandbox = make_sandbox(folders)
    try:
        return sandbox.get_template(name).render(context)
    except Exception as error:  # a template is a user's program: whatever it raises is its author's to mend
        raise ContentError(problem_of(error, sandbox)) from None
