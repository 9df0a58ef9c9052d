"""Links on sheets are clicked, and lead to the page that they led to before, at the same place of it."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from builder.press.imposing import impose
from builder.press.options import Flip, Layout, Options, Scale, Sides
from tests.conftest import book
from tests.press.clicking import Target, click
from tests.press.folding import Cell, Paper, booklet
from tests.press.material import A5, HALF_LETTER, changed, labelled
from tests.press.reading import Found, read_sides

PAGES = 10
HERE, AWAY, THERE = (150, 115), (300, 115), (50, 320)
"""On each page: a link to another page, one to an address, and where links to it lead."""

WAYS = {
    "up": lambda x, y: (x, y),
    "down": lambda x, y: (-x, -y),
    "left": lambda x, y: (-y, x),
    "right": lambda x, y: (y, -x),
}
"""How far it is on a sheet to what is x to the right and y above on the page, by how the page lies."""


def target_of(number: int) -> int:
    """The page that page `number` links to."""
    return (number * 7 + 3) % PAGES


def draw_links(canvas: Canvas, number: int) -> None:
    canvas.bookmarkPage(f"page-{number}", fit="XYZ", left=THERE[0], top=THERE[1])
    canvas.linkRect("", f"page-{target_of(number)}", (100, 100, 200, 130), Border="[0 0 0]")
    canvas.linkURL(f"https://example.org/{number}", (250, 100, 350, 130))


@pytest.fixture(scope="module")
def linked() -> bytes:
    """Ten pages, each with two links."""
    return labelled([A5] * PAGES, draw_links)


def turned(angle: int) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.Rotate = angle

    return change


CASES = [
    (Options(), 0),
    (Options(flip=Flip.LONG), 0),
    (Options(layout=Layout.FOUR_UP), 0),
    (Options(layout=Layout.BOOKLET_4UP, thickness=0.2), 0),
    (Options(sheet="letter", scale=Scale.FIT), 0),
    (Options(sides=Sides.IN_TURN), 0),
    (Options(flip=Flip.LONG), 180),
    (Options(layout=Layout.TWO_UP), 90),
    (Options(layout=Layout.TWO_UP, flip=Flip.SHORT), 270),
]


@pytest.mark.parametrize(("options", "angle"), CASES)
def test_every_link_leads_where_it_led_before(options: Options, angle: int, linked: bytes) -> None:
    before = {found.number: (found.x, found.y) for side in read_sides(linked) for found in side.found}
    imposed = impose(changed(linked, turned(angle)), options)
    (sheets,) = imposed.files
    document = pdfium.PdfDocument(sheets)
    landed = {found.number: (at, found) for at, side in enumerate(read_sides(sheets)) for found in side.found}
    assert len(landed) == PAGES

    def on_sheet(found: Found, place: tuple[int, int]) -> tuple[float, float]:
        x0, y0 = before[found.number]
        x, y = WAYS[found.up]((place[0] - x0) * imposed.scale, (place[1] - y0) * imposed.scale)
        return found.x + x, found.y + y

    for number, (side, found) in landed.items():
        assert click(document, side, *on_sheet(found, AWAY)) == Target(address=f"https://example.org/{number}")
        led = click(document, side, *on_sheet(found, HERE))
        wanted_side, wanted = landed[target_of(number)]
        assert led
        assert led.page == wanted_side
        assert led.place == pytest.approx(on_sheet(wanted, THERE), abs=1)
        assert click(document, side, *on_sheet(found, (210, 50))) is None


def test_every_kind_of_link() -> None:
    """Names old and new, actions, whole pages; what leads nowhere, or runs something, is left out."""

    def change(pdf: Pdf) -> None:
        pages = [page.obj for page in pdf.pages]
        place = Array([pages[3], Name.XYZ, 50, 320, None])
        pdf.Root.Dests = Dictionary(Old=Dictionary(D=place))
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("new"), place])))
        lost = pdf.make_indirect(Dictionary(Type=Name.Page))
        leads = [
            {"/Dest": place},
            {"/Dest": Name.Old},
            {"/Dest": String("new")},
            {"/A": Dictionary(S=Name.GoTo, D=String("new"))},
            {"/Dest": Array([pages[3], Name.Fit])},
            {"/Dest": Array([pages[3], Name.FitH, 320])},
            {"/Dest": Array([pages[3], Name.XYZ, None, None, None])},
            {"/Dest": Array([lost, Name.Fit])},
            {"/Dest": String("nowhere")},
            {"/Dest": Array([])},
            {"/Dest": 7},
            {"/A": Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))},
            {"/A": Dictionary(S=Name.Launch, F=String("calc.exe"))},
            {"/A": 7},
            {},
        ]
        links = [
            Dictionary({"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": [10, 20 * n, 60, 20 * n + 15], **each})
            for n, each in enumerate(leads, 1)
        ]
        del links[-1].Rect
        pages[0].Annots = Array([pdf.make_indirect(link) for link in [*links, Dictionary(Subtype=Name.Link)]])

    (sheets,) = impose(changed(labelled([HALF_LETTER] * 4), change), Options()).files
    document = pdfium.PdfDocument(sheets)
    found = [click(document, 0, 396 + 30, 20 * n + 7) for n in range(1, 16)]
    point = Target(page=0, place=(50, 320))
    whole = Target(page=0)
    assert found == [point] * 4 + [whole] * 3 + [None] * 8
    assert b"calc" not in sheets


def test_a_link_ends_where_its_page_is_cut(linked: bytes) -> None:
    """It does not lie over the page beside it."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots[0].Rect = Array([-200, 100, 200, 130])

    document = pdfium.PdfDocument(impose(changed(linked, change), Options()).files[0])
    middle = document[0].get_width() / 2
    assert click(document, 0, middle + 20, 115)
    assert click(document, 0, middle - 20, 115) is None


