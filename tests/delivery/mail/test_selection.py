"""Who is sent a booklet: those who agreed, have an address, and a booklet that is up to date; and nobody twice."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.conftest import PROJECTS
from tests.delivery.mail.post import Fault, Post
from tests.delivery.mail.small import CLIENT, KEYS, command, pdf_of, send, write_client, write_practice

TOMORROW = datetime.date.today() + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("consent: {email: true, on: 2026-11-01}\n", "", 1, "the client has not agreed to e-mail"),
        ("email: true", "email: false", 6, "the client has not agreed to e-mail"),
        (", on: 2026-11-01", "", 6, "the consent to e-mail has no date"),
        ("2026-11-01", str(TOMORROW), 6, "the consent to e-mail is of a day to come"),
        ("email: bo@client.example\n", "", 1, 'the field "email" is missing'),
        ("bo@client", "bö@client", 5, '"email" has letters before the @ that not every server takes'),
        ("name: Bo", "nmae: Bo", 1, 'unknown field "nmae"'),
    ],
)
def test_who_is_refused_with_key_file_and_line(
    folder: Path, post: Post, old: str, new: str, line: int, message: str
) -> None:
    text = CLIENT.format(key="bo", name="Bo Quillfeather")
    assert old in text
    write_client(folder, "bo", text=text.replace(old, new))
    done = send("--yes")
    assert done.code == ExitCode.DELIVERY
    assert done.states == {"ana": "sent", "bo": "refused", "cy": "sent"}
    (problem,) = done.report["refused"][0]["problems"]
    assert problem["message"] == f"bo: {message}" or problem["message"] == message
    assert (problem["file"], problem["line"]) == ("clients/bo.yaml", line)
    assert post.copies() == {"ana": 1, "cy": 1}


def test_all_that_speaks_against_it_is_told_at_once(folder: Path) -> None:
    text = CLIENT.format(key="bo", name="Bo").replace("email: true", "email: false").replace("bo@", "bo bo@")
    write_client(folder, "bo", text=text)
    (folder / "booklets/bo.pdf").unlink()
    done = command("send", "clients", PROJECTS["scaffold"], "--from", "booklets", "--dry-run")
    told = done.err
    assert done.code == ExitCode.DELIVERY
    assert "error: bo: the client has not agreed to e-mail\n  ┌─ clients/bo.yaml:6:11\n" in told
    assert 'error: bo: "email" has signs before the @' in told
    assert "error: bo: there is no booklets/bo.pdf\n" in told
    assert "bo      refused  clients/bo.yaml:6:11: the client has not agreed to e-mail (and 2 more)" in done.out


def test_a_booklet_older_than_the_clients_file_is_not_sent(folder: Path, post: Post) -> None:
    pdf = folder / "booklets/bo.pdf"
    os.utime(pdf, (pdf.stat().st_atime, pdf.stat().st_mtime - 60))
    done = send("--yes")
    assert (
        done.report["refused"][0]["problems"][0]["message"] == "bo: booklets/bo.pdf is older than what it is made from"
    )
    os.utime(pdf)
    assert send("--yes").states == {"ana": "earlier", "bo": "sent", "cy": "earlier"}


def test_a_booklet_older_than_a_visit_is_not_sent(folder: Path, post: Post) -> None:
    visit = folder / "visits/bo/2026-01-07.yaml"
    visit.parent.mkdir(parents=True)
    visit.write_text("date: 2026-01-07\npain: 3\n", encoding="utf-8")
    os.utime(visit, (visit.stat().st_atime, visit.stat().st_mtime + 60))
    done = send("--yes")
    assert (
        done.report["refused"][0]["problems"][0]["message"] == "bo: booklets/bo.pdf is older than what it is made from"
    )


def test_what_is_no_pdf_is_not_sent(folder: Path, post: Post) -> None:
    (folder / "booklets/bo.pdf").write_bytes(b"")
    assert send("--yes").report["refused"][0]["problems"][0]["message"] == "bo: booklets/bo.pdf is no PDF"
    assert "bo" not in post.copies()


def test_a_changed_booklet_goes_out_only_when_asked_for(folder: Path, post: Post) -> None:
    assert send("--yes").code == ExitCode.OK
    (folder / "booklets/bo.pdf").write_bytes(pdf_of("bo") + b"changed")
    done = send("--yes")
    assert (done.code, done.states["bo"]) == (ExitCode.DELIVERY, "refused")
    assert "another booklet, or one to another address, was sent on 20" in done.report["refused"][0]["words"]
    assert "--resend bo" in done.report["refused"][0]["words"]
    assert post.copies() == dict.fromkeys(KEYS, 1)
    assert send("--yes", "--resend", "bo").states == {"ana": "earlier", "bo": "sent", "cy": "earlier"}
    assert send("--yes").code == ExitCode.OK
    assert post.copies() == {"ana": 1, "bo": 2, "cy": 1}


def test_a_changed_address_too(folder: Path, post: Post) -> None:
    assert send("--yes").code == ExitCode.OK
    write_client(folder, "bo", text=CLIENT.format(key="bo", name="Bo").replace("bo@client", "other@client"))
    assert send("--yes").states["bo"] == "refused"
    assert "other" not in post.copies()


def test_a_rejected_address_that_is_mended_goes_out(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "550 5.1.1 unknown"))
    assert send("--yes").states["bo"] == "rejected"
    write_client(folder, "bo", text=CLIENT.format(key="bo", name="Bo").replace("bo@client", "right@client"))
    assert send("--yes").code == ExitCode.OK
    assert post.copies() == {"ana": 1, "right": 1, "cy": 1}


def test_unknown_goes_out_when_asked_for(folder: Path, post: Post) -> None:
    post.reset(Fault("dot", "drop"))
    first = send("--yes")
    assert "no answer came; ask before you send it again" in first.report["unknown"][0]["words"]
    assert "ask, then to send it all the same: --resend bo" in send("--yes").report["unknown"][0]["words"]
    assert send("--yes", "--resend", "bo").states["bo"] == "sent"
    assert send("--yes").code == ExitCode.OK
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_who_waits_since_an_earlier_run_is_not_forgotten(folder: Path, post: Post) -> None:
    write_practice(folder, port=1)
    assert send("--yes").states == dict.fromkeys(KEYS, "queued")
    write_practice(folder, port=post.port)
    done = command("send", "--client", "clients/ana.yaml", PROJECTS["scaffold"], "--from", "booklets", "--yes")
    assert done.code == 0
    assert "warning: 2 of an earlier run still wait for theirs: bo, cy" in done.err
    assert send("--yes").states == {"ana": "earlier", "bo": "sent", "cy": "sent"}


def test_a_table_and_the_booklets_of_a_batch(folder: Path, post: Post) -> None:
    """As a practitioner does it: build, find that a consent is missing, write it down, send, change a dose, send."""
    heads = "key,name,side,exercises,start,review,email,consent.email,consent.on\n"
    rows = [
        f"{key},{key.title()},left,heel-raise,2026-11-30,2027-01-05,{key}@client.example,true,2026-11-01\n"
        for key in KEYS
    ]
    table = folder / "clients.csv"
    table.write_text(heads + rows[0] + rows[1].replace("true,2026-11-01", "false,") + rows[2])
    project = PROJECTS["scaffold"]
    assert command("batch", "clients.csv", project, "-o", "made", "--jobs", "1").code == 0
    run = ["send", "clients.csv", project, "--from", "made", "--yes", "--format", "json"]
    first = json.loads(command(*run).out)
    assert first["count"] == dict.fromkeys(first["count"], 0) | {"sent": 2, "refused": 1}
    assert first["refused"][0]["problems"][0]["line"] == 3
    table.write_text(heads + "".join(rows))
    second = json.loads(command(*run).out)
    assert second["count"] == dict.fromkeys(second["count"], 0) | {"sent": 1, "earlier": 2}
    table.write_text(heads + rows[0].replace("heel-raise", "sit-to-stand") + rows[1] + rows[2])
    done = command(*run)
    (refused,) = json.loads(done.out)["refused"]
    assert done.code == ExitCode.DELIVERY
    assert refused["problems"][0]["message"] == "ana: made/ana.pdf is older than what it is made from"
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_an_address_that_two_have_is_pointed_at(folder: Path, post: Post) -> None:
    write_client(folder, "bo", text=CLIENT.format(key="bo", name="Bo").replace("bo@client", "Ana@client"))
    done = send("--yes")
    assert json.loads(done.err)[0]["message"] == "ana and bo have the same address"
    assert done.code == ExitCode.OK


def test_no_folder_with_booklets(folder: Path) -> None:
    shutil.rmtree(folder / "booklets")
    done = send("--yes")
    assert done.code == ExitCode.CONTENT
    assert "there is no folder booklets" in done.err
    assert not (folder / "booklets").exists()


def test_what_a_server_says_steers_no_terminal(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "550 \x1b[2J\x07gone\u202e away"))
    assert send("--yes").report["rejected"][0]["words"] == "550 [2Jgone away"
