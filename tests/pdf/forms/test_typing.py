"""What is typed and ticked can be read where it stands, on the screen and printed; a blank form shows nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.conftest import book
from tests.pdf.book import Book
from tests.pdf.forms.viewers import places, with_pdfium, with_pdfjs

DOTS = 4
"""Dots a point."""

LABEL, CELL, TINTED = "log/chair-stands:date-1:label", "log/chair-stands:date-1:count", "log:pain-during:monday"
TICK, TICK_IN_TEXT = "log/chair-stands:date-1:hands-used", "heel-raises:move-on-when-2-sets-of-10-feel-easy-and"
LINE, NOTES, PAGE_OF_NOTES = "log:week", "log:my-notes", "filler:my-notes"
FILL = {"PDFium": with_pdfium, "pdf.js": with_pdfjs}
SENTENCE = "On Saturday the left leg pulled a little, so I took a day off. "

Box = tuple[float, float, float, float]


class Filled:
    """A field of a booklet before and after it was filled in: what changed on its page, in points."""

    def __init__(self, made: Book, viewer: str, name: str, value: str | bool) -> None:
        blank = made.build.laid_out.pdf
        self.page, found = next((number, found) for number, found in enumerate(places(blank)) if name in found)
        self.rect, self.height = found[name], made.paper.height
        self.before, self.after = (self.picture(data) for data in (blank, FILL[viewer](blank, {name: value})))
        self.ink = self.bounds(ImageChops.difference(self.before, self.after))

    def picture(self, data: bytes) -> Image.Image:
        """The page as it is seen and printed, its form drawn."""
        document = pdfium.PdfDocument(data)
        document.init_forms()
        return document[self.page].render(scale=DOTS, may_draw_forms=True).to_pil().convert("L")

    def bounds(self, image: Image.Image) -> Box:
        """Left, bottom, right and top of what is not black."""
        found = image.point(lambda level: 255 if level > 40 else 0).getbbox()
        assert found, "nothing is seen"
        return found[0] / DOTS, self.height - found[3] / DOTS, found[2] / DOTS, self.height - found[1] / DOTS

    @property
    def inside(self) -> bool:
        """Whether all that changed lies within the field."""
        left, bottom, right, top = self.rect
        return left <= self.ink[0] and bottom <= self.ink[1] and self.ink[2] <= right and self.ink[3] <= top

    @property
    def off_center(self) -> tuple[float, float]:
        """How far the middle of what changed is from that of the field, across and upwards."""
        across, up = ((self.ink[i] + self.ink[i + 2] - self.rect[i] - self.rect[i + 2]) / 2 for i in (0, 1))
        return across, up

    @property
    def tall(self) -> float:
        """How tall the ink is."""
        return self.ink[3] - self.ink[1]


@pytest.fixture(scope="module", params=FILL)
def viewer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", [CELL, TINTED])
def test_numbers_stand_in_the_middle_of_their_cells(name: str, viewer: str, steady: Book) -> None:
    filled = Filled(steady, viewer, name, "10")
    assert filled.inside
    assert abs(filled.off_center[0]) < 1.5
    assert abs(filled.off_center[1]) < 2.5
    assert 7 < filled.tall < 14, "figures of 10 to 20 pt"
    assert filled.after.getextrema()[0] == 0, "black"


def test_long_words_in_a_cell_are_smaller_and_whole(viewer: str, steady: Book) -> None:
    short, long = (Filled(steady, viewer, TINTED, words) for words in ("6", "6 to 8"))
    assert long.inside
    assert long.tall < short.tall
    assert long.ink[2] < long.rect[2] - 1, "not cut off"


def test_a_label_goes_over_two_lines(viewer: str, steady: Book) -> None:
    short, long = (Filled(steady, viewer, LABEL, words) for words in ("Glute bridge", "Standing stretch on a low step"))
    assert short.inside
    assert long.inside
    assert 7 < short.tall < 16
    assert long.tall > short.tall
    assert short.ink[0] - short.rect[0] < 5, "at the left"


def test_words_on_a_line_stand_above_it(viewer: str, steady: Book) -> None:
    filled = Filled(steady, viewer, LINE, "Xx")
    assert filled.inside
    assert filled.ink[1] > filled.rect[1] + 1
    assert filled.ink[0] - filled.rect[0] < 5


def test_a_tick_fills_the_middle_of_its_cell(viewer: str, steady: Book) -> None:
    filled = Filled(steady, viewer, TICK, True)
    assert filled.inside
    assert abs(filled.off_center[0]) < 2
    assert abs(filled.off_center[1]) < 2
    assert 12 < filled.tall < 22


def test_a_tick_in_a_box_of_the_text(viewer: str, steady: Book) -> None:
    filled = Filled(steady, viewer, TICK_IN_TEXT, True)
    assert filled.inside
    assert 5 < filled.tall < 11


@pytest.mark.parametrize(("edition", "paper"), [("standard", "half-letter"), ("large-print", "letter")])
def test_notes_begin_at_the_top_and_no_rule_goes_through_them(edition: str, paper: str, viewer: str) -> None:
    made = book("steady", edition, paper)
    filled = Filled(made, viewer, PAGE_OF_NOTES, SENTENCE * 6)
    assert filled.rect[3] - filled.ink[3] < 12, "at the top"
    lines = list(_lines(filled))
    pitch = made.build.sheet.space["write_pitch"]
    between = [below - above for above, below in pairwise(lines)]
    assert len(lines) >= 3
    assert min(between) > 0.65 * pitch
    assert max(between) < 0.9 * pitch


def _lines(filled: Filled) -> Iterator[float]:
    """Where the lines of words begin, from the top of the field in points; below them all is white."""
    left, bottom, right, top = filled.rect
    box = tuple(round(n * DOTS) for n in (left + 1, filled.height - top, right - 1, filled.height - bottom - 3))
    field = filled.after.crop(box)  # type: ignore[arg-type]
    black = [min(field.crop((0, y, field.width, y + 1)).tobytes()) < 100 for y in range(field.height)]
    yield from (y / DOTS for y in range(1, len(black)) if black[y] and not black[y - 1])
    assert ImageStat.Stat(field.crop((0, field.height // 2, field.width, field.height))).extrema == [(255, 255)]


def test_a_story_in_a_few_lines_is_smaller_and_whole(viewer: str, steady: Book) -> None:
    one, many = (Filled(steady, viewer, NOTES, words) for words in (SENTENCE, SENTENCE * 3))
    assert one.inside
    assert many.inside
    assert many.ink[1] > many.rect[1] + 1, "not cut off"
    assert one.tall < many.tall


def test_a_blank_form_prints_as_if_there_were_none(every_book: Book) -> None:
    data = every_book.build.laid_out.pdf
    with_form, without = pdfium.PdfDocument(data), pdfium.PdfDocument(data)
    with_form.init_forms()
    for number, found in enumerate(places(data)):
        if found:
            pictures = [
                document[number].render(may_draw_forms=document is with_form).to_pil()
                for document in (with_form, without)
            ]
            assert ImageChops.difference(*pictures).getbbox() is None, f"page {number + 1}"


def test_fields_need_nothing_but_their_own_look(steady: Book) -> None:
    """Each has a normal look and no other (ISO 19005-2, 6.3.3), and no viewer is asked to draw one."""
    with pikepdf.open(io.BytesIO(steady.build.laid_out.pdf)) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        for field in pdf.Root.AcroForm.Fields:
            assert list(field.AP.keys()) == ["/N"]
            if field.FT == "/Btn":
                assert set(field.AP.N.keys()) == {"/Off", "/Yes"}
                assert field.AS == field.V == "/Off"
            else:
                assert field.AP.N.read_bytes() == b""
                assert "/MaxLen" not in field
                assert "/V" not in field
