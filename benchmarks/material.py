"""Everything that the tools read, written once: the project, the same as JSON, the drawings, the clients.

FOLDER/project/            what the builder reads
FOLDER/clients/c001.yaml   a client for the builder
FOLDER/booklet.json        what the others read; FOLDER/drawings/ has the drawings
FOLDER/booklets/c001.json  the booklet of that client for the others
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from benchmarks.clients import TODAY, write_clients
from benchmarks.neutral import Data, booklet_of, write_drawings
from benchmarks.selection import write_project
from builder.document import Element
from builder.pipeline import library_of, make_tree, open_project, project_for
from builder.resources import resource
from builder.theme import Stylesheet, load_theme

EDITION = "standard"


def write_material(folder: Path, *, copies: int = 1, client_count: int = 0) -> Data:
    """Write everything into a folder. Returns the neutral data of the booklet."""
    root = folder / "project"
    write_project(root, copies)
    project = open_project(root)
    tree = make_tree(project, EDITION)
    trees: dict[str, Element] = {}
    for file in write_clients(folder / "clients", client_count):
        made = project_for(project, file, datetime.date.fromisoformat(TODAY))
        trees[file.stem] = make_tree(made.project, EDITION)
    palette = Stylesheet(load_theme(EDITION, [resource("templates/themes")])).palette
    drawings = write_drawings([tree, *trees.values()], library_of(root), palette, folder / "drawings")
    for name, each in trees.items():
        _write(folder / f"booklets/{name}.json", {**booklet_of(each), "drawings": drawings})
    booklet = {**booklet_of(tree), "drawings": drawings}
    _write(folder / "booklet.json", booklet)
    return booklet


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
