"""`booklet print` on a network printer: what arrives, and what is told when something goes wrong."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.delivery.printing.files import A4, LETTER, LETTER_SHEET, booklet_print, pdf
from tests.services.printing.printers import EvePrinter, eve_printer
from tests.services.printing.processes import free_port, wait_until

A3 = (841.89, 1190.55)


def test_what_arrives_is_the_file_as_it_was_asked_for(office: EvePrinter, tmp_path: Path) -> None:
    sheets = pdf(tmp_path / "ana-lopez.pdf", [LETTER_SHEET] * 4)
    assert booklet_print(sheets, "--printer", office.uri(), "--copies", "3", "--grey") == ExitCode.OK
    (job,) = office.jobs()
    assert job.document == sheets.read_bytes()
    wanted = {
        "SIDES": "two-sided-short-edge",
        "MEDIA": "na_letter_8.5x11in",
        "COPIES": "3",
        "MULTIPLE_DOCUMENT_HANDLING": "separate-documents-collated-copies",
        "PRINT_COLOR_MODE": "monochrome",
        "PRINT_SCALING": "none",
        "JOB_NAME": "booklet",
        "JOB_ORIGINATING_USER_NAME": "booklet",
    }
    assert {name: job.asked.get(name) for name in wanted} == wanted
    assert not [path for path in office.folder.rglob("*") if "ana" in path.name]


def test_reader_pages_and_the_test_sheet_arrive_in_their_way(office: EvePrinter, tmp_path: Path) -> None:
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4] * 4), "--printer", office.uri()) == ExitCode.OK
    assert booklet_print("--test", "--printer", office.uri()) == ExitCode.OK
    reader, test = office.jobs()
    assert (reader.asked["SIDES"], reader.asked["MEDIA"]) == ("two-sided-long-edge", "iso_a4_210x297mm")
    assert (test.asked["SIDES"], test.asked["MEDIA"]) == ("two-sided-short-edge", "na_letter_8.5x11in")


def test_the_printer_gives_the_job_up(office: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office.behave("exit 1")
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", office.uri()) == ExitCode.DELIVERY
    assert capsys.readouterr().err.startswith("error: the job was given up by the printer")


def test_somebody_cancels_the_job(office: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office.behave("sleep 2")

    def cancel() -> None:
        wait_until(office.jobs, "no job came")
        test = "/usr/share/cups/ipptool/cancel-current-job.test"
        subprocess.run(["ipptool", "-q", office.uri(), test], check=True, timeout=20)

    canceller = threading.Thread(target=cancel)
    canceller.start()
    assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", office.uri()) == ExitCode.DELIVERY
    canceller.join()
    assert capsys.readouterr().err.startswith("error: the job was cancelled")


def test_out_of_paper(home: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.sheets(0)
    file = pdf(tmp_path / "a.pdf", [LETTER])
    assert booklet_print(file, "--printer", home.uri(), "--wait", "2") == ExitCode.DELIVERY
    told = capsys.readouterr().err
    assert "the printer has not finished in time: the paper tray is empty, the printer waits for paper" in told
    assert "look at the printer before you print again" in told
    home.sheets(250)
    wait_until(home.jobs, "the job does not go on when there is paper")


def test_paper_that_comes_while_it_waits(home: EvePrinter, tmp_path: Path) -> None:
    home.sheets(0)
    before: list[int] = []

    def refill() -> None:
        before.append(len(home.jobs()))
        home.sheets(250)

    person = threading.Timer(1.5, refill)
    person.start()
    assert booklet_print(pdf(tmp_path / "a.pdf", [LETTER]), "--printer", home.uri()) == ExitCode.OK
    person.join()
    assert (before, len(home.jobs())) == ([0], 1)


def test_a_busy_printer_is_waited_for(office: EvePrinter, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [LETTER])
    office.behave("sleep 3")
    assert booklet_print(file, "--printer", office.uri(), "--wait", "1") == ExitCode.DELIVERY
    office.behave("exit 0")
    assert booklet_print(file, "--printer", office.uri()) == ExitCode.OK
    assert [job.document == file.read_bytes() for job in office.jobs()] == [True, True]


def test_the_printer_goes_off_while_it_prints(
    environment: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = pdf(tmp_path / "a.pdf", [LETTER])
    with eve_printer(tmp_path / "office", environment) as office:
        office.behave("sleep 1; kill $PPID; sleep 9")
        assert booklet_print(file, "--printer", office.uri(), "--wait", "4") == ExitCode.DELIVERY
        told = capsys.readouterr().err
        assert f"the printer has not finished in time: nothing answers at {office.uri()}" in told
        assert "look at the printer before you print again" in told


def test_what_the_printer_cannot_do_is_told_and_not_sent(
    home: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert booklet_print(pdf(tmp_path / "a3.pdf", [A3] * 2), "--printer", home.uri()) == ExitCode.DELIVERY
    told = capsys.readouterr().err
    assert "error: the printer cannot print on both sides in this way" in told
    assert "error: the printer has no paper a3" in told
    assert home.jobs() == []


def test_a_printer_that_takes_no_pdf(
    environment: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with eve_printer(tmp_path / "photo", environment, attributes=None, takes="image/jpeg,image/pwg-raster") as photo:
        assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", photo.uri()) == ExitCode.DELIVERY
        assert "the printer takes no PDF files, only application/octet-stream, image/jpeg" in capsys.readouterr().err


def test_encrypted_only_when_the_certificate_is_trusted(
    office: EvePrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = pdf(tmp_path / "a.pdf", [A4])
    assert booklet_print(file, "--printer", office.uri("ipps")) == ExitCode.DELIVERY
    assert "is not trusted: self-signed certificate" in capsys.readouterr().err
    assert office.jobs() == []
    monkeypatch.setenv("SSL_CERT_FILE", str(office.certificate))
    assert booklet_print(file, "--printer", office.uri("ipps")) == ExitCode.OK
    assert office.jobs()[0].document == file.read_bytes()


def test_a_wrong_path_and_a_wrong_port(office: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = pdf(tmp_path / "a.pdf", [A4])
    assert booklet_print(file, "--printer", f"ipp://localhost:{office.port}/printers/none") == ExitCode.DELIVERY
    assert "there is no such printer" in capsys.readouterr().err
    assert booklet_print(file, "--printer", f"ipp://localhost:{free_port()}") == ExitCode.DELIVERY
    assert "nothing answers at" in capsys.readouterr().err
