"""Marked content: ties what is painted on the pages to the structure tree, or says that it is an artifact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from builder.document import Element
from builder.pdf.structure import Annotation, Content, Rect, Structure, Tag


class Artifact(NamedTuple):
    """What is no content: rules, fills, repeated heads; `kind` says more (ISO 32000-1, 14.8.2.2)."""

    kind: str = ""

    @property
    def operator(self) -> str:
        """The operator that begins it."""
        return f"/Artifact <<{self.kind}>> BDC" if self.kind else "/Artifact BMC"


PLAIN = Artifact()
FOOTER = Artifact("/Type /Pagination /Subtype /Footer")

Owner = Tag | Artifact


class Marks:
    """Marks what is painted on a canvas, and collects its links and fields.

    Without a structure nothing is marked: for working papers that nobody reads.
    """

    def __init__(self, canvas: Any, structure: Structure | None) -> None:
        self.canvas, self.structure = canvas, structure
        self.contents: list[list[Tag]] = [[]]
        """For each page the tags of its marked content, by number."""
        self.annotations: list[Annotation] = []
        self._owners: list[Owner] = []
        self._open: Owner | None = None

    @contextmanager
    def within(self, owner: Owner | None) -> Iterator[None]:
        """What is painted belongs to an owner; what is within an artifact stays one."""
        if owner is None or (self._owners and isinstance(self._owners[-1], Artifact)):
            yield
            return
        self._owners.append(owner)
        try:
            yield
        finally:
            self._owners.pop()

    def tag(self, element: Element, part: str = "") -> Tag | None:
        """The tag of an element; None without a structure."""
        return self.structure.tag(element, part) if self.structure else None

    def figure(self, element: Element, rect: Rect) -> Tag | None:
        """The tag of a figure, which is told where it stands on its page (ISO 32000-1, 14.8.5.4.3)."""
        tag = self.tag(element)
        if tag:
            tag.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": [round(n, 2) for n in rect]}
        return tag

    def text(self, text: str) -> None:
        """Text follows: it belongs to the innermost owner, and there has to be one."""
        if self.structure is None:
            return
        assert self._owners, f"text that is neither content nor artifact: {text}"
        owner = self._owners[-1]
        self._begin(owner)
        if isinstance(owner, Tag):
            owner.say(text)

    def shape(self) -> None:
        """Lines, areas or a picture follow: they are content only of figures."""
        if self.structure is None:
            return
        owner = self._owners[-1] if self._owners else PLAIN
        self._begin(owner if isinstance(owner, Artifact) or owner.role == "Figure" else PLAIN)

    def annotate(self, annotation: Annotation) -> None:
        """Put a link or a field on the page, and in its place among the kids of its tag."""
        self.annotations.append(annotation)
        tag = annotation.tag
        if tag and not (self._owners and isinstance(self._owners[-1], Artifact)):
            tag.join()
            tag.kids.append(annotation)

    def _begin(self, owner: Owner) -> None:
        if owner is self._open:
            return
        self.end()
        if isinstance(owner, Artifact):
            operator = owner.operator
        else:
            owner.join()
            numbered = self.contents[-1]
            operator = f"/{owner.role} <</MCID {len(numbered)}>> BDC"
            owner.kids.append(Content(len(self.contents) - 1, len(numbered)))
            numbered.append(owner)
        self.canvas._code.append(operator)
        self._open = owner

    def end(self) -> None:
        """End what is marked: the operators between must not reach over the end of a page or of a saved state."""
        if self._open is not None:
            self.canvas._code.append("EMC")
            self._open = None

    def end_page(self) -> None:
        """What follows is on the next page."""
        self.end()
        self.contents.append([])
