"""Holds what is to be printed against what a printer says that it can (RFC 8011, sections 5.2 and 5.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.delivery.printing.message import Group, Value
from builder.delivery.printing.words import reasons_in_words
from builder.errors import DeliveryError, Diagnostic
from builder.press.papers import MM, describe

if TYPE_CHECKING:
    from builder.pdf.print_format import Sides

ASKED = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "media-supported",
    "sides-supported",
    "copies-supported",
    "color-supported",
    "print-color-mode-supported",
    "print-scaling-supported",
    "multiple-document-handling-supported",
)
"""The attributes of a printer that decide whether it can print something."""

STOPPED = 5
"""The `printer-state` of a printer that does nothing until somebody mends it."""

PDF = "application/pdf"
COLLATED = "separate-documents-collated-copies"

_SIZE = re.compile(r"_([0-9.]+)x([0-9.]+)(mm|in)$")
"""How the name of a medium ends (PWG 5101.1, section 5)."""

TOLERANCE = 1.5
"""Millimetres between a page and the paper that it fits."""


@dataclass(frozen=True, slots=True)
class JobSettings:
    """How to print: sides, width and height of the paper in mm, number of copies, and whether in grey."""

    sides: Sides
    width: float
    height: float
    copies: int = 1
    grey: bool = False


@dataclass(frozen=True, slots=True)
class JobAttributes:
    """Settings as the attributes of a job, and warnings of what the printer cannot be told."""

    values: dict[str, int | str]
    warnings: tuple[Diagnostic, ...]


def fit(settings: JobSettings, printer: Group) -> JobAttributes:
    """The attributes of a job for a printer that has told the attributes `ASKED`.

    Raises DeliveryError with everything that keeps the printer from doing what is asked.
    """
    sides = "one-sided" if settings.sides == "one-sided" else f"two-sided-{settings.sides}"
    media = _media(settings, printer)
    problems = [*_unready(printer), *_unable(settings, sides, media, printer)]
    if problems:
        raise DeliveryError(problems)
    values: dict[str, int | str] = {"copies": settings.copies, "sides": sides}
    warnings = []
    if media:
        values["media"] = media
    else:
        message = "the printer does not tell which paper it has"
        hint = f"see that {paper_name(settings.width, settings.height)} is in its tray"
        warnings.append(Diagnostic(message, None, hint, "warning"))
    if "none" in printer.texts("print-scaling-supported"):
        values["print-scaling"] = "none"
    else:
        message = "the printer cannot be told to leave the size of the pages alone"
        hint = "look whether the pages came out in full size, and switch scaling off in the printer's menu if not"
        warnings.append(Diagnostic(message, None, hint, "warning"))
    if settings.copies > 1 and COLLATED in printer.texts("multiple-document-handling-supported"):
        values["multiple-document-handling"] = COLLATED
    if settings.grey and "monochrome" in printer.texts("print-color-mode-supported"):
        values["print-color-mode"] = "monochrome"
    return JobAttributes(values, tuple(warnings))


def _unready(printer: Group) -> Iterator[Diagnostic]:
    """What keeps a printer from printing anything."""
    reasons = reasons_in_words(printer.texts("printer-state-reasons")) or "the printer tells no reason"
    hint = "mend this at the printer, then print again; nothing was sent"
    if printer.number("printer-state") == STOPPED:
        yield Diagnostic(f"the printer has stopped: {reasons}", None, hint)
    elif printer.values("printer-is-accepting-jobs") == (False,):
        yield Diagnostic(f"the printer takes no jobs now: {reasons}", None, hint)
    formats = printer.texts("document-format-supported")
    if PDF not in formats:
        hint = "set it up as a printer of this computer, which turns PDF into what it takes, and print by its name"
        yield Diagnostic(f"the printer takes no PDF files, only {', '.join(formats)}", None, hint)


def _unable(settings: JobSettings, sides: str, media: str | None, printer: Group) -> Iterator[Diagnostic]:
    """What a printer cannot do of what is asked."""
    if sides not in (*printer.texts("sides-supported"), "one-sided"):
        hint = "--sides one-sided prints every page on a sheet of its own"
        yield Diagnostic("the printer cannot print on both sides in this way", None, hint)
    papers = printer.texts("media-supported")
    if papers and media is None:
        sizes = filter(None, map(_size_of, papers))
        have = ", ".join(dict.fromkeys(paper_name(*size) for size in sizes))
        hint = f"print it on other paper, or fold it: booklet impose; the printer has {have}"
        yield Diagnostic(f"the printer has no paper {paper_name(settings.width, settings.height)}", None, hint)
    most = _most_copies(printer)
    if settings.copies > most:
        yield Diagnostic(f"the printer makes no more than {most} copies at once", None, "print several times")
    modes = printer.texts("print-color-mode-supported")
    if settings.grey and "monochrome" not in modes and printer.values("color-supported") != (False,):
        hint = "build the booklet with --edition ink-saver, which is grey throughout"
        yield Diagnostic("the printer cannot be told to print in grey", None, hint)


def _media(settings: JobSettings, printer: Group) -> str | None:
    """The name that a printer has for a paper."""
    wanted = sorted((settings.width, settings.height))
    for name in printer.texts("media-supported"):
        size = _size_of(name)
        if size and all(abs(a - b) <= TOLERANCE for a, b in zip(sorted(size), wanted, strict=True)):
            return name
    return None


def _size_of(name: str) -> tuple[float, float] | None:
    """The width and height in mm of a medium; None for the ends of a range of own sizes, and for names without size."""
    found = _SIZE.search(name)
    if not found or name.startswith("custom_m"):
        return None
    unit = 25.4 if found[3] == "in" else 1.0
    return float(found[1]) * unit, float(found[2]) * unit


def paper_name(width: float, height: float) -> str:
    """What people call a paper of a size in mm, either way up."""
    return describe((min(width, height) * MM, max(width, height) * MM))


def _most_copies(printer: Group) -> int:
    """How many copies a printer makes of a job: one when it does not say (RFC 8011, 5.2.5)."""
    values: tuple[Value, ...] = printer.values("copies-supported")
    return next((value[1] for value in values if isinstance(value, tuple) and len(value) == 2), 1)
