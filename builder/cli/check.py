"""`booklet check`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from builder.cli.terminal import (
    as_json,
    find_project,
    format_option,
    progress,
    project_argument,
    show_diagnostics,
    working_folder,
)
from builder.errors import ExitCode
from builder.pipeline import check


@click.command("check")
@project_argument
@format_option
def check_command(project: Path | None) -> int:
    """Check PROJECT: content, claims, reading grade, and the print targets of each edition.

    Exits with 4 when a gate fails, with 3 when the content has errors.
    """
    say = progress()
    report = check(find_project(project), say, working_folder())
    if say:
        say("")
    show_diagnostics([*report.problems, *report.warnings])
    click.echo(json.dumps(report.as_record(), indent=1) if as_json() else "\n".join(report.lines()))
    return ExitCode.GATE if report.failed else ExitCode.OK
