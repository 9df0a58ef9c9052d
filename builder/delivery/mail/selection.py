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
from builder.errors import ContentError, Diagnostic
from builder.model.client import Client

IsFresh = Callable[[Entry, Path, bytes], bool]
"""Whether a PDF was made from what is written of a client now."""


def choose(
    entries: Sequence[Entry], booklets: Path, is_fresh: IsFresh, today: datetime.date
) -> tuple[list[Letter], list[Outcome]]:
    """The letters to the clients of a roster, and who gets none, with all reasons.

    `booklets` is the folder with their PDFs; its name is that of the mailing.
    """
    found = [_checked(entry, booklets, is_fresh, today) for entry in entries]
    letters = [one for one in found if isinstance(one, Letter)]
    return letters, [one for one in found if isinstance(one, Outcome)]


def shared_addresses(letters: Sequence[Letter]) -> Iterator[Diagnostic]:
    """A warning for each address that several clients have: it may be a slip, and the booklet somebody else's."""
    by_address: dict[str, list[str]] = {}
    for letter in letters:
        by_address.setdefault(letter.address.lower(), []).append(letter.key)
    for keys in by_address.values():
        if len(keys) > 1:
            message = f"{' and '.join(keys)} have the same address"
            yield Diagnostic(message, None, "is it that of all of them?", "warning")


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


def _checked(entry: Entry, booklets: Path, is_fresh: IsFresh, today: datetime.date) -> Letter | Outcome:
    """The letter to a client, or all that speaks against it."""
    client = entry.client
    if client is None:
        return Outcome(entry.key, "refused", problems=entry.problems, entry=entry)
    problems = [*entry.problems, *_consent(client, today)]
    file = booklets / f"{entry.key}.pdf"
    try:
        address = _address(client)
    except ContentError as error:
        address, problems = "", [*problems, *error.diagnostics]
    try:
        content = of_bytes(_booklet(entry, file, is_fresh))
    except ContentError as error:
        content, problems = "", [*problems, *error.diagnostics]
    if problems:
        return Outcome(entry.key, "refused", problems=tuple(problems), entry=entry)
    parts = (booklets.resolve().name, entry.key, address.lower(), content)
    return Letter(entry.key, client.name, address, file, content, of_bytes("\0".join(parts).encode())[:32])


def _address(client: Client) -> str:
    """Where the client's mail goes.  Raises ContentError for what cannot be sent to, or named in a head."""
    if client.email is None:
        hint = "write the address where the booklet may be sent"
        raise ContentError(Diagnostic('the field "email" is missing', client.span, hint))
    try:
        mailbox("To", client.name, "")
        return sendable(client.email)
    except ValueError as error:
        raise ContentError(Diagnostic(f'"email" {error}', client.place("email"))) from None


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


def _booklet(entry: Entry, file: Path, is_fresh: IsFresh) -> bytes:
    """The bytes of a client's PDF.  Raises ContentError when there is none, or not one of today."""
    again = "build it again, look at it, then send it"
    try:
        pdf = file.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        message = f"there is no {file}" if missing else f"cannot read {file}: {error.strerror}"
        hint = "build it, look at it, then send it; if it lies elsewhere, say so with --from"
        raise ContentError(Diagnostic(message, entry.place, hint)) from None
    if not pdf.startswith(b"%PDF-"):
        raise ContentError(Diagnostic(f"{file} is no PDF", entry.place, again))
    if not is_fresh(entry, file, pdf):
        raise ContentError(Diagnostic(f"{file} is older than what it is made from", entry.place, again))
    return pdf
