"""What a row of the tables of bad input says, and the small changes that make a good project bad."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[Path], object]


@dataclass(frozen=True)
class Bad:
    """A change to the scaffold's project, and the error that it must give.

    `at` is `file:line:column`, "" for an error without a place.  A message or hint that ends
    with … is only begun here.  `more` errors follow, which are not looked at.
    """

    name: str
    change: Change
    at: str
    message: str
    hint: str = ""
    options: tuple[str, ...] = ()
    more: int = 0


def edit(file: str, old: str, new: str) -> Change:
    """Put `new` in the place of `old`, which stands in the file once."""

    def change(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return change


def write(file: str, content: str | bytes) -> Change:
    """Write a file anew."""

    def change(project: Path) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return change


def remove(file: str) -> Change:
    """Take a file away."""
    return lambda project: (project / file).unlink()


def folder(file: str) -> Change:
    """Put a folder in a file's place."""

    def change(project: Path) -> None:
        (project / file).unlink(missing_ok=True)
        (project / file).mkdir()

    return change


def link(file: str, target: str) -> Change:
    """Put a symbolic link in a file's place."""

    def change(project: Path) -> None:
        (project / file).unlink(missing_ok=True)
        (project / file).symlink_to(target)

    return change


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(project: Path) -> None:
        for one in changes:
            one(project)

    return change


def block(text: str) -> Change:
    """Put a block in the place of the log's first paragraph (line 6 of chapters/log.yaml)."""
    paragraph = "  - p: Tick each box when it is done. Write your worst pain, 0 to 10, in the last row.\n"
    return edit("chapters/log.yaml", paragraph, text)


def picture(name: str, content: bytes | None = None) -> Change:
    """Print a picture, its file written with `content`, in the place of the log's first paragraph."""
    figure = block(f"  - figure: {{file: {name}, alt: A dog}}\n")
    return figure if content is None else both(figure, write(name, content))


def paragraph_template(text: str) -> Change:
    """A template of the project's own for paragraphs."""
    return write("templates/blocks/p.xml.j2", text)


def theme(text: str) -> Change:
    """A theme of the project's own, which the booklet asks for."""
    return both(write("themes/mine.yaml", text), edit("booklet.yaml", "chapters:", "edition: mine\nchapters:"))
