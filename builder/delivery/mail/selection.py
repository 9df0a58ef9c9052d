"""Whom a booklet may be sent to: who agreed to it, has an address, and has a booklet that is up to date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from builder.batch.fingerprint import of_bytes
from builder.batch.roster import Entry
from builder.delivery.mail.address import mailbox, sendable
from builder.delivery.mail.journal import Journal
from builder.delivery.mail.message import Letter
from builder.delivery.mail.outcome import Outcome
from builder.errors import Diagnostic
from builder.model.client import Client

IsFresh = Callable[[Entry, Path, bytes], bool]
"""Whether a PDF was made from what is written of a client now."""


def choose(
    entries: Sequence[Entry], booklets: Path, is_fresh: IsFresh, today: datetime.date
) -> tuple[list[Letter], list[Outcome]]:
    """The letters to the clients of a roster, and who gets none, with all reasons.

    `booklets` is the folder with their PDFs; its name is that of the mailing.
    """
    letters: list[Letter] = []
    refused: list[Outcome] = []
    for entry in entries:
        problems = list(entry.problems)
        letter = None
        if entry.client:
            letter = _letter(entry, entry.client, booklets, is_fresh, today, problems)
        if letter and not problems:
            letters.append(letter)
        else:
            refused.append(Outcome(entry.key, "refused", problems=tuple(problems), entry=entry))
    return letters, refused


def hold_back(letters: Sequence[Letter], journal: Journal, resend: Sequence[str]) -> tuple[list[Letter], list[Outcome]]:
    """The letters to be sent now, and what is known of the others: nobody gets a second one but those of `resend`."""
    free: list[Letter] = []
    held: list[Outcome] = []
    for letter in letters:
        outcome = None if letter.key in resend else _known(letter, journal)
        if outcome:
            held.append(outcome)
        else:
            free.append(letter)
    return free, held


def _known(letter: Letter, journal: Journal) -> Outcome | None:
    again = f"to send it all the same: --resend {letter.key}"
    last, taken = journal.last(letter.id), journal.taken(letter.key)
    if taken and taken.state == "unknown":
        return Outcome(letter.key, "unknown", f"handed over on {taken.at[:10]}, and no answer came; ask, then {again}")
    if taken and taken.id == letter.id:
        words = f"{taken.state} on {taken.at[:10]}"
        return Outcome(letter.key, "earlier", words, journal.password(letter.id))
    if taken:
        words = f"another booklet, or one to another address, was {taken.state} on {taken.at[:10]}; {again}"
        return Outcome(letter.key, "refused", words)
    if last and last.state == "rejected":
        return Outcome(letter.key, "rejected", f"on {last.at[:10]}: {last.why}; {again}")
    return None


def _letter(
    entry: Entry, client: Client, booklets: Path, is_fresh: IsFresh, today: datetime.date, problems: list[Diagnostic]
) -> Letter | None:
    """The letter to a client; what speaks against it goes onto the list of problems."""
    problems += _consent(client, today)
    address = ""
    try:
        mailbox("To", client.name, "")
        address = sendable(client.email or "")
    except ValueError as error:
        hint = None if client.email else "write the address where the booklet may be sent"
        problems.append(Diagnostic(f'"email" {error}', client.place("email"), hint))
    file = booklets / f"{entry.key}.pdf"
    pdf = _booklet(entry, file, is_fresh, problems)
    content = of_bytes(pdf)
    parts = (booklets.resolve().name, entry.key, address.lower(), content)
    return Letter(entry.key, client.name, address, file, content, of_bytes("\0".join(parts).encode())[:32])


def _consent(client: Client, today: datetime.date) -> Iterator[Diagnostic]:
    consent = client.consent
    place = consent.place("email") or client.place("consent")
    if not consent.email:
        hint = f"when they have agreed, write consent: {{email: true, on: {today}}}"
        yield Diagnostic("the client has not agreed to e-mail", place, hint)
    elif consent.on is None:
        yield Diagnostic("the consent to e-mail has no date", place, f"write when they agreed, such as on: {today}")
    elif consent.on > today:
        yield Diagnostic("the consent to e-mail is of a day to come", consent.place("on") or place)


def _booklet(entry: Entry, file: Path, is_fresh: IsFresh, problems: list[Diagnostic]) -> bytes:
    try:
        pdf = file.read_bytes()
    except OSError as error:
        problem = (
            f"there is no {file}" if isinstance(error, FileNotFoundError) else f"cannot read {file}: {error.strerror}"
        )
        problems.append(Diagnostic(problem, entry.place, "build it, look at it, then send it"))
        return b""
    if not pdf.startswith(b"%PDF-"):
        problems.append(Diagnostic(f"{file} is no PDF", entry.place, "build it again"))
    elif not is_fresh(entry, file, pdf):
        hint = "build it again, look at it, then send it"
        problems.append(Diagnostic(f"{file} is older than what it is made from", entry.place, hint))
    return pdf
