"""Copies of a PDF that open with a password only, and the passwords."""

from __future__ import annotations

import io
import secrets

from pikepdf import Encryption, ObjectStreamMode, Pdf, Permissions

from builder.errors import ContentError, Diagnostic
from builder.pdf.opening import opened
from builder.press.words import WORDS

WORDS_OF_A_PASSWORD, LONGEST = 6, 32
"""Six words with hyphens in at most 32 characters, as some programs, such as poppler's, read no more.

Six of 512 words are 54 bits; of those passwords a fifth is short enough, so 51.7 bits are left.  At a million guesses
a second, half of all take 57 years.
"""

ALLOWED = Permissions(modify_other=False, modify_assembly=False)
"""Printing, filling in, commenting, copying text and reading aloud, but no changes (ISO 32000-2, table 22)."""


def new_password() -> str:
    """A password such as `lemon-otter-snow-piano-book-tiger`, in lower case and from the system's random source."""
    while True:
        password = "-".join(secrets.choice(WORDS) for _ in range(WORDS_OF_A_PASSWORD))
        if len(password) <= LONGEST:
            return password


def protect(pdf: bytes, password: str, name: str = "the file") -> bytes:
    """A copy of a PDF that opens with `password` only, under AES-256 (ISO 32000-2, 7.6.4, revision 6).

    Tags, links, fields and the claim to PDF/UA stay; that to PDF/A goes, since PDF/A forbids encryption (ISO 19005-2,
    6.1.3).  Nobody knows the owner's password, which lifts the limits of `ALLOWED`: it is random, and thrown away.
    `name` is what messages call the file.  Raises ContentError when the PDF is damaged or already encrypted.
    """
    with opened(pdf, name) as source:
        if source.is_encrypted:
            message = f"{name} is already encrypted"
            raise ContentError(Diagnostic(message, None, "protect the file that it was made from"))
        _withdraw_pdfa(source)
        out = io.BytesIO()
        owner = secrets.token_urlsafe(32)
        encryption = Encryption(owner=owner, user=password, R=6, allow=ALLOWED)
        source.save(out, encryption=encryption, object_stream_mode=ObjectStreamMode.generate)
        return out.getvalue()


def _withdraw_pdfa(pdf: Pdf) -> None:
    """Take the claim to PDF/A, in all its parts, out of the XMP packet; all else in it stays."""
    if "/Metadata" not in pdf.Root:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for key in [key for key in metadata if key.startswith("{http://www.aiim.org/pdfa/ns/")]:
            del metadata[key]
