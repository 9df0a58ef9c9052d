"""From pages to the finished file: tags, links, fields, metadata and colour profile, in compressed objects."""

from __future__ import annotations

import io

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String
from pikepdf.models.metadata import decode_pdf_date

from builder.pdf.annotations import AnnotationWriter
from builder.pdf.canvas import BookletCanvas
from builder.pdf.metadata import srgb_profile, xmp
from builder.pdf.structure.writing import TreeWriter


def finish(canvas: BookletCanvas) -> bytes:
    """The finished PDF of a drawn canvas: PDF/UA-1 and PDF/A-2a when it has a structure.

    The same canvas gives the same bytes.
    """
    with Pdf.open(io.BytesIO(canvas.pages())) as pdf:
        annotations = AnnotationWriter(pdf, canvas.anchors).write(canvas.marks.annotations)
        if canvas.marks.structure:
            TreeWriter(pdf, annotations).write(canvas.marks.structure.root, canvas.marks.contents)
            _describe(pdf)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def _describe(pdf: Pdf) -> None:
    """Say in XMP what the information dictionary says, and which standards and which colours are meant."""
    info = pdf.docinfo
    text = {name: str(info.get(f"/{name.capitalize()}", "")) for name in ("title", "author", "subject", "producer")}
    packet = xmp(
        **text,
        language=str(pdf.Root.Lang),
        created=decode_pdf_date(str(info.CreationDate)),
        creator_tool=str(info.get("/Creator", "")),
    )
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(srgb_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])
