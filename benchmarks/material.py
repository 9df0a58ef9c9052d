"""Everything that the tools read, written once: the project, the same as JSON, the drawings, the clients.

FOLDER/project/            what the builder reads
FOLDER/booklet.json        what the others read; FOLDER/drawings/ has the drawings of it
FOLDER/clients/001.json    the booklet of a client for the others, 001.client.json for the builder
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.clients import clients, tailored
from benchmarks.neutral import Data, booklet_of, write_drawings
from benchmarks.selection import write_project
from builder.model import Project
from builder.pipeline import library_of, make_tree, open_project
from builder.resources import resource
from builder.theme import Stylesheet, load_theme

EDITION = "standard"


def write_material(folder: Path, *, copies: int = 1, client_count: int = 0) -> Data:
    """Write everything into a folder. Returns the neutral data of the booklet."""
    write_project(folder / "project", copies)
    project = open_project(folder / "project")
    sheet = Stylesheet(load_theme(EDITION, [resource("templates/themes")]))
    tree = make_tree(project, EDITION)
    drawings = write_drawings(tree, library_of(project.root), sheet.palette, folder / "drawings")
    booklet = {**booklet_of(tree), "drawings": drawings}
    _write(folder / "booklet.json", booklet)
    _write_clients(folder / "clients", project, drawings, client_count)
    return booklet


def _write_clients(folder: Path, project: Project, drawings: Data, count: int) -> None:
    for number, client in enumerate(clients(project, count), start=1):
        tree = make_tree(tailored(project, client), EDITION)
        _write(folder / f"{number:03}.json", {**booklet_of(tree), "drawings": drawings})
        _write(folder / f"{number:03}.client.json", client)


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
