"""Renders a project through the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.document import Place
from builder.errors import ContentError
from builder.model.blocks import Cards, kind_of
from builder.model.exercise import Exercise
from builder.model.project import Project
from builder.model.references import printed_blocks, sessions_of_day
from builder.source import SourceSpan
from builder.templating.filters import Filters, look
from builder.templating.problems import problem_of
from builder.templating.sandbox import Sandbox, TemplateFolders, make_sandbox

START = "booklet.xml.j2"


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markup, and where its parts come from."""

    markup: str
    places: Place


def render(project: Project, folders: list[Path], words: Mapping[str, str], edition: str) -> Rendered:
    """Render the project's booklet with the templates of `folders`, the first that has one wins.

    `words` are the locale's; `edition` is the name of the theme, for templates that care.
    Raises ContentError for a template that fails and for text that cannot be made markup.
    """
    sandbox = make_sandbox(folders)
    filters = Filters(words, project)
    for name in (
        "at",
        "md",
        "line",
        "duration",
        "date",
        "day",
        "count",
        "number",
        "either",
        "both",
        "condition_phrases",
    ):
        sandbox.filters[name] = getattr(filters, name)
    sandbox.filters.update(day_of=sessions_of_day, look=look)
    try:
        markup = sandbox.get_template(START).render(_context(project, words, edition))
    except Exception as error:  # a template is a user's program: whatever it raises is its author's to mend
        raise ContentError(problem_of(error, sandbox)) from None
    if filters.problems:
        raise ContentError(filters.problems)
    find = _finder(sandbox)
    return Rendered(markup, Place(filters.places, find, find(START, 1)))


def _context(project: Project, words: Mapping[str, str], edition: str) -> dict[str, object]:
    """What templates see: content only, nothing that leads to files or to the program."""
    chapters = [project.chapters[name] for name in project.booklet.chapters]
    cards = project.plan_for.exercises if project.plan_for else _in_order(project)
    numbers = {exercise.id: number for number, exercise in enumerate(cards, start=1)}
    safety = project.safety
    return {
        "booklet": project.booklet,
        "chapters": chapters,
        "exercises": project.exercises,
        "numbers": numbers,
        "programmes": project.programmes,
        "self_checks": project.self_checks,
        "safety": safety,
        "conditions": {c.id: c for c in safety.conditions} if safety else {},
        "cautions": {c.family: c for c in safety.cautions} if safety else {},
        "terms": project.terms,
        "sources": project.sources,
        "families": {f.id: f for f in project.booklet.families},
        "say": words,
        "edition": edition,
        "practice": project.practice,
        "client": project.plan_for,
        "kind_of": kind_of,
        "cards_of": lambda block: _cards(project, block),
        "session": lambda programme, name: next(s for s in programme.sessions if s.id == name),
    }


def _cards(project: Project, block: Cards) -> list[Exercise]:
    """The exercises of a block of cards: the listed ones, or all of a family by id."""
    if isinstance(block.cards, list):
        return [project.exercises[name] for name in block.cards]
    family = [e for e in project.exercises.values() if e.family == block.cards]
    return sorted(family, key=lambda exercise: _natural(exercise.id))


def _natural(name: str) -> tuple[str, int]:
    digits = "".join(c for c in name if c.isdigit())
    return name.rstrip("0123456789"), int(digits or 0)


def _in_order(project: Project) -> Iterator[Exercise]:
    """Exercises in the order in which their cards are printed."""
    for block in printed_blocks(project):
        if isinstance(block, Cards):
            yield from _cards(project, block)


def _finder(sandbox: Sandbox) -> Callable[[str, int], SourceSpan | None]:
    loader = sandbox.loader
    assert isinstance(loader, TemplateFolders)
    found: dict[str, Path | None] = {}

    def place(name: str, line: int) -> SourceSpan | None:
        if name not in found:
            found[name] = loader.find(name)
        path = found[name]
        return SourceSpan(path, line, 1, line, 1) if path else None

    return place
