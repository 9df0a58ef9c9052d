"""The journal and the outbox: full disks at every byte, damage, two runs at once, kills at any time."""

from __future__ import annotations

import json
import os
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.delivery.mail.journal import NAME, journal_of
from builder.errors import DeliveryError, ExitCode, OutputError
from tests.delivery.mail.post import ANYBODY, Fault, Post
from tests.delivery.mail.small import KEYS, ended, outbox, send, started


def journal(folder: Path) -> Path:
    """The file of the journal."""
    return folder / f"booklets/outbox/{NAME}"


def lines(folder: Path) -> list[tuple[str, str]]:
    """Keys and states of the lines of the journal."""
    records = [json.loads(line.partition(" ")[2]) for line in journal(folder).read_text().splitlines()]
    return [(record["key"], record["state"]) for record in records]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file of this process can grow beyond a size in bytes: what a full disk does, at the very byte."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_states_of_a_message_and_where_it_lies(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "550 5.1.1 unknown"))
    assert send("--yes").code == ExitCode.DELIVERY
    assert [state for key, state in lines(folder) if key == "ana"] == ["queued", "sending", "sent"]
    assert [state for key, state in lines(folder) if key == "bo"] == ["queued", "rejected"]
    assert outbox(folder) == {NAME: "0o600", "lock": "0o600"}
    assert (folder / "booklets/outbox").stat().st_mode & 0o777 == 0o700


