"""What the rules of the standards mean, in plain words."""

from __future__ import annotations

import tomllib
from functools import cache

from builder.resources import resource
from builder.verification.flavours import Flavour

RULES = "assets/verapdf_rules.toml"
"""The table of meanings: for each group of flavours, by clause and number of the test."""

GROUPS = {
    "ua1": (Flavour.UA1,),
    "a2": (Flavour.A2A, Flavour.A2B, Flavour.A2U, Flavour.A3A, Flavour.A3B, Flavour.A3U),
}
"""Which flavours share their rules: PDF/A-3 only adds attached files of any kind to PDF/A-2."""


def meaning(flavour: Flavour, clause: str, test: int) -> str | None:
    """What it means that a rule fails, or None when the table does not tell."""
    for group, flavours in GROUPS.items():
        if flavour in flavours:
            return meanings()[group].get(f"{clause}-{test}")
    return None


@cache
def meanings() -> dict[str, dict[str, str]]:
    """The whole table: group, then clause and test such as "7.3-1", then the words."""
    return tomllib.loads(resource(RULES).read_text(encoding="utf-8"))
