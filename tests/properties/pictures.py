"""Random pictures: files of all our kinds, and compiled drawings."""

from __future__ import annotations

import base64

from hypothesis import strategies as st
from PIL import Image

from tests.layout.photographs import deep_png, jpeg, marked, photograph, png
from tests.properties.records import Data, record
from tests.properties.words import LINES, MARKED, UNICODE, WORDS

BITMAPS = {
    "images/bare.png": png(marked().convert("1")),
    "images/clear.png": png(Image.new("RGBA", (40, 20), (200, 0, 0, 90))),
    "images/deep.png": deep_png(0, range(0, 60000, 9000)),
    "images/few.png": png(marked().convert("P")),
    "images/grey.jpg": jpeg(marked().convert("L")),
    "images/grey.png": png(Image.new("LA", (20, 40), (90, 40))),
    "images/press.jpg": jpeg(marked().convert("CMYK")),
    "images/turned.jpg": photograph(marked(), 6),
}
SVG = "images/any.svg"
DRAWINGS = {"glute_bridge": (), "squat_to_chair": ("panel-1", "panel-2"), "plate_pole": ("back", "front", "panel-2")}
"""Some of our own, each with keys of its words."""

_EMBEDDED = base64.b64encode(deep_png(0, range(0, 60000, 9000))).decode()
_SHAPES = [
    '<rect x="5" y="5" width="40" height="20" fill="#a33" fill-opacity="0.5" stroke="navy" stroke-dasharray="2 3"/>',
    '<circle cx="50" cy="30" r="12" opacity="0.3"/>',
    '<path d="M0 0 C10 40 30 5 60 50 Z M20 20 h5 v5 z" fill="none" stroke="black" stroke-width="2"/>',
    '<g transform="rotate(20) scale(0.5)"><ellipse cx="40" cy="20" rx="20" ry="4"/></g>',
    '<text x="4" y="40" font-family="Times" font-size="9">Chair <tspan font-weight="bold">here</tspan></text>',
    f'<image x="2" y="2" width="20" height="10" xlink:href="data:image/png;base64,{_EMBEDDED}"/>',
    '<defs><linearGradient id="f"><stop offset="0" stop-color="red"/></linearGradient></defs>'
    '<polygon points="0,0 30,5 9,50" fill="url(#f)"/>',
]
_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
VECTORS = st.builds(
    lambda size, shapes: f"{_HEAD} {size}>{''.join(shapes)}</svg>",
    st.sampled_from(['viewBox="0 0 80 60"', 'width="9cm" height="200"', 'width="1000" height="3"']),
    st.lists(st.sampled_from(_SHAPES), max_size=5, unique=True),
)
"""What may stand in the file SVG."""


@st.composite
def pictures(draw: st.DrawFn) -> Data:
    """A bitmap, the file SVG, or a drawing with other words for some of its labels."""
    name = draw(st.sampled_from([*BITMAPS, SVG, SVG, *DRAWINGS]))
    picture: Data = {"drawing": name, "mirrored": draw(st.booleans())} if name in DRAWINGS else {"file": name}
    if DRAWINGS.get(name):
        picture["labels"] = draw(st.dictionaries(st.sampled_from(DRAWINGS[name]), LINES, max_size=2))
    return picture | draw(record({"alt": LINES | WORDS | UNICODE}, {"caption": MARKED}))
