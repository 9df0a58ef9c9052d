"""Forms of other people, and files that are none: everything that is in a form is read, or it is said why not."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, String

from builder.errors import ContentError
from builder.pdf.forms import FieldValue, read_fields
from tests.conftest import book
from tests.pdf.forms.viewers import values_alone

Build = Callable[[Pdf], list[Object]]


def form(build: Build, **entries: object) -> bytes:
    """A file of one page with a form of some fields."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        fields = [pdf.make_indirect(field) for field in build(pdf)]
        page.Annots = Array([field for field in fields if "/Kids" not in field])
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields), **entries)
        return saved(pdf)


def saved(pdf: Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def text(name: str, **entries: object) -> Dictionary:
    """A text field."""
    return Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String(name), **entries)


def button(name: str, state: str = "", flags: int = 0, **entries: object) -> Dictionary:
    """A button; the name of its state is its value."""
    value = {"V": Name(f"/{state}")} if state else {}
    return Dictionary(Subtype=Name.Widget, FT=Name.Btn, T=String(name), Ff=flags, **value, **entries)


def raw(data: bytes) -> Object:
    """A text as the bytes of a file."""
    return Object.parse(b"<" + data.hex().encode() + b">")


def value_of(*fields: Dictionary) -> list[tuple[str, str, str]]:
    """Name, kind and value of each field of a form."""
    return [(field.name, field.kind, field.value) for field in read_fields(form(lambda pdf: list(fields)))]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"plain (words)", "plain (words)"),
        (b"\x80 \xa0 caf\xe9 \x8a", "• € café −"),
        (b"\xfe\xff\x00Z\x00o\x00\xeb", "Zoë"),
        (b"\xfe\xff\xd8\x3d\xde\x42", "🙂"),
        (b"\xff\xfeZ\x00o\x00\xeb\x00", "Zoë"),
        (b"\xef\xbb\xbfZo\xc3\xab", "Zoë"),
        (b"\xfe\xff\x00\x1b\x00e\x00n\x00\x1b\x00o\x00n\x00e", "one"),
        (b"one\rtwo\r\nthree\nfour", "one\ntwo\nthree\nfour"),
        ("\ufeff\x1b[31mred\x07\x9b".encode("utf-16-be"), "[31mred"),
        (b"\xfe\xff\xd8\x00\x00a", "a"),
        (b"\xfe\xff\x00", ""),
        (b"", ""),
    ],
)
def test_texts_in_any_encoding(data: bytes, words: str) -> None:
    assert value_of(text("one", V=raw(data))) == [("one", "text", words)]


@given(st.binary(max_size=60))
def test_any_bytes_are_some_text(data: bytes) -> None:
    ((_, _, words),) = value_of(text("one", V=raw(data)))
    words.encode()
    assert not [letter for letter in words if ord(letter) < 32 and letter not in "\t\n"]


def test_what_a_value_may_also_be() -> None:
    def build(pdf: Pdf) -> list[Object]:
        long = pdf.make_stream(b"\xfe\xff" + "aß".encode("utf-16-be"))
        return [text("a", V=long), text("b", V=Name.Word), text("c", V=7), text("d", V=Dictionary(X=1)), text("e")]

    assert [field.value for field in read_fields(form(build))] == ["aß", "Word", "", "", ""]


def test_boxes_however_their_states_are_called() -> None:
    kids = Array([Dictionary(Subtype=Name.Widget, AS=Name.Off), Dictionary(Subtype=Name.Widget, AS=Name("/2"))])
    assert value_of(
        button("a", "Yes", AS=Name.Yes),
        button("b", "Off", AS=Name.Off),
        button("c"),
        button("d", "Off", AS=Name.On),
        button("e", "Ja#20bitte"),
        button("f", Kids=kids),
        button("g", flags=1 << 16),
    ) == [(name, "tick", value) for name, value in zip("abcdef", ["yes", "", "", "yes", "yes", "yes"], strict=True)]


def test_choices() -> None:
    kids = Array([Dictionary(Subtype=Name.Widget, AS=Name.Off), Dictionary(Subtype=Name.Widget, AS=Name.left)])
    assert value_of(
        button("side", "right", 1 << 15),
        button("leg", "", 1 << 15, Kids=kids),
        button("arm", "Off", 1 << 15),
        Dictionary(FT=Name.Ch, T=String("one"), V=String("b")),
        Dictionary(FT=Name.Ch, T=String("many"), V=Array([String("a"), String("b")])),
        Dictionary(FT=Name.Sig, T=String("signed"), V=Dictionary(Type=Name.Sig)),
    ) == [
        ("side", "radio", "right"),
        ("leg", "radio", "left"),
        ("arm", "radio", ""),
        ("one", "choice", "b"),
        ("many", "choice", "a, b"),
    ]


