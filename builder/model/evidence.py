"""What the booklet claims, what the evidence says of it, and where that comes from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.base import Id, Identified, Line, Record, Text


class Claim(Identified):
    """A statement of the subject matter that the booklet must (or must not) put into words.

    consistent: print it. contested: print it in the balanced wording of its evidence.
    unsafe: only its safe form may be printed.
    """

    fact: Text
    status: Literal["consistent", "contested", "unsafe"]
    print: bool = True
    evidence: list[Id] = []


class Claims(Record):
    """`evidence/claims.yaml`."""

    claims: list[Claim]


class Never(Record):
    """Words that may not be printed: anywhere, or only in one chapter."""

    words: Line
    chapter: Id | None = None


class Evidence(Identified):
    """What is known about a topic.

    `must_say`: words of the balanced wording, one of each list of alternatives, that the
    chapters which cover its claims have to print. `never`: words that are not printed.
    """

    topic: Line
    wording: Text
    must_say: Annotated[list[list[Line]], Field(min_length=1)] | None = None
    never: list[Never] = []
    strength: Line
    sources: list[Id] = []


class EvidenceFile(Record):
    """`evidence/evidence.yaml`."""

    evidence: list[Evidence]


class Citation(Line):
    """Authors, title, journal, year."""

    max_length = 300


class Source(Identified):
    """Where a fact comes from, what was taken from it, and how well it was read."""

    citation: Citation
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=400)] | None = None
    read: Literal["abstract", "part", "second hand", "not read"]
    took: Text


class Sources(Record):
    """`evidence/sources.yaml`."""

    sources: list[Source]


class Term(Identified):
    """A glossary entry."""

    term: Line
    meaning: Text


class Glossary(Record):
    """`glossary.yaml`."""

    terms: list[Term]
