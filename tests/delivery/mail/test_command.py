"""`booklet send` at a terminal and in scripts: asking, drafts, dry runs, passwords, limits, wrong use."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
import signal
import time
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest

from builder.errors import ExitCode
from tests.conftest import PROJECTS
from tests.delivery.mail.post import Fault, Post
from tests.delivery.mail.small import KEYS, at_a_terminal, command, ended, outbox, send, started, write_practice

PROJECT = str(PROJECTS["scaffold"])
BATCH = ["clients", PROJECT, "--from", "booklets"]


def message(path: Path) -> EmailMessage:
    """A message in a file."""
    read = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def real_pdf(path: Path) -> None:
    """A PDF that can be opened."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 400))
        pdf.save(out)
    path.write_bytes(out.getvalue())


def test_who_gets_it_is_asked_first(folder: Path, post: Post) -> None:
    code, shown = at_a_terminal(folder, "n", *BATCH)
    assert code == ExitCode.INTERRUPTED
    assert "From Harbor Lane Clinic <hello@harborlane.example.org>, by localhost: Your booklet from Harbor" in shown
    assert "  ana  ana@client.example\n  bo   bo@client.example\n  cy   cy@client.example\n" in shown
    assert "Send to 3 clients? [y/N]" in shown
    assert post.attempts == 0
    code, shown = at_a_terminal(folder, "y", *BATCH)
    assert code == ExitCode.OK
    assert shown.endswith("client  state  what to know\nana     sent\nbo      sent\ncy      sent\n\n3 sent\n")
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_only_those_who_have_none_are_asked_about(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "450 4.2.1 busy"))
    send("--yes", "--retry-for", "0")
    code, shown = at_a_terminal(folder, "y", *BATCH)
    assert code == ExitCode.OK
    assert "Send to 1 client? [y/N]" in shown
    assert "ana@client.example" not in shown
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_nobody_there_to_be_asked(folder: Path, post: Post) -> None:
    done = command("send", *BATCH)
    assert done.code == ExitCode.USAGE
    assert "nobody is here to confirm the addresses: look at --dry-run, then add --yes" in done.err
    assert post.attempts == 0


