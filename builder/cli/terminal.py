"""What the commands print: diagnostics, progress, and where a project is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from builder.errors import Diagnostic
from builder.resources import resource
from builder.source import as_records, format_text

_state = {"format": "text"}


def remember_format(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Take a `--format` as that of problems too; only "json" differs from words for people."""
    _state["format"] = value
    return value


format_option = click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    expose_value=False,
    is_eager=True,
    callback=remember_format,
    help="How problems are printed: for people, or as JSON for editors.",
)

project_argument = click.argument("project", required=False, type=click.Path(path_type=Path))


def as_json() -> bool:
    """Whether the user asked for JSON."""
    return _state["format"] == "json"


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print problems to standard error."""
    diagnostics = list(diagnostics)
    if not diagnostics:
        return
    text = json.dumps(as_records(diagnostics), indent=1) if as_json() else format_text(diagnostics)
    click.echo(text, err=True)


def find_project(given: Path | None) -> Path:
    """The project's folder: the given one, the current one if it is one, else the flagship booklet."""
    if given is not None:
        return given.parent if given.name == "booklet.yaml" else given
    here = Path.cwd()
    return here if (here / "booklet.yaml").is_file() else resource("content")


def working_folder(client: Path | None = None) -> Path:
    """Where a practitioner's `practice.yaml` lies: above the folder with the client's file, or here."""
    return client.resolve().parent.parent if client else Path.cwd()


def progress() -> Callable[[str], None] | None:
    """A function that shows what is going on, or None where nobody is watching."""
    if not sys.stderr.isatty() or as_json():
        return None
    return lambda stage: click.echo(f"\r\033[K{stage} …" if stage else "\r\033[K", nl=False, err=True)
