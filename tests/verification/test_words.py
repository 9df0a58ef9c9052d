"""The table of meanings: every rule in it exists, and its words are plain."""

from __future__ import annotations

import re

import pytest

from builder.verification import Flavour
from builder.verification.profiles import load_profile, profile_xml
from builder.verification.words import GROUPS, meaning, meanings

SPACE = {"": "http://www.verapdf.org/ValidationProfile"}


def rules(flavour: Flavour) -> set[str]:
    """The rules of a profile, by clause and number of the test."""
    ids = profile_xml(flavour).iterfind("rules/rule/id", SPACE)
    return {f"{found.get('clause')}-{found.get('testNumber')}" for found in ids}


def test_every_rule_of_the_table_exists() -> None:
    assert set(meanings()) == set(GROUPS)
    for group, words in meanings().items():
        known = {rule for flavour in GROUPS[group] for rule in rules(flavour)}
        assert set(words) <= known, group


def test_every_rule_of_pdf_ua_has_words() -> None:
    assert set(meanings()["ua1"]) == rules(Flavour.UA1)
    assert len(meanings()["a2"]) > 100


def test_shared_words_are_shared_by_the_same_rules() -> None:
    """But for the part and the level that a file has to claim, tests of one number test the same."""

    def tests(flavour: Flavour) -> dict[str, str]:
        return {
            f"{rule.find('id', SPACE).get('clause')}-{rule.find('id', SPACE).get('testNumber')}":  # type: ignore[union-attr]
            rule.findtext("test", "", SPACE)
            for rule in profile_xml(flavour).iterfind("rules/rule", SPACE)
        }

    first = tests(Flavour.A2A)
    for flavour in GROUPS["a2"]:
        differ = {rule for rule, test in tests(flavour).items() if rule in first and first[rule] != test}
        assert differ <= {"6.6.4-2", "6.6.4-3"}, flavour


def test_the_words_are_plain() -> None:
    for words in (words for group in meanings().values() for words in group.values()):
        assert len(words) <= 120, words
        assert re.match(r"[a-z]", words) or words.startswith("PDF"), words
        assert not words.endswith("."), words
        assert not re.search(r"\b(shall|dictionary|entry key|StructTree|XObject|MCID)\b", words), words


def test_meanings_are_found_by_flavour() -> None:
    assert "alt text" in str(meaning(Flavour.UA1, "7.3", 1))
    assert meaning(Flavour.A3U, "6.1.3", 2) == meaning(Flavour.A2A, "6.1.3", 2)
    assert meaning(Flavour.UA1, "99", 1) is None
    assert meaning(Flavour.A1A, "6.1.3", 2) is None


@pytest.mark.parametrize("flavour", Flavour)
def test_profiles_are_read_whole(flavour: Flavour) -> None:
    root, profile = profile_xml(flavour), load_profile(flavour)
    assert profile.getRules().size() == len(root.findall("rules/rule", SPACE)) > 100
    assert profile.getVariables().size() == len(root.findall("variables/variable", SPACE))
    assert str(profile.getPDFAFlavour().name()) == root.get("flavour")
    assert str(profile.getPDFAFlavour().getId()) == flavour
    assert flavour.standard.replace("WTPDF 1.0 for ", "WTPDF 1.0 ").lower() in (
        root.findtext("details/name", "", SPACE).lower()
    )
