"""Themes that are not sound."""

from __future__ import annotations

from tests.bad_input.case import Bad, both, theme, write

STANDARD = "name: Mine\nextends: standard\n"

THEMES = [
    Bad(
        "extends itself",
        theme("name: Mine\nextends: mine\n"),
        "themes/mine.yaml:2:10",
        'the theme "mine" extends itself',
        "extends: standard",
    ),
    Bad(
        "extends in a circle",
        both(theme("name: Mine\nextends: yours\n"), write("themes/yours.yaml", "name: Yours\nextends: mine\n")),
        "themes/yours.yaml:2:10",
        "the chain of extends does not end",
        "at most 8 themes can extend one another, and none itself",
    ),
    Bad(
        "extends an unknown theme",
        theme("name: Mine\nextends: standart\n"),
        "themes/mine.yaml:2:10",
        'there is no theme "standart"',
        'did you mean "standard"?',
    ),
    Bad(
        "a list",
        theme("- name: Mine\n"),
        "themes/mine.yaml:1:1",
        "mine.yaml is no theme",
        "a theme is a mapping of fields, such as: extends: standard",
    ),
    Bad(
        "a missing field",
        theme("name: Mine\npaper: a5\n"),
        "themes/mine.yaml:1:1",
        'the field "card_pages" is missing',
        "a theme that begins with extends: standard needs only what differs",
        more=7,
    ),
    Bad(
        "an unknown field",
        theme(STANDARD + "colours: {}\n"),
        "themes/mine.yaml:3:1",
        'unknown field "colours"',
        'did you mean "colors"?',
    ),
    Bad(
        "an unknown style",
        theme(STANDARD + "type:\n  boddy: {size: 12}\n"),
        "themes/mine.yaml:4:3",
        'unknown field "boddy"',
        'did you mean "body"?',
    ),
    Bad(
        "an unknown colour",
        theme(STANDARD + "type:\n  body: {color: inc}\n"),
        "themes/mine.yaml:4:17",
        'there is no colour "inc"',
        'did you mean "ink"?',
    ),
    Bad(
        "text in a fill that is left out",
        theme(STANDARD + "colors: {pale: null}\ntype:\n  body: {color: pale}\n"),
        "themes/mine.yaml:5:17",
        'text cannot have the colour "pale"',
        "it is a fill that this theme leaves out; choose another",
    ),
    Bad(
        "a colour that is no colour",
        theme(STANDARD + "colors: {ink: black}\n"),
        "themes/mine.yaml:3:15",
        '"ink" should be a colour such as "#1F2A30", in quotes',
    ),
    Bad(
        "a colour without quotes",
        theme(STANDARD + "colors:\n  ink: #000000\n"),
        "themes/mine.yaml:4:7",
        '"ink" has no value',
        "a # begins a comment: put a colour in quotes",
    ),
    Bad(
        "a size as words",
        theme(STANDARD + "type:\n  body: {size: 12 pt}\n"),
        "themes/mine.yaml:4:16",
        '"size" should be a number',
    ),
    Bad(
        "a size that is not a number",
        theme(STANDARD + "type:\n  body: {size: .nan}\n"),
        "themes/mine.yaml:4:16",
        '"size" should be a number',
    ),
    Bad(
        "a size too small",
        theme(STANDARD + "type:\n  body: {size: 2}\n"),
        "themes/mine.yaml:4:16",
        '"size" should be 6 or more',
    ),
    Bad(
        "margins that leave no room",
        theme(STANDARD + "papers:\n  half-letter: {inner: 250}\n"),
        "themes/mine.yaml:4:17",
        '"half-letter" leaves 108 × 512 pt for text, at least 150 × 200 are needed: make the margins smaller',
    ),
    Bad(
        "an unknown paper",
        theme(STANDARD + "paper: a6\n"),
        "themes/mine.yaml:3:8",
        'the theme has no paper "a6"',
        "known here: a4, a5, half-letter, letter",
    ),
    Bad(
        "a paper with half of its fields",
        theme(STANDARD + "papers:\n  a6: {width: 298, height: 420}\n"),
        "themes/mine.yaml:4:8",
        'the field "top" is missing',
        more=6,
    ),
    Bad(
        "yes for true",
        theme(STANDARD + "fills: no\n"),
        "themes/mine.yaml:3:8",
        '"fills" should be true or false',
        "write false",
    ),
]
