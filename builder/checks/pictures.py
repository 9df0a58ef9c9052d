"""Pictures: every card has one, and every drawing is the one that its pose file gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.document import Element
from builder.errors import Diagnostic
from builder.illustration.library import Library
from builder.model import Project

HINT = "add one: picture: {drawing: ID, alt: what it shows}"


@dataclass(slots=True)
class PictureReport:
    """How many cards are printed and have a picture, how many drawings are up to date, and what is wrong."""

    cards: int = 0
    pictured: int = 0
    drawings: int = 0
    problems: list[Diagnostic] = field(default_factory=list)


def check_pictures(tree: Element, library: Library, own: Iterable[str]) -> PictureReport:
    """Look for cards without a picture, and for drawings that are not compiled or out of date.

    Of the library those drawings are looked at that are printed, and the project's `own`.
    """
    report = PictureReport()
    for card in (element for element in tree.walk() if element.name == "exercise"):
        report.cards += 1
        if card.first("figure"):
            report.pictured += 1
        else:
            message = f'the card "{card.get("title")}" has no picture'
            report.problems.append(Diagnostic(message, card.where, HINT))
    names = sorted({*own, *(element.get("drawing") for element in tree.walk() if element.get("drawing"))})
    outdated = list(library.outdated(names))
    report.drawings = len(names) - len(outdated)
    report.problems += outdated
    return report


def undrawn(project: Project) -> list[Diagnostic]:
    """A diagnostic for each exercise of a project that has no picture."""
    return [
        Diagnostic(f'the exercise "{exercise.name}" has no picture', exercise.span, HINT)
        for exercise in project.exercises.values()
        if exercise.picture is None
    ]
