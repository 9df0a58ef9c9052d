"""QR codes in chapters, on cards and on the back cover: they can be scanned, and are as large as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pipeline import Build, build
from tests.conftest import EDITIONS, PAPERS
from tests.layout.scanning import project_with, scanned
from tests.pdf.book import Book

SHORT = "https://example.org"
LONG = "https://example.org/" + "the-long-way/" * 12 + "end"
ODD = "https://example.org:8443/a?b=c&d=%20;(e)'f\"<g>#h~*!$+,@"
VIDEOS = {"heel_raise": "https://example.org/raise", "sit_to_stand": "https://example.org/watch?v=dQw4w9WgXcQ&t=7"}
LINKS = {ODD: ODD.replace('"', "%22").replace("<", "%3C").replace(">", "%3E")}
"""Where a link of a PDF writes an address otherwise than a code: signs that no address holds are encoded."""

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


@pytest.mark.parametrize("dpi", [150, 300])
def test_every_code_can_be_scanned(made: Build, dpi: int) -> None:
    found = scanned(made.laid_out.pdf, dpi)
    assert sorted(code.address for code in found) == sorted(EVERY)
    assert {code.level for code in found} == {"M"}
    assert made.laid_out.warnings == []


def test_codes_are_large_enough(made: Build) -> None:
    codes = {code.address: code for code in scanned(made.laid_out.pdf, 150)}
    modules = {SHORT: 25, LONG: 53, ODD: 33, WEB: 25}
    sides = {SHORT: 25, LONG: 0.5 * (53 + 8), ODD: 40, WEB: 25, VIDEOS["sit_to_stand"]: 20.5, VIDEOS["heel_raise"]: 20}
    assert {address: round(codes[address].modules) for address in modules} == modules
    assert {address: round(code.side, 2) for address, code in codes.items()} == sides
    for code in codes.values():
        assert code.modules == pytest.approx(round(code.modules), abs=0.01)
        assert code.side / (code.modules + 8) >= 0.4999


def test_the_address_is_printed_below_and_is_a_link(made: Build) -> None:
    book = Book(made)
    for code in scanned(made.laid_out.pdf, 150):
        short = code.address.removeprefix("https://").removesuffix("/")
        lines = [f for f in code.page.fragments if any(part in f.text for part in (short, short[:20]))]
        is_video = code.address in VIDEOS.values()
        assert lines
        assert all((line.bottom if is_video else line.top) < code.white.top for line in lines)
        links = [str(each.A.URI) for each in book.file.pages[code.page.number - 1].obj.Annots if "/A" in each]
        assert LINKS.get(code.address, code.address) in links


def test_a_code_on_a_card_stands_at_the_right_of_the_title(made: Build) -> None:
    for code in scanned(made.laid_out.pdf, 150):
        if code.address in VIDEOS.values():
            title = next(f for f in code.page.fragments if "Heel raise" in f.text or "Sit to stand" in f.text)
            assert title.right < code.white.left
            assert title.top > code.white.bottom
            right = made.sheet.live_width + Book(made).left(code.page.number)
            assert code.white.right == pytest.approx(right, abs=0.01)


BOXED = """\
{% from "qr.xml.j2" import code with context %}
<callout kind="feel"><p>{{ block.title|line }}</p>{{ code(block.qr) }}</callout>
"""


def test_a_code_in_a_tinted_box_is_black_on_white(tmp_path: Path) -> None:
    root = project_with(tmp_path, f"  - qr: {SHORT}\n    title: In a box\n")
    (root / "templates/blocks").mkdir(parents=True)
    (root / "templates/blocks/qr.xml.j2").write_text(BOXED, encoding="utf-8")
    (code,) = scanned(build(root).laid_out.pdf, 150)
    image, scale = code.page.page.render(scale=600 / 72).to_pil().convert("RGB"), 600 / 72
    left, top = round(scale * code.white.left), round(scale * (code.page.height - code.white.top))
    right, low = round(scale * code.white.right), round(scale * (code.page.height - code.white.bottom))
    colors = {color for _, color in image.crop((left + 2, top + 2, right - 2, low - 2)).getcolors(1000)}
    assert {(0, 0, 0), (255, 255, 255)} <= colors
    assert all(len(set(color)) == 1 for color in colors), "greys at the edges, and no tint"
    assert len(set(image.getpixel((left - 5, top)))) == 3, "the box around it is tinted"


def test_on_a_full_back_cover_only_the_address_is_printed(tmp_path: Path) -> None:
    root = project_with(tmp_path, web=WEB)
    file = root / "booklet.yaml"
    text = file.read_text(encoding="utf-8")
    more = "It was written for tests, and it goes on so that there is less room above it. "
    says: list[tuple[str, str, int, int]] = []
    times = 12
    while not says:
        file.write_text(text.replace("This booklet gives", more * times + "This booklet gives"), encoding="utf-8")
        laid_out, times = build(root).laid_out, times + 1
        codes = [code.address for code in scanned(laid_out.pdf, 150)]
        warned = [(w.message, w.span) for w in laid_out.warnings]
        says = [(message, span.path.name, span.line, span.column) for message, span in warned if span]
        assert codes == ([] if says else [WEB])
    message = f"{WEB} is printed without its QR code, for which there is no room"
    assert says == [(message, "practice.yaml", 2, 6)]
    assert times > 13, "with a little less there was room"
