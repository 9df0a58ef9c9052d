"""The names of fields: each its own, with a meaning, and the same when other parts of the booklet change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from builder.pdf.forms import FieldValue, read_fields
from builder.pdf.structure.names import FieldName, key_of
from builder.pipeline import build
from tests.conftest import PROJECTS, book
from tests.pdf.book import Book

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WELL_FORMED = re.compile(r"[\w-]+(/[\w-]+)*(:[\w-]+){1,2}")


def names(data: bytes) -> list[str]:
    """The names of a file's fields."""
    return [field.name for field in read_fields(data)]


def by_name(made: Book) -> dict[str, FieldValue]:
    """The fields of a booklet by their names."""
    return {field.name: field for field in read_fields(made.build.laid_out.pdf)}


def test_each_field_of_every_booklet_has_a_name_of_its_own(every_book: Book) -> None:
    found = names(every_book.build.laid_out.pdf)
    assert len(found) > 20
    assert len(set(found)) == len(found)
    assert [name for name in found if not _WELL_FORMED.fullmatch(name)] == []


@pytest.mark.parametrize("edition", ["large-print", "ink-saver"])
def test_editions_name_fields_alike(edition: str, flagship: Book) -> None:
    """Only as many pages for notes as fill the sheet differ, and the notes that a full card has no room for."""
    ours, theirs = (
        {name for name in names(made.build.laid_out.pdf) if not name.endswith(("my-notes", "my-notes-2", "my-notes-3"))}
        for made in (flagship, book("flagship", edition))
    )
    assert ours == theirs


def test_the_logs_of_the_flagship(flagship: Book) -> None:
    fields = by_name(flagship)
    for day in WEEK:
        assert fields[f"logs/week-log:walk:{day}"].label == f"Walk, {day.capitalize()}"
        assert fields[f"logs/week-log:exercise-7:{day}"].kind == "tick"
        assert fields[f"logs/week-log:pain-during:{day}"].kind == "text"
    assert fields["logs/week-log:exercise-7:label"].label == "Exercise 7"
    assert fields["logs/week-log:exercise-7:label"].kind == "text"
    assert fields["logs/progress-log:leg-raise-right:week-2"].label == "Leg raise, right, Week 2"
    assert fields["logs/run-log:l7-day-2:repeat"].kind == "tick"
    assert fields["logs/run-log:l7-day-2:minutes"].kind == "text"
    assert fields["cover:look-again"].label == "Look again"


def test_headings_stand_below_those_of_a_higher_level(steady: Book) -> None:
    parts = {FieldName.read(name).part for name in by_name(steady)}
    assert {"safety/before-you-start", "log", "log/chair-stands", "log/falls-and-near-falls"} <= parts
    assert "exercises/steady-start/find-your-feet-weeks-1-and-2" in parts
    assert "exercises/steady-start/stand-stronger-weeks-3-and-4" in parts
    assert "heel-raises" in parts, "a card has the headings of its boxes for itself"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project."""
    return Path(shutil.copytree(PROJECTS["scaffold"], tmp_path / "project"))


def edited(project: Path, file: str, old: str, new: str) -> list[str]:
    """The names of the fields after a change of a file, but for those of pages that fill the last sheet."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [name for name in names(build(project).laid_out.pdf) if not name.startswith("filler")]


def test_names_stay_when_other_parts_change(project: Path) -> None:
    before = edited(project, "booklet.yaml", "id: my-booklet", "id: my-booklet")
    more = "blocks:\n  - tick: [One, Two]\n    title: First\n  - h: More\n  - blanks: [Week]\n"
    (project / "chapters/more.yaml").write_text(f"id: more\ntitle: More\nsummary: More\n{more}", encoding="utf-8")
    after = edited(project, "booklet.yaml", "chapters: [", "chapters: [more, ")
    assert [name for name in after if not name.startswith("more")] == before
    assert [name for name in after if name.startswith("more")] == ["more:one", "more:two", "more/more:week"]
    one_less = edited(project, "chapters/log.yaml", "Heel raise, Worst pain", "Worst pain")
    assert one_less == [name for name in after if not name.startswith("log:heel-raise")]


LOG = """\
id: log
title: Your log
summary: What you did
blocks:
  - blanks: [Date, Date, "???"]
  - grid: [Walk, Walk]
    columns: [Mo, Mo]
    blank_rows: 2
  - grid: [Walk]
    columns: [Mo]
  - grid: [Walk]
    columns: [Mo]
    id: evening
  - h: One
  - note_lines: 1
  - h: Two
    id: second
  - note_lines: 1
    title: Words that go on for longer than anybody would want a name to be
  - tick: [Done, Done]
    title: Ticks
"""


def test_what_has_the_same_words_is_told_apart(project: Path) -> None:
    (project / "chapters/log.yaml").write_text(LOG, encoding="utf-8")
    found = edited(project, "booklet.yaml", "id: my-booklet", "id: my-booklet")
    assert [name for name in found if name.startswith("log")] == [
        *("log:date", "log:date-2", "log:field"),
        *("log:1:label", "log:1:monday", "log:1:monday-2", "log:2:label", "log:2:monday", "log:2:monday-2"),
        *("log:walk:monday", "log:walk:monday-2", "log:walk-2:monday", "log:walk-2:monday-2"),
        *("log:walk-3:monday", "log/evening:walk:monday"),
        *("log/one:my-notes", "log/second:words-that-go-on-for-longer-than-anybody"),
        *("log/second:done", "log/second:done-2"),
    ]


def test_a_box_within_a_cell_has_the_name_of_the_cell(project: Path) -> None:
    head = '<tr head="yes"><th/><th scope="col">Mon</th></tr>'
    row = '<tr><th scope="row">Week 1</th><td look="a"><tick/> 12 March</td></tr>'
    (project / "templates/blocks").mkdir(parents=True)
    template = project / "templates/blocks/grid.xml.j2"
    template.write_text(f'<table role="weeks">{head}{row}</table>', encoding="utf-8")
    (field,) = (field for field in read_fields(build(project).laid_out.pdf) if field.name.startswith("log:week-1"))
    assert (field.name, field.label, field.kind) == ("log:week-1:monday", "12 March", "tick")


@pytest.mark.parametrize(
    ("name", "part", "row", "column"),
    [
        ("logs/week-log:walk:monday", "logs/week-log", "walk", "monday"),
        ("cover:date", "cover", "date", ""),
        ("Text1.0", "", "Text1.0", ""),
        ("Name:", "", "Name:", ""),
        ("a:b:c:d", "", "a:b:c:d", ""),
    ],
)
def test_a_name_is_read(name: str, part: str, row: str, column: str) -> None:
    read = FieldName.read(name)
    assert (read.part, read.row, read.column, str(read)) == (part, row, column, name)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Leg raise, right", "leg-raise-right"),
        ("L7, day 2", "l7-day-2"),
        ("Dehnung für Ältere", "dehnung-für-ältere"),
        ("Колено", "колено"),
        ("a_b", "a-b"),
        ("?!", "otherwise"),
        ("", "otherwise"),
        ("x" * 60, "x" * 40),
    ],
)
def test_keys(words: str, key: str) -> None:
    assert key_of(words, "otherwise") == key
