"""Inline Markdown of the content to inline markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)[^\s]+$")
_TAGS = {"strong_open": "<strong>", "strong_close": "</strong>", "em_open": "<em>", "em_close": "</em>"}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def typographic(text: str) -> str:
    """Straight quotes made curly, a hyphen between two numbers made an en dash."""
    text = re.sub(r"(?<![\d-])(\d+)-(?=\d+(?![\d-]))", "\\1–", text)
    text = re.sub(r"(^|[\s(\[“‘])\"", r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'", r"\1‘", text).replace("'", "’")


def to_markup(text: str, ref: Callable[[str], str], problem: Callable[[str, str], None]) -> str:
    """Inline Markdown as markup.

    `ref` gives the opening tag of a cross-reference to an id; `problem` is told the
    message and the words of what cannot be made markup.
    """
    (inline,) = _parser().parseInline(text)
    return "".join(_pieces(inline.children or (), ref, problem))


def _pieces(tokens: Iterable[Token], ref: Callable[[str], str], problem: Callable[[str, str], None]) -> Iterable[str]:
    close = "</a>"
    for token in tokens:
        if token.type == "text":
            yield str(escape(typographic(token.content)))
        elif token.type == "softbreak":
            yield " "
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "")
            if target.startswith("#"):
                close = "</ref>"
                yield ref(target[1:])
            else:
                close = "</a>"
                if not _SAFE_LINK.match(target):
                    problem(f'the link "{target}" goes nowhere', target)
                yield f'<a href="{escape(target)}">'
        elif token.type == "link_close":
            yield close
        else:
            yield _TAGS[token.type]
