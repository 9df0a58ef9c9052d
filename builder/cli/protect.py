"""`booklet protect`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from builder.cli.output import write_output
from builder.cli.terminal import as_json, format_option
from builder.pdf.opening import read_pdf
from builder.press.protection import new_password, protect
from builder.source import display_path


@click.command("protect")
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The PDF to write; - is standard output. [default: NAME-protected.pdf here]",
)
@format_option
def protect_command(file: Path, output: Path | None) -> None:
    """Make a copy of a PDF that opens with a password only.

    The password is new each time. It is told on the screen (standard error), once, and kept nowhere: pass it on by
    phone or in person, never in the e-mail with the file.

    \b
    booklet protect ana.pdf
    booklet protect ana.pdf -o for-ana.pdf
    """
    target = output or Path(f"{file.stem}-protected.pdf")
    password = new_password()
    write_output(target, protect(read_pdf(file), password, display_path(file)), private=True)
    name = "the copy" if str(target) == "-" else str(target)
    click.echo(
        json.dumps({"file": str(target), "password": password}) if as_json() else _told(name, password), err=True
    )


def _told(name: str, password: str) -> str:
    return f"{name} opens with this password, which is kept nowhere:\n\n    {password}\n"
