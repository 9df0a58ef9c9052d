"""A project as a practice gives it out: its name, contact and words, its pain ceiling, its formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.errors import ContentError, Diagnostic
from builder.model.base import Line
from builder.model.booklet import Booklet, Contact
from builder.model.practice import Emergency, Practice
from builder.model.project import Project
from builder.tailoring.pain import under_ceiling
from builder.tailoring.variables import fill, variables_of

_TAKEN = ("logo", "disclaimer", "edition", "paper", "language")
"""What stands in the booklet's place where the practice has it."""


def applied(project: Project, practice: Practice | None, words: Mapping[str, str]) -> Project:
    """The project with everything that a practice sets for all its booklets, and with all variables filled in.

    Without a practice the variables have the words of the US and the booklet's own pain rule.  `words` are the
    locale's.  Raises ContentError for a variable that there is not, and for a pain ceiling that the booklet cannot
    follow.
    """
    problems: list[Diagnostic] = []
    if practice:
        project = replace(project, practice=practice, booklet=_given_out(project.booklet, practice))
        if project.safety:
            pain, problems = under_ceiling(project.safety.pain, practice)
            project.safety = project.safety.model_copy(update={"pain": pain})
    emergency = practice.emergency if practice else Emergency()
    variables = variables_of(emergency, project.safety.pain if project.safety else None, words)
    project, unknown = fill(project, variables, words)
    if problems or unknown:
        raise ContentError([*problems, *unknown])
    return project


def _given_out(booklet: Booklet, practice: Practice) -> Booklet:
    contact = Contact(
        name=practice.name,
        lines=practice.lines,
        phone=practice.phone,
        email=practice.email,
        web=Line(practice.web.removeprefix("https://")) if practice.web else None,
    )
    taken = {name: value for name in _TAKEN if (value := getattr(practice, name)) is not None}
    return booklet.model_copy(update={"author": practice.name, "contact": contact, **taken})
