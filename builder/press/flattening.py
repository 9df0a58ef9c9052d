"""Makes what was filled in, stamped or noted part of the pages (ISO 32000-1, 12.5.5 and 12.7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf

from builder.errors import Diagnostic
from builder.press.links import annotations_of

PRINT, HIDDEN = 4, 2
"""Flags of annotations (ISO 32000-1, 12.5.3)."""

_OF_SIGNS = ("/Symbol", "/ZapfDingbats")
"""Fonts that have encodings of their own."""


def flatten(pdf: Pdf) -> list[Diagnostic]:
    """Draw fields and notes on the pages, as far as they are meant for paper; links stay.

    Returns warnings of what is lost: letters that no drawing could be made of, and notes without one.
    """
    notes = [note for page in pdf.pages for note in annotations_of(page.obj) if note.get("/Subtype") != Name.Link]
    if not notes:
        return []
    garbled = sum(_draw_values(pdf))
    undrawn = [note for note in notes if "/AP" not in note and note.get("/Subtype") not in (Name.Popup, Name.Widget)]
    lost = sum(_is_printed(note) for note in undrawn)
    pdf.flatten_annotations("print")
    return list(_warnings(garbled, lost))


def _draw_values(pdf: Pdf) -> Iterator[bool]:
    """Draw the values of fields that no program has drawn; for each, whether letters of it are lost.

    A drawing that is there is replaced only when the form asks for it, and the new one would be whole.
    """
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    again = form.get("/NeedAppearances") == True  # noqa: E712
    for widget in (each for page in pdf.pages for each in pdf.acroform.get_widget_annotations_for_page(page)):
        field = pdf.acroform.get_field_for_annotation(widget)
        drawn = "/AP" in widget.obj
        if (drawn and not again) or not (field.is_text or field.is_choice):
            continue
        whole = field.value_as_string.encode("cp1252", "ignore").decode("cp1252") == field.value_as_string
        if whole or not drawn:
            _encode_fonts(form)
            field.generate_appearance(widget)
            yield not whole
    form.NeedAppearances = False


def _encode_fonts(form: Object) -> None:
    """Give the fonts of a form the letters of Western Europe where they name no encoding: else they have ASCII's."""
    resources = form.get("/DR")
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    for font in fonts.as_dict().values() if isinstance(fonts, Dictionary) else ():
        of_signs = not isinstance(font, Dictionary) or font.get("/BaseFont") in _OF_SIGNS
        if not of_signs and "/Encoding" not in font and font.get("/Subtype") != Name.Type0:
            font.Encoding = Name.WinAnsiEncoding


def _is_printed(note: Object) -> bool:
    flags = note.get("/F", 0)
    return isinstance(flags, int) and flags & PRINT != 0 and not flags & HIDDEN


def _warnings(garbled: int, lost: int) -> Iterator[Diagnostic]:
    hint = "open the file in the program that shows them, and print it to a new PDF"
    if garbled:
        fields = "1 field has" if garbled == 1 else f"{garbled} fields have"
        yield Diagnostic(f"{fields} letters that are printed as question marks", None, hint, "warning")
    if lost:
        notes, them = ("1 note is", "it") if lost == 1 else (f"{lost} notes are", "them")
        message = f"{notes} not printed: the program that wrote {them} drew nothing"
        yield Diagnostic(message, None, hint, "warning")
