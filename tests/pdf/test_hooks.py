"""What we lean on in ReportLab beyond its documentation; each test says when a new version has changed it."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from reportlab.graphics.shapes import STATE_DEFAULTS, DirectDraw, Drawing, Group, Image, Rect
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from builder.pdf import repairs
from builder.pdf.fonts import font_name
from tests.layout.photographs import jpeg, marked

repairs.apply()


@pytest.fixture
def canvas() -> Canvas:
    """A page of ReportLab's, in our font."""
    return Canvas(io.BytesIO(), pagesize=(200, 100), pdfVersion=(1, 7), lang="en", initialFontName=font_name("regular"))


def opened(canvas: Canvas) -> pikepdf.Pdf:
    """The PDF of a canvas."""
    return pikepdf.open(io.BytesIO(canvas.getpdfdata()))


def operators(pdf: pikepdf.Pdf, page: int = 0) -> list[str]:
    """The operators of a page, by its number from 0, in order."""
    return [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[page])]


def test_a_mark_stands_where_it_is_appended(canvas: Canvas) -> None:
    canvas.rect(1, 1, 5, 5)
    canvas._code.append("/Artifact BMC")
    text = canvas.beginText(5, 20)
    text.setFont(font_name("bold"), 10)
    text.textOut("Words")
    canvas.drawText(text)
    canvas._code.append("EMC")
    canvas.line(0, 0, 9, 9)
    found = operators(opened(canvas))
    begin, end = found.index("BMC"), found.index("EMC")
    assert "re" in found[:begin]
    assert {"BT", "Tf", "Tj", "ET"} <= set(found[begin:end])
    assert not {"re", "l"} & set(found[begin:end])
    assert "l" in found[end:]


def test_a_text_is_one_operator_list(canvas: Canvas) -> None:
    """So no mark comes between BT and ET."""
    before = len(canvas._code)
    text = canvas.beginText(5, 20)
    for weight in ("regular", "bold"):
        text.setFont(font_name(weight), 10)
        text.textOut("Words")
    canvas.drawText(text)
    assert len(canvas._code) == before + 1


def test_a_page_begins_without_operators_and_is_counted(canvas: Canvas) -> None:
    assert (canvas.getPageNumber(), canvas._code) == (1, [])
    canvas.line(0, 0, 9, 9)
    assert canvas._code
    canvas.showPage()
    assert (canvas.getPageNumber(), canvas._code) == (2, [])


def test_a_page_in_an_embedded_font_names_no_other(canvas: Canvas) -> None:
    canvas.setFont(font_name("regular"), 10)
    canvas.drawString(5, 5, "Words")
    pdf = opened(canvas)
    assert ["/FontFile2" in font.FontDescriptor for font in pdf.pages[0].Resources.Font.values()] == [True]


def test_without_a_font_of_ours_each_page_names_helvetica() -> None:
    canvas = Canvas(io.BytesIO())
    canvas.line(0, 0, 9, 9)
    pdf = opened(canvas)
    assert [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()] == ["/Helvetica"]


