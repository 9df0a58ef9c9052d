"""How we log in: with what the environment or the keyring of the machine has, never with what stands in a file."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass, field

from builder.errors import DeliveryError, Diagnostic

USER, PASSWORD, TOKEN_COMMAND = "BOOKLET_MAIL_USER", "BOOKLET_MAIL_PASSWORD", "BOOKLET_MAIL_TOKEN_COMMAND"
SERVICE = "booklet-builder"
"""What our entries in a keyring are called."""

_TOKEN_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Login:
    """A user, and a password or an OAuth 2 access token."""

    user: str
    secret: str = field(repr=False)
    is_token: bool = False

    def xoauth2(self, challenge: bytes | None = None) -> str:
        """The answer to a server that takes tokens; a challenge tells of an error, and is answered with nothing."""
        return "" if challenge else f"user={self.user}\x01auth=Bearer {self.secret}\x01\x01"


def login_of(sender: str) -> Login | None:
    """The login for an address, from the first of: the command for tokens, the password, the keyring; None without any.

    Raises DeliveryError when the command fails.
    """
    user = os.environ.get(USER) or sender
    if command := os.environ.get(TOKEN_COMMAND):
        return Login(user, _token(command), is_token=True)
    password = os.environ.get(PASSWORD) or _from_keyring(user)
    return Login(user, password) if password else None


def _token(command: str) -> str:
    """What a command prints in its first line."""
    hint = f"run it by itself: it should print an access token ({TOKEN_COMMAND})"
    try:
        done = subprocess.run(
            shlex.split(command),
            capture_output=True,
            text=True,
            check=True,
            timeout=_TOKEN_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.CalledProcessError as error:
        message = f"the command for tokens failed with exit code {error.returncode}"
        raise DeliveryError(Diagnostic(message, None, hint)) from None
    except subprocess.TimeoutExpired:
        message = f"the command for tokens took longer than {_TOKEN_SECONDS} s"
        raise DeliveryError(Diagnostic(message, None, hint)) from None
    except (OSError, ValueError) as error:
        raise DeliveryError(Diagnostic(f"the command for tokens cannot be run: {error}", None, hint)) from None
    token = done.stdout.strip().partition("\n")[0].strip()
    if not token or not token.isascii():
        raise DeliveryError(Diagnostic("the command for tokens printed none", None, hint))
    return token


def _from_keyring(user: str) -> str | None:
    try:
        import keyring
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, user)
    except keyring.errors.KeyringError:  # none on this machine, or it stays locked
        return None
