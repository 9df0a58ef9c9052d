"""The `booklet` command: its verbs, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from builder import __version__
from builder.cli.output import drop_stdout
from builder.cli.terminal import show_diagnostics
from builder.errors import BookletError, Diagnostic, ExitCode
from builder.garbage import look_seldom

_VERBS = {
    "build": "build:build_command",
    "client": "client:client_command",
    "batch": "batch:batch_command",
    "check": "check:check_command",
    "new": "new:new_command",
    "poses": "poses:poses_command",
    "verify": "verify:verify_command",
    "log": "log:log_group",
    "impose": "impose:impose_command",
    "print": "printing:print_command",
    "protect": "protect:protect_command",
    "send": "send:send_command",
    "list": "listing:list_command",
    "schema": "schema:schema_command",
}


class _Verbs(click.Group):
    """Loads a verb's module only when it is called, and turns errors into words and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        from importlib import import_module

        module, name = _VERBS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"builder.cli.{module}"), name)
        return command


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="booklet")
def cli() -> None:
    """Build printable booklets from YAML content.

    \b
    booklet build                       the booklet of this folder (or ours, outside any project)
    booklet build --edition large-print the same for readers who need large type
    booklet client new ana              a client's file: build --client makes a booklet for that person
    booklet batch clients.csv -o OUT    a booklet for each client of a table or folder
    booklet check                       claims, reading grade, print targets
    booklet new my-booklet              a small project to start from
    booklet poses                       compile its drawings from their pose files
    booklet verify my-booklet.pdf       check a PDF against PDF/UA and PDF/A
    booklet log read ana.pdf            what a client filled in in a booklet, as a table
    booklet impose ana.pdf              its pages on sheets to print and fold
    booklet print ana-print.pdf         print a file on a printer, and wait until it is done
    booklet protect ana.pdf             a copy that opens with a password only
    booklet send clients.csv --from OUT each client's booklet by e-mail, never twice

    \b
    Exit codes: 0 done, 2 wrong use, 3 content needs a change, 4 a gate of check fails, or a PDF does not comply,
    5 the result could not be written, 6 not delivered: a printer or mail server refused or could not be reached,
    130 interrupted, 1 a fault of ours.
    """


def main() -> None:
    """Run the command line and exit with its code."""
    look_seldom()
    sys.exit(run(lambda: cli.main(standalone_mode=False)))


def run(command: Callable[[], Any]) -> int:
    """Run a command; report what it raises. The exit code."""
    try:
        result = command()
    except BookletError as error:
        show_diagnostics(error.diagnostics)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        drop_stdout()
        return ExitCode.OK
    except MemoryError:
        show_diagnostics([Diagnostic("out of memory", None, "close other programs, or make the booklet smaller")])
        return ExitCode.INTERNAL
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        show_diagnostics([Diagnostic(f"{where}{error.strerror or error}", None, "look at the folder's permissions")])
        return ExitCode.OUTPUT
    return int(result) if isinstance(result, int) else ExitCode.OK
