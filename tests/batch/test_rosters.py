"""Tables of clients in all their forms, and files that are not what they should be."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from builder.batch.roster import Entry, read_roster
from builder.batch.table import MAX_ROWS
from builder.errors import ContentError, Diagnostic
from builder.model.measures import Count, Duration

HEADS = "key,name,side,exercises"
PLAIN = "ana,Ána Ruiz,left,SG1"


def entries(folder: Path, content: str | bytes, name: str = "roster.csv") -> list[Entry]:
    """A roster with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_roster(path)


def refused(folder: Path, content: str | bytes, name: str = "roster.csv") -> tuple[Diagnostic, ...]:
    """What is wrong with a roster as a whole."""
    with pytest.raises(ContentError) as caught:
        entries(folder, content, name)
    return caught.value.diagnostics


def told(entry: Entry) -> list[str]:
    """The problems of an entry, with their places."""
    return [
        f"{problem.span.place().rpartition('/')[2] if problem.span else ''}: {problem.message}"
        for problem in entry.problems
    ]


def workbook(*rows: list[Any], merged: str = "") -> bytes:
    """A workbook with these rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Clients"
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_spreadsheets_csv(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    text = end.join([HEADS, PLAIN, ""]).replace(",", separator)
    marks = {"utf-16-le-bom": ("utf-16-le", b"\xff\xfe"), "utf-16-be-bom": ("utf-16-be", b"\xfe\xff")}
    codec, mark = marks.get(encoding, (encoding, b""))
    (entry,) = entries(tmp_path, mark + text.encode(codec))
    assert entry.client
    assert (entry.key, entry.client.name, entry.client.exercises) == ("ana", "Ána Ruiz", ["SG1"])


def test_every_field_can_be_written_in_a_cell(tmp_path: Path) -> None:
    heads = (
        "key,name,side,programme,exercises,doses,notes,conditions,confirm,chapters,start,review,edition,paper,language"
    )
    cells = [
        "ana",
        '"Ruiz, ""Ana"""',
        "left",
        "runner",
        '"SG1; ST1,WU1"',
        '"SG1: 2x8-10, hold 20 s; ST1: 3 x 1 min 30 s, days 5, rest none"',
        '"SG1: Go slowly; breathe. ST1: no\nST2 ;ST1:Twice"',
        "nerve",
        "SG1",
        '"safety, why"',
        "2026-11-30",
        "2027-01-05",
        "large-print",
        "letter",
        "en",
    ]
    line = ",".join([*cells, "a@example.org", "TRUE", "2026-11-22"])
    (entry,) = entries(tmp_path, f"{heads},Email,consent.email,consent.on\n\n{line}\n,,,\n")
    client = entry.client
    assert client, told(entry)
    assert (client.name, client.exercises, client.chapters) == ('Ruiz, "Ana"', ["SG1", "ST1", "WU1"], ["safety", "why"])
    assert (client.doses["SG1"].reps, client.doses["SG1"].hold) == (Count(8, 10), Duration(20))  # type: ignore[index]
    assert (client.doses["ST1"].time, client.doses["ST1"].rest) == (Duration(90), "none")  # type: ignore[index]
    assert client.notes == {"SG1": "Go slowly; breathe. ST1: no ST2", "ST1": "Twice"}
    assert client.review == datetime.date(2027, 1, 5)
    assert (client.consent.email, client.consent.on) == (True, datetime.date(2026, 11, 22))


def test_lines_and_columns_are_those_of_the_file(tmp_path: Path) -> None:
    rows = ['a,"Ana\nRuiz",left,SG1', "b,Bo,rigth,SG1", "c,Cy,left,SG 1,more"]
    first, second, third = entries(tmp_path, "\n".join([HEADS, *rows]))
    assert first.client
    assert told(second) == ['roster.csv:4, column "side": "side" should be "left", "right" or "both"']
    span = second.problems[0].span
    assert span
    assert (span.line, span.column, span.end_column) == (4, 6, 11)
    assert told(third)[0] == "roster.csv:5: the row has more cells than there are columns"
    assert told(third)[1].startswith('roster.csv:5, column "exercises": "exercises" should be an id')


def test_keys_are_needed_and_unique(tmp_path: Path) -> None:
    rows = ["ana,Ana,left,SG1", "Ana,Other,left,SG1", ",Bo,left,SG1", "../x,Cy,left,SG1", "ok,Di,left,SG1"]
    found = entries(tmp_path, "\n".join([HEADS, *rows]))
    assert [bool(entry.client) for entry in found] == [False, False, False, False, True]
    assert told(found[0]) == ['roster.csv:2, column "key": the key "ana" is used by several clients']
    assert told(found[2]) == ['roster.csv:4: the field "key" is missing']
    assert told(found[3])[0].startswith('roster.csv:5, column "key": "key" should be an id')


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "has no row with the names of the columns"),
        (b"key,name\n", "has no clients"),
        (b"ana,Ana Ruiz,left,SG1\n", "has no row with the names of the columns"),
        (b"key,name,sid\nana,Ana,left", 'there is no field "sid" for a column'),
        (b"key,name,name\nana,Ana,left", 'two columns have the name "name"'),
        (b"key,,name\nana,Ana,left", "the column B has no name"),
        ("key,name\nána,Ána".encode("cp1252"), "is not UTF-8 text"),
        ("key,name\na,b".encode("utf-16-le"), "has no row with the names of the columns"),
        (b'key,name\nana,"Ana', "a quotation mark is not closed"),
        (b'key,name\nana,"Ana" Ruiz', "a quotation mark is not closed"),
        (b"key,name\n" + b"a," * 200, "more than 100 cells"),
        (b"key,name\n" + b"x" * 20_000_001, "is larger than"),
        (b"PK\x03\x04", "has no row with the names of the columns"),
    ],
)
def test_files_that_are_no_rosters(tmp_path: Path, content: bytes, message: str) -> None:
    problem = refused(tmp_path, content)[0]
    assert message in problem.message
    assert "Ana" not in problem.message


