"""`booklet list`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from builder.cli.terminal import find_project, format_option, project_argument
from builder.model import Project, load_project

Rows = Iterable[tuple[str, ...]]


def _exercises(project: Project) -> Rows:
    families = {family.id: family.name for family in project.booklet.families}
    for e in project.exercises.values():
        yield e.id, e.name, families[e.family], f"level {e.level}", ", ".join(e.works)


def _programmes(project: Project) -> Rows:
    for p in project.programmes.values():
        weeks = sum(len(phase.weeks) for phase in p.phases)
        yield p.id, p.name, f"{weeks} weeks", f"{len(p.sessions)} sessions", p.summary


def _chapters(project: Project) -> Rows:
    for name in project.booklet.chapters:
        chapter = project.chapters[name]
        yield chapter.id, chapter.title, chapter.summary


_LISTS: dict[str, Callable[[Project], Rows]] = {
    "exercises": _exercises,
    "programmes": _programmes,
    "chapters": _chapters,
}


@click.command("list")
@click.argument("what", type=click.Choice(list(_LISTS)))
@project_argument
@format_option
def list_command(what: str, project: Path | None) -> None:
    """List the exercises, programmes or chapters of PROJECT."""
    rows = list(_LISTS[what](load_project(find_project(project))))
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(len(rows[0]) if rows else 0)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
