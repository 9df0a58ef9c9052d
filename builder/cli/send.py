"""`booklet send`: booklets to clients by e-mail."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from builder.batch.privacy import about
from builder.batch.roster import Entry, entry_of, read_roster
from builder.cli.mailing import Found, Mailing, deliver, mailing_of, rehearse, settings_of
from builder.cli.terminal import as_json, find_project, format_option, progress, project_argument, show_diagnostics
from builder.delivery.mail.journal import journal_of
from builder.delivery.mail.message import Letter
from builder.delivery.mail.outcome import Outcome
from builder.delivery.mail.report import all_arrived, as_data, as_text, passwords_as_text
from builder.delivery.mail.selection import hold_back, shared_addresses
from builder.errors import Diagnostic, ExitCode, did_you_mean
from builder.model.mail import Mail


@click.command("send")
@click.argument("roster", required=False, type=click.Path(path_type=Path))
@project_argument
@click.option("--client", type=click.Path(path_type=Path, dir_okay=False), help="The file of a client: only to them.")
@click.option("--from", "booklets", type=click.Path(path_type=Path), help="The folder with the PDFs, as KEY.pdf.")
@click.option("--protect", is_flag=True, help="Each PDF opens with a password, which is told to you at the end.")
@click.option(
    "--drafts", type=click.Choice(["files", "imap"]), help="Only make drafts: .eml files, or in your mailbox."
)
@click.option("--dry-run", is_flag=True, help="Send nothing: write what would be sent, and say who would get it.")
@click.option("--yes", is_flag=True, help="Do not ask before sending.")
@click.option(
    "--resend", metavar="KEY", multiple=True, help="Send to this client once more; can be given several times."
)
@click.option(
    "--retry-for",
    type=click.FloatRange(0, 1440),
    default=10,
    show_default=True,
    metavar="MINUTES",
    help="How long to go on trying what the server puts off.",
)
@format_option
def send_command(
    roster: Path | None,
    project: Path | None,
    client: Path | None,
    booklets: Path | None,
    protect: bool,
    drafts: str | None,
    dry_run: bool,
    yes: bool,
    resend: tuple[str, ...],
    retry_for: float,
) -> int:
    """Send each client of ROSTER their booklet by e-mail: the PDFs that `booklet batch` made from it.

    With --client, one client gets the KEY.pdf that lies here. Nobody gets a booklet twice, whatever happens in between:
    start the same command again, and it goes on where it stopped. The exit code is 6 while anybody has not got theirs.

    \b
    booklet send --client clients/ana.yaml
    booklet send clients.csv --from booklets --dry-run
    booklet send clients.csv my-project --from booklets --protect
    """
    if client:
        entries, working, project = [entry_of(client)], client.resolve().parent.parent, roster or project
    elif roster and booklets:
        entries, working = read_roster(roster), roster.resolve().parent
    else:
        raise click.UsageError("name a ROSTER and its booklets with --from, or one client with --client")
    _known(resend, entries)
    mailing = mailing_of(find_project(project).resolve(), working, entries, booklets or Path(), protects=protect)
    _show(mailing.refused)
    if dry_run:
        return _tell(entries, mailing.refused, rehearse(mailing))
    settings = settings_of(mailing, drafts)
    with journal_of(mailing.outbox) as journal:
        letters, held = hold_back(mailing.letters, journal, resend)
        show_diagnostics(shared_addresses(letters))
        if letters and not yes:
            _confirm(letters, mailing, settings, drafts)
        say = progress() or (lambda words: None)
        found = deliver(mailing, letters, journal, settings, drafts, retry_for, say) if letters else ([], ())
        say("")
        _remind(journal.waiting(), entries)
    return _tell(entries, [*mailing.refused, *held], found)


def _known(keys: Sequence[str], entries: Sequence[Entry]) -> None:
    """Refuse to resend to somebody who is not among the clients."""
    known = [entry.key for entry in entries]
    for key in keys:
        if key not in known:
            raise click.BadParameter(
                f'there is no client "{key}"; {did_you_mean(key, known) or ""}', param_hint="--resend"
            )


def _confirm(letters: Sequence[Letter], mailing: Mailing, settings: Mail | None, drafts: str | None) -> None:
    """Show who gets what, and ask; who is not there to answer, sends nothing."""
    if not sys.stdin.isatty():
        raise click.UsageError("nobody is here to confirm the addresses: look at --dry-run, then add --yes")
    paper = mailing.paper
    by = "as drafts" if drafts or settings is None else f"by {settings.server}"
    click.echo(f"From {paper.practice.name} <{paper.sender}>, {by}: {paper.subject}\n", err=True)
    width = max(len(letter.key) for letter in letters)
    for letter in letters:
        click.echo(f"  {letter.key:<{width}}  {letter.address}", err=True)
    count = "1 client" if len(letters) == 1 else f"{len(letters)} clients"
    verb = "Make drafts for" if drafts else "Send to"
    click.confirm(f"\n{verb} {count}?", abort=True, err=True)


def _show(refused: Sequence[Outcome]) -> None:
    """Print why clients get nothing; as JSON the reasons stand in the report."""
    if not as_json():
        show_diagnostics(about(o.entry, problem) for o in refused if o.entry for problem in o.problems)


def _remind(waiting: Sequence[str], entries: Sequence[Entry]) -> None:
    """Tell of clients who wait for a message since an earlier run, and were not asked for in this one."""
    others = sorted(set(waiting) - {entry.key for entry in entries})
    if others:
        message = f"{len(others)} of an earlier run still wait for theirs: {', '.join(others)}"
        show_diagnostics([Diagnostic(message, None, "start the command of that run again", "warning")])


def _tell(entries: Sequence[Entry], untried: Sequence[Outcome], found: Found) -> int:
    """Print the report, in the order of the roster, and passwords where only a person reads them. The exit code."""
    outcomes, stopped = found
    order = {id(entry): index for index, entry in enumerate(entries)}
    by_key = {entry.key: index for index, entry in enumerate(entries)}
    told = sorted([*untried, *outcomes], key=lambda o: order[id(o.entry)] if o.entry else by_key[o.key])
    click.echo(json.dumps(as_data(told, stopped), indent=1) if as_json() else as_text(told))
    if not as_json():
        show_diagnostics(stopped)
    passwords = passwords_as_text(told)
    if passwords and sys.stdout.isatty() and not as_json():
        click.echo(f"\nPasswords, to be told in another way than by e-mail:\n\n{passwords}")
    elif passwords:
        message = "the passwords are told only at a terminal"
        show_diagnostics(
            [Diagnostic(message, None, "start the same command again there: nothing is sent twice", "warning")]
        )
    return ExitCode.OK if all_arrived(told) and not stopped else ExitCode.DELIVERY
