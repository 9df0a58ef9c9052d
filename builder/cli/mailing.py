"""What `booklet send` sends, and how: the letters of a run, the paper they are written on, the ways they leave."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from smtplib import SMTP

from builder import __version__
from builder.batch.fingerprint import of_bytes, of_client, of_project
from builder.batch.manifest import read_manifest
from builder.batch.roster import Entry
from builder.cli.output import write_output
from builder.delivery.mail import drafting, smtp
from builder.delivery.mail.address import header, mailbox, sendable
from builder.delivery.mail.credentials import login_of
from builder.delivery.mail.imap import drafts_of
from builder.delivery.mail.journal import Journal
from builder.delivery.mail.message import Letter, Stationery, compose
from builder.delivery.mail.outcome import Outcome
from builder.delivery.mail.selection import IsFresh, choose
from builder.delivery.mail.sending import Outbox, Sending, waits
from builder.errors import BookletError, ContentError, Diagnostic
from builder.model import Project, load_visits, visits_folder
from builder.model.files import PRACTICE
from builder.model.mail import Mail
from builder.pipeline import open_project, words_of
from builder.press.protection import new_password, protect
from builder.resources import resource

Found = tuple[list[Outcome], tuple[Diagnostic, ...]]
"""What became of each letter, and what stopped the run before its end, if anything."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """The letters to the clients of a roster, who gets none, and the paper; `booklets` is the folder with the PDFs."""

    booklets: Path
    letters: list[Letter]
    refused: list[Outcome]
    paper: Stationery
    protects: bool

    @property
    def outbox(self) -> Path:
        """Where messages lie on their way, and the journal."""
        return self.booklets / "outbox"


def mailing_of(root: Path, working: Path, entries: Sequence[Entry], booklets: Path, *, protects: bool) -> Mailing:
    """Everything that is to be sent, checked.

    The practice is that of the `working` folder, else that of the project.  Raises ContentError.
    """
    if not booklets.is_dir():
        hint = "build the booklets first: booklet batch ROSTER -o FOLDER"
        raise ContentError(Diagnostic(f"there is no folder {booklets}", None, hint))
    project = open_project(root, working)
    paper = _paper(project, working)
    letters, refused = choose(entries, booklets, _freshness(project, working, booklets), datetime.date.today())
    return Mailing(booklets, letters, refused, paper, protects)


def rehearse(mailing: Mailing) -> Found:
    """Write what would be sent into a folder of its own, and nothing else of an earlier rehearsal."""
    folder = mailing.outbox / "dry-run"
    for parent in (mailing.outbox, folder):
        parent.mkdir(mode=0o700, exist_ok=True)
    for old in folder.glob("*.eml"):
        old.unlink()
    outcomes = []
    for letter in mailing.letters:
        target = folder / f"{letter.key}.eml"
        message = _compose(mailing, False, letter, new_password() if mailing.protects else "")
        _write(target, message)
        words = f"to {letter.address}, {len(message) / 1_000_000:.1f} MB, see {target}"
        outcomes.append(Outcome(letter.key, "ready", words))
    return outcomes, ()


def settings_of(mailing: Mailing, drafts: str | None) -> Mail | None:
    """The servers that are needed: none for drafts as files.  Raises ContentError when the practice names none."""
    if drafts == "files":
        return None
    practice = mailing.paper.practice
    if practice.mail is None:
        hint = "add mail: with the server of your account, such as mail: {server: smtp.example.org}"
        raise ContentError(Diagnostic("the practice has no server for e-mail", practice.span, hint))
    if drafts and practice.mail.drafts is None:
        hint = "add drafts: {server: imap.example.org}, or take --drafts files"
        raise ContentError(Diagnostic("the practice has no mailbox for drafts", practice.mail.span, hint))
    return practice.mail


def deliver(
    mailing: Mailing,
    letters: Sequence[Letter],
    journal: Journal,
    settings: Mail | None,
    drafts: str | None,
    minutes: float,
    say: Callable[[str], None],
) -> Found:
    """Send letters, or make `drafts` of them (`files` or `imap`); what the server puts off is tried for some minutes.

    Raises BookletError when nothing could be begun.
    """
    sender = mailing.paper.sender
    outbox = Outbox(mailing.outbox, journal, partial(_compose, mailing, drafts is not None), _write)
    for number, letter in enumerate(letters, start=1):
        say(f"{number} of {len(letters)} written: {letter.key}")
        outbox.queue(letter, new_password if mailing.protects else None)
    if drafts or settings is None:
        return _drafted(mailing, letters, outbox, settings)
    patience = smtp.Patience()

    def connect() -> SMTP:
        return smtp.connect(settings, login_of(sender), patience)  # a token may have run out since the last one

    sending = Sending(outbox, connect, sender, settings.per_minute, patience, say)
    stopped = sending.run(letters, waits(minutes))
    return list(sending.outcomes.values()), stopped


def _drafted(mailing: Mailing, letters: Sequence[Letter], outbox: Outbox, settings: Mail | None) -> Found:
    outcomes = {letter.key: Outcome(letter.key, "queued", "was not tried") for letter in letters}
    try:
        for outcome in _drafts(mailing, letters, outbox, settings):
            outcomes[outcome.key] = outcome
    except BookletError as error:
        return list(outcomes.values()), error.diagnostics
    return list(outcomes.values()), ()


def _drafts(mailing: Mailing, letters: Sequence[Letter], outbox: Outbox, settings: Mail | None) -> Iterator[Outcome]:
    sender = mailing.paper.sender
    if settings and settings.drafts:
        with drafts_of(settings.drafts, login_of(sender)) as drafts:
            yield from drafting.draft_in_mailbox(letters, outbox, drafts, sender)
    else:
        folder = mailing.outbox / "drafts"
        folder.mkdir(mode=0o700, exist_ok=True)
        yield from drafting.draft_files(letters, outbox, folder, _write)


def _paper(project: Project, working: Path) -> Stationery:
    practice = project.practice
    if practice is None:
        hint = "it says who sends: put one beside clients, with name, email and mail"
        raise ContentError(Diagnostic(f"there is no {PRACTICE} in {working}", None, hint))
    own = practice.mail.sender if practice.mail else None
    given = own or practice.email
    if given is None:
        hint = "write email: with the address that the messages come from"
        raise ContentError(Diagnostic("the practice has no address to send from", practice.span, hint))
    folders = [working / "templates", project.root / "templates", resource("templates")]
    try:
        paper = Stationery(practice, sendable(given), words_of(project), project.booklet.language, folders)
        mailbox("From", practice.name, paper.sender)
        header("Subject", paper.subject)
    except ValueError as error:
        raise ContentError(Diagnostic(f"what {PRACTICE} says of the sender {error}", practice.span)) from None
    return paper


def _compose(mailing: Mailing, draft: bool, letter: Letter, password: str) -> bytes:
    pdf = letter.pdf.read_bytes()
    if of_bytes(pdf) != letter.content:
        raise ContentError(Diagnostic(f"{letter.pdf} has just changed", None, "start the same command again"))
    if password:
        pdf = protect(pdf, password, str(letter.pdf))
    return compose(letter, pdf, mailing.paper, protected=bool(password), draft=draft)


def _freshness(project: Project, working: Path, booklets: Path) -> IsFresh:
    """Whether a PDF of the folder's manifest was made from the same, visits in the `working` folder included; of one
    that is not in it, whether it is newer."""
    records = read_manifest(booklets)
    shared = of_project(project, __version__) if records else ""

    def is_fresh(entry: Entry, file: Path, pdf: bytes) -> bool:
        record, folder = records.get(entry.key), visits_folder(working, entry.key)
        if record and entry.client and record.output == of_bytes(pdf):
            try:
                return record.inputs == of_client(entry.client, entry.key, load_visits(folder), shared)
            except ContentError:  # a visit was written since then, and has faults, which building it again tells
                return False
        sources = [entry.place.path, *folder.glob("*.y*ml")]
        return file.stat().st_mtime_ns >= max(path.stat().st_mtime_ns for path in sources)

    return is_fresh


def _write(target: Path, message: bytes) -> None:
    write_output(target, message, private=True)
