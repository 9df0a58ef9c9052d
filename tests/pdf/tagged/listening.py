"""What somebody who listens to a booklet should hear, from its document tree alone: structure and layout are not asked.

The lines are those of `aloud`, to be held against them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from builder.document import Element
from tests.pdf.book import Book
from tests.pdf.expected import Expectation
from tests.pdf.tagged.aloud import Line, collapsed
from tests.pdf.tagged.cells import contents, rows
from tests.pdf.tagged.voice import Voice, tip

_SILENT = ("rule", "new-page")


def listening(book: Book) -> Iterator[Line]:
    """The lines of a whole booklet, each part as often as it is printed."""
    for section in book.sections:
        listener = Listener(book, {id(word.element) for word in section.words})
        yield from listener.of(section.part, book.build.tree.get("lang"), "")


class Listener:
    """Walks a document tree; `printed` are the elements that have words on the pages."""

    def __init__(self, book: Book, printed: set[int]) -> None:
        page_of = book.build.laid_out.pages.__getitem__
        self.voice, self.printed = Voice(page_of), printed
        self.drawn = Expectation(page_of, book.build.project.root).drawn

    def of(self, element: Element, language: str, title: str) -> Iterator[Line]:
        """The lines of an element and all below it; `language` and `title` are those of what is around it."""
        language = element.get("lang", language)
        rule = _RULES.get(element.name)
        if rule:
            yield from rule(self, element, language)
        elif element.name == "notes":
            yield from self.notes(element, language, title)
        elif element.name not in _SILENT:
            yield from self.group(element, language, element.get("title") or title)

    def group(self, element: Element, language: str, title: str) -> Iterator[Line]:
        """The first child, then what is to be heard before the rest; a chapter's number stands before its title."""
        first, *rest = element.elements
        early = [child for child in rest if child.get("heard") == "first"]
        late = [child for child in rest if child.get("heard") != "first"]
        for child in (first, *early, *late):
            if element.name == "chapter" and child.get("level") == "1":
                number = "" if element.get("head") == "page" else element.get("number")
                yield self.voice.line("heading 1", child, language, before=f"{number} ")
            else:
                yield from self.of(child, language, title)

    def heading(self, element: Element, language: str) -> Iterator[Line]:
        """A heading, the number of a card before its title."""
        yield self.voice.line(f"heading {element.get('level')}", element, language, before=f"{element.get('number')} ")

    def text(self, element: Element, language: str) -> Iterator[Line]:
        """A paragraph, or a line that stands for one."""
        yield self.voice.line("text", element, language)

    def blank(self, element: Element, language: str) -> Iterator[Line]:
        """Words with a line to write on."""
        yield self.written(element, language, tip(element))

    def notes(self, element: Element, language: str, title: str) -> Iterator[Line]:
        """Lines to write on, under their own title or that of their part; a card may have no room for them."""
        if id(element) in self.printed or not element.children:
            yield self.written(element, language, tip(element) or title)

    def written(self, element: Element, language: str, asked: str) -> Line:
        """A line with a field behind it."""
        line = self.voice.line("text", element, language)
        return Line("text", f"{line.heard} [edit: {asked}]".strip(), line.printed, language, element)

    def items(self, element: Element, language: str) -> Iterator[Line]:
        """A list, its items numbered, to tick, or neither."""
        items = list(element.elements)
        yield Line("list", str(len(items)), "", language, element)
        for number, item in enumerate(items, start=1):
            if element.name == "ol":
                yield Line("label", str(number), str(number), language, item)
            elif element.get("mark") == "tick":
                yield Line("label", f"[check box: {tip(item)}]", "", language, item)
            yield self.voice.line("item", item, language)

    def terms(self, element: Element, language: str) -> Iterator[Line]:
        """Terms are the labels of their meanings; a source and what was taken from it are two texts of an item."""
        yield Line("list", str(sum(child.name == "dt" for child in element.elements)), "", language, element)
        sources = element.get("role") == "sources"
        for child in element.elements:
            if sources and child.name == "dt":
                yield Line("item", "", "", language, child)
            yield self.voice.line("text" if sources else {"dt": "label", "dd": "item"}[child.name], child, language)

    def dose(self, element: Element, language: str) -> Iterator[Line]:
        """What heads a dose, then its labels with their values."""
        items = [child for child in element.elements if child.name == "item"]
        for child in element.elements:
            if child.name != "item":
                yield from self.of(child, language, "")
        yield Line("list", str(len(items)), "", language, element)
        for label, value in (item.elements for item in items):
            yield self.voice.line("label", label, language)
            yield self.voice.line("item", value, language)

    def figure(self, element: Element, language: str) -> Iterator[Line]:
        """A picture, as its alt text, and its caption."""
        yield Line("figure", element.get("alt"), collapsed(self.drawn(element)), language, element)
        for caption in (child for child in element.elements if child.name == "caption"):
            yield self.voice.line("caption", caption, language)

    def code(self, element: Element, language: str) -> Iterator[Line]:
        """A picture for phones, and its words."""
        yield Line("figure", element.get("alt"), "", language, element)
        yield from self.group(element, language, "")

    def table(self, element: Element, language: str) -> Iterator[Line]:
        """A table; one with an alt text is a picture, that of contents a list."""
        if element.get("alt"):
            cells = (self.voice.line("", cell, "").printed for row in element.elements for cell in row.elements)
            yield Line("figure", element.get("alt"), " ".join(cells), language, element)
        elif element.get("role") == "contents":
            yield from contents(self, element, language)
        else:
            yield from rows(self, element, language)


_Rule = Callable[[Listener, Element, str], Iterator[Line]]
_RULES: dict[str, _Rule] = {
    "h": Listener.heading,
    "p": Listener.text,
    "label": Listener.text,
    "blank": Listener.blank,
    "ul": Listener.items,
    "ol": Listener.items,
    "dl": Listener.terms,
    "dose": Listener.dose,
    "figure": Listener.figure,
    "qr": Listener.code,
    "table": Listener.table,
}
