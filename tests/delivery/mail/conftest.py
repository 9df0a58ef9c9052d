"""Mail servers for the tests of a session, and folders with a practice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.delivery.mail.post import PASSWORD, Office, Post
from tests.delivery.mail.small import practice


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the certificates of our servers."""
    return trustme.CA()


@pytest.fixture(scope="session")
def office(authority: trustme.CA) -> Iterator[Office]:
    """Where servers run."""
    office = Office(authority)
    yield office
    office.close()


@pytest.fixture(scope="session")
def listening(office: Office) -> Post:
    """A server with STARTTLS and AUTH."""
    post = Post()
    office.open(post)
    return post


@pytest.fixture
def post(listening: Post, trusted: Path) -> Post:
    """The same, with empty mailboxes and no faults."""
    listening.reset()
    return listening


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whoever looks for certificates, trusts ours; the file that says so."""
    path = tmp_path_factory.mktemp("trust") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A practice with three clients; the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOOKLET_MAIL_PASSWORD", PASSWORD)
    monkeypatch.delenv("BOOKLET_MAIL_TOKEN_COMMAND", raising=False)
    monkeypatch.delenv("BOOKLET_MAIL_USER", raising=False)
    return practice(tmp_path, post)
