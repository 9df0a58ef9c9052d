"""What templates are compiled to, kept: to compile ours takes a tenth of a build."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from builder.resources import resource


class Compiled(BytecodeCache):
    """The code of every template for as long as the process lives, that of our own ones on disk as well.

    There it lies where Python keeps the code of a module that is beside the template: in `__pycache__`, or below
    PYTHONPYCACHEPREFIX.  Who can write there can change the program as well.  Like Python, we write nothing when
    PYTHONDONTWRITEBYTECODE is set or the folder refuses, and compile anew what cannot be read.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._ours = resource("templates")
        self._folder = Path(cache_from_source(str(self._ours / "_.py"))).parent
        self._disk = FileSystemBytecodeCache(str(self._folder), f"%s.{sys.implementation.cache_tag}.pyc")
        self._compiler = jinja2.__version__ + Path(__file__).with_name("sandbox.py").read_text(encoding="utf-8")

    def get_source_checksum(self, source: str) -> str:
        """A checksum of a template and of what compiles it."""
        return super().get_source_checksum(self._compiler + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find the code of a template."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(OSError, EOFError, ValueError, TypeError, UnpicklingError):
                self._disk.load_bytecode(bucket)
            if bucket.code:
                self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that has been compiled."""
        assert bucket.code
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if Path(bucket.code.co_filename).is_relative_to(self._ours) and not sys.dont_write_bytecode:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                self._disk.dump_bytecode(bucket)
