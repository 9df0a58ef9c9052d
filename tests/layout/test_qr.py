"""QR codes in chapters, on cards and on the back cover: they can be scanned, are as large as they should be, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import ContentError, Diagnostic
from builder.layout.qr import GOOD_MODULE
from builder.pipeline import Build, build
from tests.conftest import EDITIONS, PAPERS
from tests.layout.scanning import Found, codes_on, project_with, scanned, side
from tests.pdf.reader import Reading

SHORT = "https://example.org"
LONG = "https://example.org/" + "the-long-way/" * 12 + "end"
ODD = "https://example.org:8443/a?b=c&d=%20;(e)'f\"<g>#h~*!$+,@"
VIDEOS = {"heel_raise": "https://example.org/raise", "sit_to_stand": "https://example.org/watch?v=dQw4w9WgXcQ&t=7"}
WEB = "https://www.example.org/"
BLOCKS = f"""\
  - qr: {SHORT}
    title: The least address
  - qr: {LONG}
    title: A long one
  - qr: '{ODD.replace("'", "''")}'
    title: Odd signs
    size: 40
"""
EVERY = {SHORT, LONG, ODD, WEB, *VIDEOS.values()}


@pytest.fixture(scope="module", params=[(e, p) for e in EDITIONS for p in PAPERS], ids="-".join)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A booklet with codes everywhere, in each edition on each paper."""
    return build(project_with(tmp_path_factory.mktemp("codes"), BLOCKS, VIDEOS, WEB), *request.param)


def shown(built: Build) -> set[str]:
    """The addresses of the codes that are printed: those of which nobody was warned."""
    return {address for address in EVERY if not any(address + " is" in w.message for w in built.laid_out.left_out)}


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_code_can_be_scanned(made: Build, dpi: int) -> None:
    found = scanned(made.laid_out.pdf, dpi)
    assert sorted(code.address for code in found) == sorted(shown(made))
    assert {code.level for code in found} == {"M"}
    assert {SHORT, LONG, ODD} <= shown(made)


def test_codes_are_large_enough(made: Build) -> None:
    reading = Reading(made.laid_out.pdf)
    sizes = {
        code.address: [(side(white), side(dark)) for white, dark in codes_on(reading.pages[code.page - 1])]
        for code in scanned(made.laid_out.pdf, 150)
    }
    assert sizes[SHORT][0] == pytest.approx((25, 25 * 25 / 33), abs=0.02)
    assert sizes[LONG][1] == pytest.approx((0.5 * 69, 0.5 * 61), abs=0.02)
    assert sizes[ODD][2] == pytest.approx((40, 40 * 37 / 45), abs=0.02)
    for found in sizes.values():
        for white, dark in found:
            module = (white - dark) / 8
            assert white >= 20 - 0.02
            assert module >= GOOD_MODULE - 0.005
            assert dark / module == pytest.approx(round(dark / module), abs=0.1)


def test_the_address_stands_below_and_is_a_link(made: Build) -> None:
    reading = Reading(made.laid_out.pdf)
    for code in scanned(made.laid_out.pdf, 150):
        page = reading.pages[code.page - 1]
        start = code.address.removeprefix("https://").removesuffix("/")[:11]
        line = next(f for f in page.fragments if start in f.text)
        assert any(white.bottom > line.bottom for white, _ in codes_on(page))
        links = {str(link.A.URI) for link in made_links(made, code.page)}
        assert code.address in links


def made_links(built: Build, page: int) -> list[object]:
    """The links to the web of a page."""
    from tests.pdf.book import Book

    annotations = Book(built).file.pages[page - 1].obj.get("/Annots", [])
    return [each for each in annotations if each.get("/A")]
