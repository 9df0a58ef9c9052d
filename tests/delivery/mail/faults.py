"""What can go wrong on the way to a client, and what comes of it: the table of the tests and of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.delivery.mail.post import ANYBODY, Fault

Three = tuple[object, object, object]
"""Something of each of the clients Ana, Bo and Cy, who are sent to in this order."""

SENT: Three = ("sent", "sent", "sent")
NONE: Three = ("queued", "queued", "queued")
NOT_BO: Three = ("sent", "queued", "sent")
THEN_BO: Three = ("earlier", "sent", "earlier")
REJECTED: Three = ("sent", "rejected", "sent")
STAYS_REJECTED: Three = ("earlier", "rejected", "earlier")
UNKNOWN: Three = ("sent", "unknown", "sent")
STAYS_UNKNOWN: Three = ("earlier", "unknown", "earlier")
ALL: Three = (1, 1, 1)
NOBODY: Three = (0, 0, 0)
ALL_BUT_BO: Three = (1, 0, 1)
NEVER_BO = (ALL_BUT_BO, ALL_BUT_BO)


@dataclass(frozen=True)
class Row:
    """A fault in a first run; the states that it reports, and those of a second run without the fault.

    `copies` are how many messages each client has after the first run and after the second. `setting` changes what is
    around: `large` is a booklet of 5 MB for Bo, `stranger` a certificate of nobody whom we trust, `name` one for
    another name, `closed` a port at which nobody answers, `waits` lets the first run try again what is put off.
    """

    words: str
    fault: Fault | None
    first: Three | None
    second: Three
    copies: tuple[Three, Three]
    setting: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def kills(self) -> bool:
        """Whether the first run is killed, and so reports nothing."""
        return self.first is None


ROWS: Sequence[Row] = (
    Row("nobody answers at the port", None, NONE, SENT, (NOBODY, ALL), "closed"),
    Row("breaks off before the greeting", Fault("greeting", "drop"), NONE, SENT, (NOBODY, ALL)),
    Row("greets with 421, too busy", Fault("greeting", "421 4.3.2 too busy"), NONE, SENT, (NOBODY, ALL)),
    Row("greets with 554, go away", Fault("greeting", "554 5.7.1 go away"), NONE, SENT, (NOBODY, ALL)),
    Row("breaks off at EHLO", Fault("EHLO", "drop"), NONE, SENT, (NOBODY, ALL)),
    Row("offers no encryption", None, NONE, SENT, (NOBODY, ALL), options={"tls_context": None}),
    Row("breaks off at STARTTLS", Fault("STARTTLS", "drop"), NONE, SENT, (NOBODY, ALL)),
    Row("refuses STARTTLS with 454", Fault("STARTTLS", "454 4.7.0 not now"), NONE, SENT, (NOBODY, ALL)),
    Row("says yes to STARTTLS, and speaks no TLS", Fault("STARTTLS", "220 go on"), NONE, SENT, (NOBODY, ALL)),
    Row("certificate of an unknown authority", None, NONE, SENT, (NOBODY, ALL), "stranger"),
    Row("certificate for another name", None, NONE, SENT, (NOBODY, ALL), "name"),
    Row("breaks off at EHLO within TLS", Fault("EHLO again", "drop"), NONE, SENT, (NOBODY, ALL)),
    Row("breaks off at AUTH", Fault("AUTH", "drop"), NONE, SENT, (NOBODY, ALL)),
    Row("refuses AUTH with 535", Fault("AUTH", "535 5.7.8 wrong password"), NONE, SENT, (NOBODY, ALL)),
    Row("puts AUTH off with 454", Fault("AUTH", "454 4.7.0 try later"), NONE, SENT, (NOBODY, ALL)),
    Row("breaks off at MAIL", Fault("MAIL", "drop"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("puts MAIL off with 451", Fault("MAIL", "451 4.3.0 later"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row(
        "refuses the sender at MAIL with 553",
        Fault("MAIL", "553 5.7.1 not your address"),
        ("sent", "queued", "queued"),
        ("earlier", "sent", "sent"),
        ((1, 0, 0), ALL),
    ),
    Row(
        "refuses the size at MAIL with 552",
        Fault("MAIL", "552 5.3.4 too big"),
        REJECTED,
        STAYS_REJECTED,
        NEVER_BO,
    ),
    Row("too large for the SIZE that is told", None, NONE, SENT, (NOBODY, ALL), options={"data_size_limit": 5000}),
    Row("breaks off at RCPT", Fault("RCPT", "drop"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("does not answer at RCPT", Fault("RCPT", "hang"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("puts RCPT off with 450", Fault("RCPT", "450 4.2.1 mailbox busy"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("closes with 421 at RCPT", Fault("RCPT", "421 4.3.2 shutting down"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row(
        "knows no such mailbox: RCPT 550",
        Fault("RCPT", "550 5.1.1 unknown"),
        REJECTED,
        STAYS_REJECTED,
        NEVER_BO,
    ),
    Row(
        "greylisting: RCPT 450 for all, then accepted",
        Fault("RCPT", "450 4.7.1 greylisted", 3, ANYBODY),
        SENT,
        ("earlier",) * 3,
        (ALL, ALL),
        "waits",
    ),
    Row("breaks off at DATA", Fault("DATA", "drop"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("puts DATA off with 451", Fault("DATA", "451 4.3.0 later"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("refuses DATA with 554", Fault("DATA", "554 5.7.1 no"), REJECTED, STAYS_REJECTED, NEVER_BO),
    Row(
        "breaks off in the middle of the message",
        Fault("body", "drop"),
        NOT_BO,
        THEN_BO,
        (ALL_BUT_BO, ALL),
        "large",
    ),
    Row("breaks off after the dot, message lost", Fault("dot", "drop"), UNKNOWN, STAYS_UNKNOWN, NEVER_BO),
    Row("breaks off after the dot, message taken", Fault("taken", "drop"), UNKNOWN, STAYS_UNKNOWN, (ALL, ALL)),
    Row("does not answer the dot, message taken", Fault("taken", "hang"), UNKNOWN, STAYS_UNKNOWN, (ALL, ALL)),
    Row("answers the dot with nonsense, message taken", Fault("taken", "hello"), UNKNOWN, STAYS_UNKNOWN, (ALL, ALL)),
    Row("puts the message off with 451", Fault("dot", "451 4.3.0 later"), NOT_BO, THEN_BO, (ALL_BUT_BO, ALL)),
    Row("refuses the message with 554", Fault("dot", "554 5.7.1 spam"), REJECTED, STAYS_REJECTED, NEVER_BO),
    Row("killed at AUTH", Fault("AUTH", "kill"), None, SENT, (NOBODY, ALL)),
    Row("killed at RCPT", Fault("RCPT", "kill"), None, ("earlier", "sent", "sent"), ((1, 0, 0), ALL)),
    Row(
        "killed in the middle of the message",
        Fault("body", "kill"),
        None,
        ("earlier", "sent", "sent"),
        ((1, 0, 0), ALL),
        "large",
    ),
    Row(
        "killed after the dot, message lost",
        Fault("dot", "kill"),
        None,
        ("earlier", "unknown", "sent"),
        ((1, 0, 0), ALL_BUT_BO),
    ),
    Row(
        "killed after the dot, message taken",
        Fault("taken", "kill"),
        None,
        ("earlier", "unknown", "sent"),
        ((1, 1, 0), ALL),
    ),
    Row(
        "killed between the answer and the journal",
        Fault("taken", "late kill"),
        None,
        ("earlier", "unknown", "sent"),
        ((1, 1, 0), ALL),
    ),
)


def as_markdown() -> Iterator[str]:
    """The table as the documentation shows it: what the server does to Bo, and what he has."""
    yield "| what goes wrong, in the first run | first run | Bo has | second run | Bo has |"
    yield "| --- | --- | --- | --- | --- |"
    for row in ROWS:
        first = _told(row.first) if row.first else "–"
        yield f"| {row.words} | {first} | {row.copies[0][1]} | {_told(row.second)} | {row.copies[1][1]} |"


def _told(states: Three) -> str:
    return f"all {states[0]}" if len(set(states)) == 1 else ", ".join(map(str, states))