def test_names_and_values_come_from_above() -> None:
    leaf = Dictionary(Subtype=Name.Widget, T=String("first"))
    own = Dictionary(Subtype=Name.Widget, T=String("last"), V=String("own"), TU=String("Last name"))
    name = Dictionary(T=String("name"), Kids=Array([leaf, own]), FT=Name.Tx, V=String("from above"))
    person = Dictionary(Kids=Array([name]), T=String("person"))
    twice = Dictionary(
        T=String("date"), FT=Name.Tx, V=String("3 May"), Kids=Array([Dictionary(Subtype=Name.Widget)] * 2)
    )
    assert read_fields(form(lambda pdf: [person, twice])) == [
        FieldValue("person.name.first", "person.name.first", "text", "from above"),
        FieldValue("person.name.last", "Last name", "text", "own"),
        FieldValue("date", "date", "text", "3 May"),
    ]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
def test_fields_that_only_the_page_knows() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        parent = pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=String("1")))
        parent.Kids = Array([pdf.make_indirect(Dictionary(Subtype=Name.Widget, Parent=parent)) for _ in range(2)])
        page.Annots = Array([*parent.Kids, text("b", V=String("2")), Dictionary(Subtype=Name.Link)])
        assert [(field.name, field.value) for field in read_fields(saved(pdf))] == [("a", "1"), ("b", "2")]


def test_fields_that_go_round_in_circles() -> None:
    def build(pdf: Pdf) -> list[Object]:
        one, other = (pdf.make_indirect(text(name)) for name in "ab")
        one.Kids, other.Kids, one.Parent, other.Parent = Array([other]), Array([one]), other, one
        return [one, other, pdf.make_indirect(text("c", V=String("1")))]

    assert [field.value for field in read_fields(form(build)) if field.name == "c"] == ["1"]


def test_a_very_deep_form_is_read() -> None:
    def build(pdf: Pdf) -> list[Object]:
        field = pdf.make_indirect(text("x", V=String("deep")))
        for _ in range(3000):
            field = pdf.make_indirect(Dictionary(Kids=Array([field]), T=String("x")))
        return [field]

    (field,) = read_fields(form(build))
    assert (field.name, field.value) == (".".join(["x"] * 3001), "deep")


def test_what_is_no_field_is_passed_over() -> None:
    def build(pdf: Pdf) -> list[Object]:
        odd: list[Object] = [text("a", Kids=String("x"), Ff=String("x"), TU=Name.x, V=String("1"))]
        return [*odd, Dictionary(T=Array([])), Dictionary(), Dictionary(FT=String("Tx"), T=String("b"))]

    assert [(field.name, field.value) for field in read_fields(form(build))] == [("a", "1")]


def test_a_form_in_xml_is_read_where_it_has_fields_too() -> None:
    data = form(lambda pdf: [text("a", V=String("1"))], XFA=Array([String("datasets"), Dictionary()]))
    assert [field.value for field in read_fields(data)] == ["1"]


@pytest.mark.parametrize(
    ("entries", "hint"), [({"XFA": Array([])}, "its form is made of XML (XFA)"), ({}, None)], ids=["XFA", "none"]
)
def test_a_form_without_fields(entries: dict[str, object], hint: str | None) -> None:
    (problem,) = problems(form(lambda pdf: [], **entries))
    assert problem.message == "the file has no fields to fill in"
    assert (problem.hint or "").startswith(hint or "")
    assert bool(problem.hint) == bool(hint)


def problems(source: bytes | Path):  # type: ignore[no-untyped-def]
    """The diagnostics of a file that cannot be read."""
    with pytest.raises(ContentError) as caught:
        read_fields(source)
    return caught.value.diagnostics


def test_a_file_without_a_form(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        assert [problem.message for problem in problems(saved(pdf))] == ["the file has no fields to fill in"]


def test_a_file_with_a_password() -> None:
    with pikepdf.open(io.BytesIO(form(lambda pdf: [text("a", V=String("secret"))]))) as pdf:
        closed = saved(pdf, encryption=Encryption(owner="owner", user="user"))
        open_to_read = saved(pdf, encryption=Encryption(owner="owner", user=""))
    (problem,) = problems(closed)
    assert problem.message == "the file opens only with a password"
    assert problem.hint == "save a copy that opens without a password"
    assert [field.value for field in read_fields(open_to_read)] == ["secret"]


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """The tables at the end of a file can be made anew, its objects cannot."""
    data = form(lambda pdf: [text("a", V=String("1"))])
    assert [field.value for field in read_fields(data[:-200])] == ["1"]
    (problem,) = problems(data[:200])
    assert problem.message in ("the file is damaged or cut off", "the file has no fields to fill in")


@pytest.fixture(scope="module")
def filled() -> bytes:
    """A booklet of ours with some values."""
    return values_alone(book("scaffold").build.laid_out.pdf, {"cover:date": "3 May", "log:sit-to-stand:monday": True})


@given(st.data())
def test_a_spoiled_file_is_read_or_refused(filled: bytes, data: st.DataObject) -> None:
    spoiled = bytearray(filled)
    for _ in range(data.draw(st.integers(1, 30))):
        spoiled[data.draw(st.integers(0, len(spoiled) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ContentError):
        assert read_fields(bytes(spoiled))
