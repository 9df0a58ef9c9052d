"""Names of things that are not there."""

from __future__ import annotations

from tests.bad_input.case import Bad, block, both, edit, remove, write

LOG = "chapters/log.yaml"
RAISE = "exercises/heel_raise.yaml"
CLAIM = "claims:\n  - {id: C1, fact: Moving helps., status: consistent}\n"
EVIDENCE = "evidence:\n  - {id: E1, topic: Moving, wording: It helps., strength: fair, sources: [S1]}\n"
SOURCE = "sources:\n  - {id: S1, citation: A paper, read: abstract, took: All of it.}\n"
FACTS = both(
    write("evidence/claims.yaml", CLAIM),
    write("evidence/evidence.yaml", EVIDENCE),
    write("evidence/sources.yaml", SOURCE),
)
CHECK = "self_checks:\n  - {id: reach, name: Reach, steps: [Sit and reach.], record: Note it., real_change: An inch.}\n"
REST = "thu: rest, fri: rest, sat: rest, sun: rest"
PROGRAMME = f"""\
id: four-weeks
name: Four weeks
summary: A start
who: All.
not_for: [Nobody]
goal: Move more.
habit: After tea.
rules: [Rest when tired.]
sessions:
  - id: a-day
    code: A
    name: Day A
    minutes: 10
    items:
      - {{exercise: heel-raise, dose: {{sets: 2, reps: 10}}}}
phases:
  - id: one
    name: One
    goal: Begin.
    weeks:
      - {{week: 1, mon: a-day, tue: rest, wed: a-day, {REST}}}
    move_on_when: [It is easy.]
"""

