"""The pages on printing and protecting list every option, and say what happens."""

from __future__ import annotations

import re

import click
import pytest

from builder.cli.impose import impose_command
from builder.cli.protect import protect_command
from builder.press.protection import WORDS_OF_A_PASSWORD
from builder.press.words import WORDS
from tests.docs.pages import codes, first_cells, page, prose
from tests.press.folding import hand_fed

PRINT, PROTECT = page("print-and-fold.md"), page("protect-a-pdf.md")


@pytest.mark.parametrize(("command", "text"), [(impose_command, PRINT), (protect_command, PROTECT)])
def test_every_option_has_a_row_with_its_choices(command: click.Command, text: str) -> None:
    named = {cell.split()[0] for cell in first_cells(text)}
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [name for option in options for name in option.opts if name not in named] == []
    table = [line for line in text.splitlines() if line.startswith("| `")]
    for option in options:
        rows = [line for line in table if re.search(rf"`{option.opts[-1]}[ `]", line.split(" | ")[0])]
        assert len(rows) == 1, option.name
        if isinstance(option.type, click.Choice) and option.name != "format":
            assert [choice for choice in option.type.choices if f"`{choice}`" not in rows[0]] == []


def test_the_table_of_printers_is_what_the_paper_does() -> None:
    rows = re.findall(r"^\| (down|up) \| (above|below) \| (.*) \|$", PRINT, re.MULTILINE)
    assert len(rows) == 4
    for print_is, prints, then in rows:
        drawn = hand_fed(9, out_face_up=print_is == "up", prints_upper_side=prints == "above")
        assert (then == "`--reverse-backs`") == (drawn == list(reversed(range(9)))), (print_is, prints)


def test_the_password_shown_is_one_that_could_be() -> None:
    (shown,) = (code.text for code in codes(PROTECT) if code.language == "text")
    words = shown.split()[-1].split("-")
    assert len(words) == WORDS_OF_A_PASSWORD
    assert set(words) <= set(WORDS)
    assert "six words, 51 bits" in prose(PROTECT)
