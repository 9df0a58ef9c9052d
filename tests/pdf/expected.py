"""What a document tree says should be printed, word by word, and where each word was found.

The tree is walked in reading order; layout code is not asked.  What the layout adds on its
own is named here, and nothing else is accepted: the page number and the running head, the
numbers of list items and chapters, and, where a page starts within them, the heads of a
table and the title of a card again.  Where a log is too narrow for its labels, they stand
above their rows, and the word over the column of labels is left out.  Lines for notes give
way on a card with a picture.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from builder.document import Element, Run
from builder.document.vocabulary import CELL_BLOCKS, VOCABULARY
from tests.pdf.reader import Fragment, Page, tokens

_Path = tuple[Element, ...]
_Again = tuple[str, ...]
ASSETS = Path(__file__).resolve().parents[2] / "assets"
_NO_FOOT = ("cover", "back")


@dataclass(slots=True)
class Word:
    """A word that should be printed, the element that says it, and where it was found.

    `within` are the elements around it, the outermost first, its own at the end.
    `again` is what the page repeats above it when the page starts with it.
    """

    text: str
    element: Element
    within: _Path
    again: _Again = ()
    at: Fragment | None = None

    @property
    def page(self) -> int:
        """The page on which it was found."""
        assert self.at
        return self.at.page


@dataclass(slots=True)
class Choice:
    """Words that may be printed in one of several orders (a table turned on its side), or not at all."""

    options: list[list[Word]]


@dataclass(slots=True)
class Section:
    """A part of the booklet, its words, and the pages on which they were found."""

    part: Element
    words: list[Word] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)


class Expectation:
    """Walks a part of the tree; `page_of` gives the page that a reference prints, `root` holds the pictures."""

    def __init__(self, page_of: Callable[[str], int], root: Path) -> None:
        self.page_of, self.root = page_of, root

    def of(self, element: Element, within: _Path = (), again: _Again = ()) -> Iterator[Word | Choice]:
        """The words of an element and all below it."""
        inner = (*within, element)
        if VOCABULARY[element.name].text:
            yield from self.block(element, inner, again)
        elif element.name == "table":
            yield from self.table(element, inner, again)
        elif element.name == "figure":
            yield from (Word(part, element, inner, again) for part in tokens(self.drawn(element)))
            for caption in (child for child in element.elements if child.name == "caption"):
                yield from self.of(caption, inner, again)
        elif element.name == "exercise":
            first, *rest = element.elements
            title = self.block(first, (*inner, first), again)
            yield from title
            below = (*again, *(word.text for word in title))
            for child in rest:
                if child.name == "notes" and element.first("beside"):
                    yield Choice([self.block(child, (*inner, child), below), []])
                else:
                    yield from self.of(child, inner, below)
        elif element.name == "ol":
            for number, item in enumerate(element.elements, start=1):
                yield Word(str(number), item, (*inner, item), again)
                yield from self.of(item, inner, again)
        else:
            for child in element.elements:
                yield from self.of(child, inner, again)

    def block(self, element: Element, within: _Path, again: _Again) -> list[Word]:
        text = "".join(self.text(child) for child in element.children)
        number = element.get("number") if element.name == "h" else ""
        return [Word(part, element, within, again) for part in tokens(f"{number} {text}")]

    def text(self, node: Element | Run) -> str:
        if isinstance(node, Run):
            return node.text.replace("\N{NO-BREAK SPACE}", " ")
        if node.name in ("br", "disc"):
            return " " + "".join(self.text(child) for child in node.children) + " "
        text = "".join(self.text(child) for child in node.children)
        if node.name == "ref" and node.get("say"):
            text += " " * bool(text) + node.get("say").replace("{page}", str(self.page_of(node.get("to"))))
        return text

    def drawn(self, figure: Element) -> str:
        """The words in a picture, which an SVG may have, and a drawing."""
        if figure.get("drawing"):
            return " ".join(self.labels(figure))
        picture = figure.get("src")
        if not picture.endswith(".svg"):
            return ""
        texts = ElementTree.parse(self.root / picture).iterfind(".//{http://www.w3.org/2000/svg}text")
        return " ".join(text.text or "" for text in texts)

    def labels(self, figure: Element) -> Iterator[str]:
        """The words of a drawing, panel by panel: its labels, each with its detail, then what stands below it."""
        name = f"illustrations/{figure.get('drawing')}.json"
        file = next(folder / name for folder in (self.root, ASSETS) if (folder / name).is_file())
        other = {child.get("key"): self.text(child) for child in figure.elements if child.name == "label"}
        for number, panel in enumerate(json.loads(file.read_text(encoding="utf-8"))["panels"], start=1):
            for label in panel["labels"]:
                yield other.get(label["key"], label["text"])
                yield other.get(f"{label['key']}-detail", label.get("detail", ""))
            yield other.get(f"panel-{number}", panel["label"])

    def table(self, table: Element, within: _Path, again: _Again) -> Iterator[Word | Choice]:
        rows = [(row.get("head") == "yes", [(row, cell) for cell in row.elements]) for row in table.elements]
        options = [rows]
        if table.get("role") in ("weeks", "log"):
            columns = range(len(rows[0][1]))
            options.append([(column == 0, [cells[column] for _, cells in rows]) for column in columns])
        words = [list(self.rows(option, within, again)) for option in options]
        if len(words) == 1:
            yield from words[0]
        else:
            yield Choice(words)

    def rows(
        self, rows: Sequence[tuple[bool, list[tuple[Element, Element]]]], within: _Path, again: _Again
    ) -> Iterator[Word]:
        heads: list[Word] = []
        for head, cells in rows:
            before = again if head else (*again, *(word.text for word in heads))
            for row, cell in cells:
                words = list(self.cell(cell, (*within, row, cell), before))
                heads += words if head else []
                yield from words

    def cell(self, cell: Element, within: _Path, again: _Again) -> Iterator[Word]:
        """The words of a cell, or of the paragraphs and lists in it."""
        blocks = [child for child in cell.elements if child.name in CELL_BLOCKS]
        if not blocks:
            yield from self.block(cell, within, again)
        for child in blocks:
            yield from (word for word in self.of(child, within, again) if isinstance(word, Word))


def section_of(part: Element, page_of: Callable[[str], int], root: Path) -> list[Word | Choice]:
    """What should be printed of a part; a chapter's number stands before or behind its title."""
    items = list(Expectation(page_of, root).of(part))
    number = part.get("number")
    if part.name != "chapter" or not number or part.get("head") == "page":
        return items
    title = [item for item in items if isinstance(item, Word) and item.element.get("level") == "1"]
    mark = Word(number, title[0].element, title[0].within)
    return [Choice([[*title, mark], [mark, *title]]), *items[len(title) :]]


