"""Builds the booklets of many clients, each whole or not at all, and goes on where a run before was stopped."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from builder.batch.checking import Checked
from builder.batch.fingerprint import of_bytes, of_client
from builder.batch.manifest import Manifest, Record
from builder.errors import BookletError, Diagnostic
from builder.model.client import Client
from builder.model.visit import Visit

AHEAD = 64
"""Booklets that are handed to the executor before they are needed: enough for its workers, and for memory."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker hands back: the bytes of a PDF, or None; and what is to be said of it."""

    pdf: bytes | None
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a client's booklet: `built`, `kept` as it was, or `faulty`, then with the reasons."""

    checked: Checked
    state: str
    problems: tuple[Diagnostic, ...] = ()


Build = Callable[[Client, str, tuple[Visit, ...]], Made]
"""Builds the booklet of a client with a key and visits. It goes to other processes, so it must be picklable."""

Write = Callable[[Path, bytes], None]
"""Writes a file whole or not at all."""


@dataclass(frozen=True, slots=True)
class Work:
    """A client whose booklet is to be built, and the fingerprint of what it is made from."""

    checked: Checked
    client: Client
    inputs: str


def sorted_out(
    clients: Sequence[Checked], manifest: Manifest, shared: str, force: bool
) -> tuple[list[Outcome], list[Work]]:
    """What need not be built, and what must be; `shared` is the fingerprint of the project, `force` keeps nothing."""
    done: list[Outcome] = []
    work: list[Work] = []
    for checked in clients:
        if checked.client is None:
            done.append(Outcome(checked, "faulty", checked.problems))
            continue
        inputs = of_client(checked.client, checked.entry.key, checked.visits, shared)
        if not force and manifest.holds(checked.entry.key, inputs):
            done.append(Outcome(checked, "kept"))
        else:
            work.append(Work(checked, checked.client, inputs))
    return done, work


def build_all(
    work: Sequence[Work], build: Build, executor: Executor, manifest: Manifest, write: Write
) -> Iterator[Outcome]:
    """Build booklets with an executor; the outcomes come as they are ready, each after its PDF is on the disk.

    Raises OutputError when a PDF cannot be written, and BookletError when the executor breaks down.
    """
    waiting = deque(work)
    running: dict[Future[Made], Work] = {}
    while waiting or running:
        while waiting and len(running) < AHEAD:
            item = waiting.popleft()
            running[executor.submit(guarded, build, item.client, item.checked.entry.key, item.checked.visits)] = item
        ready, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ready:
            yield _outcome(running.pop(future), _result(future), manifest, write)


def guarded(build: Build, client: Client, key: str, visits: tuple[Visit, ...]) -> Made:
    """Build one booklet; a fault of ours is told by its place, without its words, which may hold a name."""
    try:
        return build(client, key, visits)
    except Exception as error:  # it must not stop the booklets of other clients
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"a fault of ours: {type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return Made(None, (Diagnostic(message, None, "build it alone to see more, and report it"),))


def _result(future: Future[Made]) -> Made:
    try:
        return future.result()
    except BrokenProcessPool:
        hint = "perhaps memory ran out: try again with fewer --jobs; it goes on where it stopped"
        raise BookletError(Diagnostic("a process that builds booklets was killed", None, hint)) from None
    except Exception as error:  # of the executor: a worker of a cluster that is gone, or has other packages
        return Made(None, (Diagnostic(f"the cluster could not build it: {type(error).__name__}"),))


def _outcome(item: Work, made: Made, manifest: Manifest, write: Write) -> Outcome:
    if made.pdf is None:
        return Outcome(item.checked, "faulty", made.problems)
    key = item.checked.entry.key
    manifest.add(Record(key, item.inputs, of_bytes(made.pdf)))
    write(manifest.target(key), made.pdf)
    return Outcome(item.checked, "built", made.problems)
