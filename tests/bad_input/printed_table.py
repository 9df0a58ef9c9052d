"""Names that stand twice, and what a booklet refers to and never prints."""

from __future__ import annotations

from tests.bad_input.case import Bad, Change, block, both, edit, remove, write
from tests.bad_input.references_table import PROGRAMME

LOG = "chapters/log.yaml"
RAISE = "exercises/heel_raise.yaml"


def programme(after: str) -> Change:
    """A programme that a chapter prints, with these blocks after it; the first of them in line 24."""
    return both(write("programmes/four.yaml", f"{PROGRAMME}after:\n{after}"), block("  - programme: four-weeks\n"))


TWICE = [
    Bad(
        "an exercise",
        edit(RAISE, "id: heel-raise", "id: sit-to-stand"),
        "exercises/sit_to_stand.yaml:2:1",
        'the id "sit-to-stand" is used twice',
        "the first is in heel_raise.yaml, line 2",
    ),
    Bad(
        "a family",
        edit("booklet.yaml", "    name: Strength\n", "    name: Strength\n  - {id: strength, name: Power}\n"),
        "booklet.yaml:9:10",
        'the id "strength" is used twice',
        "the first is on line 7",
    ),
    Bad(
        "a chapter in the order",
        edit("booklet.yaml", "moves, log]", "log, moves, log]"),
        "booklet.yaml:16:32",
        'the id "log" is used twice',
        "the first is on line 16",
    ),
    Bad(
        "a condition",
        edit("safety.yaml", "conditions:\n", "conditions:\n  - {id: dizzy, label: Dizzy, phrase: dizziness}\n"),
        "safety.yaml:27:10",
        'the id "dizzy" is used twice',
        "the first is on line 26",
    ),
    Bad(
        "a card",
        edit("chapters/moves.yaml", "cards: strength", "cards: [heel-raise, sit-to-stand, heel-raise]"),
        "chapters/moves.yaml:11:39",
        'the card "heel-raise" is printed twice',
        "the first is in moves.yaml, line 11",
    ),
    Bad(
        "a card in the contents",
        edit("booklet.yaml", "chapters:", "welcome:\n  - cards: [heel-raise]\nchapters:"),
        "chapters/moves.yaml:11:12",
        'the card "heel-raise" is printed twice',
        "the first is in booklet.yaml, line 17",
    ),
    Bad(
        "a card after a programme",
        both(edit("chapters/moves.yaml", "cards: strength", "p: None."), programme("  - cards: strength\n" * 2)),
        "programmes/four.yaml:25:12",
        'the card "heel-raise" is printed twice',
        "the first is in four.yaml, line 24",
        more=1,
    ),
    Bad(
        "a programme within itself",
        programme("  - programme: four-weeks\n"),
        "programmes/four.yaml:24:16",
        'the programme "four-weeks" prints itself',
        "take it out of its own after:",
    ),
    Bad(
        "a chapter and an exercise",
        both(edit(LOG, "id: log", "id: heel-raise"), edit("booklet.yaml", "moves, log]", "moves, heel-raise]")),
        "chapters/log.yaml:2:1",
        'the id "heel-raise" is used twice in the booklet',
        "the first is in heel_raise.yaml, line 2",
    ),
]

UNPRINTED = [
    Bad(
        "an exercise of the plan",
        edit("chapters/moves.yaml", "cards: strength", "cards: [sit-to-stand]"),
        "booklet.yaml:14:29",
        'no chapter prints the card of "heel-raise"',
        "add it to the cards of a chapter",
    ),
    Bad(
        "the cards of a family of none",
        both(
            edit("booklet.yaml", "    name: Strength\n", "    name: Strength\n  - {id: power, name: Power}\n"),
            block("  - cards: power\n"),
        ),
        "chapters/log.yaml:6:12",
        'no exercise is of the family "power"',
        "there is no card to print",
    ),
    Bad(
        "a glossary of nothing",
        block("  - collection: glossary\n"),
        "chapters/log.yaml:6:5",
        'the collection "glossary" is empty',
        "fill glossary.yaml",
    ),
    Bad(
        "the pain rule of no safety.yaml",
        both(
            remove("safety.yaml"),
            edit("chapters/safety.yaml", "  - red_flags: emergency\n", ""),
            edit(RAISE, "avoid_if: [dizzy]\n", ""),
            edit("exercises/sit_to_stand.yaml", "avoid_if: [dizzy]\n", ""),
        ),
        "chapters/safety.yaml:8:5",
        "the pain rule needs a safety.yaml",
        "copy the one that booklet new makes",
    ),
]
