"""`booklet client progress`: what it asks, what it keeps, and the booklet that comes after it."""

from __future__ import annotations

import datetime
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.main import cli, run
from builder.errors import ExitCode
from builder.model import load_visits
from builder.pipeline import build, open_project, project_for
from tests.cli.command import booklet
from tests.pdf.forms.viewers import Values, with_pdfjs, with_pypdf
from tests.pdf.reader import Reading
from tests.visits import add_visit, working

TODAY = datetime.date.today()
ANSWERS = ["-2.5", "12", "15", "3", 'Told "more" \\ slept']


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a project and a client who was there once."""
    working(tmp_path, second="")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def progress(*arguments: str, answers: list[str]) -> Result:
    """Run the command; a line of input for each answer."""
    text = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(cli, ["client", "progress", "--project", "project", *arguments], input=text)


def kept(folder: Path) -> str:
    """The file of today's visit."""
    return (folder / f"visits/ada/{TODAY}.yaml").read_text(encoding="utf-8")


def test_answers_and_the_plan_are_kept(folder: Path) -> None:
    result = progress("ada", answers=ANSWERS)
    assert result.exit_code == 0, result.output
    assert kept(folder) == (
        f"date: {TODAY}\n"
        "checks:\n"
        "  reach: -2.5\n"
        "  balance: {left: 12, right: 15}\n"
        "pain: 3\n"
        'note: "Told \\"more\\" \\\\ slept"\n'
        "plan:\n"
        "  sit-to-stand: {sets: 2, reps: 10, hold: none, rest: 1 min, side: both, days: 2-3}\n"
        "  heel-raise: {sets: 2, reps: 10, hold: 2 s, rest: 30 s, side: both, days: 3-5}\n"
    )
    *_, visit = load_visits(folder / "visits/ada")
    assert visit.note == 'Told "more" \\ slept'
    assert "booklet build --client clients/ada.yaml" in result.output


def test_only_the_owner_can_read_them(folder: Path) -> None:
    (folder / "visits/ada/2026-09-01.yaml").unlink()
    for made in ("visits/ada", "visits"):
        (folder / made).rmdir()
    assert progress("clients/ada.yaml", answers=ANSWERS).exit_code == 0
    for made, mode in ((f"visits/ada/{TODAY}.yaml", 0o600), ("visits/ada", 0o700), ("visits", 0o700)):
        assert stat.S_IMODE((folder / made).stat().st_mode) == mode


def test_enter_passes_over_a_question(folder: Path) -> None:
    assert progress("ada", answers=["", "", "20", "", ""]).exit_code == 0
    assert kept(folder).startswith(f"date: {TODAY}\nchecks:\n  balance: {{right: 20}}\nplan:\n")


def test_what_cannot_be_is_asked_again(folder: Path) -> None:
    result = progress("ada", answers=["lots", "61", "12", "", "", "11", "10", ""])
    assert result.exit_code == 0, result.output
    assert result.output.count("write a number from -40 to 60") == 2
    assert result.output.count("write a number from 0 to 10") == 1
    assert "reach: 12\npain: 10\n" in kept(folder)


def test_a_check_that_a_condition_forbids_is_not_asked_for(folder: Path) -> None:
    file = folder / "clients/ada.yaml"
    file.write_text(file.read_text() + "conditions: [dizzy]\nconfirm: [heel-raise]\n", encoding="utf-8")
    result = progress("ada", answers=["7", "2", ""])
    assert result.exit_code == 0, result.output
    assert "Balance: left out, not for a client with dizzy" in result.output
    assert "balance" not in kept(folder)


