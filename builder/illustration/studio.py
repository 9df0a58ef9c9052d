"""Compiles the pose files of a folder: those that changed, or all; every problem of every file."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.errors import ContentError, Diagnostic
from builder.illustration.compiling import FaultyPoseError, compile_pose
from builder.illustration.display import Drawing
from builder.illustration.library import DRAWINGS, POSES
from builder.model.pose import Person


@dataclass(slots=True)
class Compiled:
    """The drawings of a folder by the file that each belongs in, and what was wrong with the others.

    `drafts` are those that can be looked at, though not printed.
    """

    drawings: dict[Path, Drawing] = field(default_factory=dict)
    drafts: list[Drawing] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def pose_files(folder: Path) -> list[Path]:
    """The pose files of a folder, by name; hidden files are those of editors."""
    return sorted(path for path in (folder / POSES).glob("*.yaml") if not path.name.startswith("."))


def compile_poses(files: list[Path], people: Mapping[str, Person]) -> Compiled:
    """Compile pose files; a faulty one does not keep the others from being compiled."""
    found = Compiled()
    for file in files:
        try:
            found.drawings[file.parent.parent / DRAWINGS / f"{file.stem}.json"] = compile_pose(file, people)
        except ContentError as error:
            found.problems += error.diagnostics
            if isinstance(error, FaultyPoseError):
                found.drafts.append(error.draft)
    return found


def written(folder: Path) -> dict[Path, int]:
    """When each pose file of a folder was last written, in ns; one that vanishes meanwhile is left out."""
    times = {}
    for file in pose_files(folder):
        with suppress(FileNotFoundError):
            times[file] = file.stat().st_mtime_ns
    return times
