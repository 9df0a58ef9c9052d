"""Content through templates to markup.

In: a project and the words of a locale.  Out: markup in the vocabulary of `document`,
with the places of its sources; and the bodies of e-mails.  The only package that imports `jinja2` and `markdown_it`.
"""

from builder.templating.letter import render_letter
from builder.templating.render import Rendered, render

__all__ = ["Rendered", "render", "render_letter"]
