"""What somebody fills in in any program is what we read."""

from __future__ import annotations

import pytest

from builder.pdf.forms import YES, read_fields
from tests.conftest import book
from tests.pdf.forms.viewers import VIEWERS, Values

LINE, CELL, NOTES = "cover:prepared-for", "log:worst-pain:monday", "heel-raise:my-notes"
TICKS = ("heel-raise:move-on-when-2-sets-of-15-feel-easy", "log:sit-to-stand:monday")

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIELDS = (NOTES, LINE, "cover:prepared-by", "cover:date", "log:week", *(f"log:worst-pain:{day}" for day in DAYS))
"""Fields that take words, each of its own kind first."""

SCRIPTS = {
    "German": "Zoë Müßig, 5 €",
    "Polish": "Łukasz Żółć",
    "Russian": "Мария Иванова",
    "Greek": "Ελένη Παππά",
    "Arabic": "ليلى حداد",
    "Hebrew": "נועה לוי",
    "Hindi": "प्रिया शर्मा",
    "Chinese": "王小明",
    "Japanese": "さくら 山川",
    "signs": "½ – “7°” … ✓",
    "combined": "e\u0301 n\u0303",
}
HOSTILE = {
    "parentheses": "(((\\",
    "octal": "\\101\\n",
    "end of a string": ") /V (x",
    "markup": "<b>&amp;</b> <script>alert(1)</script>",
    "formula": '=HYPERLINK("https://example.org","x")',
    "quotes": "\"'`,;|",
    "template": "{{ 7 * 7 }} ${HOME} %s %(x)s",
    "no words": "0",
}


@pytest.fixture(scope="module")
def blank() -> bytes:
    """A small booklet that nobody filled in."""
    return book("scaffold").build.laid_out.pdf


def read(data: bytes) -> dict[str, str]:
    """What is filled in in a file."""
    return {field.name: field.value for field in read_fields(data) if field.value}


@pytest.fixture(scope="module", params=VIEWERS)
def viewer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_words_and_ticks(viewer: str, blank: bytes) -> None:
    values: Values = {LINE: "Ana Ruiz", CELL: "3", NOTES: "Better each day.", **dict.fromkeys(TICKS, True)}
    filled = VIEWERS[viewer](blank, values)
    assert read(filled) == {LINE: "Ana Ruiz", CELL: "3", NOTES: "Better each day.", **dict.fromkeys(TICKS, YES)}
    assert [field.name for field in read_fields(filled)] == [field.name for field in read_fields(blank)]


@pytest.mark.parametrize("all_words", [SCRIPTS, HOSTILE], ids=["scripts", "hostile"])
def test_any_words(all_words: dict[str, str], viewer: str, blank: bytes) -> None:
    values = dict(zip(FIELDS, all_words.values(), strict=False))
    assert len(values) == len(all_words)
    assert read(VIEWERS[viewer](blank, values)) == values


@pytest.mark.parametrize("words", ["Привет ½ (a\\)", HOSTILE["markup"]])
def test_several_lines(words: str, viewer: str, blank: bytes) -> None:
    for end in ("\n", "\r\n", "\r"):
        values = {NOTES: end.join(["One.", "", words, "b."])}
        assert read(VIEWERS[viewer](blank, values)) == {NOTES: f"One.\n\n{words}\nb."}


@pytest.mark.parametrize("name", ["pdf.js", "pypdf", "values alone"])
def test_letters_beyond_sixteen_bits(name: str, blank: bytes) -> None:
    """PDFium cuts them off while they are typed."""
    assert read(VIEWERS[name](blank, {LINE: "🙂 𝛼"})) == {LINE: "🙂 𝛼"}


def test_long_words(viewer: str, blank: bytes) -> None:
    values = {LINE: "a" * 2000, NOTES: "A long story. " * 600}
    assert read(VIEWERS[viewer](blank, values)) == values


def test_a_form_that_is_filled_in_twice(viewer: str, blank: bytes) -> None:
    fill = VIEWERS[viewer]
    once = fill(blank, {LINE: "Ana", TICKS[1]: True})
    assert read(fill(once, {CELL: "4"})) == {LINE: "Ana", TICKS[1]: YES, CELL: "4"}


def test_one_program_after_the_other(blank: bytes) -> None:
    filled, values = blank, dict(zip(VIEWERS, (LINE, CELL, NOTES, "cover:date"), strict=True))
    for name, field in values.items():
        filled = VIEWERS[name](filled, {field: name})
    assert read(filled) == {field: name for name, field in values.items()}