def test_one_client_gets_the_booklet_that_lies_here(folder: Path, post: Post) -> None:
    words = ["send", "--client", "clients/ana.yaml", PROJECT, "--yes"]
    missing = command(*words)
    assert missing.code == ExitCode.DELIVERY
    assert "there is no ana.pdf\n" in missing.err
    assert "build it, look at it, then send it" in missing.err
    assert command("build", PROJECT, "--client", "clients/ana.yaml").code == ExitCode.OK
    assert command(*words).code == ExitCode.OK
    assert command(*words).out.splitlines()[1].startswith("ana     earlier  sent on 20")
    assert post.copies() == {"ana": 1}
    read = email.message_from_bytes(post.arrived[0][1], policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    (attachment,) = read.iter_attachments()
    assert attachment.get_content() == (folder / "ana.pdf").read_bytes()


def test_a_dry_run_writes_what_would_be_sent(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOOKLET_MAIL_PASSWORD")
    rehearsed = folder / "booklets/outbox/dry-run"
    rehearsed.mkdir(parents=True)
    (rehearsed / "old.eml").write_text("of a run before")
    done = send("--dry-run")
    assert (done.code, done.states) == (ExitCode.OK, dict.fromkeys(KEYS, "ready"))
    assert sorted(path.name for path in rehearsed.iterdir()) == ["ana.eml", "bo.eml", "cy.eml"]
    assert {path.stat().st_mode & 0o777 for path in rehearsed.iterdir()} == {0o600}
    assert message(rehearsed / "bo.eml")["To"] == "Bo Quillfeather <bo@client.example>"
    assert "X-Unsent" not in message(rehearsed / "bo.eml")
    assert post.attempts == 0
    assert list(outbox(folder)) == ["dry-run"]


def test_drafts_as_files(folder: Path, post: Post) -> None:
    done = send("--drafts", "files", "--yes")
    assert (done.code, done.states) == (ExitCode.OK, dict.fromkeys(KEYS, "drafted"))
    draft = folder / "booklets/outbox/drafts/bo.eml"
    assert draft.stat().st_mode & 0o777 == 0o600
    assert message(draft)["X-Unsent"] == "1"
    assert sorted(outbox(folder)) == ["drafts", "journal.jsonl", "lock"]
    again = send("--yes")
    assert (again.code, again.states) == (ExitCode.OK, dict.fromkeys(KEYS, "earlier"))
    assert again.report["earlier"][0]["words"].startswith("drafted on 20")
    assert post.attempts == 0


def test_drafts_need_no_server(folder: Path) -> None:
    (folder / "practice.yaml").write_text("name: Harbor Lane Clinic\nemail: hello@harborlane.example.org\n")
    assert send("--drafts", "files", "--yes").code == ExitCode.OK
    assert "the practice has no server for e-mail" in send("--yes").err
    assert "the practice has no server for e-mail" in send("--drafts", "imap", "--yes").err


def test_passwords_are_told_at_a_terminal_alone(folder: Path, post: Post) -> None:
    for key in KEYS:
        real_pdf(folder / f"booklets/{key}.pdf")
    post.reset(Fault("RCPT", "450 4.2.1 busy"))
    done = send("--yes", "--protect", "--retry-for", "0")
    assert "the passwords are told only at a terminal" in done.err
    post.reset()
    code, shown = at_a_terminal(folder, "y", *BATCH, "--protect")
    assert code == ExitCode.OK
    told = dict(re.findall(r"^(ana|bo|cy) +((?:[a-z]+-)+[a-z]+)$", shown, re.MULTILINE))
    assert set(told) == set(KEYS)
    assert len(set(told.values())) == 3
    assert not any(password in done.out + done.err for password in told.values())
    ((recipient, raw),) = post.arrived
    assert recipient == "bo@client.example"
    assert told["bo"].encode() not in raw
    read = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    (attachment,) = read.iter_attachments()
    body = read.get_body(("plain",))
    assert body
    assert "opens with a password" in body.get_content()
    with pikepdf.open(io.BytesIO(attachment.get_content()), password=told["bo"]) as opened:
        assert opened.encryption.R == 6
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(attachment.get_content()))


def test_a_password_survives_a_crash_and_a_second_copy(folder: Path, post: Post) -> None:
    for key in KEYS:
        real_pdf(folder / f"booklets/{key}.pdf")
    post.reset(Fault("taken", "drop"))
    send("--yes", "--protect")
    send("--yes", "--protect", "--resend", "bo")
    _, shown = at_a_terminal(folder, "y", *BATCH)
    told = dict(re.findall(r"^(ana|bo|cy) +((?:[a-z]+-)+[a-z]+)$", shown, re.MULTILINE))
    copies = [raw for recipient, raw in post.arrived if recipient == "bo@client.example"]
    assert len(copies) == 2
    for raw in copies:
        read = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(read, EmailMessage)
        (attachment,) = read.iter_attachments()
        with pikepdf.open(io.BytesIO(attachment.get_content()), password=told["bo"]):
            pass


def test_ctrl_c_ends_with_a_report(folder: Path, post: Post) -> None:
    post.reset(Fault("RCPT", "hang"))
    process = started(folder, "--yes", "--format", "json")
    while post.attempts < 2:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    done = ended(process)
    assert (done.code, done.states) == (ExitCode.DELIVERY, {"ana": "sent", "bo": "queued", "cy": "queued"})
    assert done.report["stopped"][0]["message"] == "stopped with Ctrl-C"
    assert send("--yes").states == {"ana": "earlier", "bo": "sent", "cy": "sent"}
    assert post.copies() == dict.fromkeys(KEYS, 1)


def test_not_more_than_so_many_a_minute(folder: Path, post: Post) -> None:
    write_practice(folder, port=post.port, per_minute=120)
    begin = time.monotonic()
    assert send("--yes").code == ExitCode.OK
    assert time.monotonic() - begin >= 1.0
    assert post.copies() == dict.fromkeys(KEYS, 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name a ROSTER and its booklets with --from"),
        (["clients"], "name a ROSTER and its booklets with --from"),
        ([*BATCH, "--resend", "anna"], 'there is no client "anna"; did you mean "ana"?'),
        ([*BATCH, "--drafts", "paper"], "'paper' is not one of"),
        ([*BATCH, "--retry-for", "-1"], "--retry-for"),
    ],
)
def test_wrong_use(folder: Path, arguments: list[str], words: str) -> None:
    done = command("send", *arguments, "--yes")
    assert done.code == ExitCode.USAGE
    assert words in done.err


@pytest.mark.parametrize(
    ("practice", "message"),
    [
        (None, "there is no practice.yaml in"),
        ("name: Harbor Lane\n", "the practice has no address to send from"),
        ("name: Harbor Lane\nemail: h,l@harborlane.example\n", "has signs before the @"),
        ("name: Harbor Lane\nmail: {server: smtp..example}\n", "should be the name of a server"),
        ("name: Harbor Lane\nmail: {server: smtp.example.org, password: x}\n", 'unknown field "password"'),
        ("name: Harbor Lane\nmail: {server: smtp.example.org, port: 70000}\n", '"port" should be'),
    ],
)
def test_a_practice_that_cannot_send(folder: Path, practice: str | None, message: str) -> None:
    if practice is None:
        (folder / "practice.yaml").unlink()
    else:
        (folder / "practice.yaml").write_text(practice)
    done = send("--yes")
    assert done.code == ExitCode.CONTENT
    assert message in json.loads(done.err)[0]["message"]
