"""The manifest of a folder of booklets: what was built from what, one line a booklet, only ever added to.

A line is on the disk before its PDF is moved into place.  So a booklet counts as built when the file that lies there
is the one of its last line; whenever the program is killed, at most the booklets that it was at work on are made again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from builder.batch.fingerprint import of_bytes
from builder.errors import Diagnostic, OutputError

if sys.platform != "win32":
    import fcntl

NAME = "batch.jsonl"


@dataclass(frozen=True, slots=True)
class Record:
    """A line of the manifest: fingerprints of what a client's booklet was made from (`inputs`) and of its bytes."""

    key: str
    inputs: str
    output: str


class Manifest:
    """The manifest of a folder, opened by `manifest_of`."""

    def __init__(self, folder: Path, handle: int) -> None:
        self.folder, self._handle = folder, handle
        content = (folder / NAME).read_bytes()
        self._last = _last_of(content)
        if content and not content.endswith(b"\n"):
            self._write(b"\n")  # a line was cut off: the next one begins afresh

    def target(self, key: str) -> Path:
        """Where the booklet of a client goes."""
        return self.folder / f"{key}.pdf"

    def holds(self, key: str, inputs: str) -> bool:
        """Whether the booklet of a client was made from these inputs, and lies there as it was made."""
        record = self._last.get(key)
        if record is None or record.inputs != inputs:
            return False
        try:
            return of_bytes(self.target(key).read_bytes()) == record.output
        except OSError:
            return False

    def add(self, record: Record) -> None:
        """Write a line; it is on the disk when this returns. Raises OSError."""
        self._write(json.dumps(asdict(record)).encode() + b"\n")
        self._last[record.key] = record

    def _write(self, line: bytes) -> None:
        os.write(self._handle, line)
        os.fsync(self._handle)


@contextmanager
def manifest_of(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, which is made when it is missing, and is this process's alone in the meantime.

    Raises OutputError when the folder cannot be written, or another run is at work in it.
    """
    try:
        _private(folder)
        handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        hint = "choose another folder with -o"
        raise OutputError(Diagnostic(f"cannot write {folder}: {error.strerror}", None, hint)) from None
    try:
        _lock(handle, folder)
        yield Manifest(folder, handle)
    finally:
        os.close(handle)  # this also ends the lock, as does the end of the process


def _private(folder: Path) -> None:
    """Make the folder, readable by its owner only; one with other files in it keeps its permissions."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / NAME).exists() or not any(folder.iterdir()):
        folder.chmod(0o700)


def _lock(handle: int, folder: Path) -> None:
    if sys.platform == "win32":
        return  # there, no such lock goes away with a process that is killed
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        hint = "wait until it is done, or choose another folder with -o"
        raise OutputError(Diagnostic(f"another batch is at work in {folder}", None, hint)) from None


def read_manifest(folder: Path) -> dict[str, Record]:
    """The last line of each key in the manifest of a folder; none where there is no manifest. Raises OSError."""
    path = folder / NAME
    return _last_of(path.read_bytes()) if path.exists() else {}


def _last_of(content: bytes) -> dict[str, Record]:
    return {record.key: record for record in _records(content)}


def _records(content: bytes) -> Iterator[Record]:
    """The whole lines of a manifest; one that was cut off when the program was killed is passed over."""
    for line in content.splitlines():
        try:
            yield Record(**json.loads(line))
        except (ValueError, TypeError):
            continue
