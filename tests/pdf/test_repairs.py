"""ReportLab's defects: that it still has them, and that we do not."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from builder.pdf import repairs
from builder.pdf.fonts import face, font_name

repairs.apply()

WEIGHTS = ("regular", "semibold", "bold", "extrabold")
NO_TEXT = {0xFFFF}
"""What a font's table of characters names, but no text may hold."""


def blocks(cmap: str) -> list[dict[int, str]]:
    """The blocks of a ToUnicode CMap: their texts by code."""
    found = re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL)
    out = []
    for count, lines in found:
        pairs = re.findall(r"<(\w+)> <(\w+)>", lines)
        assert len(pairs) == int(count)
        out.append({int(code, 16): text for code, text in pairs})
    return out


def upstream(name: str) -> Callable[..., Any]:
    """What ReportLab does itself."""
    return repairs.UPSTREAM[name]


def test_repairs_are_in_place_and_may_be_applied_again() -> None:
    repairs.apply()
    assert ttfonts.makeToUnicodeCMap is repairs.to_unicode
    assert ttfonts.TTFontFace.makeSubset is repairs.subset
    assert pdfdoc.PDFOutlines.prepare is repairs.outline
    assert not {repairs.to_unicode, repairs.subset, repairs.outline} & set(repairs.UPSTREAM.values())


# ---- ToUnicode


def test_a_block_of_a_cmap_has_at_most_100_entries() -> None:
    characters = range(32, 288)
    assert [len(block) for block in blocks(upstream("to_unicode")("A", characters))] == [256]
    assert [len(block) for block in blocks(repairs.to_unicode("A", characters))] == [100, 100, 56]


def test_characters_beyond_the_first_plane_are_in_utf_16() -> None:
    assert blocks(upstream("to_unicode")("A", [0x1F4AA])) == [{0: "1F4AA"}]
    assert blocks(repairs.to_unicode("A", [0x1F4AA])) == [{0: "D83DDCAA"}]


def test_what_is_no_character_is_not_named() -> None:
    assert blocks(upstream("to_unicode")("A", [0, 0xFEFF, 65])) == [{0: "0000", 1: "FEFF", 2: "0041"}]
    assert blocks(repairs.to_unicode("A", [0, 0xFEFF, 65])) == [{1: "2060", 2: "0041"}]


# ---- glyph widths


def program_widths(program: bytes) -> list[int]:
    """The advance width of each glyph of a TrueType file, in its own units (OpenType, `hmtx`)."""
    tables = {}
    for number in range(struct.unpack(">H", program[4:6])[0]):
        name, _, start, length = struct.unpack(">4sIII", program[12 + 16 * number : 28 + 16 * number])
        tables[name] = program[start : start + length]
    glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
    own = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    widths = [struct.unpack(">H", tables[b"hmtx"][4 * i : 4 * i + 2])[0] for i in range(own)]
    return widths + widths[-1:] * (glyphs - own)


def wrong_widths(font: Any, subset: Callable[..., bytes]) -> list[int]:
    """The characters that are narrower or wider in a subset than text is measured with, by half a unit of 1000."""
    wrong = []
    for point in sorted(set(font.charToGlyph) - NO_TEXT):
        width = program_widths(subset(font, [0, point]))[1] * 1000 / font.unitsPerEm
        if abs(width - font.charWidths[point]) > 0.5:
            wrong.append(point)
    return wrong


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_last_glyphs_of_a_font_are_as_wide_as_they_are_measured(weight: str) -> None:
    fresh = ttfonts.TTFontFile(face(weight).face.filename)
    assert len(wrong_widths(fresh, upstream("subset"))) == 7
    assert wrong_widths(fresh, repairs.subset) == []


# ---- text, in a file


def embedded(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every font of a file."""
    return (font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font")


def test_every_character_of_every_weight_is_read_back() -> None:
    canvas = Canvas(io.BytesIO(), initialFontName=font_name("regular"))
    wanted = {}
    for weight in WEIGHTS:
        points = sorted(set(face(weight).face.charToGlyph) - NO_TEXT)
        wanted[face(weight).fontName] = {chr(point) for point in points} - {"\N{NO-BREAK SPACE}"}
        canvas.setFont(font_name(weight), 10)
        canvas.drawString(0, 0, "".join(map(chr, points)))
    found: dict[str, set[str]] = {name: set() for name in wanted}
    pdf = pikepdf.open(io.BytesIO(canvas.getpdfdata()))
    for font in embedded(pdf):
        texts = blocks(font.ToUnicode.read_bytes().decode())
        name = str(font.BaseFont).partition("+")[2]
        found[name] |= {bytes.fromhex(text).decode("utf-16-be") for block in texts for text in block.values()}
    for name, characters in wanted.items():
        assert characters - found[name] == {"\N{ZERO WIDTH NO-BREAK SPACE}"}


# ---- the outline


def outline_count(prepare: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of visible entries that an outline claims: two chapters, of which one has two entries."""
    monkeypatch.setattr(pdfdoc.PDFOutlines, "prepare", prepare)
    canvas = Canvas(io.BytesIO())
    for number, level in enumerate((0, 1, 1, 0)):
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(f"Entry {number}", str(number), level)
    canvas.showPage()
    with pikepdf.open(io.BytesIO(canvas.getpdfdata())) as pdf:
        return int(pdf.Root.Outlines.Count)


def test_an_outline_counts_each_visible_entry_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """ISO 32000-1, table 152."""
    assert outline_count(upstream("outline"), monkeypatch) == 5
    assert outline_count(repairs.outline, monkeypatch) == 4


def test_a_file_without_an_outline_has_none() -> None:
    canvas = Canvas(io.BytesIO())
    canvas.showPage()
    with pikepdf.open(io.BytesIO(canvas.getpdfdata())) as pdf:
        assert "/Outlines" not in pdf.Root


# ---- streams


def test_streams_are_not_written_as_text() -> None:
    command = [sys.executable, "-c", "from reportlab import rl_config; print(rl_config.useA85)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "1\n"
    assert rl_config.useA85 == 0
    canvas = Canvas(io.BytesIO(), pageCompression=1)
    canvas.rect(0, 0, 9, 9)
    assert b"ASCII85" not in canvas.getpdfdata()
