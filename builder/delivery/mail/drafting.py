"""Makes drafts of letters in place of sending them: as files, or in a mailbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.delivery.mail.imap import Drafts
from builder.delivery.mail.message import Letter, message_id
from builder.delivery.mail.outcome import Outcome
from builder.delivery.mail.sending import Outbox, Write


def draft_files(letters: Sequence[Letter], outbox: Outbox, folder: Path, write: Write) -> Iterator[Outcome]:
    """Write letters that are queued as `KEY.eml` into a folder, for a mail program to open.  Raises OutputError."""
    for letter in letters:
        target = folder / f"{letter.key}.eml"
        write(target, outbox.message(letter))
        outbox.settle(letter, "drafted")
        yield Outcome(letter.key, "drafted", str(target), outbox.password(letter))


def draft_in_mailbox(letters: Sequence[Letter], outbox: Outbox, drafts: Drafts, sender: str) -> Iterator[Outcome]:
    """Put letters that are queued among the drafts of an account, but for those that lie there from a run before."""
    for letter in letters:
        if not drafts.has(message_id(letter, sender)):
            drafts.add(outbox.message(letter))
        outbox.settle(letter, "drafted")
        yield Outcome(letter.key, "drafted", "in your mailbox", outbox.password(letter))
