"""Structure elements: what the tree of a tagged PDF is made of (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Rect = tuple[float, float, float, float]
"""Left, bottom, right and top on a page, in points."""


LEAD = "lead"
"""The part of an element that stands before its text, or in its place: a number, a form field."""

LINK = "link"
"""The part of a table's row that is a link."""


class Content(NamedTuple):
    """A marked-content sequence: a page, from 0, and its number there (MCID)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Field:
    """A form field: its unique name, what is asked for, and what kind of field it is.

    It is a box to tick, a cell of a table, the label of a row, a line or several lines.
    """

    name: str
    tip: str
    kind: Literal["tick", "cell", "label", "line", "lines"]


@dataclass(slots=True, eq=False)
class Annotation:
    """A link to an anchor (`#name`) or to the web on a page from 0, or the form field that its `tag` asks for.

    `size` is that of letters typed there, in points; with 0 they are as large as there is room for them.
    """

    page: int
    rect: Rect
    target: str = ""
    tag: Tag | None = None
    size: float = 0.0


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element.

    A `late` one joins its parent when something is first painted for it: that is how text and links
    within a line keep their order.  `attributes` are the entries of its attribute object;
    `text` is what a link says, `field` what a form element asks for.
    """

    role: str
    parent: Tag | None = None
    kids: list[Tag | Content | Annotation] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    expansion: str = ""
    lang: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    late: bool = False
    text: str = ""
    field: Field | None = None

    def __post_init__(self) -> None:
        if self.parent and not self.late:
            self.parent.kids.append(self)

    def join(self) -> None:
        """Take the next place among the parent's kids, if it has none yet."""
        if self.late and self.parent:
            self.late = False
            self.parent.join()
            self.parent.kids.append(self)

    def say(self, text: str) -> None:
        """Add to what the link says that this is, or that it is a part of."""
        for tag in (self, self.parent):
            if tag and tag.role == "Link":
                tag.text += text

    def walk(self) -> Iterator[Tag]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def prune(self) -> bool:
        """Drop what nothing was painted for, empty cells excepted. Whether anything is left of this element."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Tag) or kid.prune()]
        return bool(self.kids) or self.role in ("TD", "TH")
