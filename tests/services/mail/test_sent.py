"""Booklets by a real mail server into real mailboxes: once, whole, and to the right person."""

from __future__ import annotations

import email
import email.policy
import json
import random
import signal
import subprocess
import time
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.cli.command import COMMAND, booklet, environment
from tests.conftest import PROJECTS, ROOT
from tests.services.mail.servers import LIMIT, SENDER, TOKEN, Servers

PROJECT = str(PROJECTS["scaffold"])
RUN = ["send", "clients", PROJECT, "--from", "booklets", "--format", "json", "--retry-for", "0"]
PEOPLE = {
    "zoe": "Zoë Müller-Lüdenscheidt von Ångström, Dr. med. Alexandra Philippa Łukasz",
    "jane": "Jane Practitioner-Smith-Longname, PT, DPT, OCS, FAAOMPT, CSCS, Cert. MDT",
    "maryam": "مريم العلي 🦵",
    "yamada": "山田太郎",
    "eve": "Bo <bo@evil.example>, Eve; Bcc: zoe@evil.example",
    "quote": '"Ana" =?utf-8?q?Bo?= \\\\ {{ 7 * 7 }} <b>',
}
CLIENT = """\
name: {name}
side: left
exercises: [heel-raise]
email: {address}
consent: {{email: true, on: 2026-11-01}}
"""


def practice(folder: Path, servers: Servers, **mail: object) -> None:
    """A practice whose name is as hard as those of its clients."""
    usual = {"server": "localhost", "port": servers.submission, "per_minute": 6000}
    fields = "".join(f"  {name}: {value}\n" for name, value in (usual | mail).items())
    text = f"name: 'Physio, Müller & Söhne'\nemail: {SENDER}\nphone: 555 0142\nmail:\n{fields}"
    (folder / "practice.yaml").write_text(text, encoding="utf-8")


def client(folder: Path, key: str, name: str, address: str, pdf: bytes) -> None:
    """A client and their booklet."""
    for name_of_folder in ("clients", "booklets"):
        (folder / name_of_folder).mkdir(exist_ok=True)
    text = CLIENT.format(name=json.dumps(name, ensure_ascii=False), address=address)
    (folder / f"clients/{key}.yaml").write_text(text, encoding="utf-8")
    (folder / f"booklets/{key}.pdf").write_bytes(pdf)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A real booklet."""
    target = tmp_path_factory.mktemp("real") / "booklet.pdf"
    assert booklet("build", PROJECT, "-o", target, cwd=target.parent).returncode == ExitCode.OK
    return target.read_bytes()


def read(raw: bytes) -> EmailMessage:
    """A message as the standard library reads it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def people(raw: bytes, field: str) -> list[tuple[str, str]]:
    """Names and addresses of a header line: taken apart first, and then decoded (RFC 2047)."""
    lines = email.message_from_bytes(raw).get_all(field, [])
    return [(str(make_header(decode_header(name))), address) for name, address in getaddresses(lines)]


