"""Drawings that cannot be printed."""

from __future__ import annotations

from dataclasses import replace

from builder.illustration.display import Drawing, to_json
from tests.bad_input.case import Bad, Change, block, both, paragraph_template, write
from tests.illustration.handmade import PLATE

FILE = "illustrations/plate.json"
PLACE = "chapters/log.yaml:6:23"


def drawing(text: str, *changes: Change) -> Change:
    """Print a drawing in the place of the log's first paragraph; the plate is there."""
    return both(write(FILE, to_json(PLATE)), block(f"  - figure: {{drawing: {text}, alt: A disc}}\n"), *changes)


def changed(old: str, new: str) -> Change:
    """Write the plate with a change."""
    text = to_json(PLATE)
    assert old in text
    return write(FILE, text.replace(old, new))


MENDED = "compile it: booklet poses PROJECT"

DRAWINGS = [
    Bad(
        "a slip in its id",
        drawing("plaet"),
        PLACE,
        'there is no drawing "plaet"',
        'did you mean "plate"?',
    ),
    Bad(
        "a pose file that is not compiled",
        drawing("pose", write("poses/pose.yaml", "id: pose\n")),
        PLACE,
        'the drawing "pose" is not compiled',
        MENDED,
    ),
    Bad(
        "a path",
        drawing("../plate"),
        PLACE,
        '"drawing" should be an id: letters, digits, - and _, a letter first',
    ),
    Bad(
        "a file beside it",
        drawing("plate, file: dog.png"),
        "chapters/log.yaml:6:14",
        '"figure" needs either a file or a drawing, and not both',
    ),
    Bad(
        "neither file nor drawing",
        block("  - figure: {alt: A disc}\n"),
        "chapters/log.yaml:6:14",
        '"figure" needs either a file or a drawing, and not both',
    ),
    Bad(
        "labels of a file",
        block("  - figure: {file: dog.png, alt: A dog, labels: {dog: Dog}}\n"),
        "chapters/log.yaml:6:14",
        '"figure" has labels, which only a drawing can have',
    ),
    Bad(
        "a slip in the key of a label",
        drawing("plate, labels: {muscel: Muscle}"),
        "chapters/log.yaml:6:39",
        'the drawing "plate" has no label "muscel"',
        'did you mean "muscle"?',
    ),
    Bad(
        "a label for a drawing without words",
        drawing(
            "mute, labels: {dog: Dog}",
            write("illustrations/mute.json", to_json(Drawing("mute", "", (replace(PLATE.panels[0], labels=()),)))),
        ),
        "chapters/log.yaml:6:38",
        'the drawing "mute" has no label "dog"',
        "it has no words",
    ),
    Bad(
        "a label that is a list",
        drawing("plate, labels: {disc: [Disc]}"),
        "chapters/log.yaml:6:45",
        '"disc" should be text',
    ),
    Bad(
        "a character in it that the font lacks",
        drawing("plate", changed("The disc", "The 犬")),
        "chapters/log.yaml:6:5",
        'the font has no character "犬" (U+72AC) for "The 犬" in the drawing "plate"',
        "give other words: labels: {disc: …}",
    ),
    Bad(
        "a colour of another version",
        drawing("plate", changed('"mat_edge"', '"moss"')),
        "chapters/log.yaml:6:5",
        'the drawing is from another version of the program: its colour "moss" is unknown',
        "compile it again: booklet poses PROJECT",
    ),
    Bad(
        "a file of another version",
        drawing("plate", changed('"format": 1', '"format": 0')),
        PLACE,
        "cannot read the drawing plate.json: it is of format 0, not 1",
        MENDED,
    ),
    Bad(
        "a file that is cut off",
        drawing("plate", write(FILE, to_json(PLATE)[:700])),
        PLACE,
        "cannot read the drawing plate.json: Expecting…",
        MENDED,
    ),
    Bad(
        "a file that is not text",
        drawing("plate", write(FILE, b"\xff\xfe")),
        PLACE,
        "cannot read the drawing plate.json: …",
        MENDED,
    ),
    Bad(
        "a template's figure without a source",
        paragraph_template('<figure alt="A dog"/>'),
        "templates/blocks/p.xml.j2:1:1",
        '"figure" needs either src or drawing, and not both',
    ),
    Bad(
        "a template's path",
        paragraph_template('<figure drawing="../plate" alt="A dog"/>'),
        "templates/blocks/p.xml.j2:1:1",
        '"../plate" is no value for the attribute "drawing" of "figure"',
        "it should be an id: letters, digits, - and _, a letter first",
    ),
    Bad(
        "a template's label without a key",
        both(
            write(FILE, to_json(PLATE)),
            paragraph_template('<figure drawing="plate" alt="A dog"><label>Dog</label></figure>'),
        ),
        "templates/blocks/p.xml.j2:1:1",
        '"label" in a figure needs the attribute "key"',
        more=2,
    ),
]
