"""A Postfix and a Dovecot of our own on this machine: their files, their ports, and a client that fetches mail."""

from __future__ import annotations

import imaplib
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import trustme

SENDER, PASSWORD, TOKEN = "praxis@example.org", "secret", "ya29.good"
DRAFTS = "Entwürfe"
LIMIT = 3_000_000
"""Bytes of a message that Postfix takes."""

MAIN = """\
compatibility_level = 3.6
queue_directory = {root}/queue
data_directory = {root}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
maillog_file = {root}/postfix.log
maillog_file_prefixes = {root}
virtual_mailbox_domains = example.org, client.example, xn--bcher-kva.example
virtual_transport = lmtp:unix:private/dovecot-lmtp
default_transport = error:no mail leaves this machine
relay_transport = error:no mail leaves this machine
smtpd_tls_cert_file = {root}/cert.pem
smtpd_tls_key_file = {root}/key.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access inline:{{ {{gone@client.example = 550 5.1.1 unknown}}
 {{busy@client.example = 450 4.2.1 mailbox busy}} }}
message_size_limit = {limit}
smtpd_error_sleep_time = 0
alias_maps =
alias_database =
local_recipient_maps =
"""

MASTER = """\
127.0.0.1:{submission} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_tls_auth_only=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
127.0.0.1:{submissions} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
proxymap  unix  -       -       n       -       -       proxymap
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
lmtp      unix  -       -       n       -       -       lmtp
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
"""

DOVECOT = """\
base_dir = {root}/run
log_path = {root}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = required
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
mail_location = maildir:{root}/mail/%d/%n
first_valid_uid = 1
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {root}/oauth2.conf
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={root}/mail/%d/%n allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  mailbox {drafts} {{
    special_use = \\Drafts
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  unix_listener {root}/queue/private/dovecot-lmtp {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
service auth {{
  unix_listener {root}/queue/private/auth {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


OAUTH2 = """\
tokeninfo_url = http://127.0.0.1:{tokens}/?access_token=
username_attribute = email
"""


class Tokens(BaseHTTPRequestHandler):
    """Says whose an access token is, as an OAuth 2 server does (RFC 7662)."""

    def do_GET(self) -> None:
        good = self.path == f"/?access_token={TOKEN}"
        self.send_response(200 if good else 401)
        self.end_headers()
        self.wfile.write(json.dumps({"email": SENDER} if good else {"error": "invalid_token"}).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Servers:
    """Running servers: their folder; the ports of SMTP with STARTTLS, SMTP and IMAP within TLS; who knows tokens."""

    root: Path
    submission: int
    submissions: int
    imaps: int
    tokens: HTTPServer

    def start(self, authority: trustme.CA) -> None:
        """Write the files of both, and start them."""
        self.root.chmod(0o755)
        certificate = authority.issue_cert("localhost")
        certificate.private_key_pem.write_to_path(str(self.root / "key.pem"))
        for blob in certificate.cert_chain_pems:
            blob.write_to_path(str(self.root / "cert.pem"), append=True)
        for name in ("queue", "data", "run", "etc", "mail"):
            (self.root / name).mkdir()
        (self.root / "queue/private").mkdir(mode=0o700)
        shutil.chown(self.root / "data", "postfix")
        shutil.chown(self.root / "queue/private", "postfix")
        shutil.chown(self.root / "mail", "mail", "mail")
        self._write("etc/main.cf", MAIN)
        self._write("etc/master.cf", MASTER)
        self._write("dovecot.conf", DOVECOT)
        self._write("oauth2.conf", OAUTH2)
        threading.Thread(target=self.tokens.serve_forever, daemon=True).start()
        subprocess.run(["dovecot", "-c", str(self.root / "dovecot.conf")], check=True)
        subprocess.run(["postfix", "-c", str(self.root / "etc"), "start"], check=True, capture_output=True)
        for port in (self.submission, self.submissions, self.imaps):
            wait_for(port)

    def _write(self, name: str, text: str) -> None:
        fields = {"drafts": DRAFTS, "password": PASSWORD, "limit": LIMIT}
        ports = {"submission": self.submission, "submissions": self.submissions, "imaps": self.imaps}
        ports["tokens"] = self.tokens.server_port
        (self.root / name).write_text(text.format(root=self.root, **fields, **ports), encoding="utf-8")

    def stop(self) -> None:
        """Stop both."""
        self.tokens.shutdown()
        self.tokens.server_close()
        subprocess.run(["postfix", "-c", str(self.root / "etc"), "stop"], check=False, capture_output=True)
        pid = int((self.root / "run/master.pid").read_text())
        os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + 10
        while (self.root / "run/master.pid").exists() and time.monotonic() < end:
            time.sleep(0.05)

    def mailbox(self, user: str, folder: str = "INBOX") -> list[tuple[bytes, bytes]]:
        """The messages of a user, as they came, each with its flags."""
        with self.imap(user) as imap:
            imap.select(f'"{folder}"')
            numbers = imap.search(None, "ALL")[1][0].split()
            fetched = [imap.fetch(number, "(FLAGS BODY.PEEK[])")[1][0] for number in numbers]
            return [(part[0], part[1]) for part in fetched if isinstance(part, tuple)]

    def arrived(self, user: str, count: int = 1) -> list[bytes]:
        """The messages in a user's inbox, once there are so many."""
        end = time.monotonic() + 30
        while len(found := self.mailbox(user)) < count:
            assert time.monotonic() < end, f"{user} has {len(found)} messages"
            time.sleep(0.1)
        return [raw for _, raw in found]

    def imap(self, user: str) -> imaplib.IMAP4_SSL:
        """A connection to a user's mailbox."""
        imap = imaplib.IMAP4_SSL("localhost", self.imaps, ssl_context=ssl.create_default_context(), timeout=20)
        imap.login(user, PASSWORD)
        return imap

    def queue_is_empty(self) -> bool:
        """Whether Postfix has delivered all that it has taken."""
        command = ["postqueue", "-c", str(self.root / "etc"), "-p"]
        return b"Mail queue is empty" in subprocess.run(command, capture_output=True, check=False).stdout


def free_ports(count: int) -> list[int]:
    """Ports at which nobody listens."""
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [door.getsockname()[1] for door in doors]
    for door in doors:
        door.close()
    return ports


def wait_for(port: int) -> None:
    """Wait until somebody listens at a port."""
    end = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < end, f"nobody listens at {port}"
            time.sleep(0.05)
