"""Fingerprints: short texts that change when what a booklet is made from changes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.model.client import Client
from builder.model.files import PRACTICE
from builder.model.project import Project

_NO_CONTENT = ("clients", "visits", "build", "dist", "__pycache__", "node_modules")
"""Folders of a project that no booklet is made from, but for those of clients, which count one by one."""

_KINDS = (".yaml", ".yml", ".json", ".j2", ".svg", ".png", ".jpg", ".jpeg")


def of_project(project: Project, version: str) -> str:
    """The fingerprint of everything that all booklets of a project share: its files, its practice, the program.

    `version` is the program's.
    """
    digest = hashlib.sha256(version.encode())
    for name, path in sorted([*_files(project.root), *_of_practice(project)]):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"\0{name}\0{content}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def of_client(client: Client, key: str, shared: str) -> str:
    """The fingerprint of one client's booklet; `shared` is that of the project."""
    return hashlib.sha256(f"{shared}\0{key}\0{client.model_dump_json()}".encode()).hexdigest()


def of_bytes(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """The files that content, templates, themes and pictures may be in, by their names within the project."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in _NO_CONTENT and not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if path.suffix.lower() in _KINDS and not name.startswith(".") and path.is_file():
                yield path.relative_to(root).as_posix(), path


def _of_practice(project: Project) -> Iterable[tuple[str, Path]]:
    """The practice's own file and its logo; where they lie does not matter."""
    practice = project.practice
    if practice is None or practice.span is None:
        return []
    file = practice.span.path
    logo = file.parent / practice.logo.file if practice.logo and practice.logo.file else None
    return [(f"//{PRACTICE}", file), *([("//logo", logo)] if logo and logo.is_file() else [])]
