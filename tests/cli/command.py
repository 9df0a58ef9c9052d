"""The `booklet` command as a user runs it: in a process of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

COMMAND = [sys.executable, "-c", "from builder.cli import main; main()"]


def environment() -> dict[str, str]:
    """The environment of the tests, with the builder on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def booklet(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command with pipes for standard output and standard error."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, check=False, timeout=120)


def booklet_at_a_terminal(*arguments: str | Path, cwd: Path) -> tuple[int, bytes, str]:
    """Run the command with a terminal for standard error: exit code, standard output, what the terminal shows."""
    main, other = pty.openpty()
    command = [*COMMAND, *map(str, arguments)]
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=cwd, env=environment(), stdout=out, stderr=other)
        os.close(other)
        shown = b""
        while chunk := _read(main):
            shown += chunk
        code = process.wait(timeout=120)
        os.close(main)
        out.seek(0)
        return code, out.read(), shown.decode()


def wait_for(what: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something holds, at most half a minute, while a process goes on."""
    end = time.monotonic() + 30
    while not what():
        assert process.poll() is None, "it went on watching"
        assert time.monotonic() < end, "it was done in time"
        time.sleep(0.05)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux ends a terminal's output so
        return b""
