"""`booklet schema`."""

from __future__ import annotations

from pathlib import Path

import click

from builder.cli.output import write_output
from builder.cli.terminal import format_option
from builder.errors import Diagnostic, OutputError
from builder.model.schema import KINDS, schema_text


@click.command("schema")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(list(KINDS)), help="Print the schema of one kind of file instead.")
@format_option
def schema_command(folder: Path | None, kind: str | None) -> None:
    """Write the JSON Schema of every kind of file into FOLDER (schema/ by default).

    An editor with YAML support completes and checks a file whose first line names its schema:

    \b
    # yaml-language-server: $schema=../schema/exercise.json
    """
    if kind:
        click.echo(schema_text(kind), nl=False)
        return
    folder = folder or Path("schema")
    write_schemas(folder)
    click.echo(f"{folder}: {len(KINDS)} schemas", err=True)


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, made when it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(Diagnostic(f"cannot make the folder {folder}: {error.strerror}")) from None
    for name in KINDS:
        write_output(folder / f"{name}.json", schema_text(name).encode())
