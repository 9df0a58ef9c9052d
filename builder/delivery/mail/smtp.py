"""Talks to the mail server, step by step, so that we know on which side of the hand-over we are (RFC 5321).

A server has a message from its answer to the dot that ends it, and not before. So whatever goes wrong earlier, nobody
has got it; and when the answer to the dot does not come, nobody knows.
"""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from builder.delivery.mail.credentials import PASSWORD, Login
from builder.errors import DeliveryError, Diagnostic
from builder.model.mail import Mail

_US = "[127.0.0.1]"
"""What we say we are called: the name of a machine is nobody's business, and may take long to be found."""

_DOT = b".\r\n"
_LINE_WITH_DOT = re.compile(rb"^\.", re.MULTILINE)


class Verdict(Enum):
    """What an attempt to hand a message over came to."""

    SENT = auto()
    REJECTED = auto()
    LATER = auto()
    TOO_LARGE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, and why in words."""

    verdict: Verdict
    words: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait for a connection, for an answer to a command, and for that to the dot, in seconds.

    After the dot, servers look into the message; RFC 5321, section 4.5.3.2, asks for ten minutes there.
    """

    connection: float = 30
    answer: float = 120
    accepted: float = 600


class UnreachableError(Exception):
    """There is no connection now, and there may be one later.  `busy` is a server that says so itself."""

    def __init__(self, words: str, *, busy: bool = False) -> None:
        self.words, self.busy = words, busy
        super().__init__(words)


def connect(mail: Mail, login: Login | None, patience: Patience) -> smtplib.SMTP:
    """A connection, encrypted and logged in.

    Raises UnreachableError, and DeliveryError for what does not pass by itself: a wrong certificate, no encryption, a
    login that is refused.
    """
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _opened(mail, patience)
        _log_in(smtp, mail, login)
        _wait_for(smtp, patience.answer)
    except BaseException as error:
        if smtp:
            smtp.close()
        if isinstance(error, smtplib.SMTPException | OSError):
            raise _unconnected(error, mail) from None
        raise
    return smtp


def _opened(mail: Mail, patience: Patience) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if mail.protection == "tls":
        return smtplib.SMTP_SSL(mail.server, mail.port, _US, timeout=patience.connection, context=context)
    smtp = smtplib.SMTP(mail.server, mail.port, _US, timeout=patience.connection)
    if mail.protection == "starttls":
        try:
            smtp.starttls(context=context)
        except BaseException:
            smtp.close()
            raise
    return smtp


def _log_in(smtp: smtplib.SMTP, mail: Mail, login: Login | None) -> None:
    smtp.ehlo_or_helo_if_needed()
    offered = str(smtp.esmtp_features.get("auth", "")).upper().split()
    if login is None:
        if offered and not mail.server.is_this_machine:
            raise DeliveryError(Diagnostic(f"{mail.server} asks for a login", None, _LOGIN))
        return
    if login.is_token:
        smtp.auth("XOAUTH2", login.xoauth2)
    elif "PLAIN" in offered:
        secret = base64.b64encode(f"\0{login.user}\0{login.secret}".encode()).decode()
        code, words = smtp.docmd("AUTH", f"PLAIN {secret}")  # in UTF-8 (RFC 4616), which smtplib does not do
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, words)
    elif not (login.user + login.secret).isascii():
        raise DeliveryError(Diagnostic(f"{mail.server} takes only logins in ASCII letters"))
    else:
        smtp.login(login.user, login.secret)


_LOGIN = (
    f"set {PASSWORD} in the environment, or keep the password in the keyring; some servers want one made for programs"
)


