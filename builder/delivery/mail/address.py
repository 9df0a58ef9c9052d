"""Addresses and header lines: what may stand in the head of a message, and how it is written (RFC 5322, RFC 2047)."""

from __future__ import annotations

import re
import unicodedata
from email.header import Header
from email.utils import quote

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_DOMAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+")

_AMBIGUOUS = "ßς\u200c\u200d"
"""Characters that lead to two different domains, by the old and by the new rule (RFC 5894, section 7.2)."""

_LONGEST_WORDS = 74
"""Characters of a line with encoded words, of which 76 fit with its end (RFC 2047, section 2)."""


def sendable(text: str) -> str:
    """An address as it travels: in ASCII, the domain in its form for the network.

    Raises ValueError, with the reason in words, for one that not every server takes, or that could be another one.
    """
    local, at, domain = text.rpartition("@")
    if not local or not at:
        raise ValueError("should be an address such as name@example.org")
    if not local.isascii():
        raise ValueError("has letters before the @ that not every server takes")
    if not _LOCAL.fullmatch(local) or len(local) > 64:
        raise ValueError("has signs before the @ that an address cannot have")
    if any(char in domain for char in _AMBIGUOUS):
        raise ValueError("has a letter behind the @ that leads to two different places: write that part as xn--…")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        domain = ""
    if not _DOMAIN.fullmatch(domain) or len(local) + len(domain) > 253:
        raise ValueError("has no name of a place behind the @, such as example.org")
    return f"{local}@{domain}"


def mailbox(field: str, name: str, address: str) -> str:
    """The header line of a person with an address.

    A name is written whole in one line or as encoded words, never folded between quotes: commas in it would make
    several people of one where such a line is read.
    """
    name = _clean(name)
    if name.isascii() and "=?" not in name:
        return f'{field}: "{quote(name)}" <{address}>'
    return f"{field}: {_encoded(field, name)}\r\n <{address}>"


def header(field: str, text: str) -> str:
    """The header line of a text."""
    text = _clean(text)
    return f"{field}: {text}" if text.isascii() and "=?" not in text else f"{field}: {_encoded(field, text)}"


def _encoded(field: str, text: str) -> str:
    return Header(text, "utf-8", _LONGEST_WORDS, field).encode(linesep="\r\n")


def _clean(text: str) -> str:
    """The text, if it can stand in a header.  Raises ValueError for one that would break out of its line."""
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text):
        raise ValueError("has a line break or another control character")
    return text
