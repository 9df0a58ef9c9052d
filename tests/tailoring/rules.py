"""What the conditions mean for our exercises: tables that were written from the facts, not from the content.

A column is a condition, in the order of `CONDITIONS`.
"""

from __future__ import annotations

CONDITIONS = [
    "acute_strain",
    "strain_early_rehab",
    "nerve",
    "dvt",
    "sit_bone_tendon",
    "hip_replacement",
    "knee_replacement",
    "osteoporosis",
    "pregnancy",
    "hypermobility",
    "eye_bp",
    "numb_skin",
    "blood_thinners",
    "teen",
]


def cells(table: str) -> list[tuple[str, str, str]]:
    """Every cell of a table: the name of its row, its condition, its letter."""
    rows = [line.split() for line in table.strip().splitlines()[1:]]
    assert all(len(row) == 1 + len(CONDITIONS) for row in rows)
    return [(row[0], condition, letter) for row in rows for condition, letter in zip(CONDITIONS, row[1:], strict=True)]


OWN_CARDS = """
     acute early nerve dvt sit hip knee bones baby loose eyes numb blood teen
WU1  c     .     .     A   .   .   .    .     .    .     .    .    .     .
WU2  c     .     .     A   .   .   .    .     .    .     .    .    .     .
WU3  A     .     c     A   c   c   .    .     c    .     .    .    .     .
WU4  .     .     .     A   .   c   .    c     .    .     .    .    .     .
WU5  A     .     c     A   c   c   .    .     c    .     .    .    .     .
WU6  A     .     A     A   A   A   A    A     A    .     .    .    .     .
ST1  A     .     A     A   A   c   .    .     c    c     .    .    .     .
ST2  A     .     A     A   A   c   .    c     .    c     .    .    .     .
ST3  A     .     A     A   A   c   c    c     c    .     .    .    .     .
ST4  A     .     A     A   A   c   .    c     .    .     c    .    .     .
ST5  A     .     A     A   A   c   .    .     c    .     c    .    .     .
ST6  .     .     .     A   .   c   c    .     c    .     .    .    .     .
ST7  .     .     .     A   .   .   c    c     c    .     .    .    .     .
YO1  A     .     A     A   A   c   .    c     c    c     c    .    .     .
YO2  A     .     A     A   A   c   .    c     c    .     A    .    .     .
YO3  A     .     A     A   A   c   c    c     c    .     c    .    .     .
SM1  A     c     c     A   c   .   .    c     c    .     .    c    c     .
SM2  .     .     c     A   .   c   c    c     A    .     .    c    c     .
SM3  A     .     c     A   .   .   .    c     .    .     .    c    c     .
SG1  c     .     .     A   .   .   .    .     c    .     .    .    .     .
SG2  A     c     .     A   .   .   .    .     c    .     .    .    .     .
SG3  A     .     .     A   .   .   c    .     .    .     .    .    .     .
SG4  A     .     .     A   .   c   .    .     .    .     .    .    .     .
SG5  A     .     .     A   c   c   c    .     c    .     .    .    .     .
SG6  A     c     A     A   c   c   .    c     c    .     c    .    .     .
SG7  A     c     A     A   c   c   .    c     c    .     .    .    .     .
SG8  A     c     A     A   c   .   .    .     c    .     .    .    .     .
SG9  A     c     c     A   c   A   A    c     A    .     c    .    .     c
CO1  .     .     .     A   .   .   c    .     c    .     c    .    .     .
CO2  .     .     c     A   .   c   .    .     c    .     .    .    .     .
"""
"""A: the card says to skip it. c: it asks for care."""

FAMILIES = """
             acute early nerve dvt sit hip knee bones baby loose eyes numb blood teen
warmup       m     m     m     A   m   m   m    m     m    .     m    .    .     s
stretch      A     m     A     A   A   m   m    m     m    m     m    .    .     m
yoga         A     m     A     A   A   m   m    m     m    m     A    m    .     .
self_massage A     m     m     A   m   m   m    m     m    .     m    m    m     .
strength     A     m     m     A   m   m   m    m     m    m     m    .    .     m
core         m     s     m     A   .   m   m    m     m    .     m    .    .     .
"""
"""A: the family is to be avoided. m: it is to be changed. s: it is fine, with a word. A point: there is no limit."""

