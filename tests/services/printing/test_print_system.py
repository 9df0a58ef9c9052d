"""`booklet print` on printers of this computer: a private CUPS in front of a network printer."""

from __future__ import annotations

import getpass
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from builder.errors import ExitCode
from tests.delivery.printing.files import LETTER, LETTER_SHEET, booklet_print, pdf
from tests.services.printing.printers import Cups, EvePrinter, eve_printer
from tests.services.printing.processes import free_port, wait_until

NUMBERED = re.compile("[^a-z]+")


@pytest.fixture
def queue(
    request: pytest.FixtureRequest, system: Cups, duplexer: EvePrinter, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The name of a printer of this computer, which sends jobs on to the network printer of the test."""
    name = NUMBERED.sub("-", request.node.name)[:60]
    system.add(name, duplexer)
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{system.port}")
    yield name
    system.tool("lpadmin", "-x", name)


def test_a_job_by_name_arrives_as_it_was_asked_for(queue: str, duplexer: EvePrinter, tmp_path: Path) -> None:
    sheets = pdf(tmp_path / "a.pdf", [LETTER_SHEET] * 4)
    assert booklet_print(sheets, "--printer", queue, "--copies", "2", "--grey") == ExitCode.OK
    (job,) = duplexer.jobs()
    wanted = {
        "SIDES": "two-sided-short-edge",
        "COPIES": "2",
        "MULTIPLE_DOCUMENT_HANDLING": "separate-documents-collated-copies",
        "PRINT_COLOR_MODE": "monochrome",
        "JOB_NAME": "booklet",
    }
    assert {name: job.asked.get(name) for name in wanted} == wanted
    assert "x-dimension=21590 y-dimension=27940" in job.asked.get("MEDIA_COL", "") or job.asked["MEDIA"].startswith(
        "na_letter"
    )
    with pdfium.PdfDocument(job.document) as arrived:
        assert [sorted(page.get_size()) for page in arrived] == [[612, 792]] * 4


def test_the_list_and_the_default_printer(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system.tool("lpadmin", "-p", queue, "-D", "Laser in the office")
    file = pdf(tmp_path / "a.pdf", [LETTER])
    assert booklet_print(file) == ExitCode.DELIVERY
    assert f"name one with --printer: {queue}" in capsys.readouterr().err
    system.tool("lpadmin", "-d", queue)
    assert booklet_print("--list") == ExitCode.OK
    assert capsys.readouterr().out == f"{queue}  idle, default  Laser in the office\n"
    assert booklet_print(file) == ExitCode.OK
    assert len(duplexer.jobs()) == 1


def test_a_queue_that_keeps_the_bytes(
    system: Cups,
    duplexer: EvePrinter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One without filters, which knows nothing of its printer."""
    system.tool("lpadmin", "-p", "raw", "-E", "-v", duplexer.uri(), "-m", "raw")
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{system.port}")
    file = pdf(tmp_path / "a.pdf", [LETTER] * 2)
    assert booklet_print(file, "--printer", "raw", "--sides", "one-sided") == ExitCode.OK
    assert "warning: the printer does not tell which paper it has\n  = see that letter is" in capsys.readouterr().err
    assert [job.document for job in duplexer.jobs()] == [file.read_bytes()]
    system.tool("lpadmin", "-x", "raw")


def test_by_the_socket_file_of_the_print_system(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(system.root / "cups.sock"))
    assert booklet_print(pdf(tmp_path / "a.pdf", [LETTER]), "--printer", queue) == ExitCode.OK
    assert len(duplexer.jobs()) == 1


def test_nobodys_name_stays_in_the_print_system(queue: str, system: Cups, tmp_path: Path) -> None:
    assert booklet_print(pdf(tmp_path / "ana-lopez.pdf", [LETTER]), "--printer", queue) == ExitCode.OK
    kept = [path for path in system.root.rglob("*") if path.is_file()]
    assert any(path.name.startswith("c0") for path in kept)
    assert [path for path in kept if b"ana-lopez" in path.read_bytes()] == []


def test_somebody_cancels_the_job(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    duplexer.behave("sleep 20")

    def cancel() -> None:
        wait_until(duplexer.jobs, "no job came")
        system.tool("cancel", "-a", queue)

    canceller = threading.Thread(target=cancel)
    canceller.start()
    assert booklet_print(pdf(tmp_path / "a.pdf", [LETTER]), "--printer", queue) == ExitCode.DELIVERY
    canceller.join()
    assert capsys.readouterr().err.startswith("error: the job was cancelled")


def test_a_printer_that_was_stopped_or_takes_no_jobs(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = pdf(tmp_path / "a.pdf", [LETTER])
    system.tool("cupsdisable", queue)
    assert booklet_print(file, "--printer", queue) == ExitCode.DELIVERY
    assert capsys.readouterr().err.startswith("error: the printer has stopped: the printer is paused")
    assert booklet_print("--list") == ExitCode.OK
    assert capsys.readouterr().out.startswith(f"{queue}  stopped: the printer is paused")
    system.tool("cupsenable", queue)
    system.tool("cupsreject", queue)
    assert booklet_print(file, "--printer", queue) == ExitCode.DELIVERY
    assert capsys.readouterr().err.startswith("error: the printer takes no jobs now")
    assert duplexer.jobs() == []


def test_a_network_printer_that_is_off(
    system: Cups,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with eve_printer(tmp_path / "off", environment, attributes=None) as printer:
        system.add("off", printer)
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{system.port}")
    file = pdf(tmp_path / "a.pdf", [LETTER])
    assert booklet_print(file, "--printer", "off", "--wait", "3") == ExitCode.DELIVERY
    assert capsys.readouterr().err.startswith(
        'error: the printer has not finished in time: the printer says "The printer may not exist or is unavailable'
    )
    system.tool("cancel", "-a", "off")
    system.tool("lpadmin", "-x", "off")


def test_a_printer_that_wants_a_password(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system.tool("lpadmin", "-p", queue, "-o", "printer-op-policy=locked")
    file = pdf(tmp_path / "a.pdf", [LETTER])
    uri = f"ipp://localhost:{system.port}/printers/{queue}"
    assert booklet_print(file, "--printer", uri) == ExitCode.DELIVERY
    assert "asks for a name and a password" in capsys.readouterr().err
    assert duplexer.jobs() == []


def test_a_printer_that_this_user_may_not_use(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system.tool("lpadmin", "-p", queue, "-u", f"deny:{getpass.getuser()}")
    assert booklet_print(pdf(tmp_path / "a.pdf", [LETTER]), "--printer", queue) == ExitCode.DELIVERY
    assert capsys.readouterr().err.startswith(f'error: the printer "{queue}" takes no job: ')
    assert duplexer.jobs() == []


def test_by_the_address_that_the_print_system_gives_a_printer(
    queue: str, system: Cups, duplexer: EvePrinter, tmp_path: Path
) -> None:
    uri = f"ipp://localhost:{system.port}/printers/{queue}"
    assert booklet_print(pdf(tmp_path / "a.pdf", [LETTER]), "--printer", uri) == ExitCode.OK
    assert len(duplexer.jobs()) == 1


def test_a_name_that_no_printer_has(queue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = pdf(tmp_path / "a.pdf", [LETTER])
    assert booklet_print(file, "--printer", queue[:-1] + "x") == ExitCode.DELIVERY
    assert f'did you mean "{queue}"?' in capsys.readouterr().err


def test_a_print_system_that_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{free_port()}")
    assert booklet_print("--list") == ExitCode.DELIVERY
    assert "the print system of this computer, CUPS, does not answer" in capsys.readouterr().err
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "cups.sock"))
    assert booklet_print(pdf(tmp_path / "a.pdf", [LETTER])) == ExitCode.DELIVERY
    assert "the print system of this computer, CUPS, does not answer" in capsys.readouterr().err
