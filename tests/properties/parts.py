"""Random cards, self-checks, programmes, safety and collections; fields stand in the order of print."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from tests.properties.pictures import pictures
from tests.properties.records import Data, record
from tests.properties.words import ADDRESSES, CELLS, LABELS, LINES, MARKED, SENTENCES, TEXTS, TITLES, some

DURATIONS = st.sampled_from(["1 s", "45 s", "2 min", "1 min 30 s", "120 min"])
COUNTS = st.integers(1, 100) | st.sampled_from(["2-3", "10-15", "99-100"])
FLAWS: st.SearchStrategy[Data] = st.sampled_from(
    [{}] * 250
    + [{"sets": 0}, {"sets": "3-2"}, {"rest": "0 s"}, {"rest": "7 h"}, {"days": 8}, {"side": "up"}, {"dosis": 1}]
)
"""What may be wrong with a dose; mostly nothing."""

CONDITIONS = ["gout", "flu", "cold"]
SIDES = st.sampled_from(["both", "each leg", "each side", "left", "right"])
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@st.composite
def amounts(draw: st.DrawFn) -> Data:
    """What one set is, with its rest and side."""
    kind, side = draw(st.sampled_from(["reps", "time"])), draw(SIDES)
    first = {"first": st.sampled_from(["left", "right"])} if side.startswith("each") else {}
    return {
        kind: draw(COUNTS if kind == "reps" else DURATIONS),
        "hold": draw(DURATIONS | st.just("none")),
        "rest": draw(DURATIONS | st.just("none")),
        "side": side,
        **draw(record({}, first | {"note": LABELS})),
    }


@st.composite
def doses(draw: st.DrawFn) -> Data:
    """The dose of a card."""
    week = {"sets": draw(COUNTS), "days": draw(st.integers(1, 7) | st.just("2-3"))}
    return draw(amounts()) | week | draw(FLAWS)


@st.composite
def exercises(draw: st.DrawFn, name: str, conditions: list[str]) -> Data:
    """A card."""
    optional: dict[str, st.SearchStrategy[object]] = {"care": TEXTS}
    if conditions:
        optional["avoid_if"] = st.lists(st.sampled_from(conditions), max_size=3, unique=True)
    return {
        "id": name,
        "name": draw(TITLES),
        "family": "moves",
        "level": draw(st.integers(1, 3)),
        "works": draw(some(LABELS)),
        "needs": draw(some(LABELS, 0)),
        **draw(record({}, {"picture": pictures(), "video": st.sampled_from(ADDRESSES)})),
        "dose": draw(doses()),
        "start": draw(TEXTS),
        "steps": draw(some(TEXTS, 3, 7)),
        "feel": draw(TEXTS),
        "mistakes": draw(some(SENTENCES, 2, 4)),
        "easier": draw(SENTENCES),
        "harder": draw(SENTENCES),
        **draw(record({}, optional)),
        "move_on": draw(TEXTS),
    }


@st.composite
def safeties(draw: st.DrawFn) -> Data:
    """Warning signs of one level, a pain rule, and what a family of exercises means for some conditions."""
    ends = [-1, *sorted(draw(st.sets(st.integers(0, 9), min_size=1, max_size=3))), 10]
    flags = record({"title": LINES, "signs": some(TEXTS), "could_be": TEXTS, "action": TEXTS})
    stretch = record({"sign": st.sampled_from(["stop", "ease", "go"]), "title": LINES, "short": LINES, "text": TEXTS})
    rule = record({"rule": st.sampled_from(["avoid", "modify"]), "text": CELLS}) | st.just({"rule": "ok"})
    urgent = {"id": "urgent", "title": draw(LINES), "sign": "stop", "action": draw(TEXTS)}
    levels = [{"low": a + 1, "high": b} | draw(stretch) for a, b in pairwise(ends)]
    return {
        "levels": [urgent],
        "red_flags": [{"id": f"flag-{n}", "level": "urgent"} | draw(flags) for n in range(draw(st.integers(1, 3)))],
        "pain": {"explain": draw(TEXTS), "levels": levels},
        "conditions": [{"id": name, "label": draw(LABELS), "phrase": draw(LABELS)} for name in CONDITIONS],
        "cautions": [{"family": "moves", "conditions": [{"condition": n} | draw(rule) for n in CONDITIONS]}],
    }


@st.composite
def self_checks(draw: st.DrawFn, conditions: list[str]) -> Data:
    """A test to do at home."""
    optional = {"guide": TEXTS, "care": some(TEXTS, 0, 3), "stop_if": TEXTS, "needs": some(LABELS, 0)}
    check: Data = {"id": "balance", "name": draw(LINES), "steps": draw(some(TEXTS, 1, 7))}
    check |= {"record": draw(TEXTS), "real_change": draw(TEXTS), "skip_if": conditions[:2]}
    return check | draw(record({}, {"picture": pictures(), **optional}))


@st.composite
def programmes(draw: st.DrawFn) -> Data:
    """A programme of two sessions in one or two phases."""
    item = record({"exercise": st.sampled_from(["squat", "lunge"]), "dose": amounts()})
    session = record(
        {"code": LABELS | st.sampled_from(["A", "Test", "1"]), "name": LINES, "minutes": st.integers(1, 180)},
        {"note": MARKED},
    )
    day = st.sampled_from(["rest", "a", "b", ["a", "b"], []])
    week = record(dict.fromkeys(DAYS, day), {"note": LINES})
    phase = record({"name": LINES, "goal": TEXTS, "move_on_when": some(TEXTS), "final": st.booleans()})
    counts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=2))
    return {
        "id": "plan-a",
        "name": draw(TITLES),
        "summary": draw(LINES),
        "who": draw(TEXTS),
        "not_for": draw(some(TEXTS)),
        "goal": draw(TEXTS),
        "habit": draw(TEXTS),
        "needs": draw(some(LABELS, 0)),
        "sessions": [{"id": n, "items": draw(st.lists(item, min_size=1, max_size=3))} | draw(session) for n in "ab"],
        "phases": [
            {"id": f"phase-{number}", "weeks": [{"week": n + 1} | draw(week) for n in range(count)]} | draw(phase)
            for number, count in enumerate(counts)
        ],
        "rules": draw(some(TEXTS)),
    }


@st.composite
def glossaries(draw: st.DrawFn) -> Data:
    """A few terms."""
    count = draw(st.integers(1, 4))
    return {"terms": [{"id": f"term-{n}", "term": draw(LINES), "meaning": draw(TEXTS)} for n in range(count)]}


@st.composite
def sources(draw: st.DrawFn) -> Data:
    """A few sources, with and without an address."""
    read = st.sampled_from(["abstract", "part", "second hand", "not read"])
    source = record({"citation": LINES, "took": TEXTS, "read": read}, {"url": st.sampled_from(ADDRESSES)})
    return {"sources": [{"id": f"source-{n}"} | draw(source) for n in range(draw(st.integers(1, 4)))]}
