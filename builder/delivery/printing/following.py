"""Follows a job until the printer is done with it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from builder.delivery.printing.printer import NOBODY_KNOWS, Printer, Say
from builder.delivery.printing.words import reasons_in_words
from builder.errors import DeliveryError, Diagnostic

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 2.0
"""Seconds between two looks at a job: short at first, then ever longer."""

CANCELLED, ABORTED, COMPLETED = 7, 8, 9
"""The states of a job that has ended (RFC 8011, 5.3.7)."""

_ENDS = {CANCELLED: "was cancelled", ABORTED: "was given up by the printer", COMPLETED: "ended with errors"}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a job is: its state where known, what is wrong in our words or the printer's, and whether it has failed."""

    state: int | None
    trouble: str
    said: str = ""
    failed: bool = False

    @property
    def reason(self) -> str:
        """What is wrong, to be put behind another text; empty where nothing is known to be."""
        words = self.trouble or (f'the printer says "{self.said}"' if self.said else "")
        return f": {words}" if words else ""


def follow(printer: Printer, number: int, say: Say) -> None:
    """Wait until a job is printed; say what it waits for; ask again when the printer is out of reach for a while.

    Raises DeliveryError when the job ended otherwise, or has not ended at the printer's deadline.
    """
    pause = FIRST_PAUSE
    while True:
        look = _look(printer, number)
        if look.failed:
            hint = "look at the printer for the reason, then print again"
            raise DeliveryError(Diagnostic(f"the job {_ENDS[look.state or 0]}{look.reason}", None, hint))
        if look.state == COMPLETED:
            return
        if printer.deadline <= time.monotonic():
            message = f"the printer has not finished in time{look.reason}"
            raise DeliveryError(Diagnostic(message, None, f"{NOBODY_KNOWS}; --wait gives it more seconds"))
        say(f"waiting: {look.trouble}" if look.trouble else "printing")
        time.sleep(min(pause, printer.left))
        pause = min(pause * 1.5, LONGEST_PAUSE)


def _look(printer: Printer, number: int) -> _Look:
    """How a job is now."""
    try:
        job = printer.job(number)
        troubles = printer.attributes("printer-state-reasons").texts("printer-state-reasons")
    except DeliveryError as error:
        return _Look(None, str(error))
    state, reasons = job.number("job-state"), job.texts("job-state-reasons")
    said = [*job.texts("job-printer-state-message"), *job.texts("job-state-message")]
    failed = state in (CANCELLED, ABORTED) or (state == COMPLETED and "job-completed-with-errors" in reasons)
    return _Look(state, reasons_in_words([*reasons, *troubles]), next(filter(None, said), ""), failed)
