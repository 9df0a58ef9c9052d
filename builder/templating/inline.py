"""Inline Markdown of the content to inline markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from builder.model.base import LANGUAGE

_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)[^\s]+$")
_LANGUAGE = "lang:"
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


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[Token, ...]:
    """What inline Markdown is made of; the next booklet of a process has most texts again."""
    (inline,) = _parser().parseInline(text)
    return tuple(inline.children or ())


Problem = Callable[[str, str, str], None]
"""Is told the message, the words of what cannot be made markup, and a hint."""


def to_markup(text: str, ref: Callable[[str], str], problem: Problem) -> str:
    """Inline Markdown as markup. `ref` gives the opening tag of a cross-reference to an id."""
    return "".join(_pieces(_tokens(text), ref, problem))


def _pieces(tokens: Iterable[Token], ref: Callable[[str], str], problem: Problem) -> Iterable[str]:
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
                if target == "#":
                    problem('the link "#" goes nowhere', target, "name the id behind it")
                yield ref(target[1:])
            elif target.startswith(_LANGUAGE):
                close = "</span>"
                yield _span(target.removeprefix(_LANGUAGE), problem)
            else:
                close = "</a>"
                if not _SAFE_LINK.match(target):
                    problem(f'the link "{target}" goes nowhere', target, "use #id or https://…")
                yield f'<a href="{escape(target)}">'
        elif token.type == "link_close":
            yield close
        else:
            yield _TAGS[token.type]


def _span(language: str, problem: Problem) -> str:
    """The opening tag of words in another language."""
    if not re.fullmatch(LANGUAGE, language):
        problem(f'"{language}" is no language', language, "use the tag of a language, such as lang:es or lang:sa-Latn")
    return f'<span lang="{escape(language)}">'