def test_links_within_one_of_two_files(linked: bytes) -> None:
    """Fronts and backs apart: links between fronts work, those to a page in the other file are left out."""
    for data in impose(linked, Options(sides=Sides.APART)).files:
        document = pdfium.PdfDocument(data)
        sides = read_sides(data)
        here = {found.number for side in sides for found in side.found}
        with Pdf.open(io.BytesIO(data)) as pdf:
            links = [each for page in pdf.pages for each in page.obj.get("/Annots", [])]
        inside = sum(target_of(number) in here for number in here)
        assert (len(links), sum("/Dest" in link for link in links)) == (len(here) + inside, inside)
        assert len(document) >= 3


@pytest.fixture(scope="module")
def flagship_sheets() -> bytes:
    """The hamstring booklet as sheets."""
    return impose(book("flagship").build.laid_out.pdf, Options()).files[0]


def squeezed(text: str) -> str:
    """Without spaces, and without the marks that PDFium puts for hyphens at the ends of lines."""
    return re.sub(r"[\s\x02\ufffe-]+", "", text)


def test_the_hamstring_booklet_folds_into_a_booklet(flagship_sheets: bytes) -> None:
    """What is printed on each half of each side is read off the sheets, which are then folded and leafed through."""
    source = pdfium.PdfDocument(book("flagship").build.laid_out.pdf)
    wanted = [squeezed(page.get_textpage().get_text_range()) for page in source]
    halves: list[list[Cell]] = []
    for page in pdfium.PdfDocument(flagship_sheets):
        text = page.get_textpage()
        parts = [text.get_text_bounded(left=left, bottom=0, right=left + 396, top=612) for left in (0, 396)]
        halves.append([squeezed(part) for part in parts])
    pile = [Paper((tuple(f),), (tuple(b),)) for f, b in zip(halves[::2], halves[1::2], strict=True)]
    assert len(pile) == len(wanted) / 4
    folded = booklet(pile, None)
    assert [Counter(str(page)) for page in folded] == [Counter(page) for page in wanted]
    assert sum(page == leaf for page, leaf in zip(wanted, folded, strict=True)) > len(wanted) * 0.9


def test_the_hamstring_booklet_keeps_its_links(flagship_sheets: bytes) -> None:
    with (
        Pdf.open(io.BytesIO(flagship_sheets)) as pdf,
        Pdf.open(io.BytesIO(book("flagship").build.laid_out.pdf)) as source,
    ):
        on_sheets = Counter("/A" in each for page in pdf.pages for each in page.obj.get("/Annots", []))
        links = [each for page in source.pages for each in page.obj.get("/Annots", []) if each.Subtype == Name.Link]
    assert on_sheets.total() == len(links) > 300
    assert on_sheets[True] == sum("/A" in each and each.A.S == Name.URI for each in links)