def test_a_stream_of_ours_becomes_a_form_that_is_written_once(canvas: Canvas) -> None:
    entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": "[0 0 9 9]"}
    assert not canvas.hasForm("sign")
    canvas._doc.addForm("sign", PDFStream(PDFDictionary(entries), b"0 0 9 9 re f", []))
    assert canvas.hasForm("sign")
    for _ in range(2):
        canvas.doForm("sign")
        canvas.showPage()
    pdf = opened(canvas)
    assert [operators(pdf, page).count("Do") for page in (0, 1)] == [1, 1]
    assert sum(1 for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/BBox" in item) == 1


def test_an_outline_entry_goes_to_a_place_on_a_page(canvas: Canvas) -> None:
    for number, title in enumerate(("A & Ω", "Deeper")):
        canvas.bookmarkPage(f"place-{number}", fit="XYZ", left=0, top=70)
        canvas.addOutlineEntry(title, f"place-{number}", number, closed=number > 0)
        canvas.showPage()
    canvas.showOutline()
    pdf = opened(canvas)
    (entry,) = pdf.open_outline().root
    assert (entry.title, [child.title for child in entry.children]) == ("A & Ω", ["Deeper"])
    page, fit, left, top = list(entry.destination)[:4]
    assert (page.objgen, str(fit), int(left), int(top)) == (pdf.pages[0].objgen, "/XYZ", 0, 70)
    assert pdf.Root.PageMode == "/UseOutlines"


def test_pages_have_labels(canvas: Canvas) -> None:
    for _ in range(4):
        canvas.line(0, 0, 9, 9)
        canvas.showPage()
    canvas.addPageLabel(0, prefix="Cover")
    canvas.addPageLabel(1, style="ARABIC", start=2)
    canvas.addPageLabel(3, prefix="Back cover")
    assert [page.label for page in opened(canvas).pages] == ["Cover", "2", "3", "Back cover"]


def test_titles_of_any_letters_and_the_language_are_kept(canvas: Canvas) -> None:
    for title in ("Plain (and simple) \\ title", "Füße – “quoted” €", "Ω", "חזק", "\N{FLEXED BICEPS}"):
        page = Canvas(io.BytesIO(), lang="en")
        page.setTitle(title)
        page.setAuthor(title)
        pdf = opened(page)
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author), str(pdf.Root.Lang)) == (title, title, "en")


def test_a_reader_of_a_jpeg_is_embedded_as_its_file_is(canvas: Canvas) -> None:
    """It has `jpeg_fh`, and its pixels only tell pictures apart."""
    data = jpeg(marked())

    class Reader(ImageReader):
        _dataA = None  # noqa: N815

        def getRGBData(self) -> bytes:  # noqa: N802
            return b"any name"

    canvas.drawImage(Reader(io.BytesIO(data)), 0, 0, 10, 10, mask="auto")
    pdf = opened(canvas)
    assert [image.read_raw_bytes() for image in pdf.pages[0].Resources.XObject.values()] == [data]


def test_a_picture_in_a_drawing_is_written_into_the_page_and_fails(canvas: Canvas) -> None:
    """Why `layout.svg` has a shape of its own; with streams as text it would be there, with its metadata."""
    drawing = Drawing(20, 20, Group(Image(0, 0, 20, 20, marked())))
    drawing.drawOn(canvas, 0, 0)
    with pytest.raises(TypeError):
        canvas.getpdfdata()


def test_a_shape_that_draws_directly_gets_the_canvas(canvas: Canvas) -> None:
    class Shape(DirectDraw):
        def drawDirectly(self, renderer: Any) -> None:  # noqa: N802
            renderer._canvas.rect(1, 1, 2, 2)

    Drawing(20, 20, Group(Shape())).drawOn(canvas, 0, 0)
    assert operators(opened(canvas)).count("re") == 1


@pytest.mark.parametrize("ours", [True, False])
def test_a_drawing_names_the_font_that_is_its_default(
    ours: bool, canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ReportLab's own is not embedded, and is named even where a drawing has no words."""
    monkeypatch.setitem(STATE_DEFAULTS, "fontName", font_name("regular") if ours else "Helvetica")
    Drawing(20, 20, Rect(0, 0, 9, 9)).drawOn(canvas, 0, 0)
    assert ("Helvetica" in canvas._doc.fontMapping) != ours


def test_a_template_saves_its_canvas_once_and_a_canvas_may_write_later() -> None:
    """We save nothing in passes whose page numbers are not true yet, and get the bytes of the last one ourselves."""
    made: list[Late] = []

    class Late(Canvas):
        saved = 0

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            made.append(self)

        def save(self) -> None:
            self.saved += 1
            if self._code:
                self.showPage()

    class Dot(Flowable):
        def wrap(self, *_: float) -> tuple[float, float]:
            return 9, 9

        def draw(self) -> None:
            self.canv.rect(0, 0, 9, 9)

    file = io.BytesIO()
    template = BaseDocTemplate(file, pagesize=(200, 100))
    template.addPageTemplates(PageTemplate(frames=[Frame(0, 0, 200, 100)]))
    template.build([Dot()], canvasmaker=Late)
    (canvas,) = made
    assert (canvas.saved, file.getvalue()) == (1, b"")
    assert len(opened(canvas).pages) == 1
