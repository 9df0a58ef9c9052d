"""Names of every script that the font has, and hostile ones: right on the page, or refused with a reason."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.batch.privacy import about
from builder.batch.roster import Entry, read_roster
from builder.batch.run import Made
from builder.cli.batch import Setting, build_client
from builder.pdf.coverage import unprintable
from builder.source import format_text
from tests.batch.small import project
from tests.pdf.reader import Reading

STEADY = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
HOSTILE = [
    "<b>Ana</b>",
    "Ana & Bo <bo@example.org>",
    "{{ 7 * 7 }} {% raw %}",
    "**Ana** [x](#y)",
    "../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "; DROP TABLE clients",
    "\"Ana\" 'Bo' \\n",
    "Ana</p></cover>",
    "%PDF-1.7 endobj",
    "]]>&amp;&#65;",
]


@cache
def printable() -> str:
    """The letters, marks and signs of the font."""
    chars = (chr(code) for code in range(0x21, 0xFFFF) if not 0xD800 <= code < 0xE000)
    return "".join(c for c in chars if unicodedata.category(c)[0] in "LNPS" and not unprintable(c))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project."""
    folder = tmp_path_factory.mktemp("names")
    project(folder)
    return folder


def read(folder: Path, name: str) -> Entry:
    """The client of that name, from a roster."""
    out = io.StringIO()
    csv.writer(out).writerows([["key", "name", "side", "exercises"], ["ana", name, "left", "sit-to-stand"]])
    path = folder / "roster.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    (entry,) = read_roster(path)
    return entry


def made(folder: Path, entry: Entry) -> Made:
    """The booklet of a client."""
    assert entry.client
    setting = Setting(folder / "project", folder, datetime.date(2026, 11, 22), "")
    return build_client(setting, entry.client, entry.key, ())


def letters(text: str) -> str:
    """A text without white space, and with straight quotes, for which typographic ones are set."""
    straight = text.translate({ord(char): '"' for char in "“”"} | {ord(char): "'" for char in "‘’"})
    return "".join(unicodedata.normalize("NFKC", straight).split())


def assert_printed(folder: Path, name: str) -> None:
    entry = read(folder, name)
    result = made(folder, entry)
    assert result.pdf, format_text(result.problems)
    assert entry.client
    assert letters(entry.client.name) == letters(name)
    assert letters(Reading(result.pdf).pages[0].text) == letters(name) + "ana"


@pytest.mark.parametrize(
    "name", [*HOSTILE, "Ana Sofía Guðmundsdóttir", "Σωκράτης Παπαδόπουλος", "Дмитрий Иванов", "Nguyễn Thị Ánh"]
)
def test_names_stand_on_the_page_as_they_are(folder: Path, name: str) -> None:
    assert_printed(folder, name)


@STEADY
@given(st.data())
def test_every_letter_of_the_font(folder: Path, data: st.DataObject) -> None:
    text = st.text(st.sampled_from(printable() + " "), min_size=1, max_size=40)
    name = " ".join(data.draw(text.filter(str.strip)).split())
    assert_printed(folder, name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("A" * 500, "is 500 characters long; at most 80 fit"),
        ("Ana\x00", "has the control character U+0000"),
        ("Ana\x1b[2J", "has the control character U+001B"),
        ("\u202eanA", "has the control character U+202E"),
    ],
)
def test_names_that_are_refused(folder: Path, name: str, reason: str) -> None:
    entry = read(folder, name)
    assert entry.client is None
    (problem,) = entry.problems
    assert reason in problem.message
    shown = format_text([about(entry, problem)])
    assert 'roster.csv:2, column "name"' in shown
    assert name not in shown


@STEADY
@given(st.text(max_size=60))
def test_any_text_is_printed_or_refused(folder: Path, name: str) -> None:
    if any(0xD800 <= ord(char) < 0xE000 for char in name):
        return  # no file can hold half a character
    entry = read(folder, name)
    if entry.client is None:
        assert all(problem.span for problem in entry.problems)
        return
    result = made(folder, entry)
    if result.pdf is None:
        assert any("the font has no character" in problem.message for problem in result.problems)
        assert [unprintable(entry.client.name)] != [[]]
    else:
        assert letters(Reading(result.pdf).pages[0].text) == letters(entry.client.name) + "ana"
