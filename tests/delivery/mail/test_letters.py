"""What is in a message: heads that stay what they are, words without health, and the PDF byte by byte."""

from __future__ import annotations

import email
import email.policy
import re
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.delivery.mail.address import header, mailbox, sendable
from builder.errors import ExitCode
from tests.delivery.mail.post import USER, Post
from tests.delivery.mail.small import CLIENT, pdf_of, send, write_client, write_practice

NAMES = [
    "Ana Ruiz",
    "Müller-Lüdenscheidt von Ångström, Dr. med. Zoë Alexandra Philippa Łukasz",
    "Jane Q. Practitioner-Smith, PT, DPT, OCS, FAAOMPT, CSCS (Knee & Hip Clinic)",
    "مريم العلي",
    "山田太郎" * 20,
    "Zoë, " * 15 + "Zoë",
    "Bo <bo@evil.example>, Eve",
    '"Bo" \\ <eve@evil.example>',
    "=?utf-8?q?Eve?= <eve@evil.example>",
    "Bo; Bcc: eve@evil.example",
    "Bo\N{RIGHT SINGLE QUOTATION MARK}s 🦵",
    "x" * 80,
]
HEALTH = ("hamstring", "tear", "knee", "pregnan", "injur", "heel", "pain")


def read(raw: bytes) -> EmailMessage:
    """A message as the standard library reads it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(raw: bytes, kind: str) -> str:
    """The words of a message: `plain` or `html`."""
    part = read(raw).get_body((kind,))
    assert part
    return str(part.get_content()).replace("\r\n", "\n")


def people(raw: bytes, field: str) -> list[tuple[str, str]]:
    """Names and addresses of a header line: taken apart as RFC 5322 says, and then decoded as RFC 2047 says."""
    lines = email.message_from_bytes(raw, policy=email.policy.compat32).get_all(field, [])
    return [(str(make_header(decode_header(name))), address) for name, address in getaddresses(lines)]


def heads(raw: bytes) -> list[bytes]:
    """The lines of the head."""
    return raw.partition(b"\r\n\r\n")[0].split(b"\r\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_one_person_with_one_address(name: str) -> None:
    raw = (mailbox("To", name, "bo@client.example") + "\r\n\r\n").encode("ascii")
    assert people(raw, "To") == [(name, "bo@client.example")]
    assert [a.addr_spec for a in read(raw)["To"].addresses] == ["bo@client.example"]
    assert_within_limits(raw)


def assert_within_limits(raw: bytes) -> None:
    """RFC 5322, section 2.1.1, and RFC 2047, section 2."""
    for line in heads(raw):
        assert len(line) <= (76 if b"=?utf-8?" in line else 998)
        assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?[bq]\?[^?]*\?=", line))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=80).filter(str.strip))
def test_any_name_stays_one_person(name: str) -> None:
    name = " ".join(name.split())  # as it comes from a client's file
    raw = (mailbox("To", name, "bo@client.example") + "\r\n" + header("Subject", name) + "\r\n\r\n").encode("ascii")
    ((decoded, address),) = people(raw, "To")
    assert (decoded, address) == (name, "bo@client.example")
    assert str(make_header(decode_header(email.message_from_bytes(raw)["Subject"]))) == name
    assert [line.partition(b":")[0] for line in heads(raw) if not line.startswith(b" ")] == [b"To", b"Subject"]
    assert_within_limits(raw)


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\0", "\x1b", "\u2028", "\u2029", "\x85"])
def test_what_breaks_out_of_a_line_is_refused(sign: str) -> None:
    for make in (lambda text: mailbox("To", text, "a@b.example"), lambda text: header("Subject", text)):
        with pytest.raises(ValueError, match="line break"):
            make(f"Bo{sign}Bcc: eve@evil.example")


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("bo@client.example", "bo@client.example"),
        ("Bo.O'Neil+x@client.example", "Bo.O'Neil+x@client.example"),
        ("bo@bücher.example", "bo@xn--bcher-kva.example"),
        ("bo@例え.テスト", "bo@xn--r8jz45g.xn--zckzah"),
        ("bo@xn--strae-oqa.example", "bo@xn--strae-oqa.example"),
    ],
)
def test_addresses_that_can_be_sent_to(address: str, sent: str) -> None:
    assert sendable(address) == sent


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("zoë@client.example", "letters before the @"),
        ("bo@straße.example", "two different places"),
        ("bo", "such as name@example.org"),
        ("", "such as name@example.org"),
        ("bo@client", "no name of a place"),
        ("bo@client..example", "no name of a place"),
        ("bo@-client.example", "no name of a place"),
        ("bo@client.example>", "no name of a place"),
        ("bo@evil.example,eve@client.example", "signs before the @"),
        ("<bo@client.example", "signs before the @"),
        ('"bo bo"@client.example', "signs before the @"),
        ("bo..bo@client.example", "signs before the @"),
        ("bo\r\nRCPT TO:<eve>@client.example", "signs before the @"),
        ("x" * 65 + "@client.example", "signs before the @"),
        ("bo@" + "x" * 64 + ".example", "no name of a place"),
    ],
)
def test_addresses_that_are_refused(address: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        sendable(address)


@pytest.fixture
def arrived(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A message that came through: of a client with a file full of health, by a practice with all its contact."""
    text = CLIENT.format(key="bo", name='"Bo Ångström, PT"').replace("conditions: []", "conditions: [pregnancy]")
    text = text.replace("conditions: [pregnancy]", "notes: {heel-raise: mind the tear behind the left knee}")
    write_client(folder, "bo", text=text)
    more = "people: [{name: Ana Ruiz, credentials: 'PT, DPT'}]\nlines: [8 Harbor Lane]\nweb: https://harborlane.example.org\n"
    write_practice(folder, more, port=post.port, sender="booklets@harborlane.example.org")
    monkeypatch.setenv("BOOKLET_MAIL_USER", USER)
    assert send("--yes").code == ExitCode.OK
    return post.arrived[1][1]


