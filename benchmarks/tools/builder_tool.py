"""The booklet by the builder itself, with its checks: tagged, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from pathlib import Path

from builder.garbage import look_seldom
from builder.pipeline import build


class BuilderTool:
    """The builder as a library, for rebuilds; else the `booklet` command is what is measured."""

    def __init__(self, material: Path) -> None:
        look_seldom()  # as the command does

    def build(self, source: Path, target: Path) -> None:
        """Read the project's folder afresh, and build it."""
        target.write_bytes(build(source).laid_out.pdf)
