"""Imposes a PDF: its pages, in the order of a plan, on sheets to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf

from builder.errors import ContentError, Diagnostic
from builder.pdf.opening import opened
from builder.press.flattening import flatten
from builder.press.geometry import creep_per_sheet
from builder.press.links import Links
from builder.press.options import Flip, Options, Sides
from builder.press.papers import Sheet, choose_sheet, scale_of
from builder.press.plan import Side, plan
from builder.press.sheets import Content, Press
from builder.press.source_pages import SourcePage, read_page
from builder.press.turning import all_steps, steps_sheet

STAPLED = 20
"""Sheets that can be nested and still be folded and stapled; more do not lie flat."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """Sheets to print.

    `files` are the finished PDFs: one, or fronts and backs.  `flip` is the edge around which the printer is to turn the
    sheets, `count` how many there are, `blanks` how many slots stay empty, `scale` the smallest factor at which a page
    is printed.  `steps` say what to do when fronts and backs are printed apart.
    """

    files: tuple[bytes, ...]
    sheet: Sheet
    flip: Flip
    count: int
    blanks: int
    scale: float
    steps: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]


def impose(pdf: bytes, options: Options, name: str = "the file") -> Imposed:
    """The pages of a PDF on sheets; `name` is what messages call the file.

    Links stay, fields and notes become part of the pages; tags, bookmarks, attachments and any claim to a standard go.
    Raises ContentError when the file cannot be read or must not be printed, or its pages do not fit.
    """
    with opened(pdf, name) as source:
        _refuse(source, name)
        links = Links.of(source)
        lost = flatten(source)
        pages = [read_page(page, number, name) for number, page in enumerate(source.pages, 1)]
        sizes = [page.size for page in pages]
        sheet = choose_sheet(sizes, options)
        sides = plan(len(pages), options, sheet.columns)
        nested = max(row.depth for side in sides for row in side.rows) + 1
        flip = options.flip or (Flip.SHORT if sheet.landscape else Flip.LONG)
        title = str(source.docinfo.get("/Title", "")) or Path(name).stem
        press = Press(source, pages, sizes, links, sheet, flip, options, creep_per_sheet(options, nested), title)
        files = tuple(press.printed(part) for part in _parts(sides, press))
        warnings = (*_mended(source, name), *lost, *_warnings(pages, options, nested))
    return Imposed(
        files=files,
        sheet=sheet,
        flip=flip,
        count=len(sides) // 2,
        blanks=sum(page is None for side in sides for page in side.pages),
        scale=min(scale_of(sheet, size, options) for size in sizes),
        steps=() if options.sides is Sides.TOGETHER else all_steps(press, len(sides) // 2),
        warnings=warnings,
    )


def _parts(sides: list[Side], press: Press) -> list[list[Side | Content]]:
    """What goes into each file."""
    if press.options.sides is Sides.TOGETHER:
        return [[*sides]]
    fronts: list[Side | Content] = [side for side in sides if not side.back]
    backs: list[Side | Content] = [side for side in sides if side.back]
    if press.options.reverse_backs:
        backs.reverse()
    fronts.append(steps_sheet(press, len(fronts)))
    return [fronts + backs] if press.options.sides is Sides.IN_TURN else [fronts, backs]


def _refuse(pdf: Pdf, name: str) -> None:
    """Raise ContentError where there is nothing to print, or nothing may be printed."""
    if not len(pdf.pages):
        raise ContentError(Diagnostic(f"{name} has no pages"))
    if pdf.is_encrypted and not (pdf.allow.print_lowres or pdf.allow.print_highres):
        message = f"the maker of {name} does not allow printing"
        raise ContentError(Diagnostic(message, None, "ask for a file that may be printed"))


def _mended(pdf: Pdf, name: str) -> Iterator[Diagnostic]:
    if pdf.get_warnings():
        hint = "look at all sheets before you print many"
        yield Diagnostic(f"{name} is damaged, and was mended as far as possible", None, hint, "warning")


def _warnings(pages: list[SourcePage], options: Options, nested: int) -> Iterator[Diagnostic]:
    """What the user should know of the sheets."""
    if nested > STAPLED:
        message = (
            f"{nested} sheets are folded into one another: more than {STAPLED} do not lie flat, and cannot be stapled"
        )
        yield Diagnostic(message, None, "make signatures to be sewn or glued, such as --signature 5", "warning")
    without = [number for number, page in enumerate(pages, 1) if page.bleed == page.trim]
    if options.bleed and without:
        some = f"{len(without)} pages, such as page {without[0]}, have nothing beyond their edges"
        all_of_them = "no page has anything beyond its edge"
        message = f"{all_of_them if len(without) == len(pages) else some}: nothing bleeds there"
        yield Diagnostic(message, None, "leave --bleed out, or make the PDF with bleed", "warning")
