"""Links and form fields as the annotations of a PDF's pages (ISO 32000-1, 12.5 and 12.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from builder.pdf.structure import Annotation, Field, Rect

PRINTED = 4
"""The flag of an annotation that is printed with its page."""

SEVERAL_LINES = 1 << 12
"""The flag of a text field of several lines."""

CENTERED = 1
"""Where typed text stands in its field (ISO 32000-1, 12.7.3.3)."""

TYPE = "/Helv {:g} Tf 0 g"
"""What is typed into a field is set in a font that every viewer has, at a size in points; 0 is as large as fits."""

WHITE = Array([1])
"""The background of several typed lines.  The leading is the viewer's own, and would put ruled lines through words."""

Size = tuple[float, float]

AS_THEY_ARE = "%:/?#[]@!$&'()*+,;=~"
"""Signs of an address that mean something in it; letters outside ASCII are encoded (ISO 32000-1, 12.6.4.7)."""

_TICK = ((0.2, 0.5), (0.43, 0.22), (0.85, 0.85))
"""The corners of a tick in a square."""

_STROKES = "q 2 w 1 J 1 j {0} {1} m {2} {3} l {4} {5} l S Q"


class AnnotationWriter:
    """Writes links and fields into a PDF; `anchors` are the page (from 0) and the height of each place."""

    def __init__(self, pdf: Pdf, anchors: Mapping[str, tuple[int, float]]) -> None:
        self.pdf, self.anchors = pdf, anchors
        self._shapes: dict[tuple[Size, bytes], Object] = {}

    def write(self, annotations: Sequence[Annotation]) -> dict[Annotation, Object]:
        """Put annotations on their pages, in this order; the written object of each."""
        written: dict[Annotation, Object] = {}
        pages: dict[int, list[Object]] = {}
        for each in annotations:
            made = self._link(each) if each.target else self._field(each)
            made.Type, made.Rect, made.F = Name.Annot, Array([round(n, 2) for n in each.rect]), PRINTED
            written[each] = self.pdf.make_indirect(made)
            pages.setdefault(each.page, []).append(written[each])
        for number, objects in pages.items():
            self.pdf.pages[number].obj.Annots = Array(objects)
        fields = [made for made in written.values() if made.Subtype == Name.Widget]
        if fields:
            self.pdf.Root.AcroForm = self._form(fields)
        return written

    def _link(self, annotation: Annotation) -> Dictionary:
        link = Dictionary(Subtype=Name.Link, Border=Array([0, 0, 0]))
        if annotation.target.startswith("#"):
            page, top = self.anchors[annotation.target[1:]]
            link.Dest = Array([self.pdf.pages[page].obj, Name.XYZ, 0, round(top, 2), None])
        else:
            link.A = Dictionary(S=Name.URI, URI=String(quote(annotation.target, safe=AS_THEY_ARE)))
        if annotation.tag:
            link.Contents = String(" ".join(annotation.tag.text.split()))
        return link

    def _field(self, annotation: Annotation) -> Dictionary:
        field = annotation.tag.field if annotation.tag else None
        assert field, "a field asks for something"
        widget = Dictionary(Subtype=Name.Widget, T=String(field.name), TU=String(field.tip))
        widget.P = self.pdf.pages[annotation.page].obj
        if field.kind == "tick":
            return self._tick(widget, annotation.rect)
        return self._text(widget, field, annotation)

    def _text(self, widget: Dictionary, field: Field, annotation: Annotation) -> Dictionary:
        widget.FT, widget.DA = Name.Tx, String(TYPE.format(annotation.size))
        widget.AP = Dictionary(N=self._appearance(_size(annotation.rect)))
        if field.kind == "cell":
            widget.Q = CENTERED
        if field.kind in ("label", "lines"):
            widget.Ff = SEVERAL_LINES
        if field.kind == "lines":
            widget.MK = Dictionary(BG=WHITE)
        return widget

    def _tick(self, widget: Dictionary, rect: Rect) -> Dictionary:
        width, height = size = _size(rect)
        side = min(width, height)
        left, bottom = (width - side) / 2, (height - side) / 2
        corners = [n for x, y in _TICK for n in (left + x * side, bottom + y * side)]
        drawn = _STROKES.format(*(f"{n:.2f}" for n in corners)).encode()
        widget.FT, widget.AS, widget.V = Name.Btn, Name.Off, Name.Off
        widget.AP = Dictionary(N=Dictionary(Yes=self._appearance(size, drawn), Off=self._appearance(size)))
        return widget

    def _appearance(self, size: Size, drawn: bytes = b"") -> Object:
        """A form XObject as large as a field; those of one size and with the same drawing are one."""
        key = (size, drawn)
        if key not in self._shapes:
            stream = self.pdf.make_stream(drawn, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *size]))
            stream.Resources = Dictionary()
            self._shapes[key] = stream
        return self._shapes[key]

    def _form(self, fields: Sequence[Object]) -> Dictionary:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        fonts = Dictionary(Helv=self.pdf.make_indirect(font))
        return Dictionary(Fields=Array(fields), DA=String(TYPE.format(0)), DR=Dictionary(Font=fonts))


def _size(rect: Rect) -> Size:
    """The width and the height of a field, alike for fields that nobody can tell apart."""
    return round(rect[2] - rect[0], 1), round(rect[3] - rect[1], 1)
