"""The printers of this computer where it has CUPS: a list of them, which one is meant, and printing with `lp`.

What a queue can, and how a job fares, is asked by IPP: `lpstat` shows a job that failed like one that was printed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from urllib.parse import quote

from builder.delivery.printing.capabilities import JobAttributes
from builder.delivery.printing.connection import Address, ask
from builder.delivery.printing.message import Attribute, Group, Message, Operation, Tag
from builder.delivery.printing.printer import JOB_NAME, LONGEST_STEP, Printer, Say
from builder.delivery.printing.words import reasons_in_words
from builder.errors import DeliveryError, Diagnostic

_DEFAULT = re.compile(r"destination: ([^\s/]+)")
_NUMBER = re.compile(r"request id is \S+-([0-9]+) ")

_STATES = {3: "idle", 4: "printing", 5: "stopped"}
"""The values of `printer-state` (RFC 8011, 5.4.11)."""


@dataclass(frozen=True, slots=True)
class QueueInfo:
    """A printer of this computer: its name, what it is described as, how it is, and whether it is the default one."""

    name: str
    description: str
    state: str
    default: bool


@dataclass(frozen=True, slots=True)
class Queue(Printer):
    """A printer of this computer, to which jobs are given with `lp`."""

    name: str

    def submit(self, job: JobAttributes, document: bytes, say: Say) -> int:
        """Give a job to the queue; the document goes through a pipe, so that its file's name stays here."""
        options = {**job.values, "print-scaling": "none", "outputorder": "normal"}
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        done = _run("lp", "-d", self.name, "-t", JOB_NAME, *given, "--", "-", data=document, timeout=self.left)
        number = _NUMBER.search(done.stdout.decode(errors="replace"))
        if done.returncode or not number:
            said = done.stderr.decode(errors="replace").strip().removeprefix("lp: ")
            hint = "look at its settings on this computer, or print by the address of the printer"
            raise DeliveryError(Diagnostic(f'the printer "{self.name}" takes no job: {said}', None, hint))
        return int(number[1])


def queue(name: str, deadline: float) -> Queue:
    """A queue by its name."""
    return Queue(_server(f"/printers/{quote(name)}"), deadline, name)


def queues() -> list[QueueInfo]:
    """The printers of this computer by their names; none where it has no CUPS.

    Raises DeliveryError when CUPS does not answer."""
    if not shutil.which("lpstat"):
        return []
    names = ("printer-name", "printer-info", "printer-state", "printer-state-reasons")
    first = (
        Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
        Attribute(Tag.KEYWORD, "requested-attributes", names),
    )
    request = Message(Operation.CUPS_GET_PRINTERS, (Group(Tag.OPERATION, first),))
    try:
        answer = ask(_server("/"), request, LONGEST_STEP)
    except DeliveryError:
        message = "the print system of this computer, CUPS, does not answer"
        raise DeliveryError(Diagnostic(message, None, "start it, or print by the address of the printer")) from None
    found = _DEFAULT.search(_run("lpstat", "-d").stdout.decode(errors="replace"))
    default = found[1] if found else None
    return sorted((_info(group, default) for group in answer.each(Tag.PRINTER)), key=lambda each: each.name)


def _info(printer: Group, default: str | None) -> QueueInfo:
    name = "".join(printer.texts("printer-name"))
    state = _STATES.get(printer.number("printer-state") or 0, "")
    words = reasons_in_words(printer.texts("printer-state-reasons"))
    described = f"{state}: {words}" if words else state
    return QueueInfo(name, "".join(printer.texts("printer-info")), described, name == default)


def _server(path: str) -> Address:
    """Something at the print server of this computer, which `lpstat` knows by a socket file or by host and port."""
    where = _run("lpstat", "-H").stdout.decode(errors="replace").strip()
    if where.startswith("/"):
        return Address(f"ipp://localhost{path}", "localhost", path=path, socket=where)
    return Address.parse(f"ipp://{where}{path}")


def _run(
    tool: str, *arguments: str, data: bytes = b"", timeout: float = LONGEST_STEP
) -> subprocess.CompletedProcess[bytes]:
    """Run a tool of CUPS in plain English, so that its answers can be read.

    Raises DeliveryError when there is no such tool, or it does not come to an end.
    """
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            [tool, *arguments], input=data, env=environment, capture_output=True, check=False, timeout=timeout
        )
    except (OSError, subprocess.TimeoutExpired):
        message = f"the print system of this computer does not work: {tool} does not answer"
        raise DeliveryError(Diagnostic(message, None, "print by the address of the printer")) from None
