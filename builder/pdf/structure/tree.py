"""From the document tree to the structure tree: what each element is for somebody who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from builder.document import Element, heard_of, text_of
from builder.pdf.structure.fields import FieldNames
from builder.pdf.structure.tables import grow_table
from builder.pdf.structure.tag import LEAD, Tag

_GROUPS = {
    **dict.fromkeys(["cover", "contents", "chapter", "filler", "back", "exercise"], "Sect"),
    **dict.fromkeys(["callout", "box"], "Div"),
}
_THROUGH = frozenset(["beside", "columns", "column", "keep", "blanks"])
"""What only arranges: its children belong to what stands around it, unless it has a language of its own."""

_NUMBERING = {"ol": "/Decimal", "ul": "/None"}


class Structure:
    """The structure tree of a document tree, and the tag of each of its elements.

    `page_of` gives the number that is printed for the page of an id.  Nothing is in the tags yet:
    a canvas puts in what is painted for them.
    """

    def __init__(self, tree: Element, page_of: Callable[[str], str]) -> None:
        self.tree = tree  # tags are found by the identity of its elements, so it has to stay
        self.root = Tag("Document")
        self._page_of = page_of
        self._tags: dict[tuple[int, str], Tag] = {}
        self.fields = FieldNames(tree.get("title"))
        self._linked = False
        self.grow_all(tree, self.root)

    def tag(self, element: Element, part: str = "") -> Tag:
        """The tag of an element, or of a part of it. Raises KeyError when it has none of its own."""
        return self._tags[id(element), part]

    def register(self, element: Element, tag: Tag, part: str = "") -> Tag:
        """Let what is painted for an element (or a part of it) belong to a tag."""
        self._tags[id(element), part] = tag
        return tag

    def grow(self, element: Element, parent: Tag) -> None:
        """Add an element of the document, and all below it, to a tag."""
        with self.fields.within(element):
            if element.name in _GROUPS:
                self.grow_all(element, self.new(element, _GROUPS[element.name], parent))
            elif element.name in _THROUGH:
                self.grow_all(element, self.new(element, "Div", parent) if element.get("lang") else parent)
            elif element.name in _RULES:
                _RULES[element.name](self, element, parent)

    def grow_all(self, element: Element, parent: Tag) -> None:
        """Add the children of an element, in the order in which they should be heard."""
        for child in _as_heard(element):
            self.grow(child, parent)

    def new(self, element: Element, role: str, parent: Tag, **properties: object) -> Tag:
        """Add a tag for an element."""
        tag = Tag(role, parent, lang=element.get("lang"), **properties)  # type: ignore[arg-type]
        return self.register(element, tag)

    def text(self, element: Element, role: str, parent: Tag) -> Tag:
        """Add an element that holds text."""
        tag = self.new(element, role, parent)
        self.inlines(element, tag)
        return tag

    @contextmanager
    def linked(self) -> Iterator[None]:
        """What is added belongs to a row that is a link: references in it are none of their own."""
        self._linked = True
        yield
        self._linked = False

    def inlines(self, element: Element, tag: Tag) -> None:
        """Make tags for what stands out within a line."""
        for child in element.elements:
            self.inlines(child, self._inline(child, element, tag))

    def _inline(self, child: Element, block: Element, tag: Tag) -> Tag:
        if child.name == "ref" and self._linked:
            aloud = child.get("aloud").replace("{page}", self._page_of(child.get("to")))
            tag = Tag("Span", tag, late=True, actual=aloud) if aloud else tag
        elif child.name in ("a", "ref"):
            tag = Tag("Link", tag, late=True)
        elif child.name == "abbr":
            tag = Tag("Span", tag, late=True, lang=child.get("lang"))
            if text_of(child).isalpha():
                tag.expansion = child.get("title")
            else:
                tag.actual = child.get("title")
        elif child.name == "tick":
            tag = Tag("Form", tag, late=True, field=self.fields.tick(heard_of(block).strip()))
        elif child.get("lang"):
            tag = Tag("Span", tag, late=True, lang=child.get("lang"))
        return self.register(child, tag)

    def _heading(self, element: Element, parent: Tag) -> None:
        tag = self.text(element, f"H{element.get('level')}", parent)
        self.register(element, tag, LEAD)

    def _paragraph(self, element: Element, parent: Tag) -> None:
        self.text(element, "P", parent)

    def _list(self, element: Element, parent: Tag) -> None:
        outer = self.new(element, "L", parent, attributes=_numbered(element.name))
        for item in element.elements:
            tag = self.register(item, Tag("LI", outer), LEAD)  # bullets and crosses say nothing
            if element.name == "ol":
                self.register(item, Tag("Lbl", tag), LEAD)
            elif element.get("mark") == "tick":
                field = self.fields.tick(heard_of(item).strip())
                self.register(item, Tag("Form", Tag("Lbl", tag), field=field), LEAD)
            self.text(item, "LBody", tag)

    def _terms(self, element: Element, parent: Tag) -> None:
        """Terms with their meanings; sources are items of two paragraphs."""
        outer = self.new(element, "L", parent, attributes=_numbered("ul"))
        sources = element.get("role") == "sources"
        item = outer
        for child in element.elements:
            if child.name == "dt":
                item = Tag("LI", outer)
                item = Tag("LBody", item) if sources else item
            self.text(child, "P" if sources else {"dt": "Lbl", "dd": "LBody"}[child.name], item)

    def _dose(self, element: Element, parent: Tag) -> None:
        """A heading and a line, then the items as a list of terms and values."""
        parent = self.new(element, "Div", parent) if element.get("lang") else parent
        outer: Tag | None = None
        for child in element.elements:
            if child.name == "item":
                outer = outer or Tag("L", parent, attributes=_numbered("ul"))
                label, value = child.elements
                item = Tag("LI", outer)
                self.text(label, "Lbl", item)
                self.text(value, "LBody", item)
            else:
                self.grow(child, parent)

    def _figure(self, element: Element, parent: Tag) -> None:
        tag = self.new(element, "Figure", parent, alt=element.get("alt"))
        for child in element.elements:
            if child.name == "caption":
                self.inlines(child, self.new(child, "Caption", tag, late=True))  # behind the picture

    def _chart(self, element: Element, parent: Tag) -> None:
        """A picture whose alt text says its numbers: what is drawn in it belongs to it."""
        self.new(element, "Figure", parent, alt=element.get("alt"))

    def _qr(self, element: Element, parent: Tag) -> None:
        """A picture, and the words that stand with it behind it."""
        outer = Tag("Div", parent, lang=element.get("lang"))
        self.register(element, Tag("Figure", outer, alt=element.get("alt")))
        self.grow_all(element, outer)

    def _blank(self, element: Element, parent: Tag) -> None:
        tag = self.text(element, "P", parent)
        field = self.fields.line(heard_of(element).strip())
        self.register(element, Tag("Form", tag, late=True, field=field), LEAD)

    def _notes(self, element: Element, parent: Tag) -> None:
        tag = self.text(element, "P", parent)
        field = self.fields.lines(heard_of(element).strip())
        self.register(element, Tag("Form", tag, late=True, field=field), LEAD)


def _as_heard(element: Element) -> list[Element]:
    """The children: behind the first one, the title, what should be `heard` before the rest."""
    title, rest = list(element.elements)[:1], list(element.elements)[1:]
    return [*title, *sorted(rest, key=lambda child: child.get("heard") != "first")]


def _numbered(name: str) -> dict[str, object]:
    return {"O": "/List", "ListNumbering": _NUMBERING[name]}


_Rule = Callable[[Structure, Element, Tag], None]
_RULES: dict[str, _Rule] = {
    "p": Structure._paragraph,
    "h": Structure._heading,
    "ul": Structure._list,
    "ol": Structure._list,
    "dl": Structure._terms,
    "dose": Structure._dose,
    "label": Structure._paragraph,
    "figure": Structure._figure,
    "chart": Structure._chart,
    "qr": Structure._qr,
    "blank": Structure._blank,
    "notes": Structure._notes,
    "table": grow_table,
}
