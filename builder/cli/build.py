"""`booklet build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.cli.output import write_output
from builder.cli.terminal import find_project, format_option, progress, project_argument, show_diagnostics
from builder.pipeline import build


@click.command("build")
@project_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The PDF to write; - is standard output. [default: ID.pdf here]",
)
@click.option("--edition", help="A theme: standard, large-print, ink-saver, or one of the project's.")
@click.option("--paper", help="half-letter, letter, a5 or a4.")
@format_option
def build_command(project: Path | None, output: Path | None, edition: str | None, paper: str | None) -> None:
    """Build the booklet of PROJECT (a folder with a booklet.yaml) as a PDF.

    \b
    booklet build
    booklet build my-booklet -o handout.pdf --paper a5
    booklet build --edition large-print -o - > large.pdf
    """
    say = progress()
    built = build(find_project(project), edition, paper, say)
    target = output or Path(f"{built.project.booklet.id}.pdf")
    write_output(target, built.laid_out.pdf)
    if say:
        say("")
    show_diagnostics(built.laid_out.warnings)
    if str(target) != "-" and sys.stderr.isatty():
        pages = built.laid_out.page_count
        click.echo(f"{target}: {pages} pages, {built.sheet.paper_name}, {built.theme.name.lower()}", err=True)
