"""Messages of IPP as bytes, and back (RFC 8010, section 3).

Collections are passed over: nothing that we ask for is one. Texts lose the mark of their language.
"""

from __future__ import annotations

import struct

from builder.delivery.printing.message import Attribute, Group, Message, Tag, Value

_FIRST_VALUE, _FIRST_SYNTAX, _FIRST_TEXT = 0x10, 0x20, 0x40
"""Below these are the tags of groups, of values without content, and of values that are no plain texts."""

_PLAIN: dict[int, int] = {Tag.TEXT_IN_LANGUAGE: Tag.TEXT, Tag.NAME_IN_LANGUAGE: Tag.NAME}


class NotIppError(ValueError):
    """Bytes that are no message of IPP."""


def encode(message: Message) -> bytes:
    """The bytes of a message; a document may follow behind them."""
    out = bytearray(struct.pack(">BBHi", *message.version, message.code, message.request_id))
    for group in message.groups:
        out.append(group.tag)
        for attribute in group.attributes:
            out += _attribute(attribute)
    out.append(Tag.END)
    return bytes(out)


def _attribute(attribute: Attribute) -> bytes:
    """Each value behind a tag; only the first of several has the name."""
    out, name = b"", attribute.name.encode()
    for value in attribute.values or (b"",):
        data = _value(attribute.tag, value)
        out += struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(data)) + data
        name = b""
    return out


def _value(tag: int, value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, tuple):
        return struct.pack(">ii", *value)
    return struct.pack(">?" if tag == Tag.BOOLEAN else ">i", value)


def decode(data: bytes) -> tuple[Message, bytes]:
    """The message at the beginning of some bytes, and the document behind it.

    Raises NotIppError when they do not begin with a whole message.
    """
    reader = _Reader(data)
    try:
        major, minor, code, request_id = reader.take(">BBHi")
        groups: list[Group] = []
        while (tag := reader.byte()) != Tag.END:
            if tag >= _FIRST_VALUE:
                raise NotIppError("a value outside any group")
            groups.append(Group(tag, tuple(reader.attributes())))
        return Message(code, tuple(groups), request_id, (major, minor)), data[reader.at :]
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotIppError(str(error)) from None


class _Reader:
    """Reads bytes from left to right; `at` is where it stands."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[int, ...]:
        """The next numbers, as `struct` writes them."""
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def byte(self) -> int:
        """The next byte."""
        return self.take(">B")[0]

    def counted(self) -> bytes:
        """Bytes behind their number."""
        (length,) = self.take(">H")
        if self.at + length > len(self.data):
            raise NotIppError("cut off")
        self.at += length
        return self.data[self.at - length : self.at]

    def attributes(self) -> list[Attribute]:
        """The attributes of a group, up to the tag of the next group."""
        found: list[Attribute] = []
        while self.data[self.at] >= _FIRST_VALUE:
            tag, name, data = self.byte(), self.counted().decode(), self.counted()
            values = _values(tag, data)
            if tag == Tag.COLLECTION:
                self._skip_collection()
            if name:
                found.append(Attribute(_PLAIN.get(tag, tag), name, values))
            elif not found:
                raise NotIppError("a further value of nothing")
            else:
                found[-1] = Attribute(found[-1].tag, found[-1].name, found[-1].values + values)
        return found

    def _skip_collection(self) -> None:
        """Go behind the end of a collection, which may have others within."""
        depth = 1
        while depth:
            tag, _, _ = self.byte(), self.counted(), self.counted()
            depth += (tag == Tag.COLLECTION) - (tag == Tag.COLLECTION_END)


def _values(tag: int, data: bytes) -> tuple[Value, ...]:
    """The value of a tag; none for a collection, or a tag that says that there is none."""
    if tag < _FIRST_SYNTAX or tag == Tag.COLLECTION:
        return ()
    if tag in (Tag.INTEGER, Tag.ENUM):
        return struct.unpack(">i", data)
    if tag == Tag.BOOLEAN:
        return struct.unpack(">?", data)
    if tag == Tag.RANGE:
        return (struct.unpack(">ii", data),)
    if tag in _PLAIN:
        parts = _Reader(data)
        parts.counted()
        return (parts.counted().decode("utf-8", "replace"),)
    return (data.decode("utf-8", "replace") if tag >= _FIRST_TEXT else data,)
