"""Files that cannot be read, or are not the YAML that we read."""

from __future__ import annotations

from tests.bad_input.case import Bad, edit, folder, link, remove, write

LOG = "chapters/log.yaml"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 10)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)

SYNTAX = [
    Bad(
        "a quote that is not closed",
        edit(LOG, "title: Your log", 'title: "Your log'),
        f"{LOG}:3:8",
        "not valid YAML: this is begun and never ended",
        "look for a missing quote or bracket",
    ),
    Bad(
        "a colon in a text",
        edit(LOG, "summary: Tick what you do", "summary: Note: tick what you do"),
        f"{LOG}:4:14",
        "not valid YAML: mapping values are not allowed in this context",
        'put a text that has ": " in it in quotes',
    ),
    Bad(
        "a bracket that is not closed",
        edit(LOG, "columns: [Mo, Tu, We, Th, Fr, Sa, Su]", "columns: [Mo, Tu"),
        f"{LOG}:10:11",
        "not valid YAML: did not find expected ',' or ']'",
        "look at the indent and the quotes here and just above",
    ),
    Bad(
        "a wrong indent",
        edit(LOG, "    columns:", "     columns:"),
        f"{LOG}:9:6",
        "not valid YAML: did not find expected key",
        "look at the indent and the quotes here and just above",
    ),
    Bad(
        "a tab as indent",
        edit(LOG, "    columns:", "\tcolumns:"),
        f"{LOG}:9:1",
        "not valid YAML: found character that cannot start any token",
        "indent with spaces, not with tabs",
    ),
    Bad(
        "a key twice",
        edit(LOG, "title: Your log", "title: Your log\ntitle: My log"),
        f"{LOG}:4:1",
        '"title" stands twice in this mapping',
        "the first is on line 3",
    ),
    Bad(
        "several documents",
        edit(LOG, "blocks:", "---\nblocks:"),
        f"{LOG}:5:1",
        "more than one document in the file",
        'remove the "---"',
    ),
    Bad(
        "a YAML tag",
        edit(LOG, "title: Your log", "title: !!python/object/apply:os.system [ls]"),
        f"{LOG}:3:8",
        "YAML tags are not allowed here: tag:yaml.org,2002:python/object/apply:os.system",
        "remove the tag",
    ),
    Bad(
        "an alias without an anchor",
        edit(LOG, "title: Your log", "title: *log"),
        f"{LOG}:3:8",
        'alias "*log" has no anchor before it',
        "put a text that begins with * in quotes",
    ),
    Bad(
        "a merge key",
        edit(LOG, "title: Your log", "<<: {title: Your log}"),
        f"{LOG}:3:1",
        "merge keys are not read here",
        "write the fields out",
    ),
    Bad(
        "a list as a key",
        edit(LOG, "title: Your log", "title: {{ name }}"),
        f"{LOG}:3:9",
        "a key must be a plain word",
        "put a text that begins with [ or { in quotes",
    ),
    Bad(
        "an alias bomb",
        write("glossary.yaml", BOMB),
        "glossary.yaml:5:36",
        "the file unfolds to more than 100,000 values",
        "split the file, or use fewer aliases",
    ),
    Bad(
        "deep nesting",
        write("glossary.yaml", "terms: " + "[" * 900 + "]" * 900),
        "glossary.yaml:1:48",
        "nested more than 40 levels deep",
        "look for a bracket that is not closed",
    ),
    Bad(
        "an endless number",
        edit(LOG, "note_lines: rest", "note_lines: " + "9" * 400),
        f"{LOG}:12:17",
        "the number has more than 18 digits",
        "if it is no amount but text, put it in quotes",
    ),
    Bad(
        "an oversized file",
        write("glossary.yaml", "#" * 1_000_001),
        "glossary.yaml:1:1",
        "glossary.yaml is larger than 1,000,000 bytes",
        "split it into several files",
    ),
    Bad(
        "a control character",
        edit(LOG, "Your log", "Your\x1b[31m log"),
        f"{LOG}:3:12",
        "control character U+001B in the text",
        "remove it",
    ),
    Bad(
        "an escaped control character",
        edit(LOG, "Your log", '"Your\\x07 log"'),
        f"{LOG}:3:8",
        "control character U+0007 in the text",
        "remove it",
    ),
    Bad(
        "NUL",
        edit(LOG, "Your log", "Your\0 log"),
        f"{LOG}:3:12",
        "control character U+0000 in the text",
        "remove it",
    ),
    Bad(
        "a bidi control that hides the order of words",
        edit(LOG, "Your log", "Your \u202egol"),
        f"{LOG}:3:13",
        "control character U+202E in the text",
        "remove it",
    ),
    Bad(
        "not UTF-8",
        write(LOG, b"id: log\ntitle: Caf\xe9\n"),
        f"{LOG}:2:1",
        "log.yaml is not UTF-8 text",
        "save it as UTF-8",
    ),
    Bad("an empty file", write(LOG, "# nothing yet\n"), f"{LOG}:1:1", "log.yaml is empty"),
    Bad("a file of one word", write(LOG, "hello\n"), f"{LOG}:1:1", "should be a mapping of fields"),
    Bad(
        "a folder in the place of a file",
        folder(LOG),
        f"{LOG}:1:1",
        "log.yaml is not a file",
        "put a text file in its place",
    ),
    Bad(
        "a device in the place of a file",
        link(LOG, "/dev/zero"),
        f"{LOG}:1:1",
        "log.yaml is not a file",
        "put a text file in its place",
    ),
    Bad(
        "a link to nowhere",
        link(LOG, "nowhere.yaml"),
        f"{LOG}:1:1",
        "cannot read log.yaml: No such file or directory",
    ),
    Bad(
        "no booklet.yaml",
        remove("booklet.yaml"),
        "",
        "no booklet.yaml in .",
        "a project is a folder with a booklet.yaml; make one with: booklet new DIR",
        (".",),
    ),
]