@pytest.mark.parametrize(
    ("cell", "message"), [("A\0b", "U+0000"), ("A\x1b[31m", "U+001B"), ("A\u202eb", "U+202E"), ("A" * 6000, "5,000")]
)
def test_cells_that_are_no_text(tmp_path: Path, cell: str, message: str) -> None:
    (entry,) = entries(tmp_path, f"{HEADS}\nana,{cell},left,SG1\n")
    assert entry.client is None
    assert [message in problem for problem in told(entry)] == [True]


def test_a_hundred_thousand_rows_are_refused_at_once(tmp_path: Path) -> None:
    started = time.process_time()
    (problem,) = refused(tmp_path, HEADS + f"\n{PLAIN}" * 100_000)
    assert problem.message == f"roster.csv has more than {MAX_ROWS:,} rows"
    assert time.process_time() - started < 20


def test_a_workbook(tmp_path: Path) -> None:
    heads = [*HEADS.split(","), "start", "review", "doses"]
    first = ["ana", "Ana", "left", "SG1", datetime.date(2026, 11, 30), datetime.datetime(2027, 1, 5), "SG1: 2x8"]
    found = entries(
        tmp_path, workbook(heads, first, [], ["b", 7.0, "rigth", "SG1"], [3, "=1+1", "left", "#N/A"]), "r.xlsx"
    )
    assert found[0].client
    assert (found[0].client.start, found[0].client.review) == (datetime.date(2026, 11, 30), datetime.date(2027, 1, 5))
    assert found[1].name == "7"
    place = 'r.xlsx, sheet "Clients", row 4, column "side" (C)'
    assert told(found[1]) == [f'{place}: "side" should be "left", "right" or "both"']
    assert told(found[2])[:2] == [
        'r.xlsx, sheet "Clients", row 5, column "name" (B): "name" is a formula',
        'r.xlsx, sheet "Clients", row 5, column "exercises" (D): "exercises" is an error of the spreadsheet',
    ]
    assert [problem for problem in told(found[2]) if "missing" in problem] == []


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    rows = workbook(HEADS.split(","), ["a", "Ana", "left", "SG1"], ["b", "Bo", "left", None], merged="D2:D3")
    (problem,) = refused(tmp_path, rows, "r.xlsx")
    assert problem.message == "r.xlsx has merged cells (D2:D3)"


def _changed(part: str, *changes: tuple[bytes, bytes]) -> bytes:
    """A good workbook with a part that was tampered with."""
    good, out = io.BytesIO(workbook(HEADS.split(","), ["a", "Ana", "left", "SG1"])), io.BytesIO()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            for old, new in changes if name == part else ():
                assert old in content
                content = content.replace(old, new, 1)
            target.writestr(name, content)
    return out.getvalue()


_LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a '"
    + b"ha" * 500
    + b"'>"
    + b"".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>".encode() for n in range(8))
    + b"]><worksheet "
)
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"key,name\n",
        b"PK\x03\x04" + b"\0" * 100,
        workbook(HEADS.split(","))[:-500],
        _changed(SHEET, (b"<worksheet", b"<worksheet <")),
        _changed(SHEET, (b"<worksheet ", _LAUGHS), (b"<sheetData>", b"<sheetData>&i;")),
        _changed(SHEET, (b'<row r="2"', b'<row r="1048576"')),
        _changed("xl/workbook.xml", (b"<sheets>", b"<sheets/><!--")),
        _changed("[Content_Types].xml", (b"spreadsheetml.sheet.main", b"wordprocessingml.document.main")),
    ],
    ids=["empty", "text", "no-zip", "cut", "no-xml", "laughs", "far-row", "no-sheets", "other"],
)
def test_workbooks_that_are_none(tmp_path: Path, content: bytes) -> None:
    started = time.process_time()
    assert "r.xlsx" in refused(tmp_path, content, "r.xlsx")[0].message
    assert time.process_time() - started < 10


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(SHEET, b" " * 160_000_000)
    (problem,) = refused(tmp_path, out.getvalue(), "r.xlsx")
    assert "unpacks to more than" in problem.message


def test_other_files_and_folders(tmp_path: Path) -> None:
    assert "is no roster" in refused(tmp_path, b"", "roster.ods")[0].message
    (tmp_path / "empty").mkdir()
    with pytest.raises(ContentError, match="there is no roster"):
        read_roster(tmp_path / "gone.csv")
    with pytest.raises(ContentError, match="has no clients"):
        read_roster(tmp_path / "empty")
