"""What a run came to, as a table for people and as data for programs. Clients are named by their keys."""

from __future__ import annotations

from collections.abc import Sequence

from builder.batch.privacy import about
from builder.delivery.mail.outcome import ARRIVED, Outcome
from builder.errors import Diagnostic
from builder.source import as_records

STATES = ("sent", "drafted", "ready", "earlier", "queued", "rejected", "unknown", "refused")


def all_arrived(outcomes: Sequence[Outcome]) -> bool:
    """Whether every client has what was asked for."""
    return all(outcome.state in ARRIVED for outcome in outcomes)


def as_text(outcomes: Sequence[Outcome]) -> str:
    """A line for each client, and how many there are of each state."""
    rows = [("client", "state", "what to know"), *((o.key, o.state, _words(o)) for o in outcomes)]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = [f"{key:<{first}}  {state:<{second}}  {words}".rstrip() for key, state, words in rows]
    count = ", ".join(f"{number} {state}" for state, number in _count(outcomes).items() if number)
    return "\n".join([*lines, "", count])


def passwords_as_text(outcomes: Sequence[Outcome]) -> str:
    """The passwords of PDFs, a line each; nothing where there are none."""
    told = [(o.key, o.password) for o in outcomes if o.password]
    width = max((len(key) for key, _ in told), default=0)
    return "\n".join(f"{key:<{width}}  {password}" for key, password in told)


def as_data(outcomes: Sequence[Outcome], stopped: Sequence[Diagnostic]) -> dict[str, object]:
    """The same, ready for JSON, without passwords: a list for each state, counts, and what stopped the run."""
    return {
        **{state: [_plain(o) for o in outcomes if o.state == state] for state in STATES},
        "count": _count(outcomes),
        "stopped": as_records(stopped),
    }


def _count(outcomes: Sequence[Outcome]) -> dict[str, int]:
    return {state: sum(o.state == state for o in outcomes) for state in STATES}


def _words(outcome: Outcome) -> str:
    if not outcome.problems or outcome.entry is None:
        return outcome.words
    first = about(outcome.entry, outcome.problems[0])
    place = f"{first.span.place()}: " if first.span and first.span.place() != outcome.key else ""
    more = f" (and {len(outcome.problems) - 1} more)" if len(outcome.problems) > 1 else ""
    return f"{place}{first.message.removeprefix(f'{outcome.key}: ')}{more}"


def _plain(outcome: Outcome) -> dict[str, object]:
    entry = outcome.entry
    problems = [about(entry, problem) for problem in outcome.problems] if entry else []
    return {"key": outcome.key, "words": outcome.words, "problems": as_records(problems)}
