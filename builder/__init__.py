"""Booklet Builder: structured content in, a printable PDF booklet out.

from pathlib import Path
from builder import build

built = build(Path("my-booklet"), edition="large-print")
Path("handout.pdf").write_bytes(built.laid_out.pdf)
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["BookletError", "ContentError", "ExitCode", "__version__", "build", "check"]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used."""
    if name in ("build", "check"):
        from builder import pipeline

        return getattr(pipeline, name)
    if name in __all__:
        from builder import errors

        return getattr(errors, name)
    raise AttributeError(name)
