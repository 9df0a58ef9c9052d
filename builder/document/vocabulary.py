"""The closed vocabulary of the markup: which elements exist, what they hold, what they say.

HTML's names where HTML has one, our own where it has none.  There is no styling here:
looks are the theme's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from builder.model.base import LANGUAGE

BLOCKS = frozenset(
    """p h ul ol dl table figure chart callout box columns keep exercise dose blanks notes new-page beside rule
    qr""".split()  # noqa: SIM905
)
INNER_BLOCKS = BLOCKS - {"exercise", "new-page"}
"""What may stand within other blocks; cards and page breaks stand only between them."""

CELL_BLOCKS = frozenset(["p", "ul", "ol"])
"""What a cell of a table may hold in the place of text."""

INLINES = frozenset(["strong", "em", "abbr", "span", "a", "ref", "br", "disc", "sign", "tick"])


class Form(NamedTuple):
    """The form of an attribute's value: a regular expression, and the same in words."""

    pattern: str
    words: str


Values = tuple[str, ...] | Form


@dataclass(frozen=True, slots=True)
class Kind:
    """What one element may hold and say.

    `holds` names the child elements; `text` allows text among them. `attributes` maps a
    name to its closed list of values, to a form, or to () for free text; `required` ones must be there.
    """

    holds: frozenset[str] = frozenset()
    text: bool = False
    attributes: dict[str, Values] | None = None
    required: tuple[str, ...] = ()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _text(required: str = "", **attributes: Values) -> Kind:
    """An element that holds text and inline elements."""
    return Kind(INLINES, True, attributes, tuple(required.split()))


def _cell(**attributes: Values) -> Kind:
    """A cell of a table: it holds text and inline elements, or a few blocks."""
    return Kind(INLINES | CELL_BLOCKS, True, attributes)


def _blocks(required: str = "", **attributes: Values) -> Kind:
    """A part of the booklet: it holds blocks, cards and page breaks."""
    return Kind(BLOCKS, False, attributes, tuple(required.split()))


def _inner(required: str = "", **attributes: Values) -> Kind:
    """A block that holds blocks."""
    return Kind(INNER_BLOCKS, False, attributes, tuple(required.split()))


def _of(children: str, required: str = "", **attributes: Values) -> Kind:
    """An element that holds the named ones."""
    return Kind(_names(children), False, attributes, tuple(required.split()))


_FREE: tuple[str, ...] = ()
_ID = Form("[A-Za-z][A-Za-z0-9_-]{0,59}", "an id: letters, digits, - and _, a letter first")
_LANGUAGE = Form(LANGUAGE, "the tag of a language, such as es or sa-Latn")
_COUNT = Form("[1-9][0-9]?", "a whole number from 1 to 99")
_LINES = Form("[1-9][0-9]?|rest", "a whole number from 1 to 99, or rest")
_PERCENT = Form("[1-9][0-9]?|100", "per cent of the width, 1 to 100")
_WEB = Form("https://[!-~]{1,292}", "an address such as https://example.org/page")
_WHOLE = Form("-?[0-9]{1,4}", "a whole number")
_VALUES = Form(
    r"(-?[0-9]{1,4}(\.[0-9]+)?|none)( (-?[0-9]{1,4}(\.[0-9]+)?|none))*", "numbers, or none where one is missing"
)
_SIDE = Form("[2-4][0-9]|50", "millimetres, 20 to 50")
_WIDTHS = Form(r"(\d*[1-9]\d*(\.\d+)?|0\.\d*[1-9]\d*)( (\d*[1-9]\d*(\.\d+)?|0\.\d*[1-9]\d*))*", "numbers, one a column")
_ALIGN = ("left", "center", "right")
_TABLES = ("plain", "plan", "contents", "weeks", "log", "scale", "session")
_LOOKS = ("a", "b", "walk", "test", "rest", "low", "middle", "high", "blank", "tick")

VOCABULARY: dict[str, Kind] = {
    # the booklet and its parts
    "booklet": _of(
        "cover contents chapter filler back", "title lang", title=_FREE, lang=_LANGUAGE, author=_FREE, subject=_FREE
    ),
    "cover": _inner(),
    "contents": _blocks("title", id=_FREE, title=_FREE),
    "chapter": _blocks("id title", id=_FREE, title=_FREE, number=_FREE, head=("page",)),
    "filler": _inner("title", title=_FREE),
    "back": _inner("title", title=_FREE),
    # blocks
    "p": _text(role=("body", "lead", "small", "meta", "caption", "label"), keep=("next",), heard=("first",)),
    "h": _text("level", level=("1", "2", "3"), number=_FREE, role=("title",)),
    "ul": _of("li", mark=("bullet", "cross", "tick", "none")),
    "ol": _of("li"),
    "li": _text(),
    "dl": _of("dt dd", role=("terms", "sources")),
    "dt": _text(id=_FREE),
    "dd": _text(),
    "table": _of("tr", role=_TABLES, widths=_WIDTHS, alt=_FREE),
    "tr": _of("th td", to=_FREE, head=("yes",), look=("tinted", "key")),
    "th": _cell(scope=("col", "row"), align=_ALIGN, span=_COUNT),
    "td": _cell(look=_LOOKS, align=_ALIGN, span=_COUNT),
    "figure": _of("caption label", "alt", src=_FREE, drawing=_ID, mirror=("yes",), alt=_FREE, width=_PERCENT),
    "caption": _text(),
    "chart": _of("label series", "alt low high", alt=_FREE, low=_WHOLE, high=_WHOLE),
    "series": _text("values", values=_VALUES, mark=("filled", "open")),
    "callout": _inner("kind", kind=("stop", "ease", "go", "key", "note", "feel", "tip")),
    "box": _inner(),
    "columns": _of("column"),
    "column": _inner(),
    "keep": _inner(),
    "exercise": _inner("id title", title=_FREE, number=_FREE),
    "dose": _of("h label item"),
    "beside": _of("figure dose"),
    "item": _of("label value"),
    "label": _text(key=_FREE),
    "value": _text(),
    "blanks": _of("blank"),
    "blank": _text(),
    "notes": _text("lines", lines=_LINES),
    "new-page": Kind(),
    "rule": Kind(),
    "qr": _of("p", "href alt", href=_WEB, alt=_FREE, size=_SIDE),
    # within text
    "strong": _text(),
    "em": _text(),
    "abbr": Kind(text=True, attributes={"title": _FREE}, required=("title",)),
    "span": _text("lang", lang=_LANGUAGE),
    "a": _text("href", href=_FREE),
    "ref": _text("to", to=_FREE, say=_FREE, aloud=_FREE),
    "br": Kind(),
    "disc": _text(),
    "sign": _text("kind", kind=("stop", "ease", "go", "avoid", "feel", "tip")),
    "tick": Kind(),
}
"""Every element with the attributes of its own. Besides these each takes `at`, the key of the author's place."""

_NO_LANGUAGE = frozenset(["a", "ref", "disc", "sign"])


def _attributes(name: str, kind: Kind) -> dict[str, Values]:
    known: dict[str, Values] = {"id": _FREE} if name in BLOCKS else {}
    if name in BLOCKS or (kind.text and name not in _NO_LANGUAGE):
        known["lang"] = _LANGUAGE
    return known | (kind.attributes or {})


ATTRIBUTES = {name: _attributes(name, kind) for name, kind in VOCABULARY.items()}
"""For each element its attributes, and those that many have: each block an `id`, the name by which
references find it; each block and text a `lang`, the language in which it is read aloud."""