def test_each_note_is_on_the_disk_before_its_step(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server sees at each stage, the journal has told the disk before."""
    synced = {"size": 0}

    def noticed(handle: int, fsync: Callable[[int], None] = os.fsync) -> None:
        fsync(handle)
        if os.path.samestat(os.fstat(handle), os.stat(journal(folder))):
            synced["size"] = os.fstat(handle).st_size

    def look(stage: str) -> None:
        on_disk = journal(folder).read_bytes()[: synced["size"]].splitlines()
        last = json.loads(on_disk[-1].partition(b" ")[2])
        seen.append((stage, last["key"], last["state"]))

    seen: list[tuple[str, str, str]] = []
    monkeypatch.setattr(os, "fsync", noticed)
    post.witness = look
    assert send("--yes").code == ExitCode.OK
    of_messages = [one for one in seen if one[0] in ("MAIL", "RCPT", "DATA", "dot", "taken")]
    assert of_messages == [
        *((stage, "cy", "queued") for stage in ("MAIL", "RCPT", "DATA")),
        *((stage, "ana", "sending") for stage in ("dot", "taken")),
        *((stage, "ana", "sent") for stage in ("MAIL", "RCPT", "DATA")),
        *((stage, "bo", "sending") for stage in ("dot", "taken")),
        *((stage, "bo", "sent") for stage in ("MAIL", "RCPT", "DATA")),
        *((stage, "cy", "sending") for stage in ("dot", "taken")),
    ]


def test_messages_that_wait_can_be_read_by_their_owner_only(folder: Path, post: Post) -> None:
    post.reset(Fault("AUTH", "535 no"))
    send("--yes")
    assert outbox(folder) == {**{f"{key}.eml": "0o600" for key in KEYS}, NAME: "0o600", "lock": "0o600"}
    assert [state for _, state in lines(folder)] == ["queued"] * 3


def test_a_disk_that_is_full_at_any_byte_of_the_journal(folder: Path, post: Post) -> None:
    """Lines of earlier runs make the journal larger than a message, so that it is the one that does not fit."""
    with journal_of(folder / "booklets/outbox") as filler:
        while journal(folder).stat().st_size < 20_000:
            filler.add(f"old-{journal(folder).stat().st_size}", "zoe", "rejected", "x" * 150)
    full = folder / "full"
    shutil.copytree(folder / "booklets/outbox", full)
    begin = journal(folder).stat().st_size
    assert send("--yes").code == ExitCode.OK
    end = journal(folder).stat().st_size
    seen = set()
    for limit in range(begin, end, 97):
        shutil.rmtree(folder / "booklets/outbox")
        shutil.copytree(full, folder / "booklets/outbox")
        post.reset()
        with files_up_to(limit):
            first = send("--yes", "--retry-for", "0")
        copies = post.copies()
        told = first.states if first.out else {}
        assert first.code in (ExitCode.DELIVERY, ExitCode.OUTPUT)
        assert "cannot write the journal: File too large" in first.out + first.err
        assert {key for key, state in told.items() if state == "sent"} == set(copies)
        second = send("--yes", "--retry-for", "0")
        assert set(post.copies().values()) <= {1}
        missing = {key for key in KEYS if key not in post.copies()}
        assert missing == {key for key, state in second.states.items() if state == "unknown"} - set(copies)
        seen.add((len(copies), *sorted(second.states.values())))
    assert len(seen) > 4


def test_a_disk_that_is_full_before_all_messages_are_on_it(folder: Path, post: Post) -> None:
    with files_up_to(4000):
        done = send("--yes")
    assert (done.code, done.out) == (ExitCode.OUTPUT, "")
    assert "cannot write" in done.err
    assert post.attempts == 0
    assert send("--yes").code == ExitCode.OK
    assert post.copies() == dict.fromkeys(KEYS, 1)


@pytest.mark.parametrize("state", ["queued", "sending", "sent"])
def test_a_last_line_that_was_cut_off_at_any_byte(tmp_path: Path, state: str) -> None:
    """A line that is not whole was never acted on: what counts is the one before it."""
    with journal_of(tmp_path) as whole:
        for step in ("queued", "sending", "sent"):
            before = (tmp_path / NAME).stat().st_size
            whole.add("id", "ana", step)
            if step == state:
                break
    content = (tmp_path / NAME).read_bytes()
    expected = {"queued": None, "sending": "queued", "sent": "unknown"}[state]
    for end in range(before, len(content), 3):
        (tmp_path / NAME).write_bytes(content[:end])
        with journal_of(tmp_path) as torn:
            last = torn.last("id")
            assert (last.state if last else None) == expected
            torn.add("id", "ana", "rejected")
        with journal_of(tmp_path) as again:
            last = again.last("id")
            assert last
            assert last.state == "rejected"


def test_damage_within_the_journal_stops_everything(folder: Path, post: Post) -> None:
    send("--yes")
    content = journal(folder).read_bytes()
    for place in range(0, content.index(b"\n"), 5):
        journal(folder).write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        done = send("--yes")
        assert done.code == ExitCode.DELIVERY
        assert "line 1 of booklets/outbox/journal.jsonl is damaged" in done.err
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_a_journal_that_loses_its_place_is_no_traceback(folder: Path) -> None:
    (folder / "booklets/outbox").write_text("a file")
    done = send("--yes")
    assert done.code == ExitCode.OUTPUT
    assert "cannot write booklets/outbox" in done.err


def test_of_two_runs_at_once_the_second_is_refused(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "hang", 1, ANYBODY))
    first = started(folder, "--yes", "--retry-for", "0", "--format", "json")
    while post.attempts == 0:
        assert first.poll() is None
        time.sleep(0.01)
    second = send("--yes")
    assert second.code == ExitCode.DELIVERY
    assert "another run is sending from booklets/outbox" in second.err
    assert ended(first).states == {"ana": "queued", "bo": "sent", "cy": "sent"}
    assert send("--yes").code == ExitCode.OK
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_killed_at_any_time_and_started_again_until_all_is_settled(folder: Path, post: Post) -> None:
    """A resolute power cut: each run is killed a little later in its conversation than the one before."""
    for stage in ("STARTTLS", "dot", "RCPT", "taken", "MAIL"):
        post.fault = Fault(stage, "kill", 1, ANYBODY)
        process = started(folder, "--yes", "--retry-for", "0")
        post.victim = process.pid
        ended(process)
    post.fault = None
    done = send("--yes")
    assert set(post.copies().values()) == {1}
    unknown = {key for key, state in done.states.items() if state == "unknown"}
    assert len(unknown) == 2
    assert set(KEYS) - set(post.copies()) <= unknown


def test_the_journal_names_nobody(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "550 5.1.1 <bo@client.example> unknown"))
    done = send("--yes")
    assert done.report["rejected"][0]["words"] == "550 5.1.1 <…> unknown"
    told = journal(folder).read_text() + done.out + done.err
    assert "Quillfeather" not in told
    assert "client.example" not in told


def test_errors_of_the_journal_are_ours_to_tell(tmp_path: Path) -> None:
    with journal_of(tmp_path) as one, files_up_to(10), pytest.raises(OutputError, match="File too large"):
        one.add("id", "ana", "queued")
    assert (tmp_path / NAME).read_bytes() == b""
    (tmp_path / NAME).write_bytes(b"nothing of ours\n")
    with pytest.raises(DeliveryError, match="line 1"), journal_of(tmp_path):
        pass