UNKNOWN = [
    Bad(
        "a chapter",
        edit("booklet.yaml", "moves, log]", "moves, lag]"),
        "booklet.yaml:16:27",
        'there is no chapter "lag"',
        'did you mean "log"?',
    ),
    Bad(
        "a chapter whose file is gone",
        remove(LOG),
        "booklet.yaml:16:27",
        'there is no chapter "log"',
        "known here: moves, safety",
    ),
    Bad(
        "an exercise of the plan",
        edit("booklet.yaml", "exercises: [sit-to-stand, heel-raise]", "exercises: [sit-to-stand, heel-rise]"),
        "booklet.yaml:14:29",
        'there is no exercise "heel-rise"',
        'did you mean "heel-raise"?',
    ),
    Bad(
        "an exercise of the cards",
        edit("chapters/moves.yaml", "cards: strength", "cards: [sit-to-stand, heel-raises]"),
        "chapters/moves.yaml:11:27",
        'there is no exercise "heel-raises"',
        'did you mean "heel-raise"?',
    ),
    Bad(
        "a family of cards",
        edit("chapters/moves.yaml", "cards: strength", "cards: strenth"),
        "chapters/moves.yaml:11:12",
        'there is no family "strenth"',
        'did you mean "strength"?',
    ),
    Bad(
        "the family of an exercise",
        edit(RAISE, "family: strength", "family: power"),
        "exercises/heel_raise.yaml:4:9",
        'there is no family "power"',
        "known here: strength",
    ),
    Bad(
        "a condition",
        edit(RAISE, "avoid_if: [dizzy]", "avoid_if: [dizzi]"),
        "exercises/heel_raise.yaml:23:12",
        'there is no condition "dizzi"',
        'did you mean "dizzy"?',
    ),
    Bad(
        "a level of warning signs",
        edit("chapters/safety.yaml", "red_flags: emergency", "red_flags: urgent"),
        "chapters/safety.yaml:7:16",
        'there is no level "urgent"',
        "known here: emergency",
    ),
    Bad(
        "the level of a warning sign",
        edit("safety.yaml", "level: emergency", "level: emergenzy"),
        "safety.yaml:10:12",
        'there is no level "emergenzy"',
        'did you mean "emergency"?',
    ),
    Bad(
        "a programme",
        block("  - programme: four-week\n"),
        "chapters/log.yaml:6:16",
        'there is no programme "four-week"',
        "there is none yet: add it to programmes/",
    ),
    Bad(
        "a programme, by a near name",
        both(write("programmes/four.yaml", PROGRAMME), block("  - programme: four-week\n")),
        "chapters/log.yaml:6:16",
        'there is no programme "four-week"',
        'did you mean "four-weeks"?',
    ),
    Bad(
        "a session of a programme",
        both(
            write("programmes/four.yaml", PROGRAMME.replace("wed: a-day", "wed: b-day")),
            block("  - programme: four-weeks\n"),
        ),
        "programmes/four.yaml:21:47",
        'there is no session "b-day"',
        'did you mean "a-day"?',
    ),
    Bad(
        "an exercise of a session",
        both(write("programmes/four.yaml", PROGRAMME.replace("exercise: heel-raise", "exercise: toe-raise"))),
        "programmes/four.yaml:15:20",
        'there is no exercise "toe-raise"',
        'did you mean "heel-raise"?',
    ),
    Bad(
        "a self-check",
        both(write("self_checks.yaml", CHECK), block("  - self_check: reech\n")),
        "chapters/log.yaml:6:17",
        'there is no self-check "reech"',
        'did you mean "reach"?',
    ),
    Bad(
        "a family with cautions",
        block("  - cautions: strength\n"),
        "chapters/log.yaml:6:15",
        'there is no family with cautions "strength"',
        "there is none yet: list it under cautions: in safety.yaml",
    ),
    Bad(
        "a claim",
        both(FACTS, block("  - p: Moving helps.\n    covers: [C1, C2]\n")),
        "chapters/log.yaml:7:18",
        'there is no claim "C2"',
        "known here: C1",
    ),
    Bad(
        "evidence",
        both(FACTS, edit(RAISE, "avoid_if: [dizzy]", "evidence: [E2]")),
        "exercises/heel_raise.yaml:23:12",
        'there is no evidence "E2"',
        "known here: E1",
    ),
    Bad(
        "a source",
        both(FACTS, edit("evidence/evidence.yaml", "sources: [S1]", "sources: [S2]")),
        "evidence/evidence.yaml:2:75",
        'there is no source "S2"',
        "known here: S1",
    ),
    Bad(
        "a place to go to",
        edit("chapters/moves.yaml", "(#heel-raise)", "(#heel-rise)"),
        "chapters/moves.yaml:7:80",
        'nothing in the booklet has the id "heel-rise"',
        'did you mean "heel-raise"?',
    ),
    Bad(
        "a glossary entry",
        both(
            write("glossary.yaml", "terms:\n  - {id: calf, term: Calf, meaning: Of the leg.}\n"),
            block("  - p: Your [calf](#calves) works.\n"),
        ),
        "chapters/log.yaml:6:21",
        'nothing in the booklet has the id "calves"',
        "known here: contents, heel-raise, log, moves, plan, safety, sit-to-stand",
    ),
    Bad(
        "a script as a link",
        block("  - p: Tap [here](javascript:alert) now.\n"),
        "chapters/log.yaml:6:19",
        'the link "javascript:alert" goes nowhere',
        "use #id or https://…",
    ),
    Bad(
        "a link to nowhere",
        block("  - p: Tap [here]() now.\n"),
        "chapters/log.yaml:6:8",
        'the link "" goes nowhere',
        "use #id or https://…",
    ),
    Bad(
        "a row to tint",
        edit(LOG, "tinted: [Worst pain]", "tinted: [Worst]"),
        "chapters/log.yaml:10:14",
        'there is no row "Worst"',
        'did you mean "Worst pain"?',
    ),
    Bad(
        "a row or a column to tick",
        edit(LOG, "ticks: true", "ticks: [Mo, Heel rise]"),
        "chapters/log.yaml:11:17",
        'there is no row or column "Heel rise"',
        'did you mean "Heel raise"?',
    ),
    Bad(
        "a theme",
        edit("booklet.yaml", "chapters:", "edition: standart\nchapters:"),
        "booklet.yaml:16:10",
        'there is no theme "standart"',
        'did you mean "standard"?',
    ),
    Bad(
        "a theme of the command line",
        edit("booklet.yaml", "My booklet", "My book"),
        "",
        'there is no theme "../standard"',
        'did you mean "standard"?',
        ("--edition", "../standard"),
    ),
    Bad(
        "a paper",
        edit("booklet.yaml", "chapters:", "paper: a3\nchapters:"),
        "booklet.yaml:16:8",
        'the theme has no paper "a3"',
        "known here: a4, a5, half-letter, letter",
    ),
    Bad(
        "a paper of the command line",
        edit("booklet.yaml", "My booklet", "My book"),
        "",
        'the theme has no paper "A5"',
        "known here: a4, a5, half-letter, letter",
        ("--paper", "A5"),
    ),
]
