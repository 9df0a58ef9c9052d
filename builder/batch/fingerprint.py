"""Fingerprints: short texts that change when what a booklet is made from changes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.model.client import Client
from builder.model.files import PRACTICE, VISITS
from builder.model.project import Project
from builder.model.visit import Visit
from builder.templating.sandbox import MAIL

_NO_CONTENT = ("clients", VISITS, "build", "dist", "__pycache__", "node_modules")
"""Folders of a project that no booklet is made from, but for those of clients, which count one by one."""

_KINDS = (".yaml", ".yml", ".json", ".j2", ".svg", ".png", ".jpg", ".jpeg")


def of_project(project: Project, version: str) -> str:
    """The fingerprint of everything that all booklets of a project share: its files, its practice, the program.

    `version` is the program's.  How mail is sent changes no booklet, so it does not count.
    """
    practice = project.practice.model_dump_json(exclude={"mail"}) if project.practice else ""
    digest = hashlib.sha256(f"{version}\0{practice}".encode())
    for name, path in sorted([*_files(project.root), *_logo_of(project)]):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"\0{name}\0{content}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def of_client(client: Client, key: str, visits: Iterable[Visit], shared: str) -> str:
    """The fingerprint of one client's booklet, with the visits that it tells of; `shared` is that of the project.

    The address and the consent are for sending it, and notes of visits for the practitioner: they do not count.
    """
    content = client.model_dump_json(exclude={"email", "consent"})
    parts = [shared, key, content, *(visit.model_dump_json(exclude={"note"}) for visit in visits)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def of_bytes(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """The files that content, templates, themes and pictures may be in, by their names within the project."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in _NO_CONTENT and not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            content = path.suffix.lower() in _KINDS and not name.startswith(".") and not name.endswith(MAIL)
            if content and path != root / PRACTICE and path.is_file():
                yield path.relative_to(root).as_posix(), path


def _logo_of(project: Project) -> Iterable[tuple[str, Path]]:
    """The logo of the practice; where it lies does not matter."""
    practice = project.practice
    if practice is None or practice.span is None or not practice.logo or not practice.logo.file:
        return []
    logo = practice.span.path.parent / practice.logo.file
    return [("//logo", logo)] if logo.is_file() else []
