"""The closed vocabulary of the markup: which elements exist, what they hold, what they say.

HTML's names where HTML has one, our own where it has none.  There is no styling here:
looks are the theme's business.
"""

from __future__ import annotations

from dataclasses import dataclass

BLOCKS = frozenset(
    "p h ul ol dl table figure callout box columns keep exercise dose blanks notes new-page rule".split()
)
INLINES = frozenset("strong em a ref br disc sign tick".split())


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


_TEXT = {"holds": INLINES, "text": True}
_SIGNS = ("stop", "ease", "go", "avoid", "feel")

VOCABULARY: dict[str, Kind] = {
    "booklet": Kind(
        _names("cover contents chapter filler back"), False, {"title": (), "lang": (), "author": (), "subject": ()}, ("title", "lang")
    ),
    "cover": Kind(BLOCKS),
    "contents": Kind(BLOCKS, False, {"id": (), "title": ()}, ("title",)),
    "chapter": Kind(BLOCKS, False, {"id": (), "title": (), "number": (), "head": ()}, ("id", "title")),
    "filler": Kind(BLOCKS, False, {"title": ()}, ("title",)),
    "back": Kind(BLOCKS, False, {"title": ()}, ("title",)),
    "p": Kind(**_TEXT, attributes={"role": ("body", "lead", "small", "meta", "caption", "label"), "keep": ("next",)}),
    "h": Kind(**_TEXT, attributes={"level": ("1", "2", "3"), "id": (), "number": ()}, required=("level",)),
    "ul": Kind(_names("li"), False, {"mark": ("bullet", "cross", "tick", "none")}),
    "ol": Kind(_names("li")),
    "li": Kind(**_TEXT),
    "dl": Kind(_names("dt dd"), False, {"role": ("terms", "sources")}),
    "dt": Kind(**_TEXT, attributes={"id": ()}),
    "dd": Kind(**_TEXT),
    "table": Kind(
        _names("tr"), False,
        {"role": ("plain", "plan", "contents", "weeks", "log", "scale", "session"), "widths": (), "id": (), "label": ()},
    ),
    "tr": Kind(_names("th td"), False, {"to": (), "head": ("yes",), "look": ("tinted", "key")}),
    "th": Kind(**_TEXT, attributes={"scope": ("col", "row"), "align": ("left", "center", "right"), "span": ()}),
    "td": Kind(
        INLINES | {"p", "ul"}, True,
        {"look": ("a", "b", "walk", "test", "rest", "low", "middle", "high", "blank"), "align": ("left", "center", "right"), "span": ()},
    ),
    "figure": Kind(_names("caption"), False, {"src": (), "alt": (), "width": ()}, ("src", "alt")),
    "caption": Kind(**_TEXT),
    "callout": Kind(BLOCKS, False, {"kind": ("stop", "ease", "go", "key", "note", "feel", "tip")}, ("kind",)),
    "box": Kind(BLOCKS),
    "columns": Kind(_names("column")),
    "column": Kind(BLOCKS),
    "keep": Kind(BLOCKS),
    "exercise": Kind(BLOCKS, False, {"id": (), "title": (), "number": ()}, ("id", "title")),
    "dose": Kind(_names("h label item")),
    "item": Kind(_names("label value")),
    "label": Kind(**_TEXT),
    "value": Kind(**_TEXT),
    "blanks": Kind(_names("blank")),
    "blank": Kind(**_TEXT, attributes={"width": ()}),
    "notes": Kind(**_TEXT, attributes={"lines": ()}, required=("lines",)),
    "new-page": Kind(),
    "rule": Kind(),
    "strong": Kind(**_TEXT),
    "em": Kind(**_TEXT),
    "a": Kind(**_TEXT, attributes={"href": ()}, required=("href",)),
    "ref": Kind(**_TEXT, attributes={"to": (), "say": ()}, required=("to",)),
    "br": Kind(),
    "disc": Kind(**_TEXT),
    "sign": Kind(attributes={"kind": _SIGNS}, required=("kind",)),
    "tick": Kind(),
}
"""Every element. Besides the listed attributes each takes `at`, the key of the author's place,
and each block an `id`, the name by which references find it."""
