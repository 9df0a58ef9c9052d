"""What stands in a slot is the page, pixel for pixel, whatever made it and however it is turned or cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pypdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw

from builder.press.imposing import impose
from builder.press.options import Flip, Layout, Options, Scale
from builder.press.papers import MM
from tests.conftest import book
from tests.pdf.forms.viewers import with_pdfium
from tests.press.material import HALF_LETTER, LETTER, changed, labelled
from tests.press.reading import pixels

WIDTH, HEIGHT = 792, 1224
"""Of a page on half of a letter sheet, in pixels at two to a point."""


@pytest.fixture(scope="module")
def four() -> bytes:
    """Four half-letter pages."""
    return labelled([HALF_LETTER] * 4)


def halves(data: bytes, side: int) -> tuple[np.ndarray, np.ndarray]:
    """The left and the right half of a letter sheet."""
    seen = pixels(data, side)
    assert seen.shape == (HEIGHT, 2 * WIDTH)
    return seen[:, :WIDTH], seen[:, WIDTH:]


def assert_same(one: np.ndarray, other: np.ndarray) -> None:
    """Two pictures look the same: edges may be smoothed differently, but nothing is moved, cut or missing."""
    assert one.shape == other.shape
    difference = np.abs(one.astype(int) - other.astype(int))
    assert difference.mean() < 0.15
    assert (difference > 100).mean() < 0.0005


def assert_slots_are_pages(data: bytes, options: Options | None = None) -> None:
    """All four pages stand on the two sides of a letter sheet: 4 and 1, 2 and 3."""
    (sheets,) = impose(data, options or Options(sheet="letter")).files
    slots = [*halves(sheets, 0), *halves(sheets, 1)]
    for page, slot in zip((3, 0, 1, 2), slots, strict=True):
        assert_same(slot, pixels(data, page))


def test_plain_pages(four: bytes) -> None:
    assert_slots_are_pages(four)


@settings(max_examples=40, deadline=None)
@given(
    turn=st.sampled_from([0, 90, 180, 270, -90, 450]),
    corner=st.tuples(st.integers(-300, 300), st.integers(-300, 300)),
    margins=st.tuples(*[st.integers(0, 60)] * 4),
    box=st.sampled_from(["/MediaBox", "/CropBox", "/TrimBox"]),
    unit=st.sampled_from([1, 2]),
    swapped=st.booleans(),
    inherited=st.booleans(),
)
def test_turned_cut_and_moved_pages(
    turn: int,
    corner: tuple[int, int],
    margins: tuple[int, int, int, int],
    box: str,
    unit: int,
    swapped: bool,
    inherited: bool,
) -> None:
    """The part that `box` cuts out is what a viewer shows and what is printed, turned as the page says."""
    width, height = (306, 198) if turn % 180 else (198, 306)
    width, height = (width, height) if unit == 2 else (2 * width, 2 * height)
    x, y = corner
    left, bottom, right, top = margins if box != "/MediaBox" else (0, 0, 0, 0)

    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.contents_add(b"1 0 0 1 %d %d cm" % (x, y), prepend=True)
            shown = [x, y, x + width, y + height]
            page.obj.MediaBox = Array([x - left, y - bottom, x + width + right, y + height + top])
            page.obj[box] = Array([shown[2], shown[3], shown[0], shown[1]] if swapped else shown)
            page.obj.Rotate = turn
            if unit != 1:
                page.obj.UserUnit = unit
            if inherited:
                for key in ("/MediaBox", "/Rotate", "/Resources", "/CropBox"):
                    if key in page.obj:
                        page.obj.Parent[key] = page.obj[key]
                        del page.obj[key]

    data = changed(labelled([(width, height)] * 4), change)
    seen = data
    if box == "/TrimBox":  # viewers do not look at it

        def crop(pdf: Pdf) -> None:
            for page in pdf.pages:
                page.obj.CropBox = page.obj.TrimBox

        seen = changed(data, crop)
    (sheets,) = impose(data, Options(sheet="letter")).files
    for page, slot in zip((3, 0, 1, 2), [*halves(sheets, 0), *halves(sheets, 1)], strict=True):
        assert_same(slot, pixels(seen, page, 2.0 * unit))  # PDFium takes no notice of units


def test_boxes_end_where_the_page_ends(four: bytes) -> None:
    """A box that is larger than the MediaBox counts only as far as that goes (ISO 32000-1, 14.11.2)."""

    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.CropBox = page.obj.TrimBox = page.obj.BleedBox = Array([-100, -100, 900, 900])

    assert_slots_are_pages(changed(four, change))
    assert len(impose(changed(four, change), Options(sheet="tabloid", bleed=3)).warnings) == 1


def test_backs_are_upside_down_when_the_printer_turns_them_over_the_long_edge(four: bytes) -> None:
    (sheets,) = impose(four, Options(flip=Flip.LONG)).files
    left, right = halves(sheets, 1)
    assert_same(left[::-1, ::-1], pixels(four, 2))
    assert_same(right[::-1, ::-1], pixels(four, 1))
    assert_same(halves(sheets, 0)[1], pixels(four, 0))


def from_pillow(_: bytes) -> bytes:
    """Pages that are pictures."""
    pictures = []
    for number in range(4):
        picture = Image.new("L", (WIDTH // 2, HEIGHT // 2), "white")
        ImageDraw.Draw(picture).text((20, 20 + 100 * number), f"Page {number}", fill=0, font_size=40)
        pictures.append(picture)
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def from_pypdf(data: bytes) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def from_pdfium(data: bytes) -> bytes:
    document = pdfium.PdfDocument.new()
    document.import_pages(pdfium.PdfDocument(data))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def from_pikepdf_with_streams_apart(data: bytes) -> bytes:
    """Contents in several streams that are cut between operators."""

    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            words = page.Contents.read_bytes().split(b"\n")
            page.Contents = Array([pdf.make_stream(b"\n".join(part)) for part in (words[:3], words[3:])])

    return changed(data, change)


MAKERS = [from_pillow, from_pypdf, from_pdfium, from_pikepdf_with_streams_apart]


@pytest.mark.parametrize("maker", MAKERS)
def test_files_of_other_programs(maker: Callable[[bytes], bytes], four: bytes) -> None:
    assert_slots_are_pages(maker(four))


def test_our_own_booklet_with_its_fields_filled_in() -> None:
    """What was written into the fields is printed, as a viewer shows it."""
    blank = book("scaffold").build.laid_out.pdf
    filled = with_pdfium(blank, {"cover:prepared-for": "Zoe Lukas", "log:sit-to-stand:monday": True})
    (sheets,) = impose(filled, Options()).files
    (empty,) = impose(blank, Options()).files
    cover = halves(sheets, 0)[1]
    assert_same(cover, pixels(filled, 0))
    assert np.abs(cover.astype(int) - halves(empty, 0)[1]).max() > 100
    with Pdf.open(io.BytesIO(sheets)) as pdf:
        assert "/AcroForm" not in pdf.Root
        kinds = {str(each.Subtype) for page in pdf.pages for each in page.obj.get("/Annots", [])}
        assert kinds == {"/Link"}


def with_values(*values: str, ask: bool = False) -> bytes:
    """Pages with fields on the first whose values nobody has drawn."""

    def change(pdf: Pdf) -> None:
        fields = []
        for number, value in enumerate(values):
            field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"{number}"), V=String(value))
            field.F, field.Rect, field.DA = (
                4,
                [50, 400 + 50 * number, 350, 440 + 50 * number],
                String("/Helv 20 Tf 0 g"),
            )
            fields.append(pdf.make_indirect(field))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].obj.Annots = Array(fields)
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields), DR=Dictionary(Font=Dictionary(Helv=font)))
        pdf.Root.AcroForm.NeedAppearances = ask

    return changed(labelled([HALF_LETTER] * 4), change)


def words_of(sheets: bytes) -> str:
    """What is printed on the first side."""
    return str(pdfium.PdfDocument(sheets)[0].get_textpage().get_text_range())


@pytest.mark.parametrize("ask", [False, True])
def test_values_without_a_drawing_are_drawn(ask: bool) -> None:
    """Some programs set the value of a field, and leave it to viewers to draw it."""
    imposed = impose(with_values("Zoë", "Ana", ask=ask), Options())
    assert imposed.warnings == ()
    assert {"Zoë", "Ana"} <= set(words_of(imposed.files[0]).split())


def test_letters_that_cannot_be_drawn_are_told() -> None:
    imposed = impose(with_values("山田", "Ana"), Options())
    assert [warning.message for warning in imposed.warnings] == [
        "1 field has letters that are printed as question marks"
    ]
    assert "Ana" in words_of(imposed.files[0])


def test_a_good_drawing_is_not_replaced_by_a_worse_one() -> None:
    """Somebody has drawn the value, and asks viewers to do it once more."""

    def draw(pdf: Pdf) -> None:
        font = Dictionary(Helv=pdf.Root.AcroForm.DR.Font.Helv)
        form = pdf.make_stream(b"BT /Helv 20 Tf (drawn) Tj ET", Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Resources = Array([0, 0, 300, 40]), Dictionary(Font=font)
        pdf.pages[0].obj.Annots[0].AP = Dictionary(N=form)

    imposed = impose(changed(with_values("山田", ask=True), draw), Options())
    assert imposed.warnings == ()
    assert "drawn" in words_of(imposed.files[0])


def test_notes_are_printed_when_they_are_meant_to_be() -> None:
    """A stamp is printed, one for the screen only is not, and one that nobody drew is told."""

    def change(pdf: Pdf) -> None:
        black = pdf.make_stream(b"0 g 0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 50, 50]))
        printed = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 500, 150, 550]), F=4)
        printed.AP = Dictionary(N=black)
        on_screen = Dictionary(printed)
        on_screen.F, on_screen.Rect = 0, Array([300, 500, 350, 550])
        undrawn = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([0, 0, 50, 50]), F=4)
        hidden = Dictionary(undrawn)
        hidden.F = 6
        notes = (printed, on_screen, undrawn, hidden)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(each) for each in notes])

    imposed = impose(changed(labelled([HALF_LETTER] * 4), change), Options())
    cover = halves(imposed.files[0], 0)[1]
    y = HEIGHT - 2 * 525
    assert cover[y, 2 * 125] == 0
    assert cover[y, 2 * 325] == 255
    (warning,) = imposed.warnings
    assert warning.message == "1 note is not printed: the program that wrote it drew nothing"


def test_hidden_layers_stay_hidden(four: bytes) -> None:
    def change(pdf: Pdf) -> None:
        layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("shown", "hidden")]
        pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), D=Dictionary(OFF=Array([layers[1]])))
        page = pdf.pages[0]
        page.obj.Resources.Properties = Dictionary(A=layers[0], B=layers[1])
        page.contents_add(b"/OC /A BDC 0 g 100 500 50 50 re f EMC /OC /B BDC 0 g 300 500 50 50 re f EMC")

    data = changed(four, change)
    assert_slots_are_pages(data)
    cover = halves(impose(data, Options()).files[0], 0)[1]
    assert (cover[HEIGHT - 1050, 250], cover[HEIGHT - 1050, 650]) == (0, 255)


def test_pages_of_several_sizes() -> None:
    """The smaller page keeps its size, touches the fold and stands in the middle."""
    data = labelled([HALF_LETTER, (300, 400), HALF_LETTER, (396, 300)])
    (sheets,) = impose(data, Options()).files
    left, right = halves(sheets, 1)  # pages 2 and 3
    assert_same(left[212:-212, -600:], pixels(data, 1))
    assert (left[:200] == 255).all()
    assert_same(right, pixels(data, 2))
    fitted = impose(labelled([HALF_LETTER, LETTER, HALF_LETTER, HALF_LETTER]), Options(sheet="letter", scale=Scale.FIT))
    assert fitted.scale == pytest.approx(396 / 612)


def test_inner_edges_are_cut_off_at_the_fold() -> None:
    """Creep of 54 points: no page runs into its neighbour."""
    data = labelled([HALF_LETTER] * 8)
    (sheets,) = impose(data, Options(creep=54 / MM)).files
    left, right = halves(sheets, 3)  # pages 4 and 5, inside
    moved = 2 * 54
    assert_same(left[:, moved:], pixels(data, 3)[:, : WIDTH - moved])
    assert_same(right[:, : WIDTH - moved], pixels(data, 4)[:, moved:])
    assert (left[:, : moved - 1] == 255).all()


def with_bleed(data: bytes) -> bytes:
    """The pages with a black area all around that runs over the trimmed edge by 9 points."""

    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.contents_add(b"0 g -9 -9 414 630 re 0 0 396 612 re f*", prepend=True)
            page.obj.MediaBox = page.obj.BleedBox = Array([-9, -9, 405, 621])
            page.obj.TrimBox = Array([0, 0, 396, 612])

    return changed(data, change)


@pytest.mark.parametrize("bleed", [0.0, 2.0])
def test_bleed_runs_over_the_outer_edges_and_stops_at_the_fold(bleed: float, four: bytes) -> None:
    imposed = impose(with_bleed(four), Options(sheet="tabloid", bleed=bleed))
    seen = pixels(imposed.files[0], 0)
    assert imposed.warnings == ()
    left, bottom = 1224 - WIDTH, (1584 - HEIGHT) // 2
    by = round(2 * bleed * MM)
    dark = seen < 100
    assert dark[bottom - by - 3 : bottom - 1, 1000:1100].all(axis=1).sum() == (by if by else 0)
    assert dark[700:800, left - by - 3 : left - 1].all(axis=0).sum() == (by if by else 0)
    assert not dark[:, : left - by - 3].any()
    assert not dark[600:650, 1224 - 2 : 1224 + 2].any()


def test_bleed_that_is_not_there_is_told(four: bytes) -> None:
    (warning,) = impose(four, Options(sheet="tabloid", bleed=3)).warnings
    assert warning.message == "no page has anything beyond its edge: nothing bleeds there"


def marks(data: bytes, chosen: Options) -> np.ndarray:
    """Which pixels of the first sheet are marks."""
    without = replace(chosen, crop_marks=False, fold_marks=False)
    marked, plain = (pixels(impose(data, options).files[0], 0).astype(int) for options in (chosen, without))
    found: np.ndarray = marked - plain < -30
    return found


def near(values: np.ndarray, at: int) -> bool:
    """Whether something is at a pixel or beside it."""
    return bool(values[max(at - 1, 0) : at + 1].any())


def test_crop_marks_stand_beside_the_pages_and_fold_marks_at_the_fold(four: bytes) -> None:
    found = marks(four, Options(sheet="tabloid", crop_marks=True, fold_marks=True))
    left, right, top, bottom = 1224 - WIDTH, 1224 + WIDTH, (1584 - HEIGHT) // 2, (1584 + HEIGHT) // 2
    assert not found[top + 1 : bottom - 2, left + 1 : right - 2].any()
    columns, rows = found.any(axis=0), found.any(axis=1)
    assert all(near(columns, x) for x in (left, 1224, right))
    assert all(near(rows, y) for y in (top, bottom))
    assert found.any(axis=0).sum() < 2 * (28 + 28 + 4) + 20


def test_every_page_that_is_not_folded_has_marks_at_its_four_corners() -> None:
    found = marks(labelled([(200, 300)] * 4), Options(Layout.TWO_UP, "letter", Scale.NONE, crop_marks=True))
    above = found[:306].any(axis=0)  # a page is 306 pixels below the upper edge
    for middle in (396, 1188):
        assert near(above, middle - 200)
        assert near(above, middle + 200)
        assert found[:, middle - 240 : middle - 200].any(axis=1).sum() >= 2


def test_sheets_that_are_cut_have_marks_for_that_and_a_fold_in_each_part() -> None:
    found = marks(labelled([HALF_LETTER] * 8), Options(Layout.BOOKLET_4UP, fold_marks=True))
    height, width = found.shape
    assert (width, height) == (1584, 2448)
    middle = found[:, width // 2 - 1 : width // 2 + 1].any(axis=1)
    for at in (0, height // 2 - 50, height // 2, height - 50):
        assert middle[at : at + 50].any()
    assert not middle[100 : height // 2 - 100].any()
    cut = found[height // 2 - 1 : height // 2 + 1].any(axis=0)
    assert cut[5:50].all()
    assert cut[-50:-5].all()
    assert not cut[100 : width // 2 - 10].any()
