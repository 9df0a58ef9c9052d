"""Paths of veraPDF in plain words."""

from __future__ import annotations

import pytest

from builder.verification.places import describe

TREE = "root/document[0]/StructTreeRoot[0](9 0 obj PDStructTreeRoot)/K[0](30 0 obj SEDocument Document)"
PAGE = "root/document[0]/pages[11](23 0 obj PDPage)"
CONTENT = f"{PAGE}/contentStream[0](48 0 obj PDSemanticContentStream)"


@pytest.mark.parametrize(
    ("context", "page", "what"),
    [
        ("root", None, "the document"),
        ("root/document[0]", None, "the document"),
        (PAGE, 12, ""),
        (f"{PAGE}/annots[0](40 0 obj PDLinkAnnot)", 12, "link"),
        (f"{PAGE}/annots[3](13 0 obj PDWidgetAnnot)", 12, "form field"),
        (f"{PAGE}/annots[3](13 0 obj PDStampAnnot)", 12, "annotation"),
        (f"{CONTENT}/content[10]{{mcid:2}}/contentItem[0]{{mcid:2}}", 12, "content"),
        (f"{CONTENT}/operators[6]/font[0](AAAAAA+OpenSans-Bold){{F1+0}}", 12, "font OpenSans-Bold"),
        (f"{CONTENT}/operators[6]/font[0](Odd/Name[1] (2)){{F1+0}}", 12, "font Odd/Name[1] (2)"),
        (f"{CONTENT}/operators[12]/strokeCS[0]", 12, "colour"),
        (f"{TREE}/K[1](64 0 obj SESect Sect)/K[3](77 0 obj SEHn H3)", 77, "H3"),
        (f"{TREE}/K[1](SETable Table)", 30, "Table"),
        ("root/document[0]/Outlines[0](outline 22 0)", None, "bookmarks"),
        ("root/document[0]/AcroForm[0](3 0 obj PDAcroForm)/formFields[0](13 0 obj PDTextField)", None, "form field"),
        ("root/indirectObjects[193](937 0)/directObject[0]", None, "object 937"),
        (
            "root/document[0]/metadata[0](5 0 obj PDMetadata)/XMPPackage[0]"
            "/Properties[1](http://purl.org/dc/elements/1.1/ - dc:title)",
            None,
            "metadata, dc:title",
        ),
    ],
)
def test_page_and_thing(context: str, page: int | None, what: str) -> None:
    assert describe(context, lambda number, generation: number) == (page, what)


def test_an_element_without_a_page() -> None:
    assert describe(f"{TREE}/K[1](64 0 obj SESect Sect)", lambda number, generation: None) == (None, "Sect")
