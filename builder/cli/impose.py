"""`booklet impose`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from builder.cli.output import write_output
from builder.cli.terminal import as_json, format_option, show_diagnostics
from builder.pdf.opening import read_pdf
from builder.press.imposing import Imposed, impose
from builder.press.options import Blanks, Flip, Layout, Options, Scale, Sides
from builder.press.papers import SHEETS
from builder.source import display_path


def _choice(values: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([value.value for value in values])


@click.command("impose")
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The PDF to write; - is standard output. [default: NAME-print.pdf here]",
)
@click.option("--layout", type=_choice(Layout), default="booklet", show_default=True, help="How pages lie on a sheet.")
@click.option("--sheet", type=click.Choice(SHEETS), help="The paper. [default: the smallest that holds the pages]")
@click.option("--scale", type=_choice(Scale), help="Own size, or made to fit. [default: none; fit for 2-up and 4-up]")
@click.option(
    "--signature", metavar="SHEETS", type=click.IntRange(1, 100), help="Sheets folded together. [default: all]"
)
@click.option(
    "--blanks",
    type=_choice(Blanks),
    default="end",
    show_default=True,
    help="Where blank pages go that fill up a sheet.",
)
@click.option("--right-to-left", is_flag=True, help="For languages that are read from right to left.")
@click.option(
    "--flip", type=_choice(Flip), help="Edge around which the printer turns sheets. [default: as the pages read]"
)
@click.option(
    "--thickness", metavar="MM", type=click.FloatRange(0, 1), default=0.0, help="Of the paper, against creep."
)
@click.option("--creep", metavar="MM", type=click.FloatRange(0, 20), default=0.0, help="Of the innermost sheet.")
@click.option("--bleed", metavar="MM", type=click.FloatRange(0, 20), default=0.0, help="Print beyond the edge.")
@click.option("--crop-marks", is_flag=True, help="Hairlines at the corners of the pages.")
@click.option("--fold-marks", is_flag=True, help="Dashes at the fold.")
@click.option(
    "--sides", type=_choice(Sides), default="together", show_default=True, help="Fronts and backs by turns or not."
)
@click.option("--reverse-backs", is_flag=True, help="The backs of the last sheet first, when not together.")
@format_option
def impose_command(file: Path, output: Path | None, **chosen: Any) -> None:
    """Put the pages of a PDF on sheets to print, fold and staple.

    \b
    booklet impose hamstring-booklet.pdf
    booklet impose hamstring-booklet.pdf --sheet tabloid --crop-marks --thickness 0.1
    booklet impose handout.pdf --layout 2-up
    booklet impose handout.pdf --sides apart
    """
    options = _options(chosen)
    target = output or Path(f"{file.stem}-print.pdf")
    if str(target) == "-" and options.sides is Sides.APART:
        raise click.UsageError("two files do not fit into standard output: name one with -o, or take --sides in-turn")
    imposed = impose(read_pdf(file), options, display_path(file))
    write_sheets(imposed, target, private=file.stat().st_mode & 0o077 == 0)


def write_sheets(imposed: Imposed, target: Path, *, private: bool) -> None:
    """Write the sheets, and say what is to be known of them; `private` files can be read by their owner only."""
    for path, data in zip(_targets(target, len(imposed.files)), imposed.files, strict=True):
        write_output(path, data, private=private)
    show_diagnostics(imposed.warnings)
    if as_json():
        return
    for number, step in enumerate(imposed.steps, 1):
        click.echo(f"{number}. {step}", err=True)
    if str(target) != "-" and sys.stderr.isatty():
        click.echo(f"{target}: {_summary(imposed)}", err=True)


def _targets(target: Path, count: int) -> list[Path]:
    if count == 1:
        return [target]
    return [target.with_name(f"{target.stem}-{part}{target.suffix}") for part in ("fronts", "backs")]


def _summary(imposed: Imposed) -> str:
    sheets = "1 sheet" if imposed.count == 1 else f"{imposed.count} sheets"
    said = [f"{sheets} of {imposed.sheet.paper}, flip on the {imposed.flip} edge"]
    if imposed.scale != 1:
        said.append(f"pages at {round(100 * imposed.scale)} % of their size")
    if imposed.blanks:
        said.append(f"{imposed.blanks} blank")
    return ", ".join(said)


def _options(chosen: dict[str, Any]) -> Options:
    """The options of the command line, held against each other."""
    kinds: dict[str, type[StrEnum]] = {"layout": Layout, "scale": Scale, "blanks": Blanks, "flip": Flip, "sides": Sides}
    values: dict[str, Any] = {
        name: kinds[name](value) if name in kinds and value else value for name, value in chosen.items()
    }
    options = Options(**values)
    if options.thickness and options.creep:
        raise click.UsageError("--thickness and --creep say the same in two ways: give one of them")
    if not options.layout.folded:
        fold = ("signature", "thickness", "creep", "fold_marks")
        if given := [f"--{name.replace('_', '-')}" for name in fold if getattr(options, name)]:
            raise click.UsageError(f"{given[0]} is for sheets that are folded, not for {options.layout}")
    if options.reverse_backs and options.sides is Sides.TOGETHER:
        raise click.UsageError("--reverse-backs is for --sides apart or in-turn")
    return options
