"""The booklet by the builder itself, with its checks: tagged, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from benchmarks.clients import tailored
from builder.model import Project
from builder.pipeline import build, open_project


class BuilderTool:
    """The builder as a library. A project's folder is read afresh; clients share the project that was read first."""

    def __init__(self, material: Path) -> None:
        self.root = material / "project"

    @cached_property
    def project(self) -> Project:
        """The project that clients share."""
        return open_project(self.root)

    def build(self, source: Path, target: Path) -> None:
        """Build a project's folder, or the booklet of a client."""
        if source.is_dir():
            built = build(source)
        else:
            client = json.loads(source.read_text(encoding="utf-8"))
            built = build(self.root, project=tailored(self.project, client))
        target.write_bytes(built.laid_out.pdf)
