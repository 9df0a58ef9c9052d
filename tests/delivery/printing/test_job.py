"""What a printer is asked for: it follows from the file, and from a few options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from builder.delivery.printing.message import Group, Operation, Tag
from builder.errors import ExitCode
from tests.delivery.printing.files import A4, LETTER, LETTER_SHEET, booklet_print, pdf
from tests.delivery.printing.responder import Responder, responder


@pytest.fixture
def printer() -> Iterator[Responder]:
    with responder() as started:
        yield started


def job_of(printer: Responder) -> dict[str, object]:
    """The attributes of the job that was printed."""
    (request,) = printer.asked_for(Operation.PRINT_JOB)
    return {each.name: each.values[0] for each in request.group(Tag.JOB).attributes}


FORMATS = [
    ("a reader PDF turns about the long edge", [LETTER] * 4, None, 0, "two-sided-long-edge", "na_letter_8.5x11in"),
    (
        "sheets that lie turn about the short edge",
        [LETTER_SHEET] * 2,
        None,
        0,
        "two-sided-short-edge",
        "na_letter_8.5x11in",
    ),
    ("sheets that lie because they are rotated", [LETTER] * 2, None, 90, "two-sided-short-edge", "na_letter_8.5x11in"),
    ("one page needs one side", [A4], None, 0, "one-sided", "iso_a4_210x297mm"),
    (
        "a file asks for the long edge",
        [LETTER_SHEET] * 2,
        "DuplexFlipLongEdge",
        0,
        "two-sided-long-edge",
        "na_letter_8.5x11in",
    ),
    (
        "a file that wants the short edge",
        [A4] * 2,
        "DuplexFlipShortEdge",
        0,
        "two-sided-short-edge",
        "iso_a4_210x297mm",
    ),
    ("fronts alone want one side", [LETTER_SHEET] * 4, "Simplex", 0, "one-sided", "na_letter_8.5x11in"),
]


@pytest.mark.parametrize(
    ("sizes", "duplex", "rotate", "sides", "media"), [case[1:] for case in FORMATS], ids=[case[0] for case in FORMATS]
)
def test_sides_and_paper_follow_from_the_file(
    printer: Responder,
    tmp_path: Path,
    sizes: Sequence[tuple[float, float]],
    duplex: str | None,
    rotate: int,
    sides: str,
    media: str,
) -> None:
    file = pdf(tmp_path / "ana-lopez.pdf", sizes, duplex, rotate)
    assert booklet_print(file, "--printer", printer.uri) == ExitCode.OK
    assert job_of(printer) == {"copies": 1, "sides": sides, "media": media, "print-scaling": "none"}
    assert printer.documents == [file.read_bytes()]


def test_options_of_the_command_reach_the_printer(printer: Responder, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [LETTER] * 2)
    options = ("--copies", "12", "--grey", "--sides", "one-sided")
    assert booklet_print(file, "--printer", printer.uri, *options) == ExitCode.OK
    assert job_of(printer) == {
        "copies": 12,
        "sides": "one-sided",
        "media": "na_letter_8.5x11in",
        "print-scaling": "none",
        "print-color-mode": "monochrome",
        "multiple-document-handling": "separate-documents-collated-copies",
    }


def test_a_job_is_checked_before_it_is_sent_exactly_and_followed_to_its_end(
    printer: Responder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri) == ExitCode.OK
    order = [Operation(message.code) for message in printer.told]
    assert order[:3] == [Operation.GET_PRINTER_ATTRIBUTES, Operation.VALIDATE_JOB, Operation.PRINT_JOB]
    looks = printer.asked_for(Operation.GET_JOB_ATTRIBUTES)
    assert [look.group(Tag.OPERATION).values("job-id") for look in looks] == [(7,)] * 3
    for operation in (Operation.VALIDATE_JOB, Operation.PRINT_JOB):
        (request,) = printer.asked_for(operation)
        assert request.group(Tag.OPERATION).values("ipp-attribute-fidelity") == (True,)
    assert capsys.readouterr() == ("", "")


def test_nobodys_name_reaches_the_printer(printer: Responder, tmp_path: Path) -> None:
    assert booklet_print(pdf(tmp_path / "ana-lopez.pdf", [A4]), "--printer", printer.uri) == ExitCode.OK
    groups: list[Group] = [group for message in printer.told for group in message.groups]
    names = {
        (each.name, *each.values) for group in groups for each in group.attributes if each.tag in (Tag.NAME, Tag.TEXT)
    }
    assert names == {("requesting-user-name", "booklet"), ("job-name", "booklet")}


def test_a_busy_printer_is_waited_for(printer: Responder, tmp_path: Path) -> None:
    printer.statuses = {Operation.VALIDATE_JOB: [0x0507], Operation.PRINT_JOB: [0x0507]}
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri) == ExitCode.OK
    assert len(printer.documents) == 1


def test_a_job_that_cannot_be_looked_at_for_a_while_is_looked_at_again(printer: Responder, tmp_path: Path) -> None:
    printer.statuses = {Operation.GET_JOB_ATTRIBUTES: [0x0502, 0x0505]}
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri) == ExitCode.OK
    assert len(printer.documents) == 1


def test_a_printer_without_colours_needs_no_grey(printer: Responder, tmp_path: Path) -> None:
    printer.printer["color-supported"] = (Tag.BOOLEAN, (False,))
    del printer.printer["print-color-mode-supported"]
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri, "--grey") == ExitCode.OK
    assert "print-color-mode" not in job_of(printer)


def test_a_printer_that_cannot_be_told_the_size_is_warned_of(
    printer: Responder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del printer.printer["print-scaling-supported"]
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri) == ExitCode.OK
    assert "print-scaling" not in job_of(printer)
    assert capsys.readouterr().err.startswith(
        "warning: the printer cannot be told to leave the size of the pages alone"
    )


def test_a_printer_that_tells_nothing_of_its_paper_is_warned_of(
    printer: Responder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del printer.printer["media-supported"]
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri) == ExitCode.OK
    assert "media" not in job_of(printer)
    assert capsys.readouterr().err == (
        "warning: the printer does not tell which paper it has\n  = see that a4 is in its tray\n"
    )


@pytest.mark.parametrize(("paper", "media"), [("letter", "na_letter_8.5x11in"), ("a4", "iso_a4_210x297mm")])
def test_the_test_sheet_is_printed_on_both_sides_about_the_short_edge(
    printer: Responder, paper: str, media: str
) -> None:
    assert booklet_print("--test", paper, "--printer", printer.uri) == ExitCode.OK
    job = job_of(printer)
    assert (job["sides"], job["media"]) == ("two-sided-short-edge", media)