def find(items: Sequence[Word | Choice], part: Element, pages: Sequence[Page]) -> Section:
    """Find every word on the pages, in order, from the first page on, to the end of a page.

    Raises AssertionError where something else is printed, or something is missing.
    """
    section = Section(part)
    rest = list(items)
    for page in pages:
        section.pages.append(page.number)
        printed = body_tokens(page, part)
        _fill(section, rest, printed, page.number)
        if not rest or (_is_optional(rest) and not _begins(rest[0], pages[len(section.pages)])):
            return section
    raise AssertionError(f"{part.get('title') or part.name}: {len(rest)} words are printed nowhere")


def _is_optional(rest: list[Word | Choice]) -> bool:
    """Whether nothing is left but words that may be left out."""
    return len(rest) == 1 and isinstance(rest[0], Choice) and [] in rest[0].options


def _begins(choice: Word | Choice, page: Page) -> bool:
    """Whether a page begins with the words of a choice."""
    assert isinstance(choice, Choice)
    words = choice.options[0]
    wanted = [*words[0].again, *(word.text for word in words)]
    return [text for fragment in page.fragments for text in tokens(fragment.text)][: len(wanted)] == wanted


def _fill(section: Section, rest: list[Word | Choice], printed: list[tuple[str, Fragment]], number: int) -> None:
    """Take from `rest` what is printed on one page, all of it."""
    place, first = 0, True
    while place < len(printed):
        while rest and isinstance(rest[0], Choice):
            rest[:1] = _chosen(rest[0], [text for text, _ in printed[place:]], first=first)
        text, fragment = printed[place]
        context = " ".join(t for t, _ in printed[max(0, place - 8) : place + 8])
        assert rest, f"page {number} prints more than the tree says: … {context} …"
        word = rest[0]
        assert isinstance(word, Word)
        if first and word.again:
            count = len(word.again)
            shown = [text for text, _ in printed[:count]]
            assert shown == [*word.again], f"page {number} starts with {shown}, not with {word.again} again"
            place, first = count, False
            continue
        assert word.text == text, f"page {number} prints “{text}” where “{word.text}” should be: … {context} …"
        word.at, first, place = fragment, False, place + 1
        section.words.append(word)
        rest.pop(0)


def _chosen(choice: Choice, printed: list[str], *, first: bool) -> list[Word]:
    """The option that is printed here."""
    for option in filter(None, choice.options):
        shown = printed[len(option[0].again) :] if first else printed
        count = min(len(shown), len(option))
        if [word.text for word in option[:count]] == shown[:count]:
            return option
    return [] if [] in choice.options else choice.options[0]


def foot_of(section: Section) -> int:
    """How many words folio and running head have together; the covers have none."""
    return 0 if section.part.name in _NO_FOOT else 1 + len(tokens(section.part.get("title")))


def body_tokens(page: Page, part: Element) -> list[tuple[str, Fragment]]:
    """The words of a page with their places, without folio and running head, which must be right."""
    found = [(text, fragment) for fragment in page.fragments for text in tokens(fragment.text)]
    if part.name in _NO_FOOT:
        return found
    foot = [str(page.number), *tokens(part.get("title"))]
    tail = [text for text, _ in found[-len(foot) :]]
    assert tail == foot, f"the foot of page {page.number} says {tail}, not {foot}"
    return found[: -len(foot)]
