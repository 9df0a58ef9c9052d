"""What a batch did, as a table for people and as data for programs. Clients are named by their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.batch.privacy import about
from builder.batch.run import Outcome
from builder.source import as_records

STATES = ("built", "kept", "faulty")


def as_text(outcomes: Sequence[Outcome]) -> str:
    """The clients with something to know of, a line each, and how many there are of each state."""
    rows = [("client", "state", "what to know"), *(row for outcome in outcomes for row in _rows(outcome))]
    first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = [f"{key:<{first}}  {state:<{second}}  {words}" for key, state, words in rows] if len(rows) > 1 else []
    count = ", ".join(f"{sum(outcome.state == state for outcome in outcomes)} {state}" for state in STATES)
    return "\n".join([*lines, *([""] if lines else []), count])


def _rows(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    entry = outcome.checked.entry
    errors = [problem for problem in outcome.problems if problem.severity == "error"]
    if outcome.state == "faulty":
        first = about(entry, errors[0])
        place = f"{first.span.place()}: " if first.span and first.span.place() != entry.key else ""
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        yield entry.key, "faulty", f"{place}{first.message.removeprefix(f'{entry.key}: ')}{more}"
    elif outcome.checked.excluded:
        yield entry.key, outcome.state, f"left out for the conditions: {', '.join(outcome.checked.excluded)}"


def as_data(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The same, ready for JSON: a list for each state, each client with all that is to be said of it."""
    by_state = {state: [outcome for outcome in outcomes if outcome.state == state] for state in STATES}
    return {
        **{state: [_plain(outcome) for outcome in by_state[state]] for state in STATES},
        "count": {state: len(by_state[state]) for state in STATES},
    }


def _plain(outcome: Outcome) -> dict[str, object]:
    entry = outcome.checked.entry
    problems = [about(entry, problem) for problem in dict.fromkeys((*outcome.checked.problems, *outcome.problems))]
    places = [{"place": problem.span.place() if problem.span else None} for problem in problems]
    return {
        "key": entry.key,
        "excluded": list(outcome.checked.excluded),
        "problems": [record | place for record, place in zip(as_records(problems), places, strict=True)],
    }
