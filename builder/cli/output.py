"""Writing the result: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from pathlib import Path

from builder.errors import Diagnostic, OutputError

PRIVATE = 0o600
"""The permissions of a file that only its owner reads."""


def write_output(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write bytes beside the target and move them into its place; `-` is standard output.

    A `private` file can be read by its owner only.  A file that was there before stays untouched
    until the new one is complete on disk.
    Raises OutputError, with nothing left behind, when that cannot be done.
    """
    name = "standard output" if str(target) == "-" else str(target)
    try:
        if str(target) == "-":
            _to_stdout(data)
        elif target.is_dir():
            raise OutputError(Diagnostic(f"{target} is a folder", None, "name a file with -o"))
        elif target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe: nothing there to be replaced
        elif not target.resolve().parent.is_dir():
            raise OutputError(Diagnostic(f"there is no folder {target.parent}", None, "make it first"))
        else:
            _replace(target.resolve(), data, PRIVATE if private else None)
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself
        full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        hint = "free some space, or choose another place with -o" if full else "choose another place with -o"
        reason = getattr(error, "strerror", None) or error
        raise OutputError(Diagnostic(f"cannot write {name}: {reason}", None, hint)) from None


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:  # closed by the caller
        raise OutputError(Diagnostic("standard output is closed", None, "name a file with -o"))
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError:
        drop_stdout()
        raise


def drop_stdout() -> None:
    """Let what is still unwritten go nowhere, so that it does not fail once more at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    handle, name = tempfile.mkstemp(prefix=".booklet-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode or _mode(target))
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or what a new file gets here."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
