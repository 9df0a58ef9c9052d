"""How a practice sends e-mail (`mail` in `practice.yaml`): servers and words, never a password."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Email, Line, Record

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*|[0-9A-Fa-f:]+")

Port = Annotated[int, Field(ge=1, le=65535)]


class Host(Line):
    """The name or the address of a server."""

    max_length = 253
    description = "The name of a server"

    @classmethod
    def _validate(cls, value: object) -> Self:
        host = super()._validate(value)
        if not _HOST.fullmatch(host):
            raise PydanticCustomError("host_form", "should be the name of a server, such as smtp.example.org")
        return host

    @property
    def is_this_machine(self) -> bool:
        """Whether it is this very machine, so that nothing travels over a network."""
        try:
            return ipaddress.ip_address(self).is_loopback
        except ValueError:
            return self.lower() == "localhost"


class DraftsFolder(Record):
    """A mailbox for drafts, reached by IMAP over TLS (RFC 8314). Without a `folder`, the one that the server marks."""

    server: Host
    port: Port = 993
    folder: Line | None = None


class Mail(Record):
    """How messages are sent.

    Without `security` a connection is encrypted from its start on port 465 and by STARTTLS on any other (RFC 8314).
    """

    server: Host
    port: Port = 587
    security: Literal["starttls", "tls", "none"] | None = None
    sender: Email | None = Field(
        default=None, description="The address that it comes from; the practice's own if left out"
    )
    subject: Line | None = None
    signature: Annotated[list[Line], Field(max_length=6)] = Field(
        default=[], description="In place of the people's names, above the practice's"
    )
    per_minute: Annotated[int, Field(ge=1, le=6000)] = 20
    drafts: DraftsFolder | None = None

    @property
    def protection(self) -> str:
        """How the connection is encrypted: `starttls`, `tls`, or `none`."""
        return self.security or ("tls" if self.port == 465 else "starttls")

    @model_validator(mode="after")
    def _in_clear_only_at_home(self) -> Self:
        if self.security == "none" and not self.server.is_this_machine:
            raise PydanticCustomError(
                "mail_clear", "would send in clear over a network: leave security out, or take starttls or tls"
            )
        return self
