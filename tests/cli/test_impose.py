"""`booklet impose` and `booklet build --print`: what they write and say, and what becomes of bad input."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Encryption, Name, Pdf, Permissions

from builder.cli.main import cli, run
from builder.errors import ExitCode
from tests.cli.command import booklet, booklet_at_a_terminal
from tests.conftest import PROJECTS
from tests.press.folding import booklet as folded
from tests.press.material import A4, A5, HALF_LETTER, LETTER, changed, labelled
from tests.press.reading import papers, read_sides


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a PDF of eight half-letter pages."""
    (tmp_path / "ana.pdf").write_bytes(labelled([HALF_LETTER] * 8))
    return tmp_path


@pytest.mark.parametrize(("size", "sheet"), [(HALF_LETTER, (792, 612)), (A5, (841.89, 595.276))])
def test_without_options_a_booklet_comes_out(
    size: tuple[float, float], sheet: tuple[float, float], folder: Path
) -> None:
    (folder / "ana.pdf").write_bytes(labelled([size] * 8))
    done = booklet("impose", "ana.pdf", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.OK, b"", b"")
    sides = read_sides((folder / "ana-print.pdf").read_bytes())
    assert (sides[0].width, sides[0].height) == pytest.approx(sheet, abs=0.01)
    assert folded(papers(sides, "short"), None) == list(range(8))
    assert {path.name for path in folder.iterdir()} == {"ana.pdf", "ana-print.pdf"}


def test_every_option_reaches_the_sheets(folder: Path) -> None:
    options = "--layout booklet-4up --sheet tabloid --signature 1 --right-to-left --flip short --blanks before-last"
    more = "--thickness 0.1 --bleed 0 --fold-marks --scale fit -o out.pdf"
    done = booklet("impose", "ana.pdf", *options.split(), *more.split(), cwd=folder)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    sheets = papers(read_sides((folder / "out.pdf").read_bytes()), "short", rows=2)
    assert folded(sheets, 1, right_to_left=True) == list(range(8))


def test_at_a_terminal_it_says_what_was_made(folder: Path) -> None:
    (folder / "ana.pdf").write_bytes(labelled([LETTER] * 6))
    arguments = ["ana.pdf", "--sheet", "letter", "--scale", "fit"]
    code, out, shown = booklet_at_a_terminal("impose", *arguments, cwd=folder)
    assert (code, out) == (ExitCode.OK, b"")
    expected = "ana-print.pdf: 2 sheets of letter, flip on the short edge, pages at 65 % of their size, 2 blank"
    assert shown.strip() == expected


def test_fronts_and_backs_apart_with_their_steps(folder: Path) -> None:
    done = booklet("impose", "ana.pdf", "--sides", "apart", cwd=folder)
    assert done.returncode == ExitCode.OK
    lines = done.stderr.decode().splitlines()
    assert [line[:3] for line in lines] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert "like a page of a book" in lines[2]
    names = {path.name for path in folder.iterdir()}
    assert names == {"ana.pdf", "ana-print-fronts.pdf", "ana-print-backs.pdf"}
    assert len(read_sides((folder / "ana-print-fronts.pdf").read_bytes())) == 3


def test_to_standard_output(folder: Path) -> None:
    done = booklet("impose", "ana.pdf", "-o", "-", cwd=folder)
    assert folded(papers(read_sides(done.stdout), "short"), None) == list(range(8))


def test_what_only_its_owner_reads_stays_so(folder: Path) -> None:
    (folder / "ana.pdf").chmod(0o600)
    booklet("impose", "ana.pdf", "--sides", "apart", cwd=folder)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    (folder / "ana.pdf").chmod(0o644)
    booklet("impose", "ana.pdf", cwd=folder)
    assert (folder / "ana-print.pdf").stat().st_mode & 0o777 == 0o644


def saved(name: str, encryption: Encryption, folder: Path) -> None:
    with Pdf.open(folder / "ana.pdf") as pdf:
        pdf.save(folder / name, encryption=encryption)


def of_size(values: list[object]) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj.MediaBox = Array(values)

    return change