def test_every_name_gets_its_own_whole_booklet(servers: Servers, tmp_path: Path, pdf: bytes) -> None:
    practice(tmp_path, servers)
    for key, name in PEOPLE.items():
        domain = "bücher.example" if key == "yamada" else "client.example"
        client(tmp_path, key, name, f"{key}@{domain}", pdf + f"\n%{key}".encode())
    done = booklet(*RUN, "--yes", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    for key, name in PEOPLE.items():
        address = f"{key}@{'xn--bcher-kva.example' if key == 'yamada' else 'client.example'}"
        (raw,) = servers.arrived(address)
        message = read(raw)
        (attachment,) = message.iter_attachments()
        assert attachment.get_content() == pdf + f"\n%{key}".encode()
        assert (attachment.get_content_type(), attachment.get_filename()) == ("application/pdf", "booklet.pdf")
        assert people(raw, "To") == [(name, address)]
        assert people(raw, "From") == [("Physio, Müller & Söhne", SENDER)]
        assert f"Dear {name}," in str(message.get_body(("plain",)).get_content())  # type: ignore[union-attr]
        assert_found_by_dovecot(servers, address, name)


def assert_found_by_dovecot(servers: Servers, address: str, name: str) -> None:
    """Dovecot decodes the name as we meant it, and sees one recipient."""
    with servers.imap(address) as imap:
        imap.select("INBOX", readonly=True)
        imap.literal = name.encode()  # type: ignore[attr-defined]
        assert imap.search("UTF-8", "HEADER", "TO")[1] == [b"1"]
        parts = imap.fetch("1", "(ENVELOPE)")[1]
        text = b"".join(piece for part in parts if part for piece in (part if isinstance(part, tuple) else (part,)))
        name_of_box, _, domain = address.encode().partition(b"@")
        assert text.count(b'"' + name_of_box + b'" "' + domain + b'"') == 1


def test_what_postfix_refuses_or_puts_off_is_told(servers: Servers, tmp_path: Path, pdf: bytes) -> None:
    practice(tmp_path, servers, port=servers.submissions, security="tls")
    for key in ("gone", "busy", "fine"):
        client(tmp_path, key, key.title(), f"{key}@client.example", pdf + key.encode())
    client(tmp_path, "large", "Large", "large@client.example", pdf + bytes(LIMIT))
    done = booklet(*RUN, "--yes", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == ExitCode.DELIVERY
    assert [(c["key"], c["words"]) for c in report["rejected"]] == [
        ("gone", "550 5.1.1 <…>: Recipient address rejected: unknown")
    ]
    assert {c["key"]: c["words"].partition(":")[0] for c in report["queued"]} == {
        "busy": "put off",
        "large": "too large for the server",
    }
    assert [c["key"] for c in report["sent"]] == ["fine"]
    assert servers.arrived("fine@client.example")
    assert servers.mailbox("large@client.example") == servers.mailbox("gone@client.example") == []


def test_a_wrong_password_at_postfix(
    servers: Servers, tmp_path: Path, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice(tmp_path, servers)
    client(tmp_path, "nobody", "Nobody", "nobody@client.example", pdf)
    monkeypatch.setenv("BOOKLET_MAIL_PASSWORD", "guess")
    done = booklet(*RUN, "--yes", cwd=tmp_path)
    assert done.returncode == ExitCode.DELIVERY
    assert "localhost refuses the login" in json.loads(done.stdout)["stopped"][0]["message"]
    assert servers.mailbox("nobody@client.example") == []
    monkeypatch.delenv("SSL_CERT_FILE")
    done = booklet(*RUN, "--yes", cwd=tmp_path)
    assert "is not valid" in json.loads(done.stdout)["stopped"][0]["message"]


def test_killed_again_and_again_nobody_has_it_twice(servers: Servers, tmp_path: Path, pdf: bytes) -> None:
    """Thirty clients; every run is killed after a while that is drawn by lot, until one comes to its end."""
    practice(tmp_path, servers)
    keys = [f"k{number:02}" for number in range(30)]
    for key in keys:
        client(tmp_path, key, key.title(), f"{key}@client.example", pdf + key.encode())
    lot = random.Random(6)
    for _ in range(6):
        command = [*COMMAND, *RUN, "--yes"]
        process = subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL)
        journal = tmp_path / "booklets/outbox/journal.jsonl"
        size = journal.stat().st_size if journal.exists() else 0
        while process.poll() is None and not (journal.exists() and journal.stat().st_size > size):
            time.sleep(0.002)
        time.sleep(lot.uniform(0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = booklet(*RUN, "--yes", cwd=tmp_path)
    report = json.loads(done.stdout)
    while not servers.queue_is_empty():
        time.sleep(0.1)
    copies = {key: len(servers.mailbox(f"{key}@client.example")) for key in keys}
    unknown = {c["key"] for c in report["unknown"]}
    assert set(copies.values()) <= {0, 1}
    assert {key for key in keys if copies[key] == 0} <= unknown
    assert {c["key"] for state in ("sent", "earlier") for c in report[state]} | unknown == set(keys)
    assert len(unknown) <= 6


def test_drafts_lie_in_the_mailbox_once(servers: Servers, tmp_path: Path, pdf: bytes) -> None:
    practice(tmp_path, servers, drafts=f"{{server: localhost, port: {servers.imaps}}}")
    for key in ("ana", "bo"):
        client(tmp_path, key, key.title(), f"{key}@client.example", pdf + key.encode())
    done = booklet(*RUN, "--yes", "--drafts", "imap", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    drafts = servers.mailbox(SENDER, "Entw&APw-rfe")
    assert [read(raw)["To"] for _, raw in drafts] == ["Ana <ana@client.example>", "Bo <bo@client.example>"]
    assert all(rb"\Draft" in flags for flags, _ in drafts)
    assert all(read(raw)["X-Unsent"] == "1" for _, raw in drafts)
    (attachment,) = read(drafts[1][1]).iter_attachments()
    assert attachment.get_content() == pdf + b"bo"
    (tmp_path / "booklets/outbox/journal.jsonl").unlink()  # as if it had been killed before it could note anything
    again = booklet(*RUN, "--yes", "--drafts", "imap", cwd=tmp_path)
    assert json.loads(again.stdout)["count"]["drafted"] == 2
    assert len(servers.mailbox(SENDER, "Entw&APw-rfe")) == 2
    assert servers.mailbox("ana@client.example") == []


def test_with_a_token_by_smtp_and_imap(
    servers: Servers, tmp_path: Path, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice(tmp_path, servers, drafts=f"{{server: localhost, port: {servers.imaps}}}")
    client(tmp_path, "token", "Token", "token@client.example", pdf + b"token")
    monkeypatch.setenv("BOOKLET_MAIL_TOKEN_COMMAND", "echo ya29.old")
    for words in ([], ["--drafts", "imap"]):
        done = booklet(*RUN, "--yes", *words, cwd=tmp_path)
        assert done.returncode == ExitCode.DELIVERY
        assert json.loads(done.stdout)["count"]["queued"] == 1
    monkeypatch.setenv("BOOKLET_MAIL_TOKEN_COMMAND", f"echo {TOKEN}")
    before = len(servers.mailbox(SENDER, "Entw&APw-rfe"))
    assert booklet(*RUN, "--yes", "--drafts", "imap", cwd=tmp_path).returncode == ExitCode.OK
    assert len(servers.mailbox(SENDER, "Entw&APw-rfe")) == before + 1
    assert booklet(*RUN, "--yes", "--resend", "token", cwd=tmp_path).returncode == ExitCode.OK
    assert len(servers.arrived("token@client.example")) == 1


@pytest.mark.parametrize(
    ("drafts", "message"),
    [
        ("{{server: localhost, port: {imaps}, folder: Nowhere}}", "Mailbox doesn't exist: Nowhere"),
        ("{{server: localhost, port: 1}}", "Connection refused"),
        ("{{server: 127.0.0.1, port: {imaps}}}", "certificate verify failed"),
    ],
)
def test_a_mailbox_that_takes_no_drafts(
    servers: Servers, tmp_path: Path, pdf: bytes, drafts: str, message: str
) -> None:
    practice(tmp_path, servers, drafts=drafts.format(imaps=servers.imaps))
    client(tmp_path, "cy", "Cy", "cy@client.example", pdf)
    done = booklet(*RUN, "--yes", "--drafts", "imap", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == ExitCode.DELIVERY
    assert report["count"]["queued"] == 1
    assert message in report["stopped"][0]["message"]
    assert str(ROOT) not in done.stdout.decode()
