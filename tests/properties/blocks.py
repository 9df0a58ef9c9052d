"""Random blocks of chapters; the fields of each stand in the order in which they are printed."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.properties.pictures import pictures
from tests.properties.records import Data, record
from tests.properties.words import ADDRESSES, CELLS, LABELS, LANGUAGES, LINES, MARKED, SHORT_LABELS, TEXTS, WIDE, some

SIGNS = st.sampled_from(["stop", "ease", "go", "key", "note", "feel", "tip"])


@st.composite
def tables(draw: st.DrawFn) -> Data:
    """A table; cells may be lists."""
    columns = draw(st.integers(1, 4))
    texts = CELLS | WIDE if columns == 1 else CELLS
    cells = st.lists(texts | some(texts, 1, 3), min_size=columns, max_size=columns)
    table: Data = {
        "heads": draw(st.lists(LABELS, min_size=columns, max_size=columns)),
        "table": draw(st.lists(cells, min_size=1, max_size=12)),
    }
    if draw(st.booleans()):
        table["widths"] = draw(st.lists(st.integers(1, 40).map(lambda n: n / 2), min_size=columns, max_size=columns))
    return table


@st.composite
def grids(draw: st.DrawFn) -> Data:
    """A log to fill in."""
    optional = {"corner": LABELS, "blank_rows": st.integers(0, 12)}
    log = draw(record({}, optional)) | {
        "columns": draw(some(SHORT_LABELS, 1, 8)),
        "grid": draw(some(LABELS, 1, 14)),
    }
    named = st.lists(st.sampled_from(log["grid"]), max_size=2, unique=True)
    return log | draw(record({}, {"tinted": named, "ticks": named | st.just(True)}))


@st.composite
def figures(draw: st.DrawFn) -> Data:
    """A picture in a chapter."""
    return {"figure": draw(pictures()), "width": draw(st.integers(10, 100))}


PLAIN: st.SearchStrategy[Data] = st.one_of(
    record({"p": TEXTS}),
    record({"lead": TEXTS}),
    record({"h": LINES}),
    record({"sheet": LINES}),
    record({"list": some(TEXTS, 1, 12)}),
    record({"steps": some(TEXTS, 1, 12)}),
    record({"title": LINES, "tick": some(TEXTS)}),
    record({"callout": SIGNS}, optional={"title": LINES, "text": TEXTS, "list": some(TEXTS, 1, 12)}),
    record({"blanks": some(LINES, 1, 4)}),
    record({"note_lines": st.integers(1, 20) | st.just("rest")}, optional={"title": LINES}),
    record({"title": LINES, "qr": st.sampled_from(ADDRESSES)}, {"size": st.integers(20, 50)}),
    record({"p": MARKED}),
    tables(),
    grids(),
    figures(),
)
TURNS: st.SearchStrategy[Data] = st.just({"new_page": True})


def named(block: Data, name: str, language: str | None) -> Data:
    """A block with an id, and in a language of its own."""
    return block | {"id": name} | ({"lang": language} if language else {})


@st.composite
def runs(draw: st.DrawFn, prefix: str, most: int = 10) -> list[Data]:
    """Some blocks one after the other; ids begin with `prefix`."""
    blocks = draw(st.lists(PLAIN | TURNS, min_size=1, max_size=most))
    for index, block in enumerate(blocks):
        if "new_page" not in block and draw(st.booleans()):
            blocks[index] = named(block, f"{prefix}-{index}", draw(st.none() | LANGUAGES))
    return blocks
