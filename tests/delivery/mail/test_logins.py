"""How we log in: encrypted or not at all, with what the environment or the keyring has; secrets are told to nobody."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from builder.delivery.mail.credentials import Login, login_of
from builder.errors import DeliveryError, ExitCode
from tests.conftest import ROOT
from tests.delivery.mail.post import PASSWORD, TOKEN, USER, Office, Post
from tests.delivery.mail.small import KEYS, Run, ended, send, started, write_practice

ALL = dict.fromkeys(KEYS, 1)


def stopped(run: Run) -> str:
    """What stopped a run, with its hint; nobody got anything."""
    (problem,) = run.report["stopped"]
    assert run.states == dict.fromkeys(KEYS, "queued")
    assert PASSWORD not in run.out + run.err
    return f"{problem['message']} = {problem['hint']}"


def test_a_password_with_any_letters_over_starttls(folder: Path, post: Post) -> None:
    assert send("--yes").code == ExitCode.OK
    assert (post.copies(), post.logins) == (ALL, ["PLAIN"])


def test_tls_from_the_start(folder: Path, office: Office, trusted: Path) -> None:
    post = Post(options={"implicit": True})
    office.open(post, implicit=True)
    write_practice(folder, port=post.port, security="tls")
    assert send("--yes").code == ExitCode.OK
    assert (post.copies(), post.logins) == (ALL, ["PLAIN"])


def test_tls_where_the_server_begins_in_clear(folder: Path, post: Post) -> None:
    write_practice(folder, port=post.port, security="tls")
    assert "look at port and security" in stopped(send("--yes"))


def test_in_clear_on_this_machine_only(folder: Path, post: Post) -> None:
    post.reset(tls_context=None, auth_required=False, auth_require_tls=True)
    write_practice(folder, port=post.port, security="none")
    os.environ.pop("BOOKLET_MAIL_PASSWORD")
    assert send("--yes").code == ExitCode.OK
    assert post.copies() == ALL
    write_practice(folder, server="smtp.example.org", security="none")
    refused = send("--yes")
    assert refused.code == ExitCode.CONTENT
    assert "would send in clear over a network" in refused.err


def test_no_encryption_offered_no_password_told(folder: Path, post: Post) -> None:
    post.reset(tls_context=None)
    assert "does not offer what is needed: STARTTLS" in stopped(send("--yes"))
    assert post.logins == []


def test_a_wrong_password(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKLET_MAIL_PASSWORD", "guess")
    told = stopped(send("--yes"))
    assert told.startswith("localhost refuses the login: 5.7.8 Authentication credentials invalid")
    assert "BOOKLET_MAIL_PASSWORD" in told
    assert post.logins == ["PLAIN"]


def test_another_user(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    write_practice(folder, port=post.port, sender="booklets@harborlane.example.org")
    assert "refuses the login" in stopped(send("--yes"))
    monkeypatch.setenv("BOOKLET_MAIL_USER", USER)
    assert send("--yes").code == ExitCode.OK


def test_only_old_ways_to_log_in(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    post.reset(auth_exclude_mechanism=["PLAIN", "XOAUTH2"])
    assert "takes only logins in ASCII letters" in stopped(send("--yes"))
    monkeypatch.setenv("BOOKLET_MAIL_PASSWORD", "guess")
    assert "refuses the login" in stopped(send("--yes"))
    assert "LOGIN" in post.logins


def test_a_token_from_a_command(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKLET_MAIL_TOKEN_COMMAND", f"{sys.executable} -c 'print(\"{TOKEN}\")'")
    done = send("--yes")
    assert (done.code, post.logins, post.copies()) == (ExitCode.OK, ["XOAUTH2"], ALL)
    assert TOKEN not in done.out + done.err + (folder / "booklets/outbox/journal.jsonl").read_text()


def test_a_token_that_has_expired(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKLET_MAIL_TOKEN_COMMAND", "echo old")
    assert "refuses the login" in stopped(send("--yes"))


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("false", "the command for tokens failed with exit code 1"),
        ("true", "the command for tokens printed none"),
        ("no-such-command", "the command for tokens cannot be run"),
        ("echo 'open", "the command for tokens cannot be run: No closing quotation"),
    ],
)
def test_a_command_that_fails(
    folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch, command: str, message: str
) -> None:
    monkeypatch.setenv("BOOKLET_MAIL_TOKEN_COMMAND", command)
    assert message in stopped(send("--yes"))
    assert post.attempts == 0


def test_the_keyring_of_the_system(folder: Path, post: Post, tmp_path: Path) -> None:
    backend = f"""
from keyring.backend import KeyringBackend

class Ring(KeyringBackend):
    priority = 1
    def get_password(self, service, user):
        return {PASSWORD!r} if (service, user) == ("booklet-builder", {USER!r}) else None
    def set_password(self, service, user, password): ...
    def delete_password(self, service, user): ...
"""
    (tmp_path / "ring.py").write_text(backend, encoding="utf-8")
    more = {"BOOKLET_MAIL_PASSWORD": "", "PYTHON_KEYRING_BACKEND": "ring.Ring", "PYTHONPATH": f"{ROOT}:{tmp_path}"}
    assert ended(started(folder, "--yes", **more)).code == ExitCode.OK
    assert post.copies() == ALL


def test_no_keyring_is_no_fault(folder: Path, post: Post) -> None:
    more = {"BOOKLET_MAIL_PASSWORD": "", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = ended(started(folder, "--yes", "--format", "json", **more))
    assert done.code == ExitCode.DELIVERY
    assert "530" in done.report["stopped"][0]["message"]


def test_secrets_are_not_shown() -> None:
    assert "secret" not in repr(Login("user", "secret"))


def test_a_sender_is_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOOKLET_MAIL_USER", raising=False)
    monkeypatch.setenv("BOOKLET_MAIL_PASSWORD", "x")
    assert login_of(USER) == Login(USER, "x")
    monkeypatch.setenv("BOOKLET_MAIL_TOKEN_COMMAND", "false")
    with pytest.raises(DeliveryError):
        login_of(USER)
