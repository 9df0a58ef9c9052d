"""Defects of ReportLab 5.1 that would spoil our files, mended for the whole program by `apply`.

`UPSTREAM` keeps what is replaced: a test holds each repair against it, and fails when ReportLab no longer needs it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

UPSTREAM: dict[str, Callable[..., Any]] = {
    "to_unicode": ttfonts.makeToUnicodeCMap,
    "subset": ttfonts.TTFontFile.makeSubset,
    "outline": pdfdoc.PDFOutlines.prepare,
}

MOST_ENTRIES = 100
"""Of one block of a CMap (Adobe Technical Note 5014)."""

_CMAP = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def apply() -> None:
    """Mend ReportLab; once or more often is the same."""
    rl_config.useA85 = 0  # streams as they are, not as text: a fifth smaller, and faster
    ttfonts.makeToUnicodeCMap = to_unicode
    ttfonts.TTFontFile.makeSubset = subset
    pdfdoc.PDFOutlines.prepare = outline


def to_unicode(name: str, characters: Sequence[int]) -> str:
    """The ToUnicode CMap of a font's subset: its code points by code, 0 where a code is not used.

    ReportLab writes all entries in one block, those above U+FFFF as five digits where UTF-16BE is due, and code
    points that stand for no character: 0 and U+FEFF (ISO 32000-1, 9.10.3; ISO 19005-2, 6.2.11.7.2).
    """
    entries = list(_entries(characters))
    blocks = (entries[start : start + MOST_ENTRIES] for start in range(0, len(entries), MOST_ENTRIES))
    lines = (line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar"))
    return _CMAP.format(name=name, blocks="\n".join(lines))


def _entries(characters: Sequence[int]) -> Iterator[str]:
    for code, point in enumerate(characters):
        if point:
            text = "\N{WORD JOINER}" if point == 0xFEFF else chr(point)  # as Unicode advises since 3.2
            yield f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"


def subset(font: Any, characters: Sequence[int]) -> bytes:
    """A TrueType file with the glyphs of some code points.

    The last glyphs of a font share one advance width (OpenType, `hmtx`).  ReportLab turns it into thousandths of an
    em when it reads the font, but writes it into the subset as if in the font's own units.
    """
    own = struct.unpack(">H", font.get_table("hhea")[34:36])[0]
    last = font.hmetrics[own - 1][0]
    font.hmetrics[own:] = [(last, bearing) for _, bearing in font.hmetrics[own:]]
    return bytes(UPSTREAM["subset"](font, characters))


def outline(entries: Any, document: Any, canvas: Any) -> None:
    """Make the objects of an outline; afterwards `entries.count` is the number of visible ones.

    ReportLab adds one for each entry that has entries of its own, since it also counts them for their names.
    """
    UPSTREAM["outline"](entries, document, canvas)
    if entries.mydestinations is not None:
        entries.count = pdfdoc.count(entries.mydestinations, entries.closedict)
