"""Sheets of real PDFs: their labels are read by their places, the paper is folded, and the pages come in order."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import product

import pypdfium2 as pdfium
import pytest
from pikepdf import Name, Pdf

from builder.press.imposing import Imposed, impose
from builder.press.options import Blanks, Flip, Layout, Options, Scale, Sides
from builder.press.papers import MM
from tests.press.folding import booklet, hand_fed, in_order
from tests.press.material import A4, A5, HALF_LETTER, LETTER, labelled
from tests.press.reading import SideRead, papers, read_sides

MM_OF_SHEETS = {"letter": (216, 279), "tabloid": (279, 432), "a4": (210, 297), "a3": (297, 420)}


def read(imposed: Imposed) -> list[SideRead]:
    (data,) = imposed.files
    return read_sides(data)


@pytest.fixture(scope="module")
def ten() -> bytes:
    """Ten A5 pages."""
    return labelled([A5] * 10)


CHOICES = list(product([Layout.BOOKLET, Layout.BOOKLET_4UP], [None, 2], [False, True], Flip))


@pytest.mark.parametrize(("layout", "signature", "right_to_left", "flip"), CHOICES)
def test_folded_sheets_are_read_in_order(
    layout: Layout, signature: int | None, right_to_left: bool, flip: Flip, ten: bytes
) -> None:
    options = Options(layout=layout, signature=signature, right_to_left=right_to_left, flip=flip)
    imposed = impose(ten, options)
    rows = layout.slots // 2
    sheets = papers(read(imposed), flip, rows)
    assert imposed.flip is flip
    assert imposed.count == len(sheets) == (3 if rows == 1 else 2)
    pages = booklet(sheets, signature, right_to_left)
    assert pages == [*range(10), None, None]


@pytest.mark.parametrize(
    ("layout", "flip", "right_to_left"), list(product([Layout.TWO_UP, Layout.FOUR_UP], Flip, [False, True]))
)
def test_sheets_in_reading_order(layout: Layout, flip: Flip, right_to_left: bool, ten: bytes) -> None:
    imposed = impose(ten, Options(layout=layout, flip=flip, right_to_left=right_to_left))
    sheets = papers(read(imposed), flip, imposed.sheet.rows)
    assert [page for page in in_order(sheets, right_to_left) if page is not None] == list(range(10))
    assert imposed.sheet.paper == "a4"
    assert imposed.scale == pytest.approx(1.0 if layout is Layout.TWO_UP else 2**-0.5, abs=0.01)


@pytest.mark.parametrize("blanks", Blanks)
def test_blank_pages_are_where_they_are_wanted(blanks: Blanks, ten: bytes) -> None:
    pages = booklet(papers(read(impose(ten, Options(blanks=blanks))), "short"), None)
    before_last = [*range(9), None, None, 9]
    inside = [0, None, *range(1, 9), None, 9]
    assert pages == {"end": [*range(10), None, None], "before-last": before_last, "inside-covers": inside}[blanks]


@pytest.mark.parametrize(
    ("page", "layout", "paper", "landscape"),
    [
        (HALF_LETTER, Layout.BOOKLET, "letter", True),
        (A5, Layout.BOOKLET, "a4", True),
        (LETTER, Layout.BOOKLET, "tabloid", True),
        (A4, Layout.BOOKLET, "a3", True),
        (HALF_LETTER, Layout.BOOKLET_4UP, "tabloid", False),
        (A5, Layout.BOOKLET_4UP, "a3", False),
        ((297.6, 419.5), Layout.BOOKLET_4UP, "a4", False),
        ((360, 576), Layout.BOOKLET, "letter", True),
        ((420, 595), Layout.BOOKLET, "a4", True),
        (A4, Layout.TWO_UP, "a4", True),
        (LETTER, Layout.FOUR_UP, "letter", False),
        ((792, 612), Layout.TWO_UP, "letter", False),
        ((841.89, 595.28), Layout.FOUR_UP, "a4", True),
    ],
)
def test_without_a_choice_the_sheet_follows_from_the_pages(
    page: tuple[float, float], layout: Layout, paper: str, landscape: bool
) -> None:
    imposed = impose(labelled([page] * 4), Options(layout=layout))
    side = read(imposed)[0]
    short, long = MM_OF_SHEETS[paper]
    size = (long, short) if landscape else (short, long)
    assert (round(side.width / MM), round(side.height / MM)) == size
    assert imposed.sheet.paper == paper
    assert imposed.flip is (Flip.SHORT if landscape else Flip.LONG)
    assert imposed.scale == 1 or not layout.folded


def test_pages_keep_their_size_and_touch_the_fold() -> None:
    """Five by eight inches on letter: the fold is in the middle, what is free is outside and shared above and below."""
    side = read(impose(labelled([(360, 576)] * 4), Options()))[0]
    left, right = sorted(side.found, key=lambda found: found.x)
    assert (left.x, right.x) == pytest.approx((396 - 180, 396 + 180), abs=1)
    assert (left.y, right.y) == pytest.approx((306 + 7, 306 + 7), abs=8)


def test_pages_are_made_to_fit_when_asked() -> None:
    imposed = impose(labelled([LETTER] * 4), Options(sheet="letter", scale=Scale.FIT))
    assert imposed.scale == pytest.approx(396 / 612)
    left, right = sorted(read(imposed)[0].found, key=lambda found: found.x)
    assert right.x - left.x == pytest.approx(396, abs=1)


@pytest.mark.parametrize(
    ("chosen", "per_sheet"),
    [({"thickness": 0.1}, 0.1), ({"creep": 1.2}, 1.2 / 9), ({"thickness": 0.2, "signature": 4}, 0.2), ({}, 0.0)],
)
@pytest.mark.parametrize("right_to_left", [False, True])
def test_creep_moves_inner_sheets_to_the_fold(chosen: dict[str, float], per_sheet: float, right_to_left: bool) -> None:
    """Forty pages, ten sheets: a page comes closer to the fold by the paper that is folded around it."""
    source = labelled([A5] * 40)
    before = [side.found[0].x for side in read_sides(source)]
    sides = read(impose(source, Options(**chosen, right_to_left=right_to_left)))  # type: ignore[arg-type]
    nested = int(chosen.get("signature", 10))
    for number, side in enumerate(sides):
        creep = number // 2 % nested * per_sheet * MM
        left, right = sorted(found.x - before[found.number] for found in side.found)
        assert left == pytest.approx(side.width / 2 - A5[0] + creep, abs=0.01)
        assert right == pytest.approx(side.width / 2 - creep, abs=0.01)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("sides", [Sides.APART, Sides.IN_TURN])
def test_fronts_and_backs_apart(sides: Sides, flip: Flip, reverse: bool, ten: bytes) -> None:
    """Printed on one side, turned and put back as the steps say, by a printer of each kind."""
    imposed = impose(ten, Options(sides=sides, flip=flip, reverse_backs=reverse))
    fronts, backs = [read_sides(data) for data in imposed.files] if sides is Sides.APART else ([*read(imposed)], [])
    if sides is Sides.IN_TURN:
        fronts, backs = fronts[:4], fronts[4:]
    assert fronts.pop().found == ()  # the sheet with the steps
    assert len(fronts) == len(backs) == imposed.count == 3
    drawn = hand_fed(3, out_face_up=reverse, prints_upper_side=False)
    behind = [backs[drawn.index(sheet)] for sheet in range(3)]
    stacked = [side for pair in zip(fronts, behind, strict=True) for side in pair]
    assert booklet(papers(stacked, flip), None) == [*range(10), None, None]


@pytest.mark.parametrize("sides", [Sides.APART, Sides.IN_TURN])
@pytest.mark.parametrize(
    ("flip", "way", "edge"), [(Flip.SHORT, "page of a book", "last"), (Flip.LONG, "wall calendar", "first again")]
)
def test_the_steps_are_told_and_printed(sides: Sides, flip: Flip, way: str, edge: str, ten: bytes) -> None:
    imposed = impose(ten, Options(sides=sides, flip=flip))
    told = " ".join(imposed.steps)
    assert way in told
    assert f"goes in {edge}." in told
    with Pdf.open(io.BytesIO(imposed.files[0])) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == Name.Simplex
    printed = " ".join(text_of(imposed.files[0], 3).split())
    for step in imposed.steps[1:]:
        assert step in printed
    assert ("pages 5 to 7" in printed) == (sides is Sides.IN_TURN)


@pytest.mark.parametrize(("layout", "flip"), list(product([Layout.BOOKLET, Layout.BOOKLET_4UP], Flip)))
def test_backs_are_upright_when_the_edge_goes_in_as_told(layout: Layout, flip: Flip, ten: bytes) -> None:
    """In a printer that takes the short edge first, and prints both times with the same end of the pages ahead."""
    imposed = impose(ten, Options(layout=layout, flip=flip, sides=Sides.APART))
    told = " ".join(imposed.steps)
    like_a_book = "page of a book" in told
    ahead = (-1, 0) if imposed.sheet.landscape else (0, 1)  # on the front: to the left, or up
    behind_it = (-ahead[0], ahead[1]) if like_a_book else (ahead[0], -ahead[1])  # the same edge, seen from the back
    first = behind_it if "goes in first again" in told else (-behind_it[0], -behind_it[1])
    back = read_sides(imposed.files[1])[0]
    half_turns = [first != ahead, back.found[0].up == "down", not like_a_book]
    assert sum(half_turns) % 2 == 0


def text_of(data: bytes, page: int) -> str:
    return pdfium.PdfDocument(data)[page].get_textpage().get_text_range().replace("\r\n", "\n")


def test_what_the_file_says_of_itself(ten: bytes) -> None:
    for flip in Flip:
        (data,) = impose(ten, Options(flip=flip)).files
        with Pdf.open(io.BytesIO(data)) as pdf:
            preferences = pdf.Root.ViewerPreferences
            assert preferences.Duplex == (Name.DuplexFlipShortEdge if flip is Flip.SHORT else Name.DuplexFlipLongEdge)
            assert preferences.PrintScaling == Name("/None")
            assert "/Direction" not in preferences
            assert str(pdf.docinfo.Title) == "Labelled pages"
            assert not {"/Metadata", "/MarkInfo", "/StructTreeRoot", "/Outlines"} & set(pdf.Root.keys())
            assert b"pdfaid" not in data
    for right_to_left in (False, True):
        (data,) = impose(ten, replace(Options(), right_to_left=right_to_left)).files
        assert b"R2L" not in data


def test_the_same_pages_give_the_same_bytes(ten: bytes) -> None:
    assert impose(ten, Options()).files == impose(ten, Options()).files
