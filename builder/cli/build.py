"""`booklet build`."""

from __future__ import annotations

import datetime
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.output import write_output
from builder.cli.terminal import (
    find_project,
    format_option,
    progress,
    project_argument,
    show_diagnostics,
    working_folder,
)
from builder.cli.watching import watch
from builder.model.files import PRACTICE
from builder.pipeline import Build, build, open_project, project_for
from builder.tailoring.tailor import Tailored

if TYPE_CHECKING:
    from builder.press.imposing import Imposed


@click.command("build")
@project_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The PDF to write; - is standard output. [default: ID.pdf here]",
)
@click.option(
    "--client",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of a client: the booklet is made for that person.",
)
@click.option("--edition", help="A theme: standard, large-print, ink-saver, or one of the project's.")
@click.option("--paper", help="half-letter, letter, a5 or a4.")
@click.option("--print", "to_print", is_flag=True, help="Also write its sheets to print and fold, as NAME-print.pdf.")
@click.option("--watch", "watching", is_flag=True, help="Go on, and build again whenever a file is saved.")
@format_option
def build_command(
    project: Path | None,
    output: Path | None,
    client: Path | None,
    edition: str | None,
    paper: str | None,
    to_print: bool,
    watching: bool,
) -> None:
    """Build the booklet of PROJECT (a folder with a booklet.yaml) as a PDF.

    \b
    booklet build
    booklet build my-booklet -o handout.pdf --paper a5
    booklet build --edition large-print -o - > large.pdf
    booklet build --client clients/ana.yaml --print
    booklet build my-booklet --watch
    """
    if to_print and str(output) == "-":
        raise click.UsageError("two files do not fit into standard output: name one with -o")
    if watching and str(output) == "-":
        raise click.UsageError("a booklet that is built again and again needs a file: name one with -o")
    root = find_project(project)
    make = partial(_make, root, output, client, edition, paper, to_print)
    if watching:
        watch([root, working_folder(client) / PRACTICE, *([client] if client else [])], make)
    make()


def _make(
    root: Path, output: Path | None, client: Path | None, edition: str | None, paper: str | None, to_print: bool
) -> None:
    """Build once, write what was asked for, and say what there is to say."""
    say = progress()
    opened = open_project(root, working_folder(client))
    made = project_for(opened, client, datetime.date.today()) if client else None
    built = build(root, edition, paper, say, made.project if made else opened)
    target = output or Path(f"{_name(built)}.pdf")
    sheets = _imposed(built.laid_out.pdf, target) if to_print else None
    write_output(target, built.laid_out.pdf, private=client is not None)
    if say:
        say("")
    show_diagnostics([*(made.remarks if made else []), *built.laid_out.warnings])
    if str(target) != "-" and sys.stderr.isatty():
        pages = built.laid_out.page_count
        click.echo(f"{target}: {pages} pages, {built.sheet.paper_name}, {built.theme.name.lower()}", err=True)
    if sheets:
        from builder.cli.impose import write_sheets

        write_sheets(sheets, target.with_name(f"{target.stem}-print.pdf"), private=client is not None)


def _imposed(pdf: bytes, target: Path) -> Imposed:
    """The sheets of a booklet; what it takes to impose is imported only now."""
    from builder.press.imposing import impose
    from builder.press.options import Options

    return impose(pdf, Options(), str(target))


def tailored(root: Path, file: Path) -> Tailored:
    """The project of a folder made over for the client of a file, as the practice beside the clients gives it out."""
    return project_for(open_project(root, file.resolve().parent.parent), file, datetime.date.today())


def _name(built: Build) -> str:
    """What a booklet is called: by the client's key where it is for one, never by a name."""
    plan = built.project.plan_for
    return plan.key if plan else built.project.booklet.id
