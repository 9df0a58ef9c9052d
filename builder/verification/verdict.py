"""What a check of a file found, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from builder.verification.flavours import Flavour


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule fails: the page, counted from 1, if it is known; what is there in plain words.

    `message` is veraPDF's own account of it, `context` its path to the object.
    """

    page: int | None
    what: str
    message: str
    context: str

    def __str__(self) -> str:
        return ", ".join(part for part in (f"page {self.page}" if self.page else "", self.what) if part)


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks `count` times: test number `test` of a clause of the standard.

    `meaning` says in plain words what is wrong, `rule` is veraPDF's text; `places` are the first ones that differ.
    """

    clause: str
    test: int
    count: int
    meaning: str
    rule: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file complies with a flavour, how many checks were made, and the rules that fail, by clause."""

    flavour: Flavour
    compliant: bool
    checks: int
    failures: tuple[Failure, ...]
