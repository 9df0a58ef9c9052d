"""Protected copies, opened by other people's programs with and without the password."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Encryption, Name, Pdf
from pypdf.errors import PyPdfError

from builder.errors import ContentError
from builder.press.protection import new_password, protect
from builder.press.words import WORDS
from builder.verification import Flavour, validate
from tests.conftest import book

PASSWORD = "lemon-otter-snow-piano-book-tiger"
WRONG = "lemon-otter-snow-piano-book-hippo"


def with_pdfium(data: bytes, password: str | None) -> str:
    document = pdfium.PdfDocument(data, password=password)
    return "".join(page.get_textpage().get_text_range() for page in document)


def with_pypdf(data: bytes, password: str | None) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data), password=password).pages)


def with_qpdf(data: bytes, password: str | None) -> str:
    with Pdf.open(io.BytesIO(data), password=password or "") as pdf:
        return str(pdf.docinfo.Title)


READERS: dict[str, tuple[Callable[[bytes, str | None], str], type[Exception]]] = {
    "PDFium": (with_pdfium, pdfium.PdfiumError),
    "pypdf": (with_pypdf, PyPdfError),
    "qpdf": (with_qpdf, pikepdf.PasswordError),
}


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A new project's booklet."""
    return book("scaffold").build.laid_out.pdf


@pytest.fixture(scope="module")
def copy(plain: bytes) -> bytes:
    """The same, protected."""
    return protect(plain, PASSWORD)


@pytest.mark.parametrize("reader", READERS)
def test_it_opens_with_the_password_and_never_without(reader: str, plain: bytes, copy: bytes) -> None:
    read, refusal = READERS[reader]
    assert read(copy, PASSWORD) == read(plain, None) != ""
    for password in (None, "", WRONG, PASSWORD.upper()):
        with pytest.raises(refusal):
            read(copy, password)


def test_nothing_of_the_booklet_is_readable_in_the_bytes(plain: bytes, copy: bytes) -> None:
    assert b"/Encrypt" in copy
    for words in (b"Title", b"adobe:ns:meta", b"Sit to stand", b"pdfuaid", PASSWORD.encode()):
        assert words not in copy
    assert b"adobe:ns:meta" in plain


def test_what_is_allowed_and_how_it_is_encrypted(copy: bytes) -> None:
    with Pdf.open(io.BytesIO(copy), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
        assert pdf.allow.print_highres
        assert pdf.allow.modify_form
        assert pdf.allow.accessibility
        assert not pdf.allow.modify_other
        assert not pdf.owner_password_matched


def test_two_copies_share_no_key(plain: bytes, copy: bytes) -> None:
    other = protect(plain, PASSWORD)
    keys = [Pdf.open(io.BytesIO(data), password=PASSWORD).encryption.encryption_key for data in (copy, other)]
    assert keys[0] != keys[1]


def test_it_stays_tagged_and_claims_only_what_still_holds(plain: bytes, copy: bytes, tmp_path: Path) -> None:
    with Pdf.open(io.BytesIO(copy), password=PASSWORD) as pdf, Pdf.open(io.BytesIO(plain)) as before:
        assert len(pdf.Root.StructTreeRoot.ParentTree.Nums) == len(before.Root.StructTreeRoot.ParentTree.Nums)
        assert len(pdf.Root.AcroForm.Fields) == len(before.Root.AcroForm.Fields) > 0
        assert pdf.Root.MarkInfo.Marked
        packet = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in packet
        for claim in (b"<pdfaid:", b"<pdfaExtension:", b"pdfaProperty:name"):
            assert claim not in packet
            assert claim in before.Root.Metadata.read_bytes()
        pdf.save(tmp_path / "decrypted.pdf")
    (ua, a) = validate(tmp_path / "decrypted.pdf", [Flavour.UA1, Flavour.A2A])
    assert ua.compliant
    assert not a.compliant


def test_it_can_be_filled_in(copy: bytes) -> None:
    writer = pypdf.PdfWriter(pypdf.PdfReader(io.BytesIO(copy), password=PASSWORD))
    writer.update_page_form_field_values(writer.pages[0], {"cover:prepared-for": "Ana"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    fields = pypdf.PdfReader(io.BytesIO(out.getvalue())).get_fields()
    assert fields
    assert fields["cover:prepared-for"].value == "Ana"


def test_files_of_others() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        bare = saved(pdf)
        pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta", Type=Name.Metadata, Subtype=Name.XML)
        broken = saved(pdf)
        pdf.Root.Metadata = pdf.make_stream(
            b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            b'<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about="" pdfaid:part="1"'
            b' pdfaid:conformance="B"/></rdf:RDF></x:xmpmeta>'
        )
        attributes = saved(pdf)
    for data in (bare, broken, attributes):
        with Pdf.open(io.BytesIO(protect(data, PASSWORD)), password=PASSWORD) as pdf:
            assert len(pdf.pages) == 1
            assert "/Metadata" not in pdf.Root or b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()


def saved(pdf: Pdf, encryption: Encryption | None = None) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=encryption or False)
    return out.getvalue()


def test_what_cannot_be_protected(copy: bytes) -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Names = Array([])
        limited = saved(pdf, Encryption(owner="x", user=""))
    for data, words in {
        copy: "ana.pdf opens only with a password",
        limited: "ana.pdf is already encrypted",
        b"%PDF-1.7\nnothing": "ana.pdf is damaged or cut off",
    }.items():
        with pytest.raises(ContentError) as caught:
            protect(data, PASSWORD, "ana.pdf")
        (problem,) = caught.value.diagnostics
        assert problem.message == words
        assert problem.hint


def test_the_words_cannot_be_mistaken() -> None:
    assert len(set(WORDS)) == 512
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 6 for word in WORDS)
    assert [pair for pair in combinations(WORDS, 2) if one_letter_apart(*pair)] == []


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed makes a word of another."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def test_passwords_are_new_short_enough_and_hard_to_guess() -> None:
    passwords = {new_password() for _ in range(500)}
    assert len(passwords) == 500
    assert max(map(len, passwords)) <= 32
    words = [word for password in passwords for word in password.split("-")]
    assert len(words) == 500 * 6
    assert len(set(words)) > 440
    assert set(words) <= set(WORDS)
    assert 51.6 < math.log2(how_many(Counter(map(len, WORDS)), words=6, letters=32 - 5)) < 51.7


def how_many(lengths: Counter[int], words: int, letters: int) -> int:
    """How many passwords there are of so many words with no more than so many letters."""
    if words == 0:
        return 1
    return sum(n * how_many(lengths, words - 1, letters - length) for length, n in lengths.items() if length <= letters)
