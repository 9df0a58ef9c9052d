"""One question to a printer over HTTP, and its answer (RFC 8010, section 4); what fails on the way, in plain words."""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from builder.delivery.printing.encoding import NotIppError, decode, encode
from builder.delivery.printing.message import Message
from builder.errors import DeliveryError, Diagnostic

PORT = 631
PATH = "/ipp/print"
"""Where a printer listens when its address does not say so (RFC 8010, 4.1; PWG 5100.14, 4.2.1)."""

LONGEST_ANSWER = 4 << 20
"""Bytes; all that a printer knows of itself is a few dozen kilobytes."""

_HTTP_PROBLEMS = {
    401: (
        "asks for a name and a password",
        "set it up as a printer of this computer, and print by that printer's name",
    ),
    403: ("does not let this computer print", "ask whoever looks after the printer"),
    404: ("has no printer at this path", "look the address up in the printer's menu; often it ends in /ipp/print"),
    426: ("wants an encrypted connection", "begin the address with ipps:// in place of ipp://"),
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a printer is: its URI, and what that says; or the `socket` file of a print server on this computer."""

    uri: str
    host: str
    port: int = PORT
    path: str = PATH
    secure: bool = False
    socket: str | None = None

    @staticmethod
    def parse(text: str) -> Address:
        """Read an address such as `ipp://printer.local/ipp/print`, or `ipps://…` for an encrypted connection.

        Raises ValueError, in words for the user, when it is none.
        """
        parts = urlsplit(text)
        if parts.scheme not in ("ipp", "ipps"):
            raise ValueError(f'"{text}" does not begin with ipp:// or ipps://')
        if parts.username is not None:
            raise ValueError("an address with a name and a password is not understood")
        if not parts.hostname:
            raise ValueError(f'"{text}" names no printer behind //')
        try:
            port = parts.port or PORT
        except ValueError:
            raise ValueError(f'"{text}" has no number of a port behind the colon') from None
        path = parts.path if parts.path not in ("", "/") else PATH
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return Address(f"{parts.scheme}://{host}:{port}{path}", parts.hostname, port, path, parts.scheme == "ipps")

    @property
    def name(self) -> str:
        """What messages call it."""
        return unquote(self.path.rsplit("/", 1)[-1]) if self.socket else self.uri


def ask(address: Address, request: Message, timeout: float, document: bytes = b"") -> Message:
    """Send a request, with a document behind it, and read the answer; `timeout` in seconds is for each step.

    Raises DeliveryError when the printer cannot be reached or does not speak IPP.
    """
    connection = _connection(address, timeout)
    try:
        connection.request("POST", address.path, encode(request) + document, {"Content-Type": "application/ipp"})
        response = connection.getresponse()
        body = response.read(LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise DeliveryError(_explained(error, address, timeout)) from None
    finally:
        connection.close()
    if response.status != http.client.OK:
        words, hint = _HTTP_PROBLEMS.get(
            response.status, (f"answers with the error {response.status} of HTTP", _NO_PRINTER)
        )
        raise DeliveryError(Diagnostic(f"{address.name} {words}", None, hint))
    try:
        return decode(body)[0]
    except NotIppError:
        raise DeliveryError(_not_ipp(address)) from None


def _connection(address: Address, timeout: float) -> http.client.HTTPConnection:
    if address.socket:
        return _SocketConnection(address.socket, timeout)
    if address.secure:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(address.host, address.port, timeout=timeout, context=context)
    return http.client.HTTPConnection(address.host, address.port, timeout=timeout)


class _SocketConnection(http.client.HTTPConnection):
    """A connection to a server on this computer through a socket file."""

    def __init__(self, file: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self.file = file

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.file)


_NO_PRINTER = "is this the address of a printer, or of something else?"
_IS_IT_ON = "is the printer on, awake and in the same network as this computer?"


def _explained(error: OSError | http.client.HTTPException, address: Address, timeout: float) -> Diagnostic:
    """Why a connection failed, for somebody who has never heard of sockets."""
    name = address.name
    match error:
        case socket.gaierror():
            hint = "look the address up in the printer's menu, under network; its number works where its name does not"
            return Diagnostic(f'there is no printer or computer "{address.host}" in this network', None, hint)
        case ConnectionRefusedError():
            hint = f"is it the address of a printer, and is IPP on in its settings? it listens at port {PORT} as a rule"
            return Diagnostic(f"nothing answers at {name}", None, hint)
        case ssl.SSLCertVerificationError():
            hint = "use ipp:// in a network of your own; or tell SSL_CERT_FILE where the printer's certificate lies"
            return Diagnostic(f"the certificate of {name} is not trusted: {error.verify_message}", None, hint)
        case ssl.SSLError():
            hint = "begin the address with ipp:// in place of ipps://, in a network of your own only"
            return Diagnostic(f"no encrypted connection to {name}: {error.reason or error}", None, hint)
        case TimeoutError():
            return Diagnostic(f"{name} did not answer within {timeout:.3g} s", None, _IS_IT_ON)
        case ConnectionError():
            return Diagnostic(f"{name} broke the connection off", None, _IS_IT_ON)
        case OSError():
            return Diagnostic(f"{name} cannot be reached: {error.strerror or error}", None, _IS_IT_ON)
    return _not_ipp(address)


def _not_ipp(address: Address) -> Diagnostic:
    return Diagnostic(f"what answers at {address.name} is no printer that speaks IPP", None, _NO_PRINTER)
