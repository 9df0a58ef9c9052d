"""The smallest file that PDF/UA-1 and PDF/A-2a accept: a page with one drawn figure, without text and fonts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, String

from builder.pdf.metadata import srgb_profile, xmp

SQUARE = b"/Figure <</MCID 0>> BDC 0 0 0 rg 20 20 60 60 re f EMC"


def small() -> Pdf:
    """The file, not yet saved."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    page = pdf.pages[0].obj
    page.Contents, page.StructParents, page.Tabs = pdf.make_stream(SQUARE), 0, Name.S
    _describe(pdf)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    box = Dictionary(O=Name.Layout, BBox=Array([20, 20, 80, 80]))
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, Pg=page, K=0, Alt="A square", A=box)
    document.K = pdf.make_indirect(figure)
    tree.K, tree.ParentTree = document, Dictionary(Nums=Array([0, Array([document.K])]))
    pdf.Root.StructTreeRoot = tree
    return pdf


def _describe(pdf: Pdf) -> None:
    """What the file says of itself."""
    root = pdf.Root
    root.Lang, root.MarkInfo = String("en"), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    packet = xmp(title="Square", language="en", created=datetime(2026, 1, 1, tzinfo=UTC))
    root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    profile = pdf.make_stream(srgb_profile(), N=3)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)
    intent.OutputConditionIdentifier = String("sRGB")
    root.OutputIntents = Array([intent])


def figure_of(pdf: Pdf) -> Dictionary:
    """The figure in the structure tree."""
    return pdf.Root.StructTreeRoot.K.K


def good_file(folder: Path, name: str = "good.pdf") -> Path:
    """A file that complies."""
    with small() as pdf:
        pdf.save(folder / name)
    return folder / name


def bad_file(folder: Path, name: str = "bad.pdf") -> Path:
    """The same without alt text (PDF/UA-1, 7.3) and without colour profile (PDF/A-2, 6.2.4.3)."""
    with small() as pdf:
        del figure_of(pdf)["/Alt"], pdf.Root["/OutputIntents"]
        pdf.save(folder / name)
    return folder / name
