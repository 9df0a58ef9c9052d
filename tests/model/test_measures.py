"""Times and counts as authors write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from builder.model.measures import Count, Duration


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1 s", 1), ("30 s", 30), ("2 min", 120), ("1 min 30 s", 90), ("90 s", 90), ("120 min", 7200), ("7200 s", 7200)],
)
def test_durations(written: str, seconds: int) -> None:
    assert Duration.parse(written).seconds == seconds


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "30",
        30,
        1.5,
        None,
        True,
        "30s",
        "30 sec",
        "2 m",
        "1:30",
        "0 s",
        "0 min",
        "121 min",
        "7201 s",
        "-5 s",
        "s",
        "30 s 1 min",
        "1 min30 s",
        " 30 s",
        "30 s ",
        "٣ s",
        "99999 s",
        "1.5 min",
    ],
)
def test_no_durations(written: object) -> None:
    with pytest.raises(PydanticCustomError, match=r"should be a time (such as 30 s or 2 min|from 1 s to 120 min)"):
        Duration.parse(written)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [(3, 3, 3), ("3", 3, 3), ("2-3", 2, 3), ("2–3", 2, 3), ("2 - 3", 2, 3), ("1-100", 1, 100)],
)
def test_counts(written: object, low: int, high: int) -> None:
    assert Count.parse(written) == Count(low, high)


@pytest.mark.parametrize(
    "written",
    [
        0,
        101,
        -1,
        2.0,
        True,
        None,
        [],
        "",
        "x",
        "03",
        "010",
        "3-2",
        "0-3",
        "1-101",
        "2-",
        "-2",
        "2-3-4",
        "2 to 3",
        "٣",
        "²",
    ],
)
def test_no_counts(written: object) -> None:
    with pytest.raises(PydanticCustomError, match=r"should (be a whole number such as 3|lie between 1 and 100)"):
        Count.parse(written)


@given(st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.none())
def test_anything_else_is_refused_and_never_fails(written: object) -> None:
    for measure in (Count, Duration):
        try:
            value = measure.parse(written)
        except PydanticCustomError:
            continue
        assert value in (Count(value.low, value.high),) if isinstance(value, Count) else 0 < value.seconds <= 7200
