"""`booklet new`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from builder.cli.schema import write_schemas
from builder.cli.terminal import format_option
from builder.errors import Diagnostic, OutputError
from builder.resources import resource

_NEXT_STEPS = """\
{folder} is a small booklet that works. Next:

  cd {folder}
  booklet build              makes my-booklet.pdf
  booklet check              reading grade and print targets

  booklet.yaml               title, chapters, plan, reviewer
  chapters/                  what the booklet says
  exercises/                 one file a card
  safety.yaml                warning signs and the pain rule
  templates/, themes/        (make them) your own templates and looks
"""


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@format_option
def new_command(folder: Path) -> None:
    """Make a small working project in FOLDER, which must be new or empty.

    \b
    booklet new my-booklet
    cd my-booklet && booklet build
    """
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(Diagnostic(f"{folder} is already there", None, "name a new or empty folder"))
    there = folder.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(resource("templates/scaffold"), folder, dirs_exist_ok=True)
        write_schemas(folder / "schema")
    except (OSError, OutputError) as error:
        _remove(folder, keep=there)
        if isinstance(error, OutputError):
            raise
        reason = error.strerror or "not every file could be copied"
        raise OutputError(Diagnostic(f"cannot write {folder}: {reason}")) from None
    click.echo(_NEXT_STEPS.format(folder=folder), nl=False)


def _remove(folder: Path, *, keep: bool) -> None:
    """Remove a half-made project; `keep` leaves the folder itself, which was there before."""
    shutil.rmtree(folder, ignore_errors=True)
    if keep:
        folder.mkdir(exist_ok=True)
