"""Messages of IPP as values: groups of attributes (RFC 8011, section 4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

VERSION = (1, 1)
"""The version of our requests: every printer must understand it (RFC 8011, 4.1.8)."""

Value = int | bool | str | tuple[int, int] | bytes
"""An integer or enum, a boolean, a text or keyword, a range with its ends, or the bytes of what is none of these."""


class Tag(IntEnum):
    """What follows in a message: a group of attributes, or a value of a syntax (RFC 8010, 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_IN_LANGUAGE = 0x35
    NAME_IN_LANGUAGE = 0x36
    COLLECTION_END = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


class Operation(IntEnum):
    """What is asked of a printer (RFC 8011, 5.4.15), or of CUPS alone."""

    PRINT_JOB = 0x0002
    VALIDATE_JOB = 0x0004
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_PRINTERS = 0x4002


@dataclass(frozen=True, slots=True)
class Attribute:
    """A named list of values; none where there is nothing to tell, such as of the syntax `no-value`."""

    tag: int
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The attributes of one thing: of an operation, a job, a printer, or those that are not supported."""

    tag: int
    attributes: tuple[Attribute, ...] = ()

    def values(self, name: str) -> tuple[Value, ...]:
        """The values of an attribute; none when it is not there."""
        return next((each.values for each in self.attributes if each.name == name), ())

    def texts(self, name: str) -> tuple[str, ...]:
        """Those values of an attribute that are texts, without what would steer a terminal."""
        found = (value for value in self.values(name) if isinstance(value, str))
        return tuple("".join(filter(str.isprintable, text)) for text in found)

    def number(self, name: str) -> int | None:
        """The first integer, enum or boolean of an attribute."""
        return next((value for value in self.values(name) if isinstance(value, int)), None)


@dataclass(frozen=True, slots=True)
class Message:
    """A request, whose `code` is its operation, or an answer, whose `code` is its status."""

    code: int
    groups: tuple[Group, ...]
    request_id: int = 1
    version: tuple[int, int] = VERSION

    def group(self, tag: int) -> Group:
        """The first group of a kind; an empty one when there is none."""
        return next(self.each(tag), Group(tag))

    def each(self, tag: int) -> Iterator[Group]:
        """All groups of a kind."""
        return (group for group in self.groups if group.tag == tag)
