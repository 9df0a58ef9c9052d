"""Processes: how long they take, and how much memory they and their children hold."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter, sleep

import psutil

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended.

    Its seconds from start to end, the seconds of processor time that it and its children took (all threads together),
    what it printed, and its peak of memory in MiB.
    """

    seconds: float
    processor: float
    output: str
    peak: float


def run(command: Sequence[str], interval: float | None = None, **environment: str) -> Run:
    """Run a process, with some more variables in its environment.

    Its memory is looked at every `interval` seconds; left out, not at all, so that nothing disturbs the time.
    Raises RuntimeError, with what it had to say, when the process fails.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    used, begun = _processor_time(), perf_counter()
    process = subprocess.Popen(
        command, env=kept | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    peaks: list[float] = [0.0]
    if interval:
        watcher = threading.Thread(target=_watch, args=(process.pid, interval, peaks))
        watcher.start()
    output, errors = process.communicate()
    seconds = perf_counter() - begun
    if interval:
        watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {errors}")
    return Run(seconds, _processor_time() - used, output, max(peaks))


def _processor_time() -> float:
    """The seconds that ended children of this process have taken."""
    times = os.times()
    return times.children_user + times.children_system


def _watch(pid: int, interval: float, peaks: list[float]) -> None:
    """Note the memory of a process and its children, until it is gone."""
    with suppress(psutil.Error):
        tree = psutil.Process(pid)
        while tree.is_running() and tree.status() != psutil.STATUS_ZOMBIE:
            peaks.append(sum(each.memory_info().rss for each in (tree, *tree.children(recursive=True))) / MIB)
            sleep(interval)
