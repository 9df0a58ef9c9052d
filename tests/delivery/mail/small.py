"""A practice with three clients and their booklets, and the command as a user runs it."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.cli.main import cli, run
from builder.delivery.mail.report import STATES
from tests.cli.command import COMMAND, environment
from tests.conftest import PROJECTS
from tests.delivery.mail.post import PASSWORD, USER, Post

KEYS = ("ana", "bo", "cy")
FAMILY = "Quillfeather"
"""A family name that no program would print of itself."""

CLIENT = """\
name: {name}
side: left
exercises: [heel-raise]
conditions: []
email: {key}@client.example
consent: {{email: true, on: 2026-11-01}}
"""


@dataclass
class Run:
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The report of `--format json`."""
        report: dict[str, Any] = json.loads(self.out)
        return report

    @property
    def states(self) -> dict[str, str]:
        """The state of each client."""
        return {client["key"]: state for state in STATES for client in self.report[state]}


def practice(folder: Path, post: Post) -> Path:
    """A folder with a practice, clients and booklets; its path."""
    write_practice(folder, port=post.port)
    for name in ("clients", "booklets"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    for key in KEYS:
        write_client(folder, key)
    return folder


def write_practice(folder: Path, more: str = "", **mail: object) -> None:
    """The practice's file; `more` are lines of it, `mail` the fields that are not as usual."""
    usual = {"server": "localhost", "security": "starttls", "per_minute": 6000}
    fields = "".join(f"  {name}: {value}\n" for name, value in (usual | mail).items())
    text = f"name: Harbor Lane Clinic\nemail: {USER}\nphone: 555 0142\n{more}mail:\n{fields}"
    (folder / "practice.yaml").write_text(text, encoding="utf-8")


def write_client(folder: Path, key: str, name: str = "", text: str = "") -> None:
    """A client's file, and a PDF that is a little newer."""
    given = text or CLIENT.format(key=key, name=name or f"{key.title()} {FAMILY}")
    (folder / f"clients/{key}.yaml").write_text(given, encoding="utf-8")
    (folder / f"booklets/{key}.pdf").write_bytes(pdf_of(key))


def pdf_of(key: str) -> bytes:
    """What stands for a booklet: bytes of all kinds."""
    return b"%PDF-1.7\n" + key.encode() + bytes(range(256)) * 20


def command(*words: object) -> Run:
    """The command within this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(lambda: cli.main([str(word) for word in words], standalone_mode=False))
    return Run(code, out.getvalue(), err.getvalue())


def send(*arguments: str) -> Run:
    """The command within this process, with the folder `clients` and its booklets; it reports as JSON."""
    return command("send", "clients", PROJECTS["scaffold"], "--from", "booklets", "--format", "json", *arguments)


def started(folder: Path, *arguments: str, source: Sequence[str] = ("clients",), **more: str) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    command = [*COMMAND, "send", *source, str(PROJECTS["scaffold"]), "--from", "booklets", *arguments]
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**environment(), "BOOKLET_MAIL_PASSWORD": PASSWORD, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> Run:
    """What a process came to."""
    out, err = process.communicate(timeout=120)
    return Run(process.returncode, out, err)


def outbox(folder: Path) -> dict[str, str]:
    """The files of the outbox with their permissions."""
    return {path.name: oct(path.stat().st_mode & 0o777) for path in sorted((folder / "booklets/outbox").iterdir())}


def at_a_terminal(folder: Path, answer: str, *arguments: str) -> tuple[int, str]:
    """The command with a person before it, who answers; the exit code, and all that the terminal shows."""
    command = [*COMMAND, "send", *arguments]
    person, other = pty.openpty()
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdin=other, stdout=other, stderr=other)
    os.close(other)
    os.write(person, f"{answer}\n".encode())
    shown = b""
    while True:
        try:
            chunk = os.read(person, 4096)
        except OSError:  # Linux ends a terminal's output so
            break
        if not chunk:
            break
        shown += chunk
    os.close(person)
    return process.wait(timeout=120), shown.decode().replace("\r\n", "\n")
