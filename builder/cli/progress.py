"""`booklet client progress`: keeps a visit of a client, each in a file of its own."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from builder.cli.output import write_output
from builder.cli.returned import Found, results_in
from builder.cli.terminal import find_project, format_option, show_diagnostics, working_folder
from builder.errors import ContentError, Diagnostic, OutputError, did_you_mean
from builder.loading import load_yaml_text
from builder.model import Project, load_client, load_visits, visits_folder
from builder.model.dose import Dose
from builder.model.measures import Count, Duration
from builder.model.plan import ClientPlan
from builder.model.safety import SelfCheck
from builder.model.validate import validate
from builder.model.visit import Visit
from builder.pipeline import open_project, project_for
from builder.tailoring.progress import AMOUNTS, PAIN, against, kept_checks, sides_of

_NUMBER = re.compile(r"[+-]?[0-9]{1,4}(\.[0-9]{1,2})?")

PAIN_QUESTION = "Worst pain in the last week, 0 to 10"

Results = dict[str, dict[str, float]]
"""The results of self-checks by id, then by side; the side is empty for a check without sides."""


@click.command("progress")
@click.argument("client", metavar="KEY_OR_FILE")
@click.option("--on", metavar="DATE", help="The day of the visit, such as 2026-12-23. [default: today]")
@click.option(
    "--from-log",
    "log",
    metavar="FILE.pdf",
    type=click.Path(path_type=Path),
    help="A booklet that came back filled in: what it holds is offered as the answer.",
)
@click.option("--project", type=click.Path(path_type=Path), help="The project whose exercises are chosen from.")
@format_option
def progress_command(client: str, on: str | None, log: Path | None, project: Path | None) -> None:
    """Ask for the results of a visit and keep them, with the plan that is given at it.

    Change the plan in the client's file first. The next booklet shows what is different from the visit before, and
    charts the self-checks. Each visit is a file in visits/KEY/, which you may edit.

    \b
    booklet client progress ana
    booklet client progress ana --from-log ana-returned.pdf
    """
    file, today = _file_of(client), datetime.date.today()
    opened = open_project(find_project(project), working_folder(file))
    plan = project_for(opened, file, today).project.plan_for
    assert plan
    folder = visits_folder(working_folder(file), plan.key)
    date = _day(on, today)
    _in_order(folder, date)
    found, remarks = results_in(log, kept_checks(opened)) if log else ({}, [])
    show_diagnostics(remarks)
    text = written_visit(date, _results(opened, plan, found), _number(PAIN_QUESTION, *PAIN), _note(), plan)
    target = folder / f"{date}.yaml"
    _keep(target, text)
    click.echo(f"{target} is written. Next:\n\n  booklet build --client {file}{os.linesep}", nl=False)


def _file_of(client: str) -> Path:
    """The file of a client that is named by it, or by the key of one in `clients/`."""
    if Path(client).suffix in (".yaml", ".yml"):
        return Path(client)
    known = {_key_of(path): path for path in sorted(Path("clients").glob("*.y*ml")) if path.name[0] != "."}
    if client not in known:
        hint = did_you_mean(client, known) or "make one with: booklet client new"
        raise ContentError(Diagnostic(f'there is no client "{client}" in the folder clients', None, hint))
    return known[client]


def _key_of(path: Path) -> str:
    """The key of a client's file; its name where it cannot be read, which is told when it is asked for."""
    try:
        return load_client(path)[1]
    except ContentError:
        return path.stem


def _day(on: str | None, today: datetime.date) -> datetime.date:
    try:
        day = datetime.date.fromisoformat(on) if on else today
    except ValueError:
        raise click.BadParameter("write it as 2026-12-23", param_hint="--on") from None
    if day > today:
        raise click.BadParameter(f"{day} lies in the future", param_hint="--on")
    return day


def _in_order(folder: Path, date: datetime.date) -> None:
    """Refuse a visit that is not the last one: the plan of now was not given at it."""
    visits = load_visits(folder)
    if visits and visits[-1].date >= date:
        last = visits[-1]
        hint = f"edit {last.span.path.name if last.span else folder}, or choose a later day with --on"
        raise OutputError(Diagnostic(f"there is a visit of {last.date} already", last.place("date"), hint))


def _results(project: Project, plan: ClientPlan, found: Found) -> Results:
    """What is answered for each self-check; one that a condition of the client forbids is not asked for."""
    results: Results = {}
    for name, check in kept_checks(project).items():
        conditions = against(check, plan.client)
        if conditions:
            click.echo(f"{check.name}: left out, not for a client with {', '.join(conditions)}")
            continue
        answers = dict(_answers(name, check, found))
        if answers:
            results[name] = answers
    return results


def _answers(name: str, check: SelfCheck, found: Found) -> Iterator[tuple[str, float]]:
    assert check.result
    for side in sides_of(check.result):
        question = ", ".join(filter(None, (check.name, check.result.unit, side)))
        value = _number(question, check.result.low, check.result.high, found.get((name, side)))
        if value is not None:
            yield side or "", value


def _number(question: str, low: int, high: int, found: float | None = None) -> float | None:
    """A number between two ends, or None; anything else is asked again."""

    def read(answer: str) -> str:
        if answer and not (_NUMBER.fullmatch(answer) and low <= float(answer) <= high):
            raise click.BadParameter(f"write a number from {low} to {high}, such as {high // 2}")
        return answer

    default = "" if found is None else f"{found:g}"
    answer = click.prompt(
        f"{question} (Enter for {default or 'none'})", default=default, show_default=False, value_proc=read
    )
    return float(answer) if answer else None


def _note() -> str:
    return str(click.prompt("Note for yourself (Enter for none)", default="", show_default=False)).strip()


def _keep(target: Path, text: str) -> None:
    """Write a visit, readable by its owner only; what is there already stays."""
    validate(Visit, load_yaml_text(text, target))  # a note may have signs that no file may have
    if target.exists():
        raise OutputError(Diagnostic(f"{target} is already there", None, "edit it, or choose another day with --on"))
    try:
        for folder in (target.parent.parent, target.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise OutputError(Diagnostic(f"cannot make {target.parent}: {error.strerror}")) from None
    write_output(target, text.encode(), private=True)


def written_visit(date: datetime.date, results: Results, pain: float | None, note: str, plan: ClientPlan) -> str:
    """The text of a visit's file; what there is none of is left out."""
    lines = [f"date: {date}"]
    if results:
        lines += ["checks:", *(f"  {name}: {_result(values)}" for name, values in results.items())]
    if pain is not None:
        lines.append(f"pain: {pain:g}")
    if note:
        lines.append(f"note: {quoted(note)}")
    return "\n".join([*lines, "plan:", *(f"  {e.id}: {_dose(e.dose)}" for e in plan.exercises), ""])


def _result(values: Mapping[str, float]) -> str:
    if "" in values:
        return f"{values['']:g}"
    return "{" + ", ".join(f"{side}: {value:g}" for side, value in values.items()) + "}"


def _dose(dose: Dose) -> str:
    """A dose as authors write it."""
    fields = ((field, getattr(dose, field)) for field in AMOUNTS)
    return "{" + ", ".join(f"{field}: {_amount(value)}" for field, value in fields if value is not None) + "}"


def _amount(value: Count | Duration | str) -> str:
    return value if isinstance(value, str) else value.written()


def quoted(text: str) -> str:
    """A text as it is written in YAML, whatever is in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
