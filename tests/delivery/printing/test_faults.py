"""What can go wrong with a printer: each fault with its message, its hint and its exit code."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.delivery.printing.message import Operation
from builder.errors import ExitCode
from tests.delivery.printing.fault_table import FAULTS, UNKNOWN, Fault, keywords, says
from tests.delivery.printing.files import A4, HALF_LETTER, LETTER, booklet_print, pdf
from tests.delivery.printing.responder import responder


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault_gives_the_error_of_the_table(fault: Fault, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with responder() as printer:
        fault.printer(printer)
        file = pdf(tmp_path / "a.pdf", [LETTER] * 2)
        code = booklet_print(file, "--printer", printer.uri, "--format", "json", *fault.options)
        (record,) = json.loads(capsys.readouterr().err)
        assert record["message"].replace(printer.uri, "URI") == fault.message
        assert (record["hint"] or "").startswith(fault.hint)
        assert bool(record["hint"]) == bool(fault.hint)
        assert code == ExitCode.DELIVERY
        assert len(printer.documents) == fault.sent


def test_all_that_a_printer_cannot_do_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with responder() as printer:
        says(sides_supported=keywords("one-sided"), print_color_mode_supported=keywords())(printer)
        file = pdf(tmp_path / "a.pdf", [HALF_LETTER] * 4)
        options = ("--grey", "--copies", "500")
        assert booklet_print(file, "--printer", printer.uri, *options) == ExitCode.DELIVERY
        errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
        assert errors == [
            "error: the printer cannot print on both sides in this way",
            "error: the printer has no paper half-letter",
            "error: the printer makes no more than 99 copies at once",
            "error: the printer cannot be told to print in grey",
        ]
        assert {message.code for message in printer.told} == {Operation.GET_PRINTER_ATTRIBUTES}


@contextmanager
def peer(answer: bytes | None) -> Iterator[int]:
    """Something at a port that takes a connection, and says some bytes or nothing; the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        over = threading.Event()

        def serve() -> None:
            with server.accept()[0] as connection:
                connection.settimeout(20)
                connection.recv(4096)
                if answer is None:
                    over.wait(20)
                else:
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            over.set()
            thread.join()


PEERS = [
    ("a server that never answers", None, "ipp", "URI did not answer within 1 s"),
    ("a server that talks garbage", b"hello there\r\n" * 9, "ipp", "what answers at URI is no printer that speaks IPP"),
    (
        "a web server",
        b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
        "ipp",
        "what answers at URI is no printer that speaks IPP",
    ),
    (
        "an answer cut off",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n\x01\x01\x00\x00",
        "ipp",
        "what answers at URI is no printer that speaks IPP",
    ),
    ("a server that hangs up", b"", "ipp", "URI broke the connection off"),
    (
        "a server without TLS",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        "ipps",
        "no encrypted connection to URI: WRONG_VERSION_NUMBER",
    ),
]


@pytest.mark.parametrize(("answer", "scheme", "message"), [each[1:] for each in PEERS], ids=[each[0] for each in PEERS])
def test_what_is_no_printer_is_told_so(
    answer: bytes | None, scheme: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = pdf(tmp_path / "a.pdf", [A4])
    with peer(answer) as port:
        uri = f"{scheme}://127.0.0.1:{port}/ipp/print"
        assert booklet_print(file, "--printer", uri, "--wait", "1") == ExitCode.DELIVERY
        assert capsys.readouterr().err.splitlines()[0].replace(uri, "URI") == f"error: {message}"


def test_an_answer_that_never_comes_to_a_sent_job_leaves_nobody_sure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with responder() as printer:
        take = printer.answer

        def hang_up(request, document):  # type: ignore[no-untyped-def]
            if request.code == Operation.PRINT_JOB:
                raise ConnectionAbortedError
            return take(request, document)

        printer.answer = hang_up  # type: ignore[method-assign]
        printer.handle_error = lambda *_: None  # type: ignore[method-assign]
        assert booklet_print(pdf(tmp_path / "a.pdf", [A4]), "--printer", printer.uri) == ExitCode.DELIVERY
        assert capsys.readouterr().err == f"error: {printer.uri} broke the connection off\n  = {UNKNOWN}\n"


def test_an_unknown_host_and_a_wrong_port(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = pdf(tmp_path / "a.pdf", [A4])
    assert booklet_print(file, "--printer", "ipp://printer.invalid") == ExitCode.DELIVERY
    assert 'there is no printer or computer "printer.invalid" in this network' in capsys.readouterr().err
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert booklet_print(file, "--printer", f"ipp://127.0.0.1:{port}/ipp/print") == ExitCode.DELIVERY
    assert f"nothing answers at ipp://127.0.0.1:{port}/ipp/print" in capsys.readouterr().err


def test_what_is_no_pdf_or_has_pages_of_two_sizes_is_not_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words.pdf").write_text("words")
    mixed = pdf(tmp_path / "mixed.pdf", [A4, A4, LETTER])
    with responder() as printer:
        assert booklet_print(tmp_path / "words.pdf", "--printer", printer.uri) == ExitCode.CONTENT
        assert "words.pdf is no PDF file" in capsys.readouterr().err
        assert booklet_print(tmp_path / "gone.pdf", "--printer", printer.uri) == ExitCode.CONTENT
        assert "gone.pdf: No such file" in capsys.readouterr().err
        assert booklet_print(mixed, "--printer", printer.uri) == ExitCode.CONTENT
        assert "mixed.pdf has another size than its first page" in capsys.readouterr().err
        assert printer.told == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "give one of FILE.pdf, --list and --test"),
        (("a.pdf", "--test"), "give one of FILE.pdf, --list and --test"),
        (("--test", "--sides", "long-edge"), "--test finds out about --sides"),
        (("a.pdf", "--printer", "http://host"), "does not begin with ipp:// or ipps://"),
        (("a.pdf", "--printer", "ipp:///ipp/print"), "names no printer"),
        (("a.pdf", "--printer", "ipp://host:port/"), "has no number of a port"),
        (("a.pdf", "--printer", "ipp://me:secret@host/"), "a name and a password is not understood"),
        (("a.pdf", "--copies", "0"), "--copies"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert booklet_print(*arguments) == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_without_a_print_system_no_printer_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert booklet_print("--list") == ExitCode.DELIVERY
    assert "no printers are known on this computer" in capsys.readouterr().err
    file = pdf(tmp_path / "a.pdf", [A4])
    assert booklet_print(file) == ExitCode.DELIVERY
    assert "no printer is named, and this computer has no default one" in capsys.readouterr().err
    assert booklet_print(file, "--printer", "office") == ExitCode.DELIVERY
    assert 'there is no printer "office" on this computer' in capsys.readouterr().err
