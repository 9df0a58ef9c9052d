"""The page about sending: every field, option and state is listed, and its fault table is that of the tests."""

from __future__ import annotations

import click

from builder.cli.send import send_command
from builder.delivery.mail import credentials
from builder.delivery.mail.outcome import Outcome
from builder.delivery.mail.report import STATES, as_text
from builder.loading import load_yaml_text
from builder.model.mail import DraftsFolder, Mail
from builder.model.practice import Practice
from builder.model.validate import validate
from tests.delivery.mail.faults import as_markdown
from tests.docs.pages import DOCS, codes, first_cells, page

NAME = "send-to-clients.md"


def test_every_field_has_a_row() -> None:
    assert [name for name in Mail.model_fields if name not in first_cells(page(NAME))] == []
    assert [name for name in DraftsFolder.model_fields if f"`{name}`" not in page(NAME)] == []


def test_every_option_and_state_has_a_row() -> None:
    rows = " ".join(first_cells(page(NAME)))
    options = [option for option in send_command.params if isinstance(option, click.Option)]
    assert [name for option in options for name in option.opts if name not in rows] == []
    assert [state for state in STATES if state not in first_cells(page(NAME))] == []
    for name in (credentials.USER, credentials.PASSWORD, credentials.TOKEN_COMMAND):
        assert name in first_cells(page(NAME))


def test_the_fault_table_is_that_of_the_tests() -> None:
    assert "\n".join(as_markdown()) in page(NAME)


def test_the_practice_of_the_page_can_send() -> None:
    (text,) = (code.text for code in codes(page(NAME)) if code.text.startswith("name:"))
    practice = validate(Practice, load_yaml_text(text, DOCS / NAME))
    assert practice.mail
    assert (practice.mail.port, practice.mail.protection) == (587, "starttls")


def test_the_report_is_as_shown() -> None:
    outcomes = [
        Outcome("ana", "sent"),
        Outcome("bo", "queued", "put off: 450 4.2.1 mailbox busy"),
        Outcome("cy", "refused", "clients/cy.yaml:6:11: the client has not agreed to e-mail"),
    ]
    (shown,) = (code.text for code in codes(page(NAME)) if code.language == "text")
    assert as_text(outcomes) == shown.rstrip()
