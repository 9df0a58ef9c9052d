"""A built booklet together with what is read back from its PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby, takewhile

import pikepdf

from builder.document import Element
from builder.pipeline import Build
from tests.pdf.expected import Section, Word, find, section_of
from tests.pdf.reader import Reading, tokens


class Book:
    """A build and its PDF, read back."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.paper = build.sheet.paper
        self.reading = Reading(build.laid_out.pdf)
        self.pages = self.reading.pages

    @cached_property
    def file(self) -> pikepdf.Pdf:
        """The PDF's objects."""
        return pikepdf.open(io.BytesIO(self.build.laid_out.pdf))

    @cached_property
    def sections(self) -> list[Section]:
        """Every part as it is printed, fillers as often as they are; fails where text is not as in the tree."""
        out: list[Section] = []
        page, page_of, root = 0, self.build.laid_out.pages.__getitem__, self.build.project.root
        for part in self.build.tree.elements:
            times = self._fillers(part, page) if part.name == "filler" else 1
            for _ in range(times):
                out.append(find(section_of(part, page_of, root), part, self.pages[page:]))
                page += len(out[-1].pages)
        assert page == len(self.pages), f"pages {page + 1} to {len(self.pages)} belong to no part of the tree"
        return out

    def _fillers(self, part: Element, before: int) -> int:
        """How many pages behind the first `before` ones have the filler's title in the running head."""
        title = tokens(part.get("title"))
        heads = (self.body_text(page)[-len(title) :] for page in range(before + 1, len(self.pages) + 1))
        return sum(1 for _ in takewhile(lambda head: head == title, heads))

    @property
    def words(self) -> Iterator[Word]:
        """Every word of the tree, with its place on the pages."""
        return (word for section in self.sections for word in section.words)

    def blocks(self) -> Iterator[tuple[Element, list[Word]]]:
        """Each element that holds text, with its words."""
        for _, words in groupby(self.words, key=lambda word: id(word.element)):
            found = list(words)
            yield found[0].element, found

    @cached_property
    def first_words(self) -> dict[str, Word]:
        """For each id of the tree the first word at or below the element that has it."""
        out: dict[str, Word] = {}
        for word in self.words:
            for element in word.within:
                if element.get("id"):
                    out.setdefault(element.get("id"), word)
        return out

    @property
    def roomy(self) -> bool:
        """False for large type on paper that it is not made for, where things take more pages."""
        theme = self.build.theme
        return theme.card_pages == 1 or self.build.sheet.paper_name == theme.paper

    def left(self, page: int) -> float:
        """Where the text of a page starts: the wider margin is at the fold."""
        return self.paper.inner if page % 2 else self.paper.outer

    def body_text(self, page: int) -> list[str]:
        """The words of a page, folio and running head included, in drawing order."""
        return [text for fragment in self.pages[page - 1].fragments for text in tokens(fragment.text)]
