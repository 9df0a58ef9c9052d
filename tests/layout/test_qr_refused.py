"""Addresses of QR codes: any one is printed so that it can be read, or refused at its place."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from builder.document import Element
from builder.errors import ContentError
from builder.layout.qr import LEAST_MODULE, MM, dark_runs, qr_problems, side_of
from builder.pipeline import build
from tests.layout.scanning import project_with, scan
from tests.pdf.reader import Reading

ASCII = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
HOSTS = st.lists(st.text("abcxyz019-", min_size=1, max_size=12), min_size=2, max_size=4).map(".".join)
PATHS = st.just("") | st.text(ASCII, max_size=250).map(lambda text: "/" + text)
ADDRESSES = st.builds("https://{}{}".format, HOSTS, PATHS)
SIDES = st.integers(20, 50)
TOO_LONG = "https://example.org/" + 87 * "a"
LINE = f"  - qr: {'https://example.org/' + 161 * 'a'}\n    title: Too long\n"


def code(address: str, size: int) -> Element:
    """The element of a code."""
    return Element("qr", {"href": address, "alt": "a code", "size": str(size)})


def drawn(element: Element) -> bytes:
    """A PDF of one page with nothing but a code in its quiet zone."""
    side, file = side_of(element), io.BytesIO()
    canvas = Canvas(file, pagesize=(side, side))
    canvas.setFillGray(1)
    canvas.rect(0, 0, side, side, stroke=0, fill=1)
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for left, low, right, high in dark_runs(element.get("href"), side):
        path.rect(left, low, right - left, high - low)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return file.getvalue()


@settings(max_examples=150, deadline=None)
@given(ADDRESSES, SIDES)
def test_any_address_is_readable_or_refused(address: str, size: int) -> None:
    element = code(address, size)
    found = list(scan(Reading(drawn(element)).pages[0], 300))
    assert [one.address for one in found] == [address]
    across = found[0].modules + 8
    assert bool(list(qr_problems(element))) == (size / across < LEAST_MODULE - 1e-6)
    assert side_of(element) / MM == pytest.approx(max(size, across / 2), abs=0.01)


@settings(max_examples=10, deadline=None)
@given(st.lists(ADDRESSES, min_size=1, max_size=6, unique=True), st.sampled_from(["standard", "ink-saver"]))
def test_any_addresses_of_a_chapter_are_printed(addresses: list[str], edition: str) -> None:
    assume(all(len(address) <= 300 for address in addresses))
    quoted = (address.replace("'", "''") for address in addresses)
    blocks = "".join(f"  - qr: '{each}'\n    title: One\n    size: 50\n" for each in quoted)
    with tempfile.TemporaryDirectory() as folder:
        pages = Reading(build(project_with(Path(folder), blocks), edition).laid_out.pdf).pages
    found = [one.address for page in pages if "One" in page.text for one in scan(page, 150)]
    assert found == addresses
    printed = "".join("".join(page.text.split()) for page in pages)
    for address in addresses:
        short = address.removeprefix("https://")
        assert short.removesuffix("/") in printed.replace("\u2011", "-")


def refused(root: Path) -> list[tuple[str, int, int, str, str | None]]:
    """File, line, column, message and hint of each problem of a project."""
    with pytest.raises(ContentError) as caught:
        build(root)
    found = caught.value.diagnostics
    return [(d.span.path.name, d.span.line, d.span.column, d.message, d.hint) for d in found if d.span]


def test_addresses_too_long_are_refused_at_their_places(tmp_path: Path) -> None:
    root = project_with(tmp_path, LINE, {"heel_raise": TOO_LONG})
    log = (root / "chapters/log.yaml").read_text(encoding="utf-8").splitlines()
    raise_ = (root / "exercises/heel_raise.yaml").read_text(encoding="utf-8").splitlines()
    hint = "use a shorter address"
    message = (
        "the address is too long for a QR code of {} mm: its squares would be {} mm wide, at least 0.4 mm are needed"
    )
    assert sorted(refused(root)) == [
        ("heel_raise.yaml", len(raise_), 8, message.format(20, 0.38), hint),
        ("log.yaml", len(log) - 1, 9, message.format(25, 0.38), hint),
    ]


def test_the_longest_that_fit_are_printed(tmp_path: Path) -> None:
    block = LINE.replace("aa\n", "a\n", 1)
    assert build(project_with(tmp_path, block, {"heel_raise": TOO_LONG[:-1]})).laid_out.warnings == []


@pytest.mark.parametrize(
    ("block", "column", "message"),
    [
        ("  - qr: http://example.org\n    title: A\n", 9, "should be an address such as https://example.org/page"),
        ("  - qr: example.org\n    title: A\n", 9, "should be an address such as https://example.org/page"),
        ("  - qr: https://example.org\n", 9, 'the field "title" is missing'),
        ("  - qr: https://example.org\n    title: A\n    size: 19\n", 11, "should be 20 or more"),
        ("  - qr: https://example.org\n    title: A\n    size: 51\n", 11, "should be 50 or less"),
    ],
)
def test_a_block_that_is_no_code_is_refused(tmp_path: Path, block: str, column: int, message: str) -> None:
    ((name, _, found, said, _),) = refused(project_with(tmp_path, block))
    assert (name, found) == ("log.yaml", column)
    assert message in said


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('<qr href="ftp://a.b" alt="A"><p>A</p></qr>', '"ftp://a.b" is no value for the attribute "href" of "qr"'),
        ('<qr href="https://a.b"><p>A</p></qr>', '"qr" needs the attribute "alt"'),
        ('<qr href="https://a.b" alt="A"/>', '"qr" should begin with "p"'),
        ('<qr href="https://a.b" alt="A" size="9"><p>A</p></qr>', '"9" is no value for the attribute "size" of "qr"'),
    ],
)
def test_a_template_cannot_make_it_wrong(tmp_path: Path, markup: str, message: str) -> None:
    root = project_with(tmp_path)
    (root / "templates/blocks").mkdir(parents=True)
    (root / "templates/blocks/lead.xml.j2").write_text(markup, encoding="utf-8")
    assert {(name, said) for name, _, _, said, _ in refused(root)} == {("lead.xml.j2", message)}
