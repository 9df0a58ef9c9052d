"""PDF files of a number of pages of a size, and the command that prints them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf

from builder.cli.main import cli, run

LETTER, LETTER_SHEET, A4, HALF_LETTER = (612, 792), (792, 612), (595.276, 841.89), (396, 612)


def pdf(path: Path, sizes: Sequence[tuple[float, float]], duplex: str | None = None, rotate: int = 0) -> Path:
    """A file with an empty page of each size in points; `duplex` is what it asks for."""
    with Pdf.new() as made:
        for size in sizes:
            made.add_blank_page(page_size=size).obj.Rotate = rotate
        if duplex:
            made.Root.ViewerPreferences = Dictionary(Duplex=Name(f"/{duplex}"))
        made.save(path)
    return path


def booklet_print(*arguments: str | Path) -> int:
    """Run `booklet print` in this process; its exit code."""
    return run(lambda: cli.main(["print", *map(str, arguments)], standalone_mode=False))
