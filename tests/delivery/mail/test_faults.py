"""Every fault of the table: nobody gets a booklet twice, and who got none is told."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
import trustme

from builder.cli import mailing
from builder.delivery.mail import sending
from builder.delivery.mail.outcome import ARRIVED
from builder.errors import ExitCode
from tests.delivery.mail.faults import ROWS, Row
from tests.delivery.mail.post import Post
from tests.delivery.mail.small import KEYS, Run, ended, pdf_of, send, started, write_practice


def copies(post: Post) -> tuple[int, ...]:
    """How many messages each client has."""
    return tuple(post.copies().get(key, 0) for key in KEYS)


def assert_told(run: Run, states: tuple[object, ...]) -> None:
    """The report names every client once, with these states, and the exit code says whether all have theirs."""
    assert [run.states[key] for key in KEYS] == list(states)
    assert sum(run.report["count"].values()) == len(KEYS)
    assert run.code == (ExitCode.OK if set(states) <= set(ARRIVED) else ExitCode.DELIVERY)


def prepare(row: Row, folder: Path, post: Post) -> None:
    """Have the server do what a row says, and change what it changes around."""
    post.reset(row.fault, **row.options)
    if row.setting == "closed":
        write_practice(folder, port=1)
    elif row.setting == "name":
        write_practice(folder, port=post.port, server="127.0.0.1")
    elif row.setting == "large":
        (folder / "booklets/bo.pdf").write_bytes(pdf_of("bo") + bytes(5_000_000))


@pytest.mark.parametrize("row", [row for row in ROWS if not row.kills], ids=lambda row: row.words)
def test_a_fault_of_the_server(
    row: Row, folder: Path, post: Post, trusted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(row, folder, post)
    if row.setting == "stranger":
        trustme.CA().cert_pem.write_to_path(str(tmp_path / "stranger.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "stranger.pem"))
    if row.fault and row.fault.action == "hang":
        monkeypatch.setattr(mailing.smtp, "Patience", partial(mailing.smtp.Patience, 5, 0.3, 0.3))
    monkeypatch.setattr(sending, "FIRST_WAIT", 0.02)
    first = send("--yes", "--retry-for", "0.01" if row.setting == "waits" else "0")
    assert_told(first, row.first or ())
    assert copies(post) == row.copies[0]
    post.fault, post.options = None, {}
    write_practice(folder, port=post.port)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    second = send("--yes", "--retry-for", "0")
    assert_told(second, row.second)
    assert copies(post) == row.copies[1]


@pytest.mark.parametrize("row", [row for row in ROWS if row.kills], ids=lambda row: row.words)
def test_killed(row: Row, folder: Path, post: Post) -> None:
    prepare(row, folder, post)
    process = started(folder, "--yes", "--retry-for", "0")
    post.victim = process.pid
    assert ended(process).code == -9
    assert copies(post) == row.copies[0]
    post.fault = None
    second = send("--yes", "--retry-for", "0")
    assert_told(second, row.second)
    assert copies(post) == row.copies[1]
