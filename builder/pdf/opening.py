"""Opens PDF files that others may have made, and says in plain words why one cannot be read."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pikepdf import PasswordError, Pdf, PikepdfError

from builder.errors import ContentError, Diagnostic
from builder.source import display_path


def read_pdf(path: Path) -> bytes:
    """The bytes of a PDF file.

    Raises ContentError when it cannot be read, or is no PDF file.
    """
    name = display_path(path)
    try:
        if path.exists() and not path.is_file():
            raise ContentError(Diagnostic(f"{name} is no file", None, "name a PDF file"))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ContentError(Diagnostic(f"cannot read {name}: {getattr(error, 'strerror', None) or error}")) from None
    if b"%PDF-" not in data[:1024]:
        raise ContentError(Diagnostic(f"{name} is no PDF file"))
    return data


logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # what it mends is told by those who need to know


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Pdf]:
    """An open PDF; `name` is what messages call it.

    Raises ContentError when it wants a password, or when anything in it, also what is read only within the
    `with`, is damaged.
    """
    try:
        with Pdf.open(io.BytesIO(data)) as pdf, warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # such as of fields that no form knows
            yield pdf
    except PasswordError:
        hint = "save a copy that opens without a password"
        raise ContentError(Diagnostic(f"{name} opens only with a password", None, hint)) from None
    except PikepdfError:
        hint = "ask for the file once more, or open it in a viewer and save it again"
        raise ContentError(Diagnostic(f"{name} is damaged or cut off", None, hint)) from None
