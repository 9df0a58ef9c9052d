"""`booklet print`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.terminal import format_option, progress, show_diagnostics
from builder.delivery.printing.capabilities import JobSettings, paper_name
from builder.delivery.printing.connection import Address
from builder.delivery.printing.cups import queues
from builder.delivery.printing.job import FIND_ADDRESS, print_pdf
from builder.errors import DeliveryError, Diagnostic
from builder.press.papers import MM
from builder.source import display_path

if TYPE_CHECKING:
    from builder.pdf.print_format import Sides


def _where(context: click.Context, parameter: click.Parameter, value: str | None) -> Address | str | None:
    """Take a printer by its address or by its name."""
    if value is None or "://" not in value:
        return value
    try:
        return Address.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error), context, parameter) from None


@click.command("print")
@click.argument("file", metavar="[FILE.pdf]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--printer",
    metavar="URI|NAME",
    callback=_where,
    help="The address of a printer, or its name on this computer. [default: the default printer of this computer]",
)
@click.option("--copies", type=click.IntRange(1), default=1, show_default=True)
@click.option("--grey", is_flag=True, help="Without colours.")
@click.option(
    "--sides",
    type=click.Choice(["one-sided", "long-edge", "short-edge"]),
    help="On one side, or on both: turned about the long or the short edge. [default: what the file asks for]",
)
@click.option(
    "--wait", type=click.FloatRange(1), default=300, show_default=True, help="Seconds to wait for the printer."
)
@click.option("--list", "listing", is_flag=True, help="List the printers of this computer, and print nothing.")
@click.option(
    "--test",
    "paper",
    type=click.Choice(["letter", "a4"]),
    is_flag=False,
    flag_value="letter",
    help="Print a test sheet, on letter or a4, that shows about which edge the printer turns the paper.",
)
@format_option
def print_command(
    file: Path | None,
    printer: Address | str | None,
    copies: int,
    grey: bool,
    sides: Sides | None,
    wait: float,
    listing: bool,
    paper: str | None,
) -> None:
    """Print FILE.pdf in full size on a printer, and wait until it is done.

    Paper and sides are what the file asks for: sheets of `booklet impose` are printed on both sides so that they can
    be folded.

    \b
    booklet print --list
    booklet print --test --printer ipp://192.168.1.20/ipp/print
    booklet print sheets.pdf --copies 10
    """
    if sum((file is not None, listing, paper is not None)) != 1:
        raise click.UsageError("give one of FILE.pdf, --list and --test")
    if listing:
        _list()
        return
    if paper and sides:
        raise click.UsageError("--test finds out about --sides: give one of them")
    data, name = (_test_sheet(paper), "the test sheet") if paper else _read(file or Path())
    settings, pages = _settings(data, name, sides, copies, grey)
    say = progress()
    try:
        warnings = print_pdf(data, settings, printer, wait, say or (lambda _: None))
    finally:
        if say:
            say("")
    show_diagnostics(warnings)
    if sys.stderr.isatty():
        paper = paper_name(settings.width, settings.height)
        times = f", {copies} copies" if copies > 1 else ""
        click.echo(f"printed {name}: {pages} pages, {paper}, {settings.sides}{times}", err=True)


def _list() -> None:
    """One line for each printer: its name, how it is, what it is described as."""
    known = queues()
    if not known:
        raise DeliveryError(Diagnostic("no printers are known on this computer", None, FIND_ADDRESS))
    width = max(len(each.name) for each in known)
    for each in known:
        mark = ", default" if each.default else ""
        click.echo(f"{each.name.ljust(width)}  {each.state}{mark}  {each.description}".rstrip())


def _read(file: Path) -> tuple[bytes, str]:
    from builder.pdf.opening import read_pdf

    return read_pdf(file), display_path(file)


def _test_sheet(paper: str) -> bytes:
    from builder.layout.flip_test import flip_test

    return flip_test(paper)


def _settings(data: bytes, name: str, sides: Sides | None, copies: int, grey: bool) -> tuple[JobSettings, int]:
    """How a PDF is to be printed, and the number of its pages."""
    from builder.pdf.print_format import read_print_format

    found = read_print_format(data, name)
    width, height = found.width / MM, found.height / MM
    return JobSettings(sides or found.sides, width, height, copies, grey), found.page_count