TOGETHER = """
     acute early nerve dvt sit hip knee bones baby loose eyes numb blood teen
WU1  m     m     m     B   m   m   m    m     m    .     m    .    .     s
WU2  m     m     m     B   m   m   m    m     m    .     m    .    .     s
WU3  O     m     m     B   m   m   m    m     m    .     m    .    .     s
WU4  m     m     m     B   m   m   m    m     m    .     m    .    .     s
WU5  O     m     m     B   m   m   m    m     m    .     m    .    .     s
WU6  O     m     O     B   O   O   O    O     O    .     m    .    .     s
ST1  B     m     B     B   B   m   m    m     m    m     m    .    .     m
ST2  B     m     B     B   B   m   m    m     m    m     m    .    .     m
ST3  B     m     B     B   B   m   m    m     m    m     m    .    .     m
ST4  B     m     B     B   B   m   m    m     m    m     m    .    .     m
ST5  B     m     B     B   B   m   m    m     m    m     m    .    .     m
ST6  F     m     F     B   F   m   m    m     m    m     m    .    .     m
ST7  F     m     F     B   F   m   m    m     m    m     m    .    .     m
YO1  B     m     B     B   B   m   m    m     m    m     F    m    .     .
YO2  B     m     B     B   B   m   m    m     m    m     B    m    .     .
YO3  B     m     B     B   B   m   m    m     m    m     F    m    .     .
SM1  B     m     m     B   m   m   m    m     m    .     m    m    m     .
SM2  F     m     m     B   m   m   m    m     O    .     m    m    m     .
SM3  B     m     m     B   m   m   m    m     m    .     m    m    m     .
SG1  F     m     m     B   m   m   m    m     m    m     m    .    .     m
SG2  B     m     m     B   m   m   m    m     m    m     m    .    .     m
SG3  B     m     m     B   m   m   m    m     m    m     m    .    .     m
SG4  B     m     m     B   m   m   m    m     m    m     m    .    .     m
SG5  B     m     m     B   m   m   m    m     m    m     m    .    .     m
SG6  B     m     O     B   m   m   m    m     m    m     m    .    .     m
SG7  B     m     O     B   m   m   m    m     m    m     m    .    .     m
SG8  B     m     O     B   m   m   m    m     m    m     m    .    .     m
SG9  B     m     m     B   m   O   O    m     O    m     m    .    .     m
CO1  m     s     m     B   .   m   m    m     m    .     m    .    .     .
CO2  m     s     m     B   .   m   m    m     m    .     m    .    .     .
"""
"""Both tables at once. O: left out by its own card. F: by its family. B: by both. The rest as above."""

LEFT_OUT = {(name, condition) for name, condition, letter in cells(TOGETHER) if letter in "OFB"}
"""Each exercise with each condition that speaks against it."""

REMEDIES = """
         acute early nerve dvt sit hip knee bones baby loose eyes numb blood teen
heat     A     .     .     A   .   .   .    .     m    .     .    A    .     .
ice      s     .     .     .   .   .   .    .     .    .     .    A    .     .
massage  A     .     .     A   .   .   .    .     .    .     .    .    m     .
"""
"""What each remedy at home says of a condition. A point: nothing."""

SELF_CHECKS = """
    acute early nerve dvt sit hip knee bones baby loose eyes numb blood teen
T1  A     .     A     A   .   .   .    .     .    .     .    .    .     .
T2  A     .     A     .   A   A   .    A     .    .     A    .    .     .
T3  A     .     A     A   .   .   .    .     .    .     .    .    .     .
T4  .     .     .     .   .   .   .    .     .    .     .    .    .     .
"""
"""A: who has the condition should skip this self-check."""
