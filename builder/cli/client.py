"""`booklet client`: the files of clients."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from builder.cli.output import write_output
from builder.cli.progress import progress_command, quoted
from builder.cli.terminal import find_project, format_option
from builder.errors import Diagnostic, OutputError, did_you_mean
from builder.model import Project
from builder.model.base import ID
from builder.pipeline import open_project

FOLDER = Path("clients")

Answer = Callable[[str], str]


@click.group("client")
def client_command() -> None:
    """Make the files of clients, and keep their visits."""


client_command.add_command(progress_command)


@client_command.command("new")
@click.argument("key", required=False)
@click.option("--project", type=click.Path(path_type=Path), help="The project whose exercises are chosen from.")
@format_option
def new_command(key: str | None, project: Path | None) -> None:
    """Ask a few questions and write clients/KEY.yaml.

    \b
    booklet client new ana
    booklet build --client clients/ana.yaml
    """
    content = open_project(find_project(project))
    name = click.prompt("Name, as it is printed")
    key = key or click.prompt("Key, which names the files", default=key_of(name))
    if not re.fullmatch(ID, key):
        raise click.BadParameter("it should be letters, digits, - and _, a letter first", param_hint="KEY")
    target = FOLDER / f"{key}.yaml"
    if target.exists():
        raise OutputError(Diagnostic(f"{target} is already there", None, "choose another key, or edit the file"))
    text = written(name, _answers(content))
    try:
        FOLDER.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise OutputError(Diagnostic(f"cannot make {FOLDER}: {error.strerror}")) from None
    write_output(target, text.encode(), private=True)
    click.echo(f"{target} is written. Next:\n\n  booklet build --client {target}{os.linesep}", nl=False)


def _answers(content: Project) -> dict[str, str]:
    """What the questions after the name give, by the fields of the file."""
    conditions = [c.id for c in content.safety.conditions] if content.safety else []
    side = click.prompt("Affected side", type=click.Choice(["left", "right", "both"]), default="both")
    programme = _one_of("Programme (Enter for none)", content.programmes)
    exercises = [] if programme else _some_of("Exercises, with commas", content.exercises)
    return {
        "side": side,
        "programme": programme,
        "exercises": ", ".join(exercises),
        "conditions": ", ".join(_some_of("Conditions, with commas (Enter for none)", conditions, empty=True)),
        "review": _date("Next visit, as 2026-12-20 (Enter for none)"),
        "edition": click.prompt("Edition", default="standard"),
    }


def _one_of(question: str, known: Iterable[str]) -> str:
    found = _some_of(question, known, empty=True)
    return found[0] if found else ""


def _some_of(question: str, known: Iterable[str], *, empty: bool = False) -> list[str]:
    """Names out of those known; what is not known is asked again."""
    names = list(known)

    def read(answer: str) -> list[str]:
        given = [part.strip() for part in answer.split(",") if part.strip()]
        wrong = next((part for part in given if part not in names), None)
        if wrong is not None:
            raise click.BadParameter(f'there is no "{wrong}"; {did_you_mean(wrong, names) or ""}')
        if not given and not empty:
            raise click.BadParameter("name at least one: " + ", ".join(names))
        return given

    answer: list[str] = click.prompt(question, default="", show_default=False, value_proc=read)
    return answer or []


def _date(question: str) -> str:
    def read(answer: str) -> str:
        try:
            return answer and datetime.date.fromisoformat(answer).isoformat()
        except ValueError:
            raise click.BadParameter("write it as 2026-12-20") from None

    return str(click.prompt(question, default="", show_default=False, value_proc=read))


def key_of(name: str) -> str:
    """A key from a name: its letters without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    key = re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")[:40]
    return key if key[:1].isalpha() else f"client-{key}".rstrip("-")


def written(name: str, answers: dict[str, str]) -> str:
    """The text of a client's file; fields without an answer are left out."""
    lists = {"exercises", "conditions"}
    fields = (f"{key}: [{value}]" if key in lists else f"{key}: {value}" for key, value in answers.items() if value)
    return "\n".join([f"name: {quoted(name)}", *fields, ""])
