"""`booklet verify`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from builder.cli.terminal import as_json, format_option, progress
from builder.errors import ContentError, Diagnostic, ExitCode
from builder.source import display_path
from builder.verification import Failure, Flavour, Verdict, validate

USUAL = (Flavour.UA1, Flavour.A2A)
"""What a file is checked against when nothing else is asked for: what our booklets claim to be."""


@click.command("verify")
@click.argument("files", metavar="FILE.pdf...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--flavour",
    "flavours",
    multiple=True,
    type=click.Choice([flavour.value for flavour in Flavour]),
    default=[flavour.value for flavour in USUAL],
    show_default=True,
    help="What to check against; may be given several times.",
)
@format_option
def verify_command(files: tuple[Path, ...], flavours: tuple[str, ...]) -> int:
    """Check PDF files against the standards for accessible (PDF/UA) and lasting (PDF/A) documents.

    Exits with 4 when a file does not comply, with 3 when one cannot be read.

    \b
    booklet verify handout.pdf
    booklet verify --flavour 2b --flavour ua1 *.pdf
    """
    wanted = [Flavour(flavour) for flavour in dict.fromkeys(flavours)]
    verdicts: list[tuple[str, Verdict]] = []
    problems: list[Diagnostic] = []
    say = progress()
    for file in files:
        if say:
            say(file.name)
        try:
            verdicts += [(display_path(file), verdict) for verdict in validate(file, wanted)]
        except ContentError as error:
            problems += error.diagnostics
    if say:
        say("")
    lines = [line for name, verdict in verdicts for line in _lines(name, verdict)]
    click.echo(json.dumps([_record(*found) for found in verdicts], indent=1) if as_json() else "\n".join(lines))
    if problems:
        raise ContentError(problems)
    return ExitCode.OK if all(verdict.compliant for _, verdict in verdicts) else ExitCode.GATE


def _lines(name: str, verdict: Verdict) -> Iterator[str]:
    """A verdict for a person: one line, and two for each rule that fails."""
    rules = len(verdict.failures)
    found = "passes" if verdict.compliant else f"fails {rules} {'rule' if rules == 1 else 'rules'}"
    yield f"{name}: {verdict.flavour.standard}: {found}, {verdict.checks:,} checks"
    for failure in verdict.failures:
        times = "once" if failure.count == 1 else f"{failure.count:,} times"
        yield f"  {failure.clause}-{failure.test}, {times}: {failure.meaning}"
        yield f"      {_places(failure)}"


def _places(failure: Failure) -> str:
    more = " …" if failure.count > len(failure.places) else ""
    return "; ".join(map(str, failure.places)) + more


def _record(name: str, verdict: Verdict) -> dict[str, object]:
    """A verdict for programs: plain values, ready for JSON."""
    return {"file": name, "standard": verdict.flavour.standard, **asdict(verdict)}
