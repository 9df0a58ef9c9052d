"""`booklet log`: what comes back from clients."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

import click

from builder.cli.output import write_output
from builder.cli.terminal import remember_format, show_diagnostics
from builder.errors import Diagnostic
from builder.pdf.forms import FieldValue, read_fields
from builder.pdf.structure.names import FieldName
from builder.source import display_path

COLUMNS = ("part", "row", "column", "label", "value")

FOR_SPREADSHEETS = "utf-8-sig"
"""UTF-8 with a mark in front: without it spreadsheets take the letters of a file for others."""

_FORMULA = re.compile("[=+@\\t-]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


@click.group("log")
def log_group() -> None:
    """Read what clients filled in on the screen."""


@log_group.command("read")
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="-", help="The file to write. [default: standard output]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json"]),
    default="csv",
    show_default=True,
    is_eager=True,
    callback=remember_format,
    help="How the fields are written.",
)
@click.option("--all", "every", is_flag=True, help="Also the fields that were left empty.")
def read_command(file: Path, output: Path, form: str, every: bool) -> None:
    """Read the fields that were filled in in a PDF, and write them as a table.

    A box that was ticked has the value "yes". The file that is written can be read by its owner only.

    \b
    booklet log read ana-log.pdf
    booklet log read ana-log.pdf -o ana-log.csv
    booklet log read ana-log.pdf --format json --all
    """
    fields = [field for field in read_fields(file) if every or field.value.strip()]
    text = _json(fields) if form == "json" else _csv(fields)
    on_screen = str(output) == "-" or form == "json"
    write_output(output, text.encode("utf-8" if on_screen else FOR_SPREADSHEETS), private=True)
    if not fields:
        hint = "was the file saved once it was filled in? --all lists its empty fields"
        show_diagnostics([Diagnostic(f"nothing is filled in in {display_path(file)}", None, hint, "warning")])


def _csv(fields: Iterable[FieldValue]) -> str:
    """A line for each field under a line of heads (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for field in fields:
        name = FieldName.read(field.name)
        writer.writerow(_harmless(text) for text in (name.part, name.row, name.column, field.label, field.value))
    return out.getvalue()


def _harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula: behind an apostrophe where it begins like one."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _json(fields: Iterable[FieldValue]) -> str:
    """A list with an object for each field, values as they are in the file."""
    return json.dumps([_record(field) for field in fields], indent=1, ensure_ascii=False) + "\n"


def _record(field: FieldValue) -> dict[str, str]:
    name = FieldName.read(field.name)
    keys = {"name": field.name, "part": name.part, "row": name.row, "column": name.column}
    return {**keys, "label": field.label, "kind": field.kind, "value": field.value}
