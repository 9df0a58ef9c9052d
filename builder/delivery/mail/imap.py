"""Puts drafts into a mailbox by IMAP (RFC 9051), each only once: what lies there is known by its Message-ID."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from builder.delivery.mail.credentials import PASSWORD, Login
from builder.errors import DeliveryError, Diagnostic
from builder.model.mail import DraftsFolder

_SECONDS = 120
_LISTED = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>.+)')


class Drafts:
    """A folder for drafts, opened by `drafts_of`."""

    def __init__(self, imap: imaplib.IMAP4, name: str) -> None:
        self._imap, self._name = imap, name

    def has(self, message_id: str) -> bool:
        """Whether a message with this Message-ID lies there."""
        _done(self._imap.select(self._name, readonly=True))
        (found, *_) = _done(self._imap.search(None, "HEADER", "Message-ID", f'"{message_id}"'))
        return bool(found)

    def add(self, message: bytes) -> None:
        """Put a message there, marked as a draft."""
        _done(self._imap.append(self._name, r"(\Draft)", "", message))


@contextmanager
def drafts_of(settings: DraftsFolder, login: Login | None) -> Iterator[Drafts]:
    """The folder of an account, over TLS with the certificate verified.

    Raises DeliveryError when it cannot be reached or there is none, and whenever the connection breaks in between.
    """
    if login is None:
        hint = f"set {PASSWORD} in the environment, or keep the password in the keyring"
        raise DeliveryError(Diagnostic(f"{settings.server} asks for a login", None, hint))
    imap: imaplib.IMAP4_SSL | None = None
    try:
        context = ssl.create_default_context()
        imap = imaplib.IMAP4_SSL(settings.server, settings.port, ssl_context=context, timeout=_SECONDS)
        _log_in(imap, login)
        yield Drafts(imap, _quoted(settings.folder) if settings.folder else _drafts_folder(imap))
    except (imaplib.IMAP4.error, OSError) as error:
        words = error.args[0] if error.args and isinstance(error.args[0], bytes) else str(error).encode()
        message = f"{settings.server}: {''.join(filter(str.isprintable, words.decode('utf-8', 'replace')))}"
        raise DeliveryError(Diagnostic(message, None, "start the same command again: no draft is made twice")) from None
    finally:
        if imap:
            with suppress(imaplib.IMAP4.error, OSError):
                imap.logout()


def _log_in(imap: imaplib.IMAP4, login: Login) -> None:
    if login.is_token:
        imap.authenticate("XOAUTH2", lambda challenge: login.xoauth2(challenge).encode())
    else:
        imap.authenticate("PLAIN", lambda challenge: f"\0{login.user}\0{login.secret}".encode())


def _drafts_folder(imap: imaplib.IMAP4) -> str:
    """The folder that the server marks for drafts (RFC 6154), as it is written in commands; else `Drafts`."""
    for line in _done(imap.list()):
        match = _LISTED.fullmatch(line) if isinstance(line, bytes) else None
        if match and rb"\drafts" in match["flags"].lower().split():
            name = match["name"].decode("ascii")
            return name if name.startswith('"') else _quoted(name)
    return _quoted("Drafts")


def _quoted(name: str) -> str:
    if not name.isascii():
        hint = "leave folder out: the one that the server marks for drafts is taken"
        raise DeliveryError(Diagnostic(f'the folder "{name}" cannot be named', None, hint))
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _done(answer: tuple[str, Any]) -> list[Any]:
    """The data of an answer, if it says OK."""
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(data[0] if data else b"refused")
    return list(data)
