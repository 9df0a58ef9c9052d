"""Puts a message together: its head, its words as plain text and as HTML, and the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, localtime
from pathlib import Path

from builder.delivery.mail.address import header, mailbox
from builder.model.practice import Practice
from builder.templating import render_letter

ATTACHMENT = "booklet.pdf"
"""What the PDF is called: the same for everyone, as names of files travel in clear."""

_POLICY = policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Letter:
    """A booklet for a client.

    `address` is in ASCII. `id` is made from the mailing, the client, the address and the PDF, so it is the same
    whenever the same is sent, and names the message (RFC 5322, section 3.6.4). `content` is the SHA-256 of the PDF.
    """

    key: str
    name: str
    address: str
    pdf: Path
    content: str
    id: str


@dataclass(frozen=True, slots=True)
class Stationery:
    """What all messages share: who sends them, from which address, and in which words.

    `words` are the locale's, `folders` those with templates.
    """

    practice: Practice
    sender: str
    words: Mapping[str, str]
    language: str
    folders: list[Path]

    @property
    def subject(self) -> str:
        """The subject, which says nothing of the client."""
        mail = self.practice.mail
        own = mail.subject if mail else None
        return own or self.words["mail_subject"].format(practice=self.practice.name)


def message_id(letter: Letter, sender: str) -> str:
    """The Message-ID of a letter."""
    return f"<{letter.id}@{sender.rpartition('@')[2]}>"


def compose(letter: Letter, pdf: bytes, paper: Stationery, *, protected: bool, draft: bool) -> bytes:
    """The message as it travels: ASCII, with CR LF at the end of each line.

    `protected` says in words that the PDF has a password; a `draft` is one that mail programs open for sending.
    Templates see the client's name and nothing else of the client.  Raises ContentError for a template that fails.
    """
    context = {
        "say": paper.words,
        "language": paper.language,
        "practice": paper.practice,
        "subject": paper.subject,
        "name": letter.name,
        "signature": list(_signature(paper.practice)),
        "file": ATTACHMENT,
        "protected": protected,
    }
    body = EmailMessage(policy=_POLICY)
    body.set_content(render_letter("mail/body.txt.j2", paper.folders, context), cte="quoted-printable")
    html = render_letter("mail/body.html.j2", paper.folders, context)
    body.add_alternative(html, subtype="html", cte="quoted-printable")
    body.add_attachment(pdf, maintype="application", subtype="pdf", filename=ATTACHMENT)
    head = "".join(f"{line}\r\n" for line in _head(letter, paper, draft))
    return head.encode("ascii") + body.as_bytes()


def _head(letter: Letter, paper: Stationery, draft: bool) -> Iterator[str]:
    practice = paper.practice
    yield mailbox("From", practice.name, paper.sender)
    if practice.email and practice.email != paper.sender:
        yield mailbox("Reply-To", practice.name, practice.email)
    yield mailbox("To", letter.name, letter.address)
    yield header("Subject", paper.subject)
    yield f"Date: {format_datetime(localtime())}"
    yield f"Message-ID: {message_id(letter, paper.sender)}"
    if draft:
        yield "X-Unsent: 1"


def _signature(practice: Practice) -> Iterator[str]:
    """The lines under a message: the own words or the people, then the practice and how to reach it."""
    people = [
        f"{person.name}, {person.credentials}" if person.credentials else person.name for person in practice.people
    ]
    yield from (practice.mail.signature if practice.mail else []) or people
    yield practice.name
    yield from practice.lines
    yield from filter(None, (practice.phone, practice.email, practice.web))
