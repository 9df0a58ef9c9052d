"""Whether a PDF is the booklet: what must hold of every tool's file before its time counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import c_int
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.neutral import Data

TOLERANCE = 0.15
"""By how much of the builder's number of pages a tool's may differ."""

DOSE = "Your dose"
"""Stands on each card, and nowhere else."""

FONT, FACES = "OpenSans", 4


class Pdf:
    """A PDF read back: the text of its pages, its links, the faces that it embeds, what qpdf finds wrong."""

    def __init__(self, path: Path) -> None:
        self.file = pypdfium2.PdfDocument(path)
        texts = (page.get_textpage().get_text_range() for page in self.file)
        self.pages = [unicodedata.normalize("NFKC", text) for text in texts]
        with pikepdf.open(path) as file:
            self.syntax = file.check_pdf_syntax()
            found = [o for o in file.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream)]
            self.has_bitmap = any(o.get("/Subtype") == "/Image" for o in found)
            names = [str(o.FontName) for o in found if "/FontFile2" in o or "/FontFile3" in o]
            self.faces = {name for name in names if FONT in name.replace("-", "")}

    def has(self, words: str, page: int | None = None) -> bool:
        """Whether the words stand somewhere, or on one page (from 1), however they are broken into lines."""
        pages = self.pages if page is None else self.pages[page - 1 : page]
        return any(re.search(pattern(words), text) for text in pages)

    def page_headed(self, title: str, also: str = "", after: int = 0) -> int:
        """The first page that has a title among its first words, and `also` anywhere; 0 when there is none."""
        for number, text in enumerate(self.pages, start=1):
            if number > after and re.search(pattern(title), text[:150]) and re.search(pattern(also), text):
                return number
        return 0

    def links(self) -> Iterator[int]:
        """For each link within the booklet the page (from 1) that it goes to."""
        for page in self.file:
            place, link = c_int(0), pdfium.FPDF_LINK()
            while pdfium.FPDFLink_Enumerate(page, place, link):
                target = pdfium.FPDFLink_GetDest(self.file, link) or pdfium.FPDFAction_GetDest(
                    self.file, pdfium.FPDFLink_GetAction(link)
                )
                yield pdfium.FPDFDest_GetDestPageIndex(self.file, target) + 1


def pattern(words: str) -> str:
    """A regular expression for words with anything but letters and digits between them."""
    return r"\W+".join(re.findall(r"\w+", unicodedata.normalize("NFKC", words)))


def problems(pdf: Pdf, booklet: Data, page_count: int) -> Iterator[str]:
    """What keeps a PDF from being the booklet; `page_count` is that of the builder."""
    if abs(len(pdf.pages) - page_count) > TOLERANCE * page_count:
        yield f"{len(pdf.pages)} pages, the builder makes {page_count}"
    places = _places(pdf, booklet)
    yield from (f'no page is headed "{name}"' for name, page in places.items() if not page)
    yield from _numbers(pdf, booklet, places)
    yield from _links(pdf, booklet, places)
    if len(pdf.faces) < FACES:
        yield f"only these faces are embedded: {sorted(pdf.faces)}"
    if pdf.has_bitmap:
        yield "a drawing is made of pixels"
    yield from pdf.syntax


def client_problems(pdf: Pdf, booklet: Data) -> Iterator[str]:
    """What keeps a PDF from being the booklet of a client: name, doses, page numbers."""
    cover, *_ = booklet["parts"]
    for runs in (block["text"] for block in cover["blocks"] if block["kind"] == "p"):
        if not pdf.has(_words(runs), 1):
            yield f'the cover does not say "{_words(runs)}"'
    for card in (block for block in _all_blocks(booklet) if block["kind"] == "card"):
        page = pdf.page_headed(card["title"], DOSE)
        dose = next(block["items"] for block in card["blocks"] if block["kind"] == "beside")
        if not page or not all(pdf.has(f"{_words(label)} {_words(value)}", page) for label, value in dose):
            yield f'the dose of "{card["title"]}" is another'
    yield from _numbers(pdf, booklet, _places(pdf, booklet))


def _words(runs: list[Data]) -> str:
    return "".join(run["t"] for run in runs)


def cards_of(booklet: Data) -> dict[str, str]:
    """The titles of the cards by their ids."""
    return {block["id"]: block["title"] for block in _all_blocks(booklet) if block["kind"] == "card"}


def _places(pdf: Pdf, booklet: Data) -> dict[str, int]:
    """The pages of chapters and cards, by their ids."""
    places: dict[str, int] = {}
    page = 0
    for part in (part for part in booklet["parts"] if part["id"]):  # in the order of their pages
        page = places[part["id"]] = pdf.page_headed(part["title"], after=page)
    return places | {name: pdf.page_headed(title, DOSE) for name, title in cards_of(booklet).items()}


def _numbers(pdf: Pdf, booklet: Data, places: dict[str, int]) -> Iterator[str]:
    """Rows of the contents and the plan, and references in texts, that print another page than that of their target."""
    text = "\n".join(pdf.pages)
    for words, target in _printed(booklet):
        found = re.search(pattern(words).replace("PAGE", r"(\d+)") + r"\b", text)
        if not found:
            yield f'"{words}" is missing'
        elif target in places and int(found[1]) != places[target]:
            yield f'"{words}" says {found[1]}, it is {places[target]}'


def _printed(booklet: Data) -> Iterator[tuple[str, str]]:
    """Words with PAGE in the place of a page number, and the id whose page it is."""
    for table in (block for block in _all_blocks(booklet) if block["kind"] == "table"):
        for row in (row for row in table["rows"] if row["to"]):
            yield " ".join(run["t"] for cell in row["cells"][:-1] for run in cell["text"]) + " PAGE", row["to"]
    for runs in _all_runs(booklet):
        for before, run in pairwise(runs):
            if "page" in run:
                yield before["t"] + run["t"].replace("{page}", "PAGE"), run["page"]


def _links(pdf: Pdf, booklet: Data, places: dict[str, int]) -> Iterator[str]:
    """Links that are missing, in number or by their target."""
    linked = [run["to"] for runs in _all_runs(booklet) for run in runs if "to" in run and "page" not in run]
    linked += [row["to"] for b in _all_blocks(booklet) if b["kind"] == "table" for row in b["rows"] if row["to"]]
    found = list(pdf.links())
    if len(found) < len(linked):
        yield f"{len(found)} links instead of {len(linked)}"
    yield from (f'no link goes to "{to}"' for to in sorted({*linked} & places.keys()) if places[to] not in found)


def _all_blocks(booklet: Data) -> Iterator[Data]:
    for part in booklet["parts"]:
        yield from _below(part["blocks"])


def _below(blocks: Iterable[Data]) -> Iterator[Data]:
    for block in blocks:
        yield block
        yield from _below(block.get("blocks", []))
        for column in block.get("columns", []):
            yield from _below(column)


def _all_runs(booklet: Data) -> Iterator[list[Data]]:
    """The texts of all paragraphs and cells."""
    for block in _all_blocks(booklet):
        if block["kind"] == "p":
            yield block["text"]
        elif block["kind"] == "list":
            yield from block["items"]
        elif block["kind"] == "table":
            yield from (cell["text"] for row in block["rows"] if not row["to"] for cell in row["cells"])
