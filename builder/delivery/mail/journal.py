"""The journal of an outbox: what became of each message, one line a change, only ever added to.

A line is on the disk before what it tells of goes on. A message is `queued`, then `sending` from just before the dot
that ends it, then `sent` or `rejected`. Where the program was killed or the line broke in between, nobody knows
whether the server took it: it is `unknown`, and nothing but the practitioner's word sends it again. `drafted` is one
that was put among the drafts.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from builder.errors import DeliveryError, Diagnostic, OutputError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "journal.jsonl"
_CHECK = 16
"""Hexadecimal digits of the SHA-256 of a line's JSON, which stand before it."""

_TAKEN = ("sending", "sent", "unknown", "drafted")
"""States in which a client has the message, or may have it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A line: the message's `id`, the client's key, the state, when (UTC), a server's words, the PDF's password."""

    id: str
    key: str
    state: str
    at: str
    why: str = ""
    password: str = ""


class Journal:
    """The journal of an outbox, opened by `journal_of`."""

    def __init__(self, handle: int, records: list[Record]) -> None:
        self._handle = handle
        self._last: dict[str, Record] = {}
        self._taken: dict[str, list[Record]] = {}
        for record in records:
            self._keep(record)
        for record in [record for record in self._last.values() if record.state == "sending"]:
            self.add(record.id, record.key, "unknown", "the program was stopped while it was handed over")

    def last(self, message: str) -> Record | None:
        """The last line of a message."""
        return self._last.get(message)

    def taken(self, key: str) -> Record | None:
        """The last line of a client that says that they have a message, or may have one."""
        taken = self._taken.get(key.casefold())
        return taken[-1] if taken else None

    def password(self, message: str) -> str:
        """The password of a message's PDF; empty where it has none."""
        last = self._last.get(message)
        return last.password if last else ""

    def waiting(self) -> list[str]:
        """The keys of clients whose last message is queued, and who have no other."""
        queued = {record.key for record in self._last.values() if record.state == "queued"}
        return sorted(key for key in queued if self.taken(key) is None)

    def add(self, message: str, key: str, state: str, why: str = "", password: str | None = None) -> None:
        """Write a line; it is on the disk when this returns.  Without a password, that of the message stays.

        Raises OutputError, and the line is not there: nothing more must be written then.
        """
        known = self.password(message) if password is None else password
        record = Record(message, key, state, datetime.now(UTC).isoformat(timespec="seconds"), why, known)
        text = json.dumps(asdict(record)).encode()
        end = os.lseek(self._handle, 0, os.SEEK_END)
        line = memoryview(_check(text) + b" " + text + b"\n")
        try:
            while line:
                line = line[os.write(self._handle, line) :]
            _to_disk(self._handle)
        except OSError as error:
            with suppress(OSError):  # else the next run removes what is not whole
                os.ftruncate(self._handle, end)
            hint = "free some space, and start the same command again: it goes on where it stopped"
            raise OutputError(Diagnostic(f"cannot write the journal: {error.strerror}", None, hint)) from None
        self._keep(record)

    def _keep(self, record: Record) -> None:
        self._last[record.id] = record
        taken = self._taken.setdefault(record.key.casefold(), [])
        if taken and taken[-1].state == "sending":  # now it is known what came of it
            taken.pop()
        if record.state in _TAKEN:
            taken.append(record)


@contextmanager
def journal_of(outbox: Path) -> Iterator[Journal]:
    """The journal of a folder, which is made when it is missing, and is this process's alone in the meantime.

    Raises OutputError when the folder cannot be written, and DeliveryError when another run is at work in it or the
    journal is damaged: then nobody can say who has a message.
    """
    with ExitStack() as stack:
        try:
            journal = _opened(outbox, stack)
        except OSError as error:
            raise OutputError(Diagnostic(f"cannot write {outbox}: {error.strerror}")) from None
        yield journal


def _opened(outbox: Path, stack: ExitStack) -> Journal:
    outbox.mkdir(mode=0o700, exist_ok=True)
    outbox.chmod(0o700)
    _lock(_open(outbox / "lock", stack), outbox)
    path = outbox / NAME
    handle = _open(path, stack)
    for folder in (outbox.parent, outbox):
        _entry_to_disk(folder)
    return Journal(handle, _recovered(handle, path))


def _open(path: Path, stack: ExitStack) -> int:
    """A file to be added to, for its owner only."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    stack.callback(os.close, handle)
    return handle


def _lock(lock: int, outbox: Path) -> None:
    """Take the lock, which ends with this process, however that ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        message = f"another run is sending from {outbox}"
        raise DeliveryError(Diagnostic(message, None, "wait until it is done; nothing was sent by this one")) from None


def _recovered(handle: int, path: Path) -> list[Record]:
    """The lines of a journal.

    A last line without an end was cut off when the program was killed: what it tells of did not go on. It is removed.
    """
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        os.ftruncate(handle, whole)
        _to_disk(handle)
    return [_record(line, number, path) for number, line in enumerate(content[:whole].splitlines(), start=1)]


def _record(line: bytes, number: int, path: Path) -> Record:
    check, _, text = line.partition(b" ")
    try:
        if check == _check(text):
            return Record(**json.loads(text))
    except (ValueError, TypeError):
        pass
    message = f"line {number} of {path} is damaged, so nobody can say who has a message already"
    hint = "nothing was sent; put back a copy of the file, or build into another folder and send to those who have none"
    raise DeliveryError(Diagnostic(message, None, hint))


def _check(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest()[:_CHECK].encode()


def _to_disk(handle: int) -> None:
    """Have what was written to a file on the disk itself; on macOS, fsync does not see to it."""
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def _entry_to_disk(folder: Path) -> None:
    """Have a new file's entry in its folder on the disk, where folders can be opened."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
