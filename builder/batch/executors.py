"""Where booklets are built: in processes of this machine, or on a Dask cluster. Both are executors of the same kind."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from builder.errors import BookletError, Diagnostic, ExitCode, MissingExtraError
from builder.garbage import look_seldom


class SchedulerError(BookletError):
    """There is no scheduler at the address."""

    exit_code = ExitCode.USAGE


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """An executor of so many new processes, which end with this one, however that ends.

    They are spawned, not forked, so that they begin alike on every system.
    """
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)
    with _interrupts_ignored():  # which the processes inherit: Ctrl-C is for this one
        pool.submit(int)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor of the workers of a Dask cluster, which must see the same files under the same names.

    Raises MissingExtraError without `distributed`, and SchedulerError when nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtraError(f"a cluster cannot be used here: {error}", "cluster") from None
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        hint = "start one with: dask scheduler"
        raise SchedulerError(Diagnostic(f"no scheduler answers at {address}: {error}", None, hint)) from None
    with client, client.get_executor(pure=False) as executor:  # type: ignore[no-untyped-call]
        yield executor


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when it is killed: a process that waits for work would wait forever."""
    look_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def end_with_parent() -> None:
        if parent:
            parent.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
