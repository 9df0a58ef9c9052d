"""What a reader reads: the text of a document tree by chapter, as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from builder.document import Element, text_of
from builder.document.vocabulary import CELL_BLOCKS

_READ = frozenset(["p", "li", "dd", "td", "caption"])
_LABELS = frozenset(["label", "meta"])
MIN_WORDS = 3


def parts(tree: Element) -> Iterator[tuple[str, Element]]:
    """The parts of the booklet with a name each: chapters by id, other parts by element."""
    for part in tree.elements:
        yield part.get("id") or part.name, part


def running_text(part: Element) -> Iterator[str]:
    """The blocks of text that count for the reading grade.

    Paragraphs, list items, captions and cells of plain tables, of three words and more.
    Headings, labels, citations, doses and log sheets are not sentences and would only make
    the grade look better.
    """
    skipped = {
        id(cell)
        for table in part.walk()
        if table.name == "table" and table.get("role", "plain") != "plain"
        for cell in table.walk()
    }
    for element in part.walk():
        if element.name in _READ and element.get("role") not in _LABELS and id(element) not in skipped:
            text = _own_text(element)
            if len(text.split()) >= MIN_WORDS:
                yield text


def _own_text(element: Element) -> str:
    """The element's text, without that of blocks inside it, which count on their own."""
    if element.name == "td" and any(child.name in CELL_BLOCKS for child in element.elements):
        return ""
    return " ".join(text_of(element).split())


def printed_text(part: Element) -> str:
    """All words of a part, one block a line, citations left out: for finding phrases."""
    return "\n".join(normal(text) for text in _printed(part))


def _printed(part: Element) -> Iterator[str]:
    citations = {id(dt) for dl in part.walk() if dl.get("role") == "sources" for dt in dl.elements if dt.name == "dt"}
    for element in part.walk():
        if element.name in (*_READ, "h", "dt", "th") and id(element) not in citations:
            yield text_of(element)


def normal(text: str) -> str:
    """Lower case, straight quotes, plain hyphens, single spaces."""
    for curly, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("\u00a0", " ")):
        text = text.replace(curly, plain)
    return " ".join(text.lower().split())
