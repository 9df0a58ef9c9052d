"""Faults of printers, each with the error that it gives; URI stands for the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.delivery.printing.message import Operation, Tag
from tests.delivery.printing.responder import Responder


@dataclass(frozen=True)
class Fault:
    """Something that a printer does: the error, the beginning of the hint, options, and whether the file was sent."""

    name: str
    printer: Callable[[Responder], object]
    message: str
    hint: str
    options: tuple[str, ...] = ()
    sent: bool = False


def says(**attributes: tuple[Tag, tuple[object, ...]]) -> Callable[[Responder], object]:
    """The printer says something else of itself."""
    return lambda printer: printer.printer.update({name.replace("_", "-"): value for name, value in attributes.items()})


def answers(operation: Operation, status: int) -> Callable[[Responder], object]:
    """The printer answers an operation with a status, always."""
    return lambda printer: printer.statuses.update({operation: [status] * 99})


def http(status: int) -> Callable[[Responder], object]:
    """The printer answers everything with a status of HTTP."""
    return lambda printer: setattr(printer, "http_status", status)


def fares(state: int, reason: str) -> Callable[[Responder], object]:
    """The job fares so, once it is printing."""
    return lambda printer: setattr(printer, "job_states", [(5, "job-printing"), (state, reason)])


def keywords(*values: str) -> tuple[Tag, tuple[object, ...]]:
    return Tag.KEYWORD, values


STOPPED = (Tag.ENUM, (5,))
QUICK = ("--wait", "1")
MEND = "mend this at the printer, then print again; nothing was sent"
LOOK = "look at the printer for the reason, then print again"
UNKNOWN = "look at the printer before you print again: the job is with it, and may still be printed"

FAULTS = [
    Fault(
        "out of paper",
        says(printer_state=STOPPED, printer_state_reasons=keywords("media-empty-error")),
        "the printer has stopped: the paper tray is empty",
        MEND,
    ),
    Fault(
        "jammed and open",
        says(printer_state=STOPPED, printer_state_reasons=keywords("media-jam-error", "cover-open-error")),
        "the printer has stopped: paper is jammed, a cover is open",
        MEND,
    ),
    Fault(
        "stopped without a reason",
        says(printer_state=STOPPED),
        "the printer has stopped: the printer tells no reason",
        MEND,
    ),
    Fault(
        "paused",
        says(printer_is_accepting_jobs=(Tag.BOOLEAN, (False,)), printer_state_reasons=keywords("paused")),
        "the printer takes no jobs now: the printer is paused",
        MEND,
    ),
    Fault(
        "no PDF",
        says(document_format_supported=(Tag.MIME_TYPE, ("image/urf", "image/pwg-raster"))),
        "the printer takes no PDF files, only image/urf, image/pwg-raster",
        "set it up as a printer of this computer",
    ),
    Fault(
        "no duplex",
        says(sides_supported=keywords("one-sided")),
        "the printer cannot print on both sides in this way",
        "--sides one-sided prints every page on a sheet of its own",
    ),
    Fault(
        "no such paper",
        says(media_supported=keywords("iso_a4_210x297mm", "iso_a3_297x420mm")),
        "the printer has no paper letter",
        "print it on other paper, or fold it: booklet impose; the printer has a4, a3",
    ),
    Fault(
        "too many copies",
        says(),
        "the printer makes no more than 99 copies at once",
        "print several times",
        ("--copies", "100"),
    ),
    Fault(
        "no grey",
        says(print_color_mode_supported=keywords("auto")),
        "the printer cannot be told to print in grey",
        "build the booklet with --edition ink-saver",
        ("--grey",),
    ),
    Fault("a password", http(401), "URI asks for a name and a password", "set it up as a printer of this computer"),
    Fault("forbidden", http(403), "URI does not let this computer print", "ask whoever looks after the printer"),
    Fault("a wrong path", http(404), "URI has no printer at this path", "look the address up in the printer's menu"),
    Fault("encrypted only", http(426), "URI wants an encrypted connection", "begin the address with ipps://"),
    Fault(
        "another status of HTTP",
        http(500),
        "URI answers with the error 500 of HTTP",
        "is this the address of a printer",
    ),
    Fault(
        "a refused job",
        answers(Operation.VALIDATE_JOB, 0x040B),
        "URI refuses: it cannot print in the way that was asked for (sides)",
        "the printer said that it could",
    ),
    Fault("a refused file", answers(Operation.PRINT_JOB, 0x0411), "URI refuses: it cannot read the file", ""),
    Fault(
        "not authorized", answers(Operation.VALIDATE_JOB, 0x0403), "URI refuses: it does not let this user print", ""
    ),
    Fault(
        "a fault within", answers(Operation.GET_PRINTER_ATTRIBUTES, 0x0500), "URI refuses: it has a fault within", ""
    ),
    Fault("busy for too long", answers(Operation.VALIDATE_JOB, 0x0507), "URI refuses: it is busy", "", QUICK),
    Fault(
        "an unknown status",
        answers(Operation.VALIDATE_JOB, 0x04FF),
        "URI refuses: it answers with the status 0x04ff of IPP",
        "",
    ),
    Fault(
        "aborted",
        fares(8, "document-format-error"),
        "the job was given up by the printer: the printer cannot read the file",
        LOOK,
        (),
        True,
    ),
    Fault(
        "cancelled",
        fares(7, "job-canceled-at-device"),
        "the job was cancelled: somebody cancelled it at the printer",
        LOOK,
        (),
        True,
    ),
    Fault(
        "printed with errors",
        fares(9, "job-completed-with-errors"),
        "the job ended with errors",
        LOOK,
        (),
        True,
    ),
    Fault(
        "stopped while printing",
        fares(6, "printer-stopped"),
        "the printer has not finished in time: the printer has stopped",
        UNKNOWN,
        QUICK,
        True,
    ),
    Fault(
        "a job forgotten",
        answers(Operation.GET_JOB_ATTRIBUTES, 0x0406),
        "the printer has not finished in time: URI refuses: there is no such printer or job",
        UNKNOWN,
        QUICK,
        True,
    ),
    Fault(
        "an unknown reason",
        fares(6, "staples-chewed-error"),
        "the printer has not finished in time: staples chewed",
        UNKNOWN,
        QUICK,
        True,
    ),
    Fault(
        "a reason that steers a terminal",
        fares(8, "\x1b[2Jboo-error"),
        "the job was given up by the printer: [2Jboo",
        LOOK,
        (),
        True,
    ),
]
