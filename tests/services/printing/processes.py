"""Servers of a test: started on loopback, waited for, ended."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 15.0
"""Seconds within which a server has to start, and something that is waited for has to happen."""


def free_port() -> int:
    """A port on loopback that nobody listens at."""
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody does."""
    try:
        socket.create_connection(("localhost", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(happened: Callable[[], object], what: str) -> None:
    """Wait for something; fails when it does not happen."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, what
        time.sleep(0.05)


@contextmanager
def running(
    command: list[str], log: Path, started: Callable[[], object], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that runs and has started; what it prints goes into a log."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=environment)
        try:
            wait_until(lambda: started() or process.poll() is not None, f"{command[0]} does not start")
            assert process.poll() is None, log.read_text(errors="replace")
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)
