"""Where drawings are: pose files, and the drawings that were compiled from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.illustration.display import Drawing, from_json
from builder.source import SourceSpan

POSES, DRAWINGS = "poses", "illustrations"
COMPILE = "compile it: booklet poses PROJECT"
"""What mends a drawing that is missing or out of date."""


def fingerprint(pose_file_text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a pose file's text, the same whatever its line ends."""
    lines = pose_file_text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


class Library:
    """The drawings of some folders by id; of two with one id, that of the earlier folder counts.

    `FOLDER/poses/ID.yaml` is a pose file, `FOLDER/illustrations/ID.json` the drawing compiled from it.
    `drafts`, drawings with faults, stand in for those of the folders.
    """

    def __init__(self, folders: Sequence[Path], drafts: Iterable[Drawing] = ()) -> None:
        self.folders = tuple(folders)
        self.drafts = {drawing.id: drawing for drawing in drafts}

    def ids(self) -> list[str]:
        """Every drawing that has a pose file or is compiled, in alphabetical order."""
        patterns = (f"{POSES}/*.yaml", f"{DRAWINGS}/*.json")
        return sorted({path.stem for folder in self.folders for each in patterns for path in folder.glob(each)})

    def compiled(self) -> list[str]:
        """Every drawing that is compiled, in alphabetical order."""
        there = {path.stem for folder in self.folders for path in folder.glob(f"{DRAWINGS}/*.json")}
        return sorted(there | self.drafts.keys())

    def pose(self, name: str) -> Path | None:
        """The pose file of a drawing; None when it came without one."""
        return self._first(f"{POSES}/{name}.yaml")

    def load(self, name: str, span: SourceSpan | None = None) -> Drawing:
        """The compiled drawing of that id.

        Raises ContentError, at `span`, when there is none or its file cannot be read.
        """
        if name in self.drafts:
            return self.drafts[name]
        place = span.find(name) if span else None
        path = self._first(f"{DRAWINGS}/{name}.json")
        if path is None:
            if self.pose(name):
                raise ContentError(Diagnostic(f'the drawing "{name}" is not compiled', place, COMPILE))
            raise ContentError(Diagnostic(f'there is no drawing "{name}"', place, self._near(name)))
        try:
            return _load_cached(path, path.stat().st_mtime_ns)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise ContentError(Diagnostic(f"cannot read the drawing {path.name}: {reason}", place, COMPILE)) from None

    def outdated(self, names: Iterable[str]) -> Iterator[Diagnostic]:
        """A diagnostic for each drawing that is not the one that its pose file gives now."""
        for name in names:
            pose = self.pose(name)
            span = SourceSpan(pose, 1, 1, 1, 1) if pose else None
            try:
                drawing = self.load(name)
            except ContentError as error:
                yield from (Diagnostic(d.message, d.span or span, d.hint) for d in error.diagnostics)
                continue
            if pose and drawing.source != fingerprint(pose.read_text(encoding="utf-8", errors="replace")):
                yield Diagnostic(f'the drawing "{name}" is out of date: its pose file has changed', span, COMPILE)

    def _first(self, name: str) -> Path | None:
        return next((path for folder in self.folders if (path := folder / name).is_file()), None)

    def _near(self, name: str) -> str:
        return did_you_mean(name, self.ids()) or f"there is none yet: add {POSES}/{name}.yaml, and {COMPILE}"


@lru_cache(maxsize=512)
def _load_cached(path: Path, stamp: int) -> Drawing:
    return from_json(path.read_text(encoding="utf-8"))
