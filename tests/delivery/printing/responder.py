"""A small printer that speaks IPP over HTTP on loopback, and does what a test tells it to; the real ones need packages.

It shares the program's encoding, which is held against the bytes of the standard in test_encoding.py.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from builder.delivery.printing.encoding import decode, encode
from builder.delivery.printing.message import Attribute, Group, Message, Operation, Tag

OFFICE: dict[str, tuple[Tag, tuple[object, ...]]] = {
    "printer-state": (Tag.ENUM, (3,)),
    "printer-state-reasons": (Tag.KEYWORD, ("none",)),
    "printer-is-accepting-jobs": (Tag.BOOLEAN, (True,)),
    "document-format-supported": (Tag.MIME_TYPE, ("application/octet-stream", "application/pdf")),
    "media-supported": (
        Tag.KEYWORD,
        ("na_letter_8.5x11in", "iso_a4_210x297mm", "custom_min_76x127mm", "custom_max_216x356mm"),
    ),
    "sides-supported": (Tag.KEYWORD, ("one-sided", "two-sided-long-edge", "two-sided-short-edge")),
    "copies-supported": (Tag.RANGE, ((1, 99),)),
    "color-supported": (Tag.BOOLEAN, (True,)),
    "print-color-mode-supported": (Tag.KEYWORD, ("auto", "color", "monochrome")),
    "print-scaling-supported": (Tag.KEYWORD, ("auto", "none")),
    "multiple-document-handling-supported": (Tag.KEYWORD, ("separate-documents-collated-copies",)),
}
"""What an office printer says of itself."""


class Responder(ThreadingHTTPServer):
    """A printer: what it says of itself, how it answers each operation, and how each job fares."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.printer = dict(OFFICE)
        self.statuses: dict[int, list[int]] = {}
        """The statuses of the next answers to an operation; 0 when there are no more."""
        self.http_status = 200
        self.job_states: list[tuple[int, str]] = [(3, "none"), (5, "job-printing"), (9, "job-completed-successfully")]
        """Those of the next looks at the job; the last one stays."""
        self.told: list[Message] = []
        self.documents: list[bytes] = []

    @property
    def uri(self) -> str:
        """Its address."""
        return f"ipp://127.0.0.1:{self.server_address[1]}/ipp/print"

    def asked_for(self, operation: Operation) -> list[Message]:
        """The requests for an operation."""
        return [message for message in self.told if message.code == operation]

    def answer(self, request: Message, document: bytes) -> Message:
        """What it says to a request."""
        self.told.append(request)
        status = self.statuses[request.code].pop(0) if self.statuses.get(request.code) else 0
        groups = [
            Group(
                Tag.OPERATION,
                (
                    Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
                    Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
                ),
            )
        ]
        if status == 0x040B:
            groups.append(Group(Tag.UNSUPPORTED, (Attribute(0x10, "sides", ()),)))
        elif request.code == Operation.GET_PRINTER_ATTRIBUTES:
            wanted = request.group(Tag.OPERATION).texts("requested-attributes")
            said = ((name, *self.printer[name]) for name in wanted if name in self.printer)
            groups.append(Group(Tag.PRINTER, tuple(Attribute(tag, name, values) for name, tag, values in said)))  # type: ignore[arg-type]
        elif request.code == Operation.PRINT_JOB and not status:
            self.documents.append(document)
            groups.append(Group(Tag.JOB, (Attribute(Tag.INTEGER, "job-id", (7,)),)))
        elif request.code == Operation.GET_JOB_ATTRIBUTES and not status:
            state, reason = self.job_states.pop(0) if len(self.job_states) > 1 else self.job_states[0]
            states = (
                Attribute(Tag.ENUM, "job-state", (state,)),
                Attribute(Tag.KEYWORD, "job-state-reasons", (reason,)),
            )
            groups.append(Group(Tag.JOB, states))
        return Message(status, tuple(groups), request.request_id)


class _Handler(BaseHTTPRequestHandler):
    server: Responder

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = encode(self.server.answer(*decode(body)))
        self.send_response(self.server.http_status)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def responder() -> Iterator[Responder]:
    """A printer that runs."""
    with Responder() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
