"""Ways to spoil a good file, one thing at a time, and the rule or the fault by which each has to be noticed.

A rule is one of veraPDF: the flavour, the clause and the number of the test.  A fault is one of `soundness.faults`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, Permissions, Stream, String

from tests.pdf.tagged.spoiling import (
    Change,
    annotation,
    content,
    elements,
    first,
    font,
    having,
    kids,
    metadata,
    painted,
    role,
    root,
    saved,
    without,
)

TEXT = rb"/P <</MCID \d+>> BDC(\s*BT.*?ET\s*)EMC"
LZW_OF_NOTHING = b"\x80\x40\x40"
"""Clear the table, end of data."""


@dataclass(frozen=True)
class Mutation:
    """A way to spoil a file, and how it is noticed: `ua1 7.3-1` is a rule, anything else a fault."""

    name: str
    noticed: str
    change: Change = lambda pdf: None
    save: dict[str, Any] = field(default_factory=dict)
    rewrite: Callable[[bytes], bytes] = bytes

    def __call__(self, data: bytes) -> bytes:
        """The spoiled file."""
        return self.rewrite(saved(data, self.change, **self.save))


def _catalog() -> list[Mutation]:
    """What the file says of itself."""
    no_mark = having(MarkInfo=Dictionary(Marked=False))
    return [
        Mutation("no language", "ua1 7.2-34", root(without("Lang"))),
        Mutation("no language that exists", "ua1 7.2-29", root(having(Lang="plain words"))),
        Mutation("no language that exists, for PDF/A", "2a 6.7.4-1", root(having(Lang="plain words"))),
        Mutation("not marked as tagged", "ua1 6.2-1", root(no_mark)),
        Mutation("not marked as tagged, for PDF/A", "2a 6.7.2.2-1", root(no_mark)),
        Mutation("suspect tags", "ua1 7.1-4", lambda pdf: having(Suspects=True)(pdf.Root.MarkInfo)),
        Mutation("file name as title", "ua1 7.1-10", root(having(ViewerPreferences=Dictionary(DisplayDocTitle=False)))),
        Mutation("no structure tree", "ua1 7.1-11", root(without("StructTreeRoot"))),
        Mutation("no structure tree, for PDF/A", "2a 6.7.3.3-1", root(without("StructTreeRoot"))),
        Mutation("no output intent", "2a 6.2.4.3-2", root(without("OutputIntents"))),
        Mutation("a profile for no device", "2a 6.2.3-1", _profile),
        Mutation("a script", "2a 6.5.1-1", root(having(OpenAction=Dictionary(S=Name.JavaScript, JS="app.beep()")))),
        Mutation("an action of a page", "2a 6.5.2-2", lambda pdf: having(AA=Dictionary())(pdf.pages[0].obj)),
        Mutation("a layer without a name", "ua1 7.10-1", _layer),
        Mutation("an attached file without a name", "2a 6.8-2", _attachment),
        Mutation("a later version of PDF", "ua1 6.1-1", save={"force_version": "2.0"}),
        Mutation("encrypted", "2a 6.1.3-2", save={"encryption": Encryption(owner="owner", user="")}),
        Mutation("closed to screen readers", "ua1 7.16-1", save={"encryption": _closed()}),
        Mutation("something behind the end", "2a 6.1.3-3", rewrite=lambda data: data + b"more\n"),
        Mutation("no line of its own for endstream", "2a 6.1.7.1-2", rewrite=_glued),
    ]


def _metadata() -> list[Mutation]:
    return [
        Mutation("no metadata", "ua1 7.1-8", root(without("Metadata"))),
        Mutation("no metadata, for PDF/A", "2a 6.6.2.1-1", root(without("Metadata"))),
        Mutation("not called PDF/UA", "ua1 5-1", metadata(b"<pdfuaid:part>1</pdfuaid:part>", b"")),
        Mutation("another part of PDF/UA", "ua1 5-2", metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")),
        Mutation("not called PDF/A", "2a 6.6.4-1", metadata(b"<pdfaid:part>.*</pdfaid:conformance>", b"")),
        Mutation("another part of PDF/A", "2a 6.6.4-2", metadata(b"<pdfaid:part>2<", b"<pdfaid:part>3<")),
        Mutation(
            "another level of PDF/A", "2a 6.6.4-3", metadata(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
        ),
        Mutation("no title", "ua1 7.1-9", metadata(b"<dc:title>.*</dc:title>", b"")),
        Mutation("no language of the title", "ua1 7.2-33", _unknown_language),
        Mutation("PDF/UA not explained", "2a 6.6.2.3.1-1", metadata(b"<pdfaExt.*schemas>", b"")),
        Mutation("no XML", "2a 6.6.2.1-4", metadata(b"</rdf:RDF>", b"")),
        Mutation("an outdated header", "2a 6.6.2.1-2", metadata(b" id=", b' bytes="10" id=')),
    ]


def _content() -> list[Mutation]:
    """What is painted, with which fonts and colours."""
    return [
        Mutation("text without a tag", "ua1 7.1-3", content(TEXT, rb"\1")),
        Mutation("an artifact within a tag", "ua1 7.1-1", content(rb"(?<=BDC)(\s*BT.*?ET)", rb" /Artifact BMC\1 EMC")),
        Mutation(
            "a tag within an artifact", "ua1 7.1-2", content(f"({TEXT.decode()})".encode(), rb"/Artifact BMC \1 EMC")
        ),
        Mutation(
            "text made an artifact", "text in no tag", content(rb"/P <</MCID \d+>> BDC(?=\s*BT)", b"/Artifact BMC")
        ),
        Mutation("a number on the page twice", "painted twice", content(rb"/MCID 1>>", b"/MCID 2>>")),
        Mutation("a font outside the file", "ua1 7.21.4.1-1", font(lambda it: without("FontFile2")(it.FontDescriptor))),
        Mutation("a standard font", "2a 6.2.11.4.1-1", _helvetica),
        Mutation("no table to Unicode", "ua1 7.21.7-1", font(without("ToUnicode"))),
        Mutation("a table to no characters", "ua1 7.21.7-2", font(_to_nothing)),
        Mutation("wrong widths", "ua1 7.21.5-1", font(having(Widths=Array([123] * 128)))),
        Mutation("codes of letters for signs", "ua1 7.21.6-3", font(having(Encoding=Name.WinAnsiEncoding))),
        Mutation("a character that the font lacks", "ua1 7.21.4.1-2", content(rb"\(\w", b"(\\\\177")),
        Mutation("printing inks", "2a 6.2.4.3-3", painted(b"0 0 0 1 k 0 0 9 9 re f")),
        Mutation("a smoothed picture", "2a 6.2.8-3", painted(b"BI /W 1 /H 1 /BPC 8 /CS /G /I true ID \x00 EI")),
        Mutation("a picture compressed by LZW", "2a 6.1.10-1", painted(_lzw_picture())),
        Mutation("a stream compressed by LZW", "2a 6.1.7.2-1", annotation("Widget", _lzw)),
        Mutation("an unknown way to mix colours", "2a 6.2.10-1", _state(BM=Name.Glow)),
        Mutation("transparent on no colours", "2a 6.2.10-2", _transparent),
        Mutation("a transfer function", "2a 6.2.5-1", _state(TR=Name.Identity)),
        Mutation("an unknown command", "2a 6.2.2-1", painted(b"9 wobble")),
        Mutation("a part in another file", "ua1 7.20-1", _reference),
        Mutation("a tagged part painted twice", "ua1 7.20-2", _twice),
    ]


def _elements() -> list[Mutation]:
    """The structure tree: kinds of elements and how they are nested."""
    unknown = first("P", role("Paragraf"))
    return [
        Mutation("a figure without alt text", "ua1 7.3-1", first("Figure", without("Alt"))),
        Mutation("an empty alt text", "ua1 7.3-1", first("Figure", having(Alt=""))),
        Mutation("a file name as alt text", "no alt text", first("Figure", having(Alt="heel_raise.png"))),
        Mutation("a skipped level", "ua1 7.4.2-1", first("H2", role("H4"))),
        Mutation("a heading of the other kind", "ua1 7.4.4-2", first("H2", role("H"))),
        Mutation("an unknown role", "ua1 7.1-5", unknown),
        Mutation("an unknown role, for PDF/A", "2a 6.7.3.4-1", unknown),
        Mutation("another meaning", "ua1 7.1-7", _roles(P=Name.Span)),
        Mutation("a meaning in a circle", "ua1 7.1-6", lambda pdf: (unknown(pdf), _roles(Paragraf=Name.Paragraf)(pdf))),
        Mutation("no parent", "ua1 7.1-12", first("P", without("P"))),
        Mutation("a note without an id", "ua1 7.9-1", first("P", role("Note"))),
        Mutation("two notes of one id", "ua1 7.9-2", _same_notes),
        Mutation("a formula without a description", "ua1 7.7-1", first("P", role("Formula"))),
        Mutation("a language that does not exist", "ua1 7.2-29", first("P", having(Lang="Spanish, I think"))),
        Mutation("heads of nothing", "ua1 7.5-1", _no_scopes),
        Mutation("a row with a cell too few", "ua1 7.2-43", _shorter),
        Mutation("cells that lie over each other", "ua1 7.2-15", _overlap),
        Mutation("a cell outside a row", "ua1 7.2-9", first("TBody", lambda it: role("Div")(kids(it)[0]))),
        Mutation("a row outside a table", "ua1 7.2-4", first("TBody", role("Sect"))),
        Mutation("two heads of a table", "ua1 7.2-11", first("TBody", role("THead"))),
        Mutation("a head without a body", "ua1 7.2-14", first("Table", lambda it: it.K.__delitem__(1))),
        Mutation("an item outside a list", "ua1 7.2-17", first("L", role("Div"))),
        Mutation("a list of paragraphs", "ua1 7.2-19", first("LI", role("P"))),
        Mutation("an item of paragraphs", "ua1 7.2-20", first("LBody", role("P"))),
        Mutation("an entry outside the contents", "ua1 7.2-26", first("TOC", role("Div"))),
        Mutation("contents of paragraphs", "ua1 7.2-27", first("TOCI", role("P"))),
    ]


def _connections() -> list[Mutation]:
    """The ties between tree, pages, links and form fields."""
    return [
        Mutation("no way back to the tree", "ua1 7.1-3", lambda pdf: without("ParentTree")(pdf.Root.StructTreeRoot)),
        Mutation("a page without its number", "ua1 7.1-3", lambda pdf: without("StructParents")(pdf.pages[1].obj)),
        Mutation("two pages of one number", "ua1 7.1-3", lambda pdf: having(StructParents=0)(pdf.pages[1].obj)),
        Mutation("the order turned round", "out of order", _reversed),
        Mutation("content that the tree lacks", "in no element", first("P", having(K=Array()))),
        Mutation("content that no page has", "not painted", first("P", having(K=9999))),
        Mutation("content in two elements", "in two elements", _shared),
        Mutation("another tab order", "ua1 7.18.3-1", lambda pdf: having(Tabs=Name.R)(pdf.pages[1].obj)),
        Mutation("a link without its number", "ua1 7.18.5-1", annotation("Link", without("StructParent"))),
        Mutation("a link without a description", "ua1 7.18.5-2", annotation("Link", without("Contents"))),
        Mutation("a link that says something else", "a link that says", annotation("Link", having(Contents="Here"))),
        Mutation("a link in no link", "ua1 7.18.5-1", first("Link", role("Span"))),
        Mutation("a link element without its link", "no element holds", first("Link", _no_references)),
        Mutation("a reference to nothing", "a reference to", first("Link", _to_no_object)),
        Mutation("a field without a name", "ua1 7.18.1-3", annotation("Widget", without("TU"))),
        Mutation("a field in no form", "ua1 7.18.4-1", first("Form", role("Span"))),
        Mutation("a form with two fields", "ua1 7.18.4-2", _two_fields),
        Mutation("a field without a look", "2a 6.3.3-1", annotation("Widget", without("AP"))),
        Mutation(
            "fields that the viewer draws", "2a 6.4.1-3", lambda pdf: having(NeedAppearances=True)(pdf.Root.AcroForm)
        ),
        Mutation(
            "a field that acts", "2a 6.4.1-1", annotation("Widget", having(A=Dictionary(S=Name.Named, N=Name.NextPage)))
        ),
        Mutation("a form in XML", "2a 6.4.2-1", lambda pdf: having(XFA=pdf.make_stream(b"<xdp/>"))(pdf.Root.AcroForm)),
        Mutation("a link that is perhaps printed", "2a 6.3.2-1", annotation("Link", without("F"))),
        Mutation("a link that is hidden", "2a 6.3.2-2", annotation("Link", having(F=6))),
        Mutation("a film", "2a 6.3.1-1", annotation("Link", having(Subtype=Name.Movie))),
        Mutation("a link that starts a program", "2a 6.5.1-1", annotation("Link", _launch)),
    ]


def _profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = profile.read_bytes()
    profile.write(data[:12] + b"spac" + data[16:])


def _layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


def _attachment(pdf: Pdf) -> None:
    file = Dictionary(Type=Name.Filespec, EF=Dictionary(F=pdf.make_stream(b"words", Type=Name.EmbeddedFile)))
    names = Array([String("words"), pdf.make_indirect(file)])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


def _closed() -> Encryption:
    """An old kind of encryption: the newer ones cannot forbid it."""
    return Encryption(owner="owner", user="", R=3, aes=False, metadata=False, allow=Permissions(accessibility=False))


def _glued(data: bytes) -> bytes:
    return data.replace(b"\nendstream", b" endstream", 1)


def _unknown_language(pdf: Pdf) -> None:
    del pdf.Root.Lang
    metadata(b' xml:lang="x-default"', b"")(pdf)


def _helvetica(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.Plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    painted(b"BT /Plain 9 Tf (a) Tj ET")(pdf)


def _to_nothing(it: Object) -> None:
    it.ToUnicode.write(it.ToUnicode.read_bytes().replace(b"<0061>", b"<FEFF>").replace(b"<0065>", b"<0000>"))


def _lzw_picture() -> bytes:
    return b"BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID " + LZW_OF_NOTHING + b" EI"


def _lzw(widget: Object) -> None:
    look = widget.AP.N
    if not isinstance(look, Stream):  # a box has a look for each of its states
        look = next(iter(look.values()))
    look.write(LZW_OF_NOTHING, filter=Name.LZWDecode)


def _state(**entries: object) -> Change:
    """A change that paints something in a graphics state of its own."""

    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(
            Odd=Dictionary({f"/{key}": it for key, it in entries.items()})
        )
        painted(b"q /Odd gs 0 0 9 9 re f Q")(pdf)

    return spoil


def _transparent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents
    _state(ca=0.5)(pdf)


def _part(pdf: Pdf, data: bytes, **entries: object) -> Object:
    """A form XObject that the first page may paint."""
    part = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **entries)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Part=part)
    return part


def _reference(pdf: Pdf) -> None:
    file = Dictionary(Type=Name.Filespec, F=String("other.pdf"), UF=String("other.pdf"))
    _part(pdf, b"0 0 9 9 re f", Ref=Dictionary(F=file, Page=0))
    painted(b"/Part Do")(pdf)


def _twice(pdf: Pdf) -> None:
    tree, paragraph = pdf.Root.StructTreeRoot, next(elements(pdf, "P"))
    part = _part(pdf, b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC", StructParents=tree.ParentTreeNextKey)
    tree.ParentTree.Nums.extend([tree.ParentTreeNextKey, pdf.make_indirect(Array([paragraph]))])
    paragraph.K = Array([*kids(paragraph), Dictionary(Type=Name.MCR, MCID=0, Stm=part, Pg=pdf.pages[0].obj)])
    content(rb"\Z", b"\n/Part Do /Part Do\n")(pdf)


def _roles(**meanings: Name) -> Change:
    roles = Dictionary({f"/{key}": meaning for key, meaning in meanings.items()})
    return lambda pdf: having(RoleMap=roles)(pdf.Root.StructTreeRoot)


def _same_notes(pdf: Pdf) -> None:
    for paragraph in list(elements(pdf, "P"))[:2]:
        paragraph.S, paragraph.ID = Name.Note, String("note")


def _no_scopes(pdf: Pdf) -> None:
    for head in list(elements(pdf, "TH")):
        del head["/A"]


def _shorter(pdf: Pdf) -> None:
    row = list(elements(pdf, "TR"))[1]
    del row.K[-1]


def _overlap(pdf: Pdf) -> None:
    above, below = kids(next(elements(pdf, "TBody")))[:2]
    above.K[1].A = Dictionary(O=Name.Table, RowSpan=2)
    below.K[0].A = Dictionary(O=Name.Table, ColSpan=2)


def _reversed(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K = Array(list(reversed(kids(document))))


def _shared(pdf: Pdf) -> None:
    one, other = [it for it in elements(pdf, "P") if isinstance(it.K, int)][:2]
    other.K = Array([other.K, Dictionary(Type=Name.MCR, MCID=one.K, Pg=one.Pg)])


def _no_references(link: Object) -> None:
    link.K = Array([kid for kid in kids(link) if not isinstance(kid, Dictionary) or "/Obj" not in kid])


def _to_no_object(link: Object) -> None:
    reference = next(kid for kid in kids(link) if isinstance(kid, Dictionary) and "/Obj" in kid)
    reference.Obj = Dictionary()


def _two_fields(pdf: Pdf) -> None:
    one, other = list(elements(pdf, "Form"))[:2]
    one.K = Array([*kids(one), *kids(other)])


def _launch(link: Object) -> None:
    link.A = Dictionary(S=Name.Launch, F=String("program"))


MUTATIONS = [*_catalog(), *_metadata(), *_content(), *_elements(), *_connections()]
