"""What became of each client's message in a run."""

from __future__ import annotations

from dataclasses import dataclass

from builder.batch.roster import Entry
from builder.errors import Diagnostic

ARRIVED = ("sent", "drafted", "earlier", "ready")
"""States in which a client has what was asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A client and a state, with what is to be known of it.

    `sent` now, or `earlier` and so not again; `drafted`; `ready` in a dry run; `queued`: not sent, and tried when the
    same command is started again; `rejected` by the server; `unknown`: handed over, but the answer never came;
    `refused` by ourselves, for the `problems` told.
    """

    key: str
    state: str
    words: str = ""
    password: str = ""
    problems: tuple[Diagnostic, ...] = ()
    entry: Entry | None = None
