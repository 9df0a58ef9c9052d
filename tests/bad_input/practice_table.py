"""A practice that is not sound, or that the booklet cannot follow, and variables that there are not."""

from __future__ import annotations

from tests.bad_input.case import Bad, Change, block, both, edit, write

NAME = "name: Harbor Lane\n"


def practice(text: str) -> Change:
    """The project's practice: its name in line 1, then this."""
    return write("practice.yaml", NAME + text)


def chapter(text: str) -> Change:
    """A paragraph in line 6 of the log, from column 8 on."""
    return block(f"  - p: {text}\n")


PRACTICE = [
    Bad("no name", write("practice.yaml", "phone: 555 0142\n"), "practice.yaml:1:1", 'the field "name" is missing'),
    Bad(
        "a slip in a field",
        practice("logos: {file: a.png, alt: A}\n"),
        "practice.yaml:2:1",
        'unknown field "logos"',
        'did you mean "logo"?',
    ),
    Bad(
        "seven people",
        practice(f"people: [{', '.join(7 * ['{name: Jo Ek}'])}]\n"),
        "practice.yaml:2:9",
        '"people" has too many items (7): at most 6 fit',
    ),
    Bad(
        "a person as words",
        practice("people: [Jo Ek]\n"),
        "practice.yaml:2:10",
        '"people" should be a mapping of fields',
    ),
    Bad(
        "a web page without https",
        practice("web: www.example.org\n"),
        "practice.yaml:2:6",
        '"web" should be an address such as https://example.org/page',
    ),
    Bad(
        "an e-mail address without an @",
        practice("email: example.org\n"),
        "practice.yaml:2:8",
        '"email" should be an address such as name@example.org',
    ),
    Bad(
        "a number to call that is a number",
        practice("emergency: {number: 112}\n"),
        "practice.yaml:2:21",
        '"number" should be text',
        "put it in quotes",
    ),
    Bad(
        "a number to call that is a sentence",
        practice("emergency: {number: the number of the ambulance}\n"),
        "practice.yaml:2:21",
        '"number" is 27 characters long; at most 20 fit',
    ),
    Bad(
        "a pain ceiling beyond the line to stop at",
        practice("pain_ceiling: 6\n"),
        "practice.yaml:2:15",
        '"pain_ceiling" should be 5 or less',
    ),
    Bad(
        "a pain ceiling at the line to stop at of the booklet",
        both(
            practice("pain_ceiling: 5\n"),
            edit("safety.yaml", "low: 4, high: 5", "low: 4, high: 4"),
            edit("safety.yaml", "low: 6, high: 10", "low: 5, high: 10"),
        ),
        "practice.yaml:2:1",
        "the pain ceiling 5 is not below the number to stop at in the booklet, 5",
        "at most 4",
    ),
    Bad(
        "a pain ceiling for a rule out of order",
        both(
            practice("pain_ceiling: 2\n"),
            edit("safety.yaml", "sign: ease, low: 4", "sign: go, low: 4"),
            edit("safety.yaml", "sign: go, low: 0", "sign: ease, low: 0"),
        ),
        "practice.yaml:2:1",
        "the pain rule of the booklet can have no ceiling",
        "its levels should have the signs go, ease and stop, in this order",
        more=1,
    ),
    Bad(
        "a pain ceiling that a title does not follow",
        both(
            practice("pain_ceiling: 2\n"),
            edit("safety.yaml", 'title: "Pain {pain_range}", short: carry on', "title: Pain 0 to 3, short: carry on"),
        ),
        "safety.yaml:21:42",
        '"Pain 0 to 3" would not follow the pain ceiling of the practice, 2',
        "write {pain_range} for its numbers",
    ),
    Bad(
        "a colour that nobody can read",
        practice('colors:\n  heading: "#7FB2C4"\n'),
        "practice.yaml:3:3",
        '"heading" #7FB2C4 has a contrast of 2.0:1 with #E8F1F3; 7:1 or more is needed',
        'the nearest darker shade that passes is "#3C545C"',
    ),
    Bad(
        "a colour without quotes",
        practice("colors:\n  heading: #1F3F77\n"),
        "practice.yaml:3:11",
        '"heading" has no value',
        "a # begins a comment: put a colour in quotes",
    ),
    Bad(
        "a colour by name",
        practice("colors: {line: teal}\n"),
        "practice.yaml:2:16",
        '"line" should be a colour such as "#1F2A30", in quotes',
    ),
    Bad(
        "a logo that is not there",
        practice("logo: {file: logo.png, alt: Harbor Lane}\n"),
        "practice.yaml:2:14",
        'there is no picture "logo.png"',
        "its name counts from the project's folder",
    ),
    Bad(
        "a logo that is no picture",
        both(practice("logo: {file: logo.png, alt: Harbor Lane}\n"), write("logo.png", b"not a picture")),
        "practice.yaml:2:14",
        "cannot read the picture logo.png: its contents are not what its name says",
        "open it in a picture editor and save it again",
    ),
    Bad(
        "a logo without words",
        practice("logo: {file: logo.png}\n"),
        "practice.yaml:2:8",
        'the field "alt" is missing',
    ),
    Bad(
        "an edition that there is not",
        practice("edition: large print\n"),
        "practice.yaml:2:10",
        '"edition" should be an id: letters, digits, - and _, a letter first',
    ),
    Bad(
        "a paper that there is not",
        practice("paper: a3\n"),
        "practice.yaml:2:8",
        'the theme has no paper "a3"',
        "…",
    ),
    Bad(
        "a slip in a variable",
        chapter("Stop above {pain_celing}."),
        "chapters/log.yaml:6:19",
        'there is no variable "pain_celing"',
        'did you mean "pain_ceiling"? (for the braces themselves: {{pain_celing}})',
    ),
    Bad(
        "a variable of another text",
        chapter("Pain {pain_range} is fine."),
        "chapters/log.yaml:6:13",
        'there is no variable "pain_range"',
        "did you mean…",
    ),
    Bad(
        "a variable of pain without a pain rule",
        both(
            chapter("Stop above {pain_ceiling}."),
            edit("chapters/safety.yaml", "  - pain_rule: full\n", ""),
            edit("safety.yaml", "sign: go, low: 0", "sign: ease, low: 0"),
        ),
        "chapters/log.yaml:6:19",
        'there is no variable "pain_ceiling"',
        "known here: emergency_number, emergency_room, urgent_care (…",
        more=1,
    ),
    Bad(
        "a text that begins with a variable",
        chapter("{urgent_care} is open."),
        "chapters/log.yaml:6:22",
        "not valid YAML: did not find expected key",
        "put a text that begins with { in quotes",
    ),
]