def _unconnected(error: Exception, mail: Mail) -> Exception:
    """What a failure before the first message means."""
    where = f"{mail.server}:{mail.port}"
    code = getattr(error, "smtp_code", 0)
    if isinstance(error, smtplib.SMTPAuthenticationError) and code >= 500:
        return DeliveryError(Diagnostic(f"{mail.server} refuses the login: {_answer(error)}", None, _LOGIN))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        hint = "look at port and security in practice.yaml; nothing was sent in clear"
        return DeliveryError(Diagnostic(f"{where} does not offer what is needed: {error}", None, hint))
    if isinstance(error, ssl.SSLCertVerificationError):
        hint = "is the name of the server right? Nothing was sent, as another machine may stand in its place"
        return DeliveryError(Diagnostic(f"the certificate of {where} is not valid: {error.verify_message}", None, hint))
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        hint = 'look at port and security in practice.yaml: "tls" goes with 465, "starttls" with 587'
        return DeliveryError(Diagnostic(f"no encrypted connection to {where}: {error.reason}", None, hint))
    if code >= 500:
        return DeliveryError(Diagnostic(f"{where} refuses us: {_answer(error)}"))
    if code >= 400:
        return UnreachableError(f"{where} is busy: {_answer(error)}", busy=True)
    reason = getattr(error, "strerror", None) or str(error) or "the connection broke"
    return UnreachableError(f"no connection to {where}: {reason}")


def hand_over(
    smtp: smtplib.SMTP, sender: str, to: str, message: bytes, commit: Callable[[], None], patience: Patience
) -> Answer:
    """Give one message for one recipient to the server; `commit` is called when only the dot is missing.

    Both addresses are ASCII; the message ends its lines with CR LF.  Raises what `commit` raises, and DeliveryError
    when the server refuses the sender: then no dot was sent.
    """
    committed = False
    try:
        size = str(smtp.esmtp_features.get("size", ""))
        limit = int(size) if size.isdecimal() else 0
        if 0 < limit < len(message):
            return Answer(Verdict.TOO_LARGE, f"it has {_mega(len(message))}, {_mega(limit)} are taken")
        code, words = smtp.mail(sender, [f"SIZE={len(message)}"] if "size" in smtp.esmtp_features else [])
        if code // 100 != 2:
            return _refusal(code, words, to, sender=code != 552)
        code, words = smtp.rcpt(to)
        if code // 100 != 2:
            return _refusal(code, words, to, sender=code == 530)
        code, words = smtp.docmd("DATA")
        if code != 354:
            return _refusal(code, words, to, sender=False)
        smtp.send(_LINE_WITH_DOT.sub(b"..", message))
        commit()
        committed = True
        _wait_for(smtp, patience.accepted)
        smtp.send(_DOT)
        code, words = smtp.getreply()
        _wait_for(smtp, patience.answer)
    except (smtplib.SMTPException, OSError) as error:
        reason = f"the connection broke: {_answer(error)}"
        return Answer(Verdict.UNKNOWN if committed else Verdict.LATER, reason)
    if code // 100 == 2:
        return Answer(Verdict.SENT, _plain(words, to))
    if code // 100 in (4, 5):
        return _refusal(code, words, to, sender=False)
    return Answer(Verdict.UNKNOWN, f"an answer that means nothing: {code} {_plain(words, to)}")


def _wait_for(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock:
        smtp.sock.settimeout(seconds)


def _refusal(code: int, words: bytes, to: str, *, sender: bool) -> Answer:
    """What an answer other than yes means; with `sender`, one for good concerns us and not this client."""
    told = f"{code} {_plain(words, to)}"
    if code // 100 != 5:
        return Answer(Verdict.LATER, told)
    if sender:
        hint = f"look at sender in practice.yaml, and at the login ({PASSWORD})"
        raise DeliveryError(Diagnostic(f"the server refuses to send for you: {told}", None, hint))
    return Answer(Verdict.REJECTED, told)


def _plain(words: bytes, to: str) -> str:
    """A server's words in one line, without the client's address and without what would steer a terminal."""
    text = "".join(filter(str.isprintable, " ".join(words.decode("utf-8", "replace").split())))
    return re.sub(re.escape(to), "…", text, flags=re.IGNORECASE)[:200]


def _answer(error: Exception) -> str:
    words = getattr(error, "smtp_error", None)
    return _plain(words, "\0") if isinstance(words, bytes) else str(error)


def _mega(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