def test_the_next_booklet_tells_what_changed(folder: Path) -> None:
    assert progress("ada", answers=ANSWERS).exit_code == 0
    done = booklet("build", "project", "--client", "clients/ada.yaml", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    text = " ".join(" ".join(page.text.split()) for page in Reading((folder / "ada.pdf").read_bytes()).pages)
    assert "Since your last visit Your last plan is from September 1, 2026." in text
    assert "New Heel raise: 2 sets of 10, hold 2 sec, rest 30 sec" in text
    assert "Sit to stand Times: 10 (it was 8)" in text
    assert "No longer" not in text
    assert "slept" not in text, "a note is not printed"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["adda"], ExitCode.CONTENT, 'there is no client "adda" in the folder clients'),
        (["ada", "--on", "2026-09-01"], ExitCode.OUTPUT, "there is a visit of 2026-09-01 already"),
        (["ada", "--on", "2026-08-01"], ExitCode.OUTPUT, "there is a visit of 2026-09-01 already"),
        (["ada", "--on", "9999-01-01"], ExitCode.USAGE, "9999-01-01 lies in the future"),
        (["ada", "--on", "soon"], ExitCode.USAGE, "write it as 2026-12-23"),
        (["clients/bo.yaml"], ExitCode.CONTENT, "cannot read bo.yaml"),
        (["ada", "--from-log", "project/booklet.yaml"], ExitCode.CONTENT, "is no PDF file"),
    ],
)
def test_what_is_refused_before_anything_is_asked(
    arguments: list[str], code: ExitCode, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["client", "progress", "--project", "project", *arguments]
    assert run(lambda: cli.main(command, standalone_mode=False)) == code
    assert words in capsys.readouterr().err
    assert len(list((folder / "visits/ada").iterdir())) == 1


def test_a_visit_that_is_broken_is_told_before_anything_is_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_visit(folder, "2026-10-01", "pain: 11\n")
    command = ["client", "progress", "--project", "project", "ada"]
    assert run(lambda: cli.main(command, standalone_mode=False)) == ExitCode.CONTENT
    assert "visits/ada/2026-10-01.yaml:2:7" in capsys.readouterr().err


def test_a_note_that_no_file_can_hold_is_refused(folder: Path) -> None:
    result = progress("ada", answers=["", "", "", "", "bell \x07"])
    assert "U+0007" in str(result.exception)
    assert len(list((folder / "visits/ada").iterdir())) == 1


def test_comments_of_the_practitioner_stay(folder: Path) -> None:
    file = add_visit(folder, "2026-10-01", "# her dog was ill\npain: 4 # or 5\n")
    before = file.read_bytes()
    assert progress("ada", answers=ANSWERS).exit_code == 0
    assert file.read_bytes() == before


def returned(folder: Path, values: Values, save: Callable[[bytes, Values], bytes] = with_pypdf) -> Path:
    """The client's booklet as it comes back: filled in and saved."""
    made = project_for(open_project(folder / "project"), folder / "clients/ada.yaml", TODAY)
    blank = build(folder / "project", project=made.project).laid_out.pdf
    path = folder / "back.pdf"
    path.write_bytes(save(blank, {f"log/my-progress:{name}": value for name, value in values.items()}))
    return path


@pytest.mark.parametrize("save", [with_pypdf, with_pdfjs])
def test_a_booklet_that_came_back_offers_its_last_column(save: Callable[[bytes, Values], bytes], folder: Path) -> None:
    values: Values = {
        "reach-cm:start": "12",
        "balance-left:start": "9",
        "reach-cm:week-2": "about 5,5 cm",
        "balance-left:week-2": "13",
        "balance-right:week-2": "14 or 15",
        "date:week-4": "Monday",
    }
    result = progress("ada", "--from-log", str(returned(folder, values, save)), answers=["", "", "", "", ""])
    assert result.exit_code == 0, result.output
    assert "Reach, cm (Enter for 5.5)" in result.output
    assert '"14 or 15" (balance-right, week-2) is no result of "Balance"' in result.output
    assert "checks:\n  reach: 5.5\n  balance: {left: 13}\n" in kept(folder)


def test_what_is_offered_can_be_replaced(folder: Path) -> None:
    back = returned(folder, {"reach-cm:start": "12", "balance-left:start": "900"})
    result = progress("ada", "--from-log", str(back), answers=["7", "", "", "", ""])
    assert '"900" (balance-left, start) is no result' in result.output
    assert "checks:\n  reach: 7\nplan:" in kept(folder)


def test_a_booklet_that_came_back_blank(folder: Path) -> None:
    result = progress("ada", "--from-log", str(returned(folder, {})), answers=["", "", "", "", ""])
    assert result.exit_code == 0
    assert "no self-check is filled in in back.pdf" in result.output