@pytest.fixture
def bad(folder: Path) -> Path:
    """A folder with files of many faults."""
    good = (folder / "ana.pdf").read_bytes()
    saved("closed.pdf", Encryption(owner="owner", user="user"), folder)
    silent = Permissions(print_lowres=False, print_highres=False)
    saved("silent.pdf", Encryption(owner="owner", user="", allow=silent), folder)
    (folder / "cut.pdf").write_bytes(good[: len(good) // 2])
    (folder / "head.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "note.pdf").write_text("no PDF")
    with Pdf.new() as pdf:
        pdf.save(folder / "bare.pdf")
    (folder / "flat.pdf").write_bytes(changed(good, of_size([0, 0, 396, 0])))
    (folder / "huge.pdf").write_bytes(changed(good, of_size([0, 0, 9000, 9000])))
    (folder / "letter.pdf").write_bytes(labelled([HALF_LETTER, LETTER]))
    (folder / "a4.pdf").write_bytes(labelled([A4]))
    (folder / "high.pdf").write_bytes(labelled([(360, 590)]))
    (folder / "wide.pdf").write_bytes(labelled([(280, 340)]))

    def broken(pdf: Pdf) -> None:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"garbage", Filter=Name.FlateDecode)

    (folder / "broken.pdf").write_bytes(changed(good, broken))
    return folder


REFUSED = {
    "nowhere.pdf": "cannot read nowhere.pdf: No such file or directory",
    ".": ". is no file",
    "note.pdf": "note.pdf is no PDF file",
    "empty.pdf": "empty.pdf is no PDF file",
    "head.pdf": "head.pdf is damaged or cut off",
    "cut.pdf": "cut.pdf is damaged or cut off",
    "broken.pdf": "broken.pdf is damaged or cut off",
    "closed.pdf": "closed.pdf opens only with a password",
    "silent.pdf": "the maker of silent.pdf does not allow printing",
    "bare.pdf": "bare.pdf has no pages",
    "flat.pdf": "page 2 of flat.pdf has no size",
    "huge.pdf": "page 2 is 3175 × 3175 mm: too large for a booklet on tabloid sheets",
    "letter.pdf --sheet letter": "page 2 is letter: too large for a booklet on letter sheets",
    "letter.pdf --sheet letter --layout 2-up --scale none": "page 2 is letter: too large for a 2-up on letter sheets",
    "ana.pdf --sheet letter --bleed 3": "page 1 is half-letter: too large for a booklet on letter sheets with bleed",
    "ana.pdf --sheet a4 --crop-marks": "page 1 is half-letter: too large for a booklet on a4 sheets with crop marks",
    "high.pdf --sheet letter --crop-marks": (
        "page 1 is 127 × 208 mm: too large for a booklet on letter sheets with crop marks"
    ),
    "wide.pdf --sheet letter --crop-marks --layout 4-up --scale none": (
        "page 1 is 99 × 120 mm: too large for a 4-up on letter sheets with crop marks"
    ),
    "a4.pdf --sheet a5": "page 1 is a4: too large for a booklet on a5 sheets",
}


@pytest.mark.parametrize("arguments", REFUSED)
def test_what_cannot_be_imposed(
    arguments: str, bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(bad)
    command = ["impose", *arguments.split(), "-o", "out.pdf", "--format", "json"]
    assert run(lambda: cli.main(command, standalone_mode=False)) == ExitCode.CONTENT
    out, told = capsys.readouterr()
    (problem,) = json.loads(told)
    assert out == ""
    assert (problem["severity"], problem["message"]) == ("error", REFUSED[arguments])
    assert not (bad / "out.pdf").exists()


def test_what_helps_when_pages_are_too_large(bad: Path) -> None:
    done = booklet("impose", "letter.pdf", "--sheet", "letter", cwd=bad)
    hint = "  = choose --sheet tabloid or --sheet letter --scale fit, which prints it at 65 % of its size"
    assert done.stderr.decode().splitlines()[1] == hint
    for choice in ("--sheet tabloid", "--sheet letter --scale fit"):
        assert booklet("impose", "letter.pdf", *choice.split(), cwd=bad).returncode == ExitCode.OK


USAGE = {
    "": "Missing argument",
    "ana.pdf --sheet poster": "is not one of",
    "ana.pdf --thickness 0.1 --creep 1": "give one of them",
    "ana.pdf --thickness -1": "is not in the range",
    "ana.pdf --signature 0": "is not in the range",
    "ana.pdf --layout 4-up --signature 4": "--signature is for sheets that are folded, not for 4-up",
    "ana.pdf --layout 2-up --fold-marks": "--fold-marks is for sheets that are folded, not for 2-up",
    "ana.pdf --reverse-backs": "--reverse-backs is for --sides apart or in-turn",
    "ana.pdf --sides apart -o -": "two files do not fit into standard output",
}


@pytest.mark.parametrize("arguments", USAGE)
def test_wrong_use(
    arguments: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert run(lambda: cli.main(["impose", *arguments.split()], standalone_mode=False)) == ExitCode.USAGE
    out, told = capsys.readouterr()
    assert out == ""
    assert USAGE[arguments] in told
    assert {path.name for path in folder.iterdir()} == {"ana.pdf"}


@pytest.mark.parametrize("place", ["no/such/out.pdf", ".", "/dev/full"])
def test_places_that_cannot_be_written(place: str, folder: Path) -> None:
    done = booklet("impose", "ana.pdf", "-o", place, cwd=folder)
    assert done.returncode == ExitCode.OUTPUT
    assert {path.name for path in folder.iterdir()} == {"ana.pdf"}


def test_a_mended_file_is_told(folder: Path) -> None:
    data = (folder / "ana.pdf").read_bytes()
    (folder / "ana.pdf").write_bytes(data[:-200])
    done = booklet("impose", "ana.pdf", cwd=folder)
    assert done.returncode == ExitCode.OK
    assert done.stderr.decode().startswith("warning: ana.pdf is damaged, and was mended as far as possible\n")
    assert folded(papers(read_sides((folder / "ana-print.pdf").read_bytes()), "short"), None) == list(range(8))


def test_too_many_sheets_in_one_fold_are_told(folder: Path) -> None:
    (folder / "ana.pdf").write_bytes(labelled([HALF_LETTER] * 84))
    done = booklet("impose", "ana.pdf", cwd=folder)
    assert done.stderr.decode().startswith("warning: 21 sheets are folded into one another: ")
    assert booklet("impose", "ana.pdf", "--signature", "5", cwd=folder).stderr == b""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project with a client."""
    shutil.copytree(PROJECTS["scaffold"], tmp_path / "mine")
    (tmp_path / "mine/clients").mkdir()
    client = "name: Ana Ruiz\nside: left\nexercises: [heel-raise]\n"
    (tmp_path / "mine/clients/ana.yaml").write_text(client, encoding="utf-8")
    return tmp_path / "mine"


def test_build_writes_the_sheets_beside_the_booklet(project: Path) -> None:
    done = booklet("build", "--print", "-o", "handout.pdf", cwd=project)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    with pikepdf.open(project / "handout.pdf") as reader, pikepdf.open(project / "handout-print.pdf") as sheets:
        assert len(sheets.pages) == len(reader.pages) / 2
        assert str(sheets.docinfo.Title) == str(reader.docinfo.Title)
        assert list(map(float, sheets.pages[0].mediabox)) == [0, 0, 792, 612]
        assert "/StructTreeRoot" in reader.Root
        assert "/StructTreeRoot" not in sheets.Root


def test_sheets_for_a_client_are_private_and_named_by_the_key(project: Path) -> None:
    done = booklet("build", "--client", "clients/ana.yaml", "--print", cwd=project)
    assert done.returncode == ExitCode.OK, done.stderr
    for name in ("ana.pdf", "ana-print.pdf"):
        assert (project / name).stat().st_mode & 0o777 == 0o600


def test_two_files_do_not_fit_into_standard_output(project: Path) -> None:
    done = booklet("build", "--print", "-o", "-", cwd=project)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
