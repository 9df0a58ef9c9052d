"""Follows a job until the printer is done with it."""

from __future__ import annotations

import time

from builder.delivery.printing.printer import NOBODY_KNOWS, Printer, Say
from builder.delivery.printing.words import reasons_in_words
from builder.errors import DeliveryError, Diagnostic

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 2.0
"""Seconds between two looks at a job: short at first, then ever longer."""

CANCELLED, ABORTED, COMPLETED = 7, 8, 9
"""The states of a job that has ended (RFC 8011, 5.3.7)."""

_ENDS = {CANCELLED: "was cancelled", ABORTED: "was given up by the printer"}


def follow(printer: Printer, number: int, say: Say) -> None:
    """Wait until a job is printed; say what it waits for; ask again when the printer is out of reach for a while.

    Raises DeliveryError when the job ended otherwise, or has not ended at the printer's deadline.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            waits_for = _look(printer, number)
        except _UnansweredError as error:
            waits_for = str(error)
        if waits_for is None:
            return
        if printer.deadline <= time.monotonic():
            message = "the printer has not finished in time" + (f": {waits_for}" if waits_for else "")
            raise DeliveryError(Diagnostic(message, None, f"{NOBODY_KNOWS}; --wait gives it more seconds"))
        say(f"waiting: {waits_for}" if waits_for else "printing")
        time.sleep(min(pause, printer.left))
        pause = min(pause * 1.5, LONGEST_PAUSE)


class _UnansweredError(Exception):
    """The printer did not tell how a job is doing."""


def _look(printer: Printer, number: int) -> str | None:
    """What a job waits for, in words, empty where nothing is wrong; None when it is printed."""
    try:
        job = printer.job(number)
        state, reasons = job.number("job-state"), job.texts("job-state-reasons")
        troubles = printer.attributes("printer-state-reasons").texts("printer-state-reasons")
    except DeliveryError as error:
        raise _UnansweredError(str(error)) from None
    words = reasons_in_words([*reasons, *troubles])
    if state in _ENDS or (state == COMPLETED and "job-completed-with-errors" in reasons):
        ended = _ENDS.get(state or 0, "ended with errors")
        hint = "look at the printer's screen for the reason, then print again"
        raise DeliveryError(Diagnostic(f"the job {ended}" + (f": {words}" if words else ""), None, hint))
    return None if state == COMPLETED else words
