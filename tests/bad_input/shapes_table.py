"""Characters that the font lacks, and shapes that do not fit on a page."""

from __future__ import annotations

from tests.bad_input.case import Bad, block, edit

LOG = "chapters/log.yaml"
WIDE = ", ".join(f"Measurement{i}" for i in range(8))

CHARACTERS = [
    Bad(
        "an emoji",
        block("  - p: Tick each box 👍 when it is done.\n"),
        "chapters/log.yaml:6:22",
        'the font has no character "👍" (U+1F44D, thumbs up sign)',
        "use another character or word",
    ),
    Bad(
        "Chinese in a heading",
        block("  - h: The 足 hurts\n"),
        "chapters/log.yaml:6:12",
        'the font has no character "足" (U+8DB3, cjk unified ideograph-8db3)',
        "use another character or word",
    ),
    Bad(
        "Hebrew in an exercise",
        edit("exercises/heel_raise.yaml", "feel: work", "feel: שלום work"),
        "exercises/heel_raise.yaml:13:7",
        'the font has no character "ש" (U+05E9, hebrew letter shin), and 3 more of this text',
        "use another character or word",
    ),
    Bad(
        "a mark that no letter carries",
        block("  - p: Tick q\u0308 each.\n"),
        "chapters/log.yaml:6:14",
        'the font has no character "◌̈" (U+0308, combining diaeresis)',
        "use another character or word",
    ),
    Bad(
        "a character of the running head",
        edit(LOG, "title: Your log\n", "title: Your log\nrunning_head: 日記\n"),
        "chapters/log.yaml:2:1",
        'the font has no character "日" (U+65E5, cjk unified ideograph-65e5), and 1 more of this text',
        "use another character or word",
    ),
]

SHAPES = [
    Bad(
        "a table with ragged rows",
        block("  - heads: [One, Two]\n    table:\n      - [a, b]\n      - [c]\n"),
        "chapters/log.yaml:9:10",
        "the row has 1 cells, the table has 2 heads",
        "give each row as many cells as there are heads",
    ),
    Bad(
        "a table with ragged rows that begin with a list",
        block("  - heads: [One, Two]\n    table:\n      - [[a, b]]\n"),
        "chapters/log.yaml:8:11",
        "the row has 1 cells, the table has 2 heads",
        "give each row as many cells as there are heads",
    ),
    Bad(
        "a list of nothing in a cell",
        block("  - heads: [One, Two]\n    table:\n      - [a, []]\n"),
        "chapters/log.yaml:8:13",
        '"table" has too few items (0): at least 1 are needed',
    ),
    Bad(
        "a list within a list of a cell",
        block("  - heads: [One, Two]\n    table:\n      - [a, [b, [c]]]\n"),
        "chapters/log.yaml:8:17",
        '"table" should be text',
    ),
    Bad(
        "a table with a width too many",
        block("  - heads: [One, Two]\n    widths: [1, 2, 3]\n    table: [[a, b]]\n"),
        "chapters/log.yaml:6:5",
        "the table has 3 widths and 2 columns",
        "give one width a column, or none",
    ),
    Bad(
        "a table too wide for the page",
        block(f"  - heads: [{WIDE}]\n    table: [[a, b, c, d, e, f, g, h]]\n"),
        "chapters/log.yaml:6:5",
        "the table needs 616 pt and the page has 232",
        "use fewer columns or shorter words, or a larger paper",
    ),
    Bad(
        "a word too long for its column",
        block(f"  - heads: [One, Two]\n    table: [[a, {'b' * 500}]]\n"),
        "chapters/log.yaml:6:5",
        "the table needs 3698 pt and the page has 296",
        "use fewer columns or shorter words, or a larger paper",
    ),
    Bad(
        "a row too tall for the page",
        block(f"  - heads: [One, Two]\n    table: [[a, {'word ' * 399}], [c, d]]\n"),
        "chapters/log.yaml:6:5",
        "this is too tall for the page: it needs 803 pt, the page has 512",
        "shorten it, or choose a larger paper",
    ),
    Bad(
        "a list of too many",
        block(f"  - list: [{', '.join('abcdefghijklm')}]\n"),
        "chapters/log.yaml:6:11",
        '"list" has too many items (13): at most 12 fit',
    ),
]
