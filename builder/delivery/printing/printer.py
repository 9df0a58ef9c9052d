"""A printer that speaks IPP, and the one way to print on it: ask, check, send, follow the job to its end."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from builder.delivery.printing.capabilities import JobAttributes
from builder.delivery.printing.connection import Address, ask
from builder.delivery.printing.message import Attribute, Group, Message, Operation, Tag
from builder.delivery.printing.words import status_in_words
from builder.errors import DeliveryError, Diagnostic

JOB_NAME = USER = "booklet"
"""Who prints what, as far as printers and their logs learn: never a name of a person or a file."""

LONGEST_STEP = 15.0
"""Seconds within which a printer has to answer a question."""

PAUSE = 1.0
"""Seconds before a printer that is busy is asked again."""

FIRST_ERROR, BUSY = 0x0400, 0x0507
"""Statuses (RFC 8011, appendix B)."""

NOBODY_KNOWS = "look at the printer before you print again: the job is with it, and may still be printed"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by its address; `deadline` is when to give up, on the clock of `time.monotonic`."""

    address: Address
    deadline: float

    @property
    def left(self) -> float:
        """Seconds before the deadline, with a little for a last question."""
        return max(self.deadline - time.monotonic(), 0.1)

    def attributes(self, *names: str) -> Group:
        """What the printer says of itself."""
        asked = Attribute(Tag.KEYWORD, "requested-attributes", names)
        return self._done(self._ask(Operation.GET_PRINTER_ATTRIBUTES, [asked])).group(Tag.PRINTER)

    def job(self, number: int) -> Group:
        """What the printer says of a job."""
        names = ("job-state", "job-state-reasons", "job-state-message", "job-printer-state-message")
        asked = [
            Attribute(Tag.INTEGER, "job-id", (number,)),
            _name("requesting-user-name", USER),
            Attribute(Tag.KEYWORD, "requested-attributes", names),
        ]
        return self._done(self._ask(Operation.GET_JOB_ATTRIBUTES, asked)).group(Tag.JOB)

    def submit(self, job: JobAttributes, document: bytes, say: Say) -> int:
        """Have a job checked, then send it with its document, a PDF; wait while the printer is busy.  The job's number.

        Raises DeliveryError when it refuses, or does not print the job exactly as asked.
        """
        self._done(self._patiently(Operation.VALIDATE_JOB, job, b"", say))
        try:
            answer = self._patiently(Operation.PRINT_JOB, job, document, say)
        except DeliveryError as error:
            raise DeliveryError([Diagnostic(each.message, None, NOBODY_KNOWS) for each in error.diagnostics]) from None
        number = self._done(answer).group(Tag.JOB).number("job-id")
        if number is None:
            raise DeliveryError(Diagnostic("the printer did not say whether it took the job", None, NOBODY_KNOWS))
        return number

    def _patiently(self, operation: Operation, job: JobAttributes, document: bytes, say: Say) -> Message:
        """Ask for a job again until the printer is not busy any more, or time is up."""
        asked = [
            _name("requesting-user-name", USER),
            _name("job-name", JOB_NAME),
            Attribute(Tag.BOOLEAN, "ipp-attribute-fidelity", (True,)),
            Attribute(Tag.MIME_TYPE, "document-format", ("application/pdf",)),
        ]
        template = Group(Tag.JOB, tuple(_template(*each) for each in job.values.items()))
        while True:
            answer = self._ask(operation, asked, (template,), document)
            if answer.code != BUSY or self.deadline <= time.monotonic():
                return answer
            say("waiting: the printer is busy")
            time.sleep(min(PAUSE, self.left))

    def _ask(
        self, operation: Operation, asked: list[Attribute], groups: tuple[Group, ...] = (), document: bytes = b""
    ) -> Message:
        """Ask with the attributes that begin each request (RFC 8011, 4.1.4 and 4.1.5)."""
        first = (
            Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
            Attribute(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
            Attribute(Tag.URI, "printer-uri", (self.address.uri,)),
        )
        request = Message(operation, (Group(Tag.OPERATION, (*first, *asked)), *groups))
        timeout = self.left if document else min(self.left, LONGEST_STEP)
        return ask(self.address, request, timeout, document)

    def _done(self, answer: Message) -> Message:
        """An answer that says that all went well; raises DeliveryError for another."""
        if answer.code < FIRST_ERROR:
            return answer
        words = f"{self.address.name} refuses: {status_in_words(answer.code)}"
        named = ", ".join(each.name for each in answer.group(Tag.UNSUPPORTED).attributes)
        hint = "the printer said that it could; look for an update of its software" if named else None
        said = " ".join(answer.group(Tag.OPERATION).texts("status-message"))
        raise DeliveryError(Diagnostic(f"{words} ({named or said})" if named or said else words, None, hint))


def _name(name: str, text: str) -> Attribute:
    return Attribute(Tag.NAME, name, (text,))


def _template(name: str, value: int | str) -> Attribute:
    return Attribute(Tag.INTEGER if isinstance(value, int) else Tag.KEYWORD, name, (value,))