def test_the_head(arrived: bytes) -> None:
    assert people(arrived, "From") == [("Harbor Lane Clinic", "booklets@harborlane.example.org")]
    assert people(arrived, "Reply-To") == [("Harbor Lane Clinic", USER)]
    assert people(arrived, "To") == [("Bo Ångström, PT", "bo@client.example")]
    message = read(arrived)
    assert message["Subject"] == "Your booklet from Harbor Lane Clinic"
    assert re.fullmatch(r"<[0-9a-f]{32}@harborlane\.example\.org>", message["Message-ID"])
    assert "X-Unsent" not in message
    assert len(message.get_all("Message-ID")) == len(message.get_all("MIME-Version")) == 1


def test_the_pdf_is_the_same_byte_by_byte(arrived: bytes) -> None:
    (attachment,) = read(arrived).iter_attachments()
    assert attachment.get_content() == pdf_of("bo")
    assert attachment.get_content_type() == "application/pdf"
    assert (attachment.get_filename(), attachment.get_content_disposition()) == ("booklet.pdf", "attachment")


def test_the_words_as_text_and_as_html(arrived: bytes) -> None:
    text, html = body(arrived, "plain"), body(arrived, "html")
    expected = [
        "Dear Bo Ångström, PT,",
        "booklet.pdf",
        "Ana Ruiz, PT, DPT",
        "Harbor Lane Clinic",
        "8 Harbor Lane",
        "555 0142",
        USER,
        "https://harborlane.example.org",
        "because you agreed",
    ]
    for words in expected:
        assert words in text
        assert words in html
    assert "<" not in text
    assert re.findall(r"(?:src|href|url|@import|<link|<script|<img)", html) == []


def test_nothing_of_health_is_in_it_but_in_the_pdf(arrived: bytes) -> None:
    message = read(arrived)
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    assert len(parts) == 2
    told = (b"\n".join(heads(arrived)).decode() + "".join(parts)).lower()
    assert [word for word in HEALTH if word in told] == []


def test_it_is_ascii_with_whole_line_ends(arrived: bytes) -> None:
    assert arrived.isascii()
    assert b"\r" not in arrived.replace(b"\r\n", b"")
    assert b"\n" not in arrived.replace(b"\r\n", b"")
    assert max(map(len, arrived.split(b"\r\n"))) <= 998


def test_lines_that_begin_with_a_dot_arrive_as_they_are(folder: Path, post: Post) -> None:
    templates = folder / "templates/mail"
    templates.mkdir(parents=True)
    (templates / "body.txt.j2").write_text("{{ name }}\n.\n..\n.dot\nFrom here\n", encoding="utf-8")
    assert send("--yes").code == ExitCode.OK
    assert body(post.arrived[0][1], "plain") == "Ana Quillfeather\n.\n..\n.dot\nFrom here\n"


def test_names_are_escaped_in_html_alone(folder: Path, post: Post) -> None:
    write_client(folder, "ana", name='"<b>Ana</b> & {{ 7 * 7 }}"')
    send("--yes")
    assert "Dear <b>Ana</b> & {{ 7 * 7 }}," in body(post.arrived[0][1], "plain")
    assert "Dear &lt;b&gt;Ana&lt;/b&gt; &amp; {{ 7 * 7 }}," in body(post.arrived[0][1], "html")


@pytest.mark.parametrize("code", ["{{ client }}", "{{ practice.model_dump() }}", "{{ ''.__class__ }}"])
def test_a_template_sees_nothing_more(folder: Path, post: Post, code: str) -> None:
    templates = folder / "templates/mail"
    templates.mkdir(parents=True)
    (templates / "body.txt.j2").write_text(code, encoding="utf-8")
    done = send("--yes")
    assert done.code == ExitCode.CONTENT
    assert "the template fails" in done.err
    assert post.attempts == 0


def test_own_subject_and_signature(folder: Path, post: Post) -> None:
    write_practice(folder, port=post.port, subject="Your plan \N{EN DASH} für Sie", signature="[Ana, at your side]")
    send("--yes")
    raw = post.arrived[0][1]
    assert read(raw)["Subject"] == "Your plan \N{EN DASH} für Sie"
    assert "Kind regards\n\nAna\nat your side\nHarbor Lane Clinic\n" in body(raw, "plain")


def test_the_same_letter_has_the_same_message_id(folder: Path, post: Post) -> None:
    send("--yes")
    send("--yes", "--resend", "bo")
    ids = [read(raw)["Message-ID"] for _, raw in post.arrived]
    assert post.copies() == {"ana": 1, "bo": 2, "cy": 1}
    assert ids[1] == ids[3]
    assert len(set(ids)) == 3
