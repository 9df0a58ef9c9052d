"""Does something again each time that a file of a project is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from builder.cli.terminal import show_diagnostics
from builder.errors import ContentError

PAUSE = 0.3
"""Seconds between two looks at the files."""

_READ = frozenset([".yaml", ".yml", ".j2", ".json", ".svg", ".png", ".jpg", ".jpeg"])
"""Files that a booklet is made from, by the ends of their names."""


def watch(places: Iterable[Path], make: Callable[[], None]) -> NoReturn:
    """Make now and whenever a file in some places, folders or files, was saved, came or went, until interrupted.

    Problems with the content are printed, and watching goes on; what else `make` raises ends it.
    """
    first, *others = places
    click.echo(f"watching {first}; stop with Ctrl-C", err=True)
    seen: dict[Path, int] | None = None
    while True:
        before, seen = seen, saved([first, *others])
        if seen != before:
            try:
                make()
            except ContentError as error:
                show_diagnostics(error.diagnostics)
        time.sleep(PAUSE)


def saved(places: Iterable[Path]) -> dict[Path, int]:
    """When each file that booklets are made from was saved, in ns; one that vanishes meanwhile is left out."""
    times = {}
    for path in (path for place in places for path in (place, *place.rglob("*")) if path.suffix.lower() in _READ):
        with suppress(FileNotFoundError):
            times[path] = path.stat().st_mtime_ns
    return times
