"""What a file says of itself: language, title, standards, colours; and that it does nothing by itself."""

from __future__ import annotations

import re

import pikepdf

from tests.pdf.book import Book
from tests.pdf.tagged.reading import file_of

_ACTIONS = ("/JS", "/JavaScript", "/AA", "/Launch", "/SubmitForm", "/ImportData", "/EmbeddedFile", "/RichMedia")


def test_the_language_is_the_booklets_and_each_other_one_is_a_tag(any_book: Book) -> None:
    made = file_of(any_book)
    assert str(made.pdf.Root.Lang) == any_book.build.project.booklet.language
    for element in made.root.walk():
        assert re.fullmatch(r"|[a-z]{2,3}(-\w{2,8})*", element.text("/Lang"))


def test_it_says_that_it_is_tagged_and_how_it_is_to_be_shown(any_book: Book) -> None:
    root = file_of(any_book).pdf.Root
    assert root.MarkInfo.Marked is True
    assert "/Suspects" not in root.MarkInfo
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.StructTreeRoot.Type == "/StructTreeRoot"
    assert file_of(any_book).root.role == "Document"


def test_xmp_says_what_the_information_dictionary_says(any_book: Book) -> None:
    pdf = file_of(any_book).pdf
    info = pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        assert meta["dc:title"] == str(info.Title) == any_book.build.project.booklet.title
        assert meta["dc:description"] == str(info.Subject)
        assert meta.get("dc:creator", [""]) == [str(info.Author)]
        assert set(meta["dc:language"]) == {str(pdf.Root.Lang)}
        assert meta["pdf:Producer"] == str(info.Producer)
        assert meta["xmp:CreatorTool"] == str(info.Creator)
        assert meta["xmp:CreateDate"] == meta["xmp:ModifyDate"]
        made = pikepdf.models.metadata.decode_pdf_date(str(info.CreationDate))
        assert meta["xmp:CreateDate"] == made.isoformat(timespec="seconds")
        assert info.CreationDate == info.ModDate


def test_it_claims_both_standards(any_book: Book) -> None:
    pdf = file_of(any_book).pdf
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")


def test_its_colours_are_those_of_srgb(any_book: Book) -> None:
    (intent,) = file_of(any_book).pdf.Root.OutputIntents
    assert (intent.S, intent.OutputConditionIdentifier) == ("/GTS_PDFA1", "sRGB")
    profile = intent.DestOutputProfile
    assert int(profile.N) == 3
    assert profile.read_bytes()[12:20] == b"mntrRGB "


def test_it_does_nothing_by_itself(any_book: Book) -> None:
    pdf = file_of(any_book).pdf
    assert "/OpenAction" not in pdf.Root or isinstance(pdf.Root.OpenAction, pikepdf.Array)
    for each in pdf.objects:
        for part in _dictionaries(each):
            assert not {*_ACTIONS} & {*part.keys(), str(part.get("/S")), str(part.get("/Type"))}, part


def _dictionaries(value: pikepdf.Object) -> list[pikepdf.Object]:
    """An object's dictionary, and those in it that are no objects of their own."""
    if isinstance(value, pikepdf.Array):
        return [part for each in value if not _is_own(each) for part in _dictionaries(each)]
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return []
    return [value, *(part for _, each in value.items() if not _is_own(each) for part in _dictionaries(each))]


def _is_own(value: object) -> bool:
    return not isinstance(value, pikepdf.Object) or value.is_indirect
