"""One Postfix and one Dovecot for the tests of a session, and a practice that mails by them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from http.server import HTTPServer
from pathlib import Path

import pytest
import trustme

from tests.services.mail.servers import PASSWORD, Servers, Tokens, free_ports


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the certificate of our servers."""
    return trustme.CA()


@pytest.fixture(scope="session")
def running(authority: trustme.CA) -> Iterator[Servers]:
    """The servers; their folder has a short name, as sockets are in it, and their own users look into it."""
    root = Path(tempfile.mkdtemp(prefix="mail-"))
    servers = Servers(root, *free_ports(3), HTTPServer(("127.0.0.1", 0), Tokens))
    servers.start(authority)
    yield servers
    servers.stop()
    shutil.rmtree(root)


@pytest.fixture
def servers(running: Servers, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Servers:
    """The same, trusted by whoever looks for certificates, with the password at hand."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("BOOKLET_MAIL_PASSWORD", PASSWORD)
    monkeypatch.chdir(tmp_path)
    return running
