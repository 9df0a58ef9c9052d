"""Values of the wrong type, and fields and blocks that do not exist."""

from __future__ import annotations

from tests.bad_input.case import Bad, block, edit

LOG = "chapters/log.yaml"
RAISE = "exercises/heel_raise.yaml"

VALUES = [
    Bad(
        "a number for a text",
        edit(LOG, "Your log", "2026"),
        f"{LOG}:3:8",
        '"title" should be text',
        "put it in quotes",
    ),
    Bad("a field without a value", edit(LOG, "title: Your log", "title:"), f"{LOG}:3:7", '"title" has no value'),
    Bad("an empty text", edit(LOG, "Your log", '" "'), f"{LOG}:3:8", '"title" should not be empty'),
    Bad(
        "a mapping for a text",
        edit(RAISE, "  - Leaning on your hands", "  - Leaning: on your hands"),
        f"{RAISE}:15:5",
        '"mistakes" should be text',
        'put a text that has ": " in it in quotes',
    ),
    Bad(
        "a text for a list",
        edit(RAISE, "works: [calves]", "works: calves"),
        f"{RAISE}:6:8",
        '"works" should be a list',
    ),
    Bad(
        "a list for a mapping",
        edit(RAISE, "dose: {sets: 2, reps: 10, hold: 2 s, rest: 30 s, side: both, days: 3-5}", "dose: [2, 10]"),
        f"{RAISE}:19:7",
        '"dose" should be a mapping of fields',
    ),
    Bad(
        "a text too long",
        edit(LOG, "Your log", "Your log " * 20),
        f"{LOG}:3:8",
        '"title" is 179 characters long; at most 120 fit',
    ),
    Bad(
        "too few items",
        edit(RAISE, "  - Hold and keep breathing.\n  - Lower slowly for a count of three.\n", ""),
        f"{RAISE}:10:3",
        '"steps" has too few items (1): at least 3 are needed',
    ),
    Bad(
        "an hour and minutes, which YAML makes a number",
        edit(RAISE, "hold: 2 s", "hold: 1:30"),
        f"{RAISE}:19:33",
        '"hold" should be a time such as 30 s or 2 min',
        "write 1 min 30 s, or 90 s",
    ),
    Bad(
        "a time without its unit",
        edit(RAISE, "rest: 30 s", "rest: 30"),
        f"{RAISE}:19:44",
        '"rest" should be a time such as 30 s or 2 min',
        "write 30 s",
    ),
    Bad(
        "a leading zero, which YAML makes octal",
        edit(RAISE, "reps: 10", "reps: 010"),
        f"{RAISE}:19:23",
        '"reps" should be a whole number such as 3, or a range such as 2-3',
        "write 10",
    ),
    Bad(
        "a leading zero in a plain number",
        edit("safety.yaml", "low: 0, high: 3", "low: 0, high: 03"),
        "safety.yaml:21:32",
        '"high" should be a whole number',
        "write 3",
    ),
    Bad(
        "no ticks",
        edit(LOG, "ticks: true", "ticks: false"),
        f"{LOG}:11:12",
        '"ticks" should be true, or a list of rows and columns',
    ),
    Bad(
        "yes for true",
        edit(LOG, "- note_lines: rest", "- new_page: yes"),
        f"{LOG}:12:15",
        '"new_page" should be true',
        "write true",
    ),
    Bad(
        "a range upside down",
        edit(RAISE, "days: 3-5", "days: 5-3"),
        f"{RAISE}:19:68",
        '"days" should lie between 1 and 100, the smaller number first',
    ),
    Bad(
        "more days than a week has",
        edit(RAISE, "days: 3-5", "days: 3-8"),
        f"{RAISE}:19:8",
        '"dose" has more days than a week: at most 7',
    ),
    Bad(
        "neither reps nor time",
        edit(RAISE, "reps: 10, ", ""),
        f"{RAISE}:19:8",
        '"dose" needs either reps (how many times) or time (how long), and not both',
    ),
    Bad(
        "a choice that there is not",
        edit(RAISE, "side: both", "side: each legs"),
        f"{RAISE}:19:56",
        '"side" should be "both", "each leg", "each side", "left" or "right"',
        'did you mean "each leg"?',
    ),
    Bad(
        "a date that the calendar lacks",
        edit("booklet.yaml", "chapters:", "review: {by: Jo, on: 2026-02-30}\nchapters:"),
        "booklet.yaml:16:22",
        '"on" should be a day of the calendar, written as 2026-11-22',
    ),
    Bad(
        "a date as a number",
        edit("booklet.yaml", "chapters:", "review: {by: Jo, on: 20261122}\nchapters:"),
        "booklet.yaml:16:22",
        '"on" should be a day of the calendar, written as 2026-11-22',
    ),
    Bad(
        "a review without its date",
        edit("booklet.yaml", "chapters:", "review: {by: Jo}\nchapters:"),
        "booklet.yaml:16:10",
        '"review" needs both who checked the content (by) and when (on)',
    ),
    Bad(
        "a pain scale with a gap",
        edit("safety.yaml", "low: 4, high: 5", "low: 5, high: 5"),
        "safety.yaml:19:3",
        '"pain" should have levels that go from 0 to 10 without a gap and without an overlap',
    ),
    Bad(
        "an unknown field",
        edit(RAISE, "feel:", "feels:"),
        f"{RAISE}:13:1",
        'unknown field "feels"',
        'did you mean "feel"?',
    ),
    Bad("a missing field", edit(RAISE, "level: 1\n", ""), f"{RAISE}:2:1", 'the field "level" is missing'),
    Bad(
        "an unknown kind of block",
        block("  - para: Tick each box.\n"),
        f"{LOG}:6:5",
        '"para" is no kind of block',
        "known here: blanks, callout, cards, cautions, collection, figure, grid, h, lead, list, new_page…",
    ),
    Bad(
        "two kinds in one block",
        block("  - p: Tick each box.\n    h: Ticks\n"),
        f"{LOG}:6:5",
        '"p" and "h" cannot stand in one block',
        'begin a new block with "- "',
    ),
    Bad(
        "a block without a kind",
        block("  - Tick each box.\n"),
        f"{LOG}:6:5",
        "a block should be a mapping that begins with its kind",
        'such as "p: words"',
    ),
    Bad(
        "an id with a space",
        edit(LOG, "id: log", "id: my log"),
        f"{LOG}:2:5",
        '"id" should be an id: letters, digits, - and _, a letter first',
    ),
    Bad(
        "a language by its name",
        block("  - p: Hola a todos.\n    lang: Spanish\n"),
        f"{LOG}:7:11",
        '"lang" should be the tag of a language, such as es or sa-Latn',
    ),
    Bad(
        "words in a language by its name",
        block("  - p: Say [hola](lang:Spanish) to all.\n"),
        f"{LOG}:6:24",
        '"Spanish" is no language',
        "use the tag of a language, such as lang:es or lang:sa-Latn",
    ),
    Bad(
        "an alias that stands for a block twice wrong",
        block("  - &a {callout: tip, titel: One}\n  - *a\n"),
        f"{LOG}:6:23",
        'unknown field "titel"',
        'did you mean "title"?',
    ),
]
