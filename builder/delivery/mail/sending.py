"""Sends letters: all are put on the disk first, then handed over one by one, with each step in the journal."""

from __future__ import annotations

import smtplib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from builder.delivery.mail.journal import Journal
from builder.delivery.mail.message import Letter
from builder.delivery.mail.outcome import Outcome
from builder.delivery.mail.smtp import Answer, Patience, UnreachableError, Verdict, hand_over
from builder.errors import BookletError, DeliveryError, Diagnostic, OutputError

FIRST_WAIT = 15.0
"""Seconds before a message that was put off is tried again; each wait after it is twice as long."""

Compose = Callable[[Letter, str], bytes]
"""Makes the message of a letter whose PDF has a password, or none where it is empty."""

Write = Callable[[Path, bytes], None]
"""Writes a file whole or not at all, for its owner only."""


def waits(minutes: float) -> Iterator[float]:
    """The waits before further attempts, in seconds, for about so many minutes."""
    wait, spent = FIRST_WAIT, 0.0
    while spent + wait <= minutes * 60:
        yield wait
        wait, spent = wait * 2, spent + wait


class Outbox:
    """The folder with the messages that are on their way, and its journal."""

    def __init__(self, folder: Path, journal: Journal, compose: Compose, write: Write) -> None:
        self._folder, self.journal = folder, journal
        self._compose, self._write = compose, write

    def queue(self, letter: Letter, new_password: Callable[[], str] | None) -> None:
        """Put the message of a letter on the disk, and say so in the journal.

        A letter keeps the password that it had.  Raises OutputError.
        """
        password = (self.journal.password(letter.id) or new_password()) if new_password else ""
        self._write(self._file(letter), self._compose(letter, password))
        self.journal.add(letter.id, letter.key, "queued", password=password)

    def message(self, letter: Letter) -> bytes:
        """The message of a letter.  Raises OutputError when it has gone."""
        try:
            return self._file(letter).read_bytes()
        except OSError as error:
            message = f"cannot read {self._file(letter)}: {error.strerror}"
            raise OutputError(Diagnostic(message, None, "start the same command again")) from None

    def password(self, letter: Letter) -> str:
        """The password of a letter's PDF, or nothing."""
        return self.journal.password(letter.id)

    def settle(self, letter: Letter, state: str, words: str = "") -> None:
        """Say in the journal what became of a letter; its message goes when it is not needed any more."""
        self.journal.add(letter.id, letter.key, state, words)
        if state in ("sent", "rejected", "drafted"):
            with suppress(OSError):  # what lies there in vain does no harm
                self._file(letter).unlink()

    def _file(self, letter: Letter) -> Path:
        return self._folder / f"{letter.key}.eml"


class Sending:
    """One run over letters that are queued. `outcomes` tells at any time what became of each so far."""

    def __init__(
        self,
        outbox: Outbox,
        connect: Callable[[], smtplib.SMTP],
        sender: str,
        per_minute: float,
        patience: Patience,
        say: Callable[[str], None],
    ) -> None:
        self._patience = patience
        self._outbox, self._connect, self._sender = outbox, connect, sender
        self._pause, self._next, self._say = 60 / per_minute, 0.0, say
        self._smtp: smtplib.SMTP | None = None
        self._was_reached = False
        self.outcomes: dict[str, Outcome] = {}

    def run(self, letters: Sequence[Letter], waits: Iterator[float]) -> tuple[Diagnostic, ...]:
        """Send letters; those that the server puts off are tried again after each of `waits` (s).

        Returns what stopped it before its end, or nothing.
        """
        self.outcomes = {letter.key: Outcome(letter.key, "queued", "was not tried") for letter in letters}
        try:
            left = self._round(letters)
            for wait in waits:
                if not left:
                    break
                self._hang_up()
                self._say(f"{len(left)} put off, trying again in {wait:.0f} s")
                time.sleep(wait)
                left = self._round(left)
        except BookletError as error:
            return error.diagnostics
        except KeyboardInterrupt:
            hint = "start the same command again: it goes on where it stopped"
            return (Diagnostic("stopped with Ctrl-C", None, hint),)
        finally:
            self._hang_up()
        return ()

    def _round(self, letters: Sequence[Letter]) -> list[Letter]:
        """Try each letter once; those that were put off."""
        left: list[Letter] = []
        for number, letter in enumerate(letters, start=1):
            self._say(f"{number} of {len(letters)}: {letter.key}")
            self._take_turn()
            try:
                smtp = self._connected()
            except UnreachableError as error:
                if not (self._was_reached or error.busy):
                    hint = "look at server and port in practice.yaml, and at your connection; nothing was sent"
                    raise DeliveryError(Diagnostic(error.words, None, hint)) from None
                self._note(letter, "queued", error.words)
                return [*left, *letters[number - 1 :]]
            if self._attempt(smtp, letter):
                left.append(letter)
        return left

    def _take_turn(self) -> None:
        """Wait until the limit of messages a minute lets another one through."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._pause

    def _attempt(self, smtp: smtplib.SMTP, letter: Letter) -> bool:
        """Hand a letter over and note what came of it. Whether it is to be tried again."""
        try:
            message = self._outbox.message(letter)
            commit = partial(self._commit, letter)
            answer = hand_over(smtp, self._sender, letter.address, message, commit, self._patience)
        except BaseException:
            self._drop()
            raise
        if answer.verdict in (Verdict.LATER, Verdict.UNKNOWN):
            self._drop()
        self._settle(letter, answer)
        return answer.verdict is Verdict.LATER

    def _commit(self, letter: Letter) -> None:
        self._outbox.settle(letter, "sending")
        self._note(letter, "unknown", "stopped while it was handed over")

    def _settle(self, letter: Letter, answer: Answer) -> None:
        state = {
            Verdict.SENT: "sent",
            Verdict.REJECTED: "rejected",
            Verdict.UNKNOWN: "unknown",
            Verdict.LATER: "queued",
            Verdict.TOO_LARGE: "queued",
        }[answer.verdict]
        self._note(letter, state, _told(answer))
        self._outbox.settle(letter, state, answer.words)

    def _note(self, letter: Letter, state: str, words: str) -> None:
        password = self._outbox.password(letter) if state in ("sent", "unknown") else ""
        self.outcomes[letter.key] = Outcome(letter.key, state, words, password)

    def _connected(self) -> smtplib.SMTP:
        """The connection, if it is still there and has nothing half done; else a new one."""
        if self._smtp:
            with suppress(smtplib.SMTPException, OSError):
                if self._smtp.rset()[0] == 250:
                    return self._smtp
            self._drop()
        self._smtp = self._connect()
        self._was_reached = True
        return self._smtp

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None

    def _hang_up(self) -> None:
        if self._smtp:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()


def _told(answer: Answer) -> str:
    """What the practitioner reads of an answer."""
    match answer.verdict:
        case Verdict.SENT:
            return ""
        case Verdict.LATER:
            return f"put off: {answer.words}"
        case Verdict.TOO_LARGE:
            return f"too large for the server: {answer.words}"
        case Verdict.UNKNOWN:
            return f"handed over, and no answer came; ask before you send it again ({answer.words})"
        case Verdict.REJECTED:
            return answer.words
