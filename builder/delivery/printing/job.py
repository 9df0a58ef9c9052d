"""Prints a PDF: finds the printer, holds the job against what it can, sends it, and waits for its end."""

from __future__ import annotations

import time

from builder.delivery.printing.capabilities import ASKED, JobSettings, fit
from builder.delivery.printing.connection import Address
from builder.delivery.printing.cups import queue, queues
from builder.delivery.printing.following import follow
from builder.delivery.printing.printer import Printer, Say
from builder.errors import DeliveryError, Diagnostic, did_you_mean

FIND_ADDRESS = "name the address of a printer, such as --printer ipp://printer.local/ipp/print; its menu shows it"


def print_pdf(
    document: bytes, settings: JobSettings, where: Address | str | None, wait: float, say: Say
) -> list[Diagnostic]:
    """Print a PDF on a printer by its address, by the name it has on this computer, or on the default one.

    `wait` is the number of seconds after which nobody waits any longer; `say` is told what is going on.  The
    warnings of what the printer could not be told.  Raises DeliveryError, with everything that is known to be
    wrong, when the PDF is not printed, or when nobody knows whether it will be.
    """
    say("asking the printer")
    printer = find(where, time.monotonic() + wait)
    job = fit(settings, printer.attributes(*ASKED))
    say("sending")
    number = printer.submit(job, document, say)
    follow(printer, number, say)
    return list(job.warnings)


def find(where: Address | str | None, deadline: float) -> Printer:
    """The printer that is meant, to be given up on at a deadline."""
    if isinstance(where, Address):
        return Printer(where, deadline)
    known = queues()
    names = [each.name for each in known]
    if where is None:
        default = next((each.name for each in known if each.default), None)
        if default is None:
            message = "no printer is named, and this computer has no default one"
            hint = f"name one with --printer: {', '.join(names)}" if names else FIND_ADDRESS
            raise DeliveryError(Diagnostic(message, None, hint))
        return queue(default, deadline)
    if where not in names:
        hint = did_you_mean(where, names) or FIND_ADDRESS
        raise DeliveryError(Diagnostic(f'there is no printer "{where}" on this computer', None, hint))
    return queue(where, deadline)
