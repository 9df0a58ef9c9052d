"""`booklet poses`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.checks.pictures import undrawn
from builder.cli.output import write_output
from builder.cli.terminal import find_project, format_option, project_argument, show_diagnostics
from builder.errors import ContentError, Diagnostic, MissingExtraError, OutputError
from builder.illustration.display import to_json
from builder.illustration.library import POSES, Library
from builder.model import load_project
from builder.model.files import MARKER
from builder.pipeline import contact_sheet_of, drawings_folder
from builder.resources import resource

if TYPE_CHECKING:
    from builder.illustration.studio import Compiled

PAUSE = 0.3
"""Seconds between two looks at the files while watching."""

PIXELS_PER_POINT = 2.5
"""Of contact sheets as PNG: 180 dots an inch."""


@click.command("poses")
@project_argument
@click.option("--watch", is_flag=True, help="Go on: compile each pose file again when it is saved.")
@click.option(
    "--sheet",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=Path("contact-sheet.pdf"),
    help="Also write contact sheets of all drawings, faulty ones too, in colour and in grey: a .pdf, or a .png a page.",
)
@format_option
def poses_command(project: Path | None, watch: bool, sheet: Path | None) -> None:
    """Compile the pose files of PROJECT (poses/*.yaml) into drawings (illustrations/*.json), and check them.

    \b
    booklet poses
    booklet poses my-booklet --watch
    booklet poses --sheet drawings.png
    """
    root = find_project(project)
    if not ((root / POSES).is_dir() or (root / MARKER).is_file()):
        hint = "name the folder that they lie in, or begin a project: booklet new DIR"
        raise ContentError(Diagnostic(f"no {POSES}/ in {root}", None, hint))
    folder = drawings_folder(root)
    compiled = _compile(folder, None)
    problems = [*compiled.problems, *_undrawn(root)]
    if sheet:
        _write_sheets(sheet, folder, compiled)
    if watch:
        show_diagnostics(problems)
        _watch(folder, sheet)
    if problems:
        raise ContentError(problems)


def _compile(folder: Path, only: list[Path] | None) -> Compiled:
    """Compile all pose files of a folder, or some; write what changed."""
    try:
        from builder.illustration.compiling import load_people
        from builder.illustration.studio import compile_poses, pose_files
    except ImportError as error:
        raise MissingExtraError(f"drawings cannot be compiled here: no {error.name}", "illustrate") from None
    files = pose_files(folder) if only is None else only
    compiled = compile_poses(files, load_people(resource("assets/people.yaml")))
    changed = 0
    for path, drawing in compiled.drawings.items():
        text = to_json(drawing)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            _make_folder(path.parent)
            write_output(path, text.encode())
            changed += 1
    click.echo(f"{folder}: {len(compiled.drawings)} of {len(files)} drawings compiled, {changed} changed", err=True)
    return compiled


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(Diagnostic(f"cannot make the folder {folder}: {error.strerror}")) from None


def _undrawn(root: Path) -> list[Diagnostic]:
    """Exercises of a project without a picture; a folder that has only poses is no project."""
    return undrawn(load_project(root)) if (root / MARKER).is_file() else []


def _write_sheets(target: Path, folder: Path, compiled: Compiled) -> None:
    """`target` for the standard edition, and beside it one for ink-saver; nothing when there is no drawing."""
    library = Library([folder], compiled.drafts)
    if not library.compiled():
        return
    for edition, name in (("standard", target.stem), ("ink-saver", f"{target.stem}-ink-saver")):
        pdf = contact_sheet_of(library, edition)
        if target.suffix.lower() != ".png":
            write_output(target.with_name(f"{name}{target.suffix}"), pdf)
            continue
        for number, png in enumerate(_pages(pdf), start=1):
            write_output(target.with_name(f"{name}-{number}.png"), png)


def _pages(pdf: bytes) -> Iterator[bytes]:
    """The pages of a PDF as PNG files."""
    import io

    from pypdfium2 import PdfDocument

    for page in PdfDocument(pdf):
        file = io.BytesIO()
        page.render(scale=PIXELS_PER_POINT).to_pil().save(file, "PNG")
        yield file.getvalue()


def _watch(folder: Path, sheet: Path | None) -> None:
    """Compile what is saved, and renew the contact sheets, until interrupted."""
    from builder.illustration.studio import written

    seen = written(folder)
    click.echo(f"watching {folder / 'poses'}; stop with Ctrl-C", err=True)
    while True:
        time.sleep(PAUSE)
        before, seen = seen, written(folder)
        saved = [file for file, time_ns in seen.items() if before.get(file) != time_ns]
        if saved:
            compiled = _compile(folder, saved)
            show_diagnostics(compiled.problems)
            if sheet:
                _write_sheets(sheet, folder, compiled)
