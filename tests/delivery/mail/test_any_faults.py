"""Faults in any order, run after run: nobody gets a booklet twice, and whoever has none is told of."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.delivery.mail.post import Fault, Post
from tests.delivery.mail.small import KEYS, send

STAGES = ("greeting", "EHLO", "STARTTLS", "EHLO again", "AUTH", "MAIL", "RCPT", "DATA", "dot", "taken")
ACTIONS = ("drop", "421 4.3.2 closing", "451 4.3.0 later", "554 5.0.0 no", "999 what")

FAULTS = st.builds(
    Fault,
    st.sampled_from(STAGES),
    st.sampled_from(ACTIONS),
    st.integers(1, 2),
    st.integers(1, 3),
).filter(lambda fault: fault.stage != "taken" or fault.action in ("drop", "999 what"))
"""A server that has taken a message does not say that it has not."""


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(FAULTS, min_size=1, max_size=3))
def test_any_faults_in_any_order(folder: Path, post: Post, faults: list[Fault]) -> None:
    shutil.rmtree(folder / "booklets/outbox", ignore_errors=True)
    post.reset()
    for fault in [*faults, None]:
        post.fault, post.attempts = fault, 0
        done = send("--yes", "--retry-for", "0")
        assert set(done.states) == set(KEYS)
        copies = post.copies()
        assert set(copies.values()) <= {1}
        assert {key for key, state in done.states.items() if state in ("sent", "earlier")} <= set(copies)
        assert {key for key in copies if done.states[key] not in ("sent", "earlier")} <= {
            key for key, state in done.states.items() if state == "unknown"
        }
    assert {done.states[key] for key in KEYS} <= {"sent", "earlier", "unknown", "rejected"}
