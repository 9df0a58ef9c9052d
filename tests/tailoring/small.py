"""Our project and small clients, for the tests of what is made for one client."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings

from builder.errors import Diagnostic
from builder.loading import load_yaml
from builder.model import Project, load_project
from builder.model.base import Id
from builder.model.client import Client
from builder.model.exercise import Exercise
from builder.model.safety import Safety
from builder.model.validate import validate
from builder.tailoring.screening import Screening, screen
from tests.conftest import PROJECTS

STEADY = settings(max_examples=300, deadline=None, derandomize=True, database=None)
"""Random examples, the same in every run."""


@cache
def ours() -> Project:
    """The project with our exercises."""
    return load_project(PROJECTS["flagship"])


def safety() -> Safety:
    """The safety rules of our project."""
    rules = ours().safety
    assert rules
    return rules


def with_safety(**update: Any) -> Project:
    """Our project with other safety rules."""
    return replace(ours(), safety=safety().model_copy(update=update))


def with_exercise(exercise: Exercise, project: Project | None = None) -> Project:
    """Our project, or another, with an exercise in place of the one of that name."""
    project = project or ours()
    return replace(project, exercises={**project.exercises, exercise.id: exercise})


def client(**fields: Any) -> Client:
    """A client, as if it had been read from a file."""
    default = {"name": "Ana Example", "side": "both"} | ({} if "programme" in fields else {"exercises": ["SG1"]})
    return Client.model_validate(default | fields)


def client_of(folder: Path, text: str) -> Client:
    """A client's file with these lines behind its name and side, which stand in line 1."""
    path = folder / "ana.yaml"
    path.write_text("{name: Ana Example, side: both,\n" + text + "}\n", encoding="utf-8")
    return validate(Client, load_yaml(path))


def ids(*names: str) -> list[Id]:
    """Names as ids."""
    return [Id(name) for name in names]


def screened(project: Project, *names: str, **fields: Any) -> Screening:
    """The screening of some exercises, for a client who has listed them."""
    return screen(project, ids(*names), client(**{"exercises": list(names), **fields}))


def errors(problems: Any) -> list[Diagnostic]:
    """Those that stop the making of a booklet."""
    return [problem for problem in problems if problem.severity == "error"]


def warnings(problems: Any) -> list[Diagnostic]:
    """Those that a practitioner should know of."""
    return [problem for problem in problems if problem.severity == "warning"]


def at(problem: Diagnostic) -> str:
    """Where a problem is shown, as `line:column`; empty without a place."""
    return f"{problem.span.line}:{problem.span.column}" if problem.span else ""
