"""The closed vocabulary of the markup: which elements exist, what they hold, what they say.

HTML's names where HTML has one, our own where it has none.  There is no styling here:
looks are the theme's business.
"""

from __future__ import annotations

from dataclasses import dataclass

BLOCKS = frozenset(
    """p h ul ol dl table figure callout box columns keep exercise dose blanks notes new-page rule""".split()  # noqa: SIM905
)
INLINES = frozenset(["strong", "em", "a", "ref", "br", "disc", "sign", "tick"])


@dataclass(frozen=True, slots=True)
class Kind:
    """What one element may hold and say.

    `holds` names the child elements; `text` allows text among them. `attributes` maps a
    name to its closed list of values, or to () for free text; `required` ones must be there.
    """

    holds: frozenset[str] = frozenset()
    text: bool = False
    attributes: dict[str, tuple[str, ...]] | None = None
    required: tuple[str, ...] = ()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _text(required: str = "", **attributes: tuple[str, ...]) -> Kind:
    """An element that holds text and inline elements."""
    return Kind(INLINES, True, attributes, tuple(required.split()))


def _blocks(required: str = "", **attributes: tuple[str, ...]) -> Kind:
    """An element that holds blocks."""
    return Kind(BLOCKS, False, attributes, tuple(required.split()))


def _of(children: str, required: str = "", **attributes: tuple[str, ...]) -> Kind:
    """An element that holds the named ones."""
    return Kind(_names(children), False, attributes, tuple(required.split()))


_FREE: tuple[str, ...] = ()
_ALIGN = ("left", "center", "right")
_TABLES = ("plain", "plan", "contents", "weeks", "log", "scale", "session")
_LOOKS = ("a", "b", "walk", "test", "rest", "low", "middle", "high", "blank")

VOCABULARY: dict[str, Kind] = {
    # the booklet and its parts
    "booklet": _of(
        "cover contents chapter filler back", "title lang", title=_FREE, lang=_FREE, author=_FREE, subject=_FREE
    ),
    "cover": _blocks(),
    "contents": _blocks("title", id=_FREE, title=_FREE),
    "chapter": _blocks("id title", id=_FREE, title=_FREE, number=_FREE, head=("page",)),
    "filler": _blocks("title", title=_FREE),
    "back": _blocks("title", title=_FREE),
    # blocks
    "p": _text(role=("body", "lead", "small", "meta", "caption", "label"), keep=("next",)),
    "h": _text("level", level=("1", "2", "3"), number=_FREE, role=("title",)),
    "ul": _of("li", mark=("bullet", "cross", "tick", "none")),
    "ol": _of("li"),
    "li": _text(),
    "dl": _of("dt dd", role=("terms", "sources")),
    "dt": _text(id=_FREE),
    "dd": _text(),
    "table": _of("tr", role=_TABLES, widths=_FREE),
    "tr": _of("th td", to=_FREE, head=("yes",), look=("tinted", "key")),
    "th": _text(scope=("col", "row"), align=_ALIGN, span=_FREE),
    "td": _text(look=_LOOKS, align=_ALIGN, span=_FREE),
    "figure": _of("caption", "src alt", src=_FREE, alt=_FREE, width=_FREE),
    "caption": _text(),
    "callout": _blocks("kind", kind=("stop", "ease", "go", "key", "note", "feel", "tip")),
    "box": _blocks(),
    "columns": _of("column"),
    "column": _blocks(),
    "keep": _blocks(),
    "exercise": _blocks("id title", title=_FREE, number=_FREE),
    "dose": _of("h label item"),
    "item": _of("label value"),
    "label": _text(),
    "value": _text(),
    "blanks": _of("blank"),
    "blank": _text(),
    "notes": _text("lines", lines=_FREE),
    "new-page": Kind(),
    "rule": Kind(),
    # within text
    "strong": _text(),
    "em": _text(),
    "a": _text("href", href=_FREE),
    "ref": _text("to", to=_FREE, say=_FREE),
    "br": Kind(),
    "disc": _text(),
    "sign": _text("kind", kind=("stop", "ease", "go", "avoid", "feel")),
    "tick": Kind(),
}
"""Every element. Besides the listed attributes each takes `at`, the key of the author's place,
and each block an `id`, the name by which references find it."""
