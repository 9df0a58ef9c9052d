"""Writing the result: whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from builder.errors import Diagnostic, OutputError


def write_output(target: Path, data: bytes) -> None:
    """Write bytes beside the target and move them into its place; `-` is standard output.

    A file that was there before stays untouched until the new one is complete on disk.
    Raises OutputError, with nothing left behind, when that cannot be done.
    """
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    if target.is_dir():
        raise OutputError(Diagnostic(f"{target} is a folder", None, "name a file with -o"))
    try:
        _replace(target, data)
    except OSError as error:
        hint = (
            "choose another place with -o" if error.errno != 28 else "free some space, or choose another place with -o"
        )
        raise OutputError(Diagnostic(f"cannot write {target}: {error.strerror}", None, hint)) from None


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))
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
