"""A mail server (aiosmtpd) that does as it is told at a stage of a conversation: break off, refuse, kill the sender."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD, TOKEN = "hello@harborlane.example.org", "Wörter und 1 Leerzeichen", "ya29.token"
ANYBODY = 0
"""For a fault at every message instead of the second one."""


@dataclass(frozen=True)
class Fault:
    """What the server does at a stage, so many times: `drop`, `hang`, `kill`, `late kill`, or the line that it answers.

    Stages are `greeting`, `EHLO`, `STARTTLS`, `EHLO again` (after TLS), `AUTH`; and, at the message with that number,
    `MAIL`, `RCPT`, `DATA`, `body`, `dot` (nothing is taken) and `taken` (the message is in the mailbox, and then …).
    """

    stage: str
    action: str
    times: int = 1
    message: int = 2


@dataclass
class Post:
    """The server, as a test sees it. `arrived` are recipients and messages; `victim` is who gets killed."""

    port: int = 0
    fault: Fault | None = None
    arrived: list[tuple[str, bytes]] = field(default_factory=list)
    attempts: int = 0
    victim: int = 0
    logins: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    """What differs from a server with STARTTLS and AUTH, in the words of aiosmtpd."""
    witness: Callable[[str], None] = lambda stage: None
    """Is called at each stage of a message."""

    def reset(self, fault: Fault | None = None, **options: Any) -> None:
        """Begin anew with empty mailboxes."""
        self.fault, self.attempts, self.options = fault, 0, options
        self.arrived, self.logins = [], []
        self.witness = lambda stage: None

    def due(self, stage: str) -> str | None:
        """What is to be done at a stage, now that it is reached."""
        self.witness(stage)
        fault = self.fault
        if not fault or fault.stage != stage or fault.times < 1:
            return None
        if stage in ("MAIL", "RCPT", "DATA", "body", "dot", "taken") and fault.message not in (self.attempts, ANYBODY):
            return None
        self.fault = Fault(stage, fault.action, fault.times - 1, ANYBODY)
        return fault.action

    def copies(self) -> dict[str, int]:
        """How many messages each recipient has, by what stands before the @."""
        count: dict[str, int] = {}
        for recipient, _ in self.arrived:
            name = recipient.partition("@")[0]
            count[name] = count.get(name, 0) + 1
        return count

    # aiosmtpd calls these

    async def handle_DATA(self, server: Talk, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if action := self.due("dot"):
            return await server.act(action) or "250 never seen"
        assert isinstance(envelope.content, bytes)
        self.arrived.append((envelope.rcpt_tos[0], envelope.content))
        if action := self.due("taken"):
            return await server.act(action) or "250 never seen"
        return "250 2.0.0 Ok: queued as 4711"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        given = data if isinstance(data, LoginPassword) else LoginPassword(b"", b"")
        self.logins.append(mechanism)
        good = given.login == USER.encode() and given.password == PASSWORD.encode()
        return AuthResult(success=good, handled=False)

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        data = await server.challenge_auth("") if len(args) == 1 else base64.b64decode(args[1])
        self.logins.append("XOAUTH2")
        if data == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01".encode():
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"401"}')
        return AuthResult(success=False, handled=False)


class Talk(SMTP):
    """One conversation."""

    def __init__(self, post: Post, **options: Any) -> None:
        super().__init__(post, **options)
        self.post = post

    async def act(self, action: str) -> str | None:
        """Do what a fault says; what the server is to answer, if anything."""
        post = self.post
        if action == "drop":
            self.transport.abort()
        elif action == "hang":
            await asyncio.sleep(1.5)
            self.transport.abort()
        elif action == "kill":
            os.kill(post.victim, signal.SIGKILL)
            await asyncio.sleep(60)
        elif action == "late kill":  # the answer has come, and nobody has read it
            os.kill(post.victim, signal.SIGSTOP)
            await self.push("250 2.0.0 Ok: queued as 4711")
            os.kill(post.victim, signal.SIGKILL)
            await asyncio.sleep(60)
        else:
            return action
        return None

    async def _refused(self, stage: str) -> bool:
        action = self.post.due(stage)
        if action is None:
            return False
        answer = await self.act(action)
        if answer:
            await self.push(answer.encode())
            if answer.startswith("421"):
                self.transport.close()
        return True

    async def _handle_client(self) -> None:
        if not await self._refused("greeting"):
            await super()._handle_client()

    async def smtp_EHLO(self, name: str) -> None:  # noqa: N802
        if not await self._refused("EHLO again" if self._is_secret else "EHLO"):
            await super().smtp_EHLO(name)

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802
        if not await self._refused("STARTTLS"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802
        if not await self._refused("AUTH"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        self.post.attempts += 1
        if not await self._refused("MAIL"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        if not await self._refused("RCPT"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if await self._refused("DATA"):
            return
        if action := self.post.due("body"):
            await self.push("354 go on")
            await self._reader.readexactly(700)
            await self.act(action)
        else:
            await super().smtp_DATA(arg)

    @property
    def _is_secret(self) -> bool:
        return self._tls_protocol is not None or self.post.options.get("implicit", False)


class Office:
    """A thread in which servers listen on free ports."""

    def __init__(self, authority: trustme.CA) -> None:
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(self.tls)
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda loop, context: None)  # of connections that we broke off
        self._servers: list[asyncio.Server] = []
        self._talks: list[Talk] = []
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def open(self, post: Post, *, implicit: bool = False) -> None:
        """Let a server listen; its port is put into `post`."""

        def talk() -> Talk:
            usual = {
                "tls_context": None if implicit else self.tls,
                "require_starttls": not implicit,
                "auth_required": not implicit,
                "authenticator": post.authenticate,
                "auth_require_tls": not implicit,
                "data_size_limit": 10_000_000,
                "hostname": "mx.example.org",
                "loop": self._loop,
            }
            own = {name: value for name, value in post.options.items() if name != "implicit"}
            self._talks.append(Talk(post, **(usual | own)))
            return self._talks[-1]

        door = socket.create_server(("127.0.0.1", 0))
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)  # so that a large message is not gone at once
        listen = self._loop.create_server(talk, sock=door, ssl=self.tls if implicit else None)
        server = asyncio.run_coroutine_threadsafe(listen, self._loop).result(10)
        post.port = server.sockets[0].getsockname()[1]
        self._servers.append(server)

    def close(self) -> None:
        """Close everything that listens and talks."""
        asyncio.run_coroutine_threadsafe(self._closed(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _closed(self) -> None:
        for server in self._servers:
            server.close()
        for talk in self._talks:
            if talk.transport:
                talk.transport.abort()
        own = asyncio.current_task()
        for task in asyncio.all_tasks():
            if task is not own:
                task.cancel()
        await asyncio.sleep(0.1)
