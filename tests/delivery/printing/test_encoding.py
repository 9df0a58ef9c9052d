"""Messages of IPP: the bytes of the standard, round trips, and what is no message."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.delivery.printing.encoding import NotIppError, decode, encode
from builder.delivery.printing.message import Attribute, Group, Message, Operation, Tag

PRINT_JOB = (
    b"\x01\x01\x00\x02\x00\x00\x00\x01\x01"
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x48\x00\x1battributes-natural-language\x00\x05en-us"
    b"\x45\x00\x0bprinter-uri\x00\x2cipp://printer.example.com/ipp/print/pinetree"
    b"\x42\x00\x08job-name\x00\x06foobar"
    b"\x22\x00\x16ipp-attribute-fidelity\x00\x01\x01"
    b"\x02"
    b"\x21\x00\x06copies\x00\x04\x00\x00\x00\x14"
    b"\x44\x00\x05sides\x00\x13two-sided-long-edge"
    b"\x03%PDF"
)
"""The request that RFC 8010 shows in its appendix A.1, octet by octet."""

COLLECTION = (
    b"\x34\x00\x09media-col\x00\x00"
    b"\x4a\x00\x00\x00\x0amedia-size\x34\x00\x00\x00\x00"
    b"\x4a\x00\x00\x00\x0bx-dimension\x21\x00\x00\x00\x04\x00\x00\x18\x6a"
    b"\x37\x00\x00\x00\x00\x37\x00\x00\x00\x00"
)
"""A collection within a collection, as in RFC 8010, 3.1.6."""

texts = st.text(max_size=20)
values = st.one_of(
    st.tuples(
        st.sampled_from([Tag.INTEGER, Tag.ENUM]), st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=3)
    ),
    st.tuples(st.just(Tag.BOOLEAN), st.lists(st.booleans(), min_size=1, max_size=3)),
    st.tuples(
        st.just(Tag.RANGE), st.lists(st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 9)), min_size=1, max_size=3)
    ),
    st.tuples(st.just(Tag.OCTETS), st.lists(st.binary(max_size=20), min_size=1, max_size=3)),
    st.tuples(
        st.sampled_from([Tag.TEXT, Tag.NAME, Tag.KEYWORD, Tag.URI, Tag.MIME_TYPE]),
        st.lists(texts, min_size=1, max_size=3),
    ),
    st.tuples(st.sampled_from([0x10, 0x12, 0x13]), st.just([])),
)
attributes = st.builds(
    lambda name, value: Attribute(value[0], name, tuple(value[1])), st.text(min_size=1, max_size=20), values
)
groups = st.builds(
    Group,
    st.sampled_from([Tag.OPERATION, Tag.JOB, Tag.PRINTER, Tag.UNSUPPORTED]),
    st.lists(attributes, max_size=4).map(tuple),
)
messages = st.builds(
    Message,
    st.integers(0, 0xFFFF),
    st.lists(groups, max_size=3).map(tuple),
    st.integers(1, 2**31 - 1),
    st.sampled_from([(1, 1), (2, 0), (2, 2)]),
)


def test_the_request_of_the_standard_reads_and_writes_as_it_shows() -> None:
    message, document = decode(PRINT_JOB)
    assert (message.code, message.version, message.request_id, document) == (Operation.PRINT_JOB, (1, 1), 1, b"%PDF")
    job = message.group(Tag.JOB)
    assert (job.values("copies"), job.values("sides")) == ((20,), ("two-sided-long-edge",))
    assert message.group(Tag.OPERATION).values("ipp-attribute-fidelity") == (True,)
    assert encode(message) + document == PRINT_JOB


@settings(max_examples=200, deadline=None)
@given(messages, st.binary(max_size=50))
def test_what_is_written_reads_back_with_the_document_behind_it(message: Message, document: bytes) -> None:
    assert decode(encode(message) + document) == (message, document)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    try:
        message, _ = decode(data)
    except NotIppError:
        return
    assert decode(encode(message))[0].code == message.code


@settings(max_examples=200, deadline=None)
@given(messages, st.data())
def test_a_message_that_is_cut_off_is_refused(message: Message, data: st.DataObject) -> None:
    whole = encode(message)
    with pytest.raises(NotIppError):
        decode(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_a_collection_is_passed_over() -> None:
    start, rest = PRINT_JOB.split(b"\x21\x00\x06copies", 1)
    job = decode(start + COLLECTION + b"\x21\x00\x06copies" + rest)[0].group(Tag.JOB)
    assert (job.values("media-col"), job.values("copies")) == ((), (20,))
    assert job.values("sides") == ("two-sided-long-edge",)


def test_texts_in_a_language_lose_its_mark() -> None:
    data = b"\x01\x01\x00\x00\x00\x00\x00\x01\x04\x35\x00\x01a\x00\x0a\x00\x02de\x00\x04Rad!\x03"
    assert decode(data)[0].group(Tag.PRINTER).values("a") == ("Rad!",)


@pytest.mark.parametrize(
    "data",
    [
        b"<html>no printer</html>",
        b"\x01\x01\x00\x00\x00\x00\x00\x01\x44\x00\x01a\x00\x01b\x03",
        b"\x01\x01\x00\x00\x00\x00\x00\x01\x01\x44\x00\x00\x00\x01b\x03",
        b"\x01\x01\x00\x00\x00\x00\x00\x01\x01\x21\x00\x01a\x00\x02\x00\x01\x03",
    ],
    ids=["a web page", "a value outside any group", "a further value of nothing", "a short integer"],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotIppError):
        decode(data)
