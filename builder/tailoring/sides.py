"""The client's side: which one comes first, and pictures and words for who works with the other than the shown one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeVar

from builder.errors import Diagnostic
from builder.model.base import Text
from builder.model.dose import Dose, OneSide, SessionDose
from builder.model.exercise import Exercise, Picture
from builder.model.sides import SideWords
from builder.tailoring.exchange import Exchange

AnyDose = TypeVar("AnyDose", Dose, SessionDose, Dose | SessionDose)
Affected = Literal["left", "right", "both"]

_TEXTS = ("start", "steps", "feel", "mistakes", "easier", "harder", "care", "move_on")
"""The fields of an exercise that may name a side, besides those of its picture and the note of its dose."""


def dose_for_side(dose: AnyDose, side: Affected) -> AnyDose:
    """A dose with the affected side first, where it is done once for either and does not say which is first."""
    first = (dose.first or side) if dose.side in ("each leg", "each side") else None
    return dose.model_copy(update={"first": None if first == "both" else first})


def for_side(exercise: Exercise, side: Affected, words: SideWords) -> Exercise:
    """An exercise for a client whose affected side is `side`, by the words of the client's language.

    The affected side comes first, unless the dose is for one side only or for both at once. Where that is not the
    side that the picture shows, its drawing is mirrored, and left and right are exchanged in all texts. They
    stay as they are when some word may be a side, or not: what is printed must agree with itself.
    """
    exchange = Exchange(words)
    exercise = exercise.model_copy(update={"dose": dose_for_side(exercise.dose, side)})
    if not _is_turned(exercise, exchange) or any(map(exchange.unsure, _texts(exercise))):
        return exercise
    return _turned(exercise, exchange)


def side_warnings(exercise: Exercise, side: Affected, words: SideWords) -> Iterator[Diagnostic]:
    """A warning for each word that keeps an exercise from being turned, and for a picture that cannot be mirrored."""
    exchange = Exchange(words)
    exercise = exercise.model_copy(update={"dose": dose_for_side(exercise.dose, side)})
    if not _is_turned(exercise, exchange):
        return
    for text in _texts(exercise):
        for word in exchange.unsure(text):
            message = f'"{word}" may be a side or not: the card "{exercise.name}" is printed for the other side'
            hint = f'name what has the side, such as "{words.left} {words.parts[0]}", or say it without "{word}"'
            yield Diagnostic(message, text.span.find(word) if text.span else None, hint, "warning")
    if exercise.picture and not exercise.picture.drawing:
        message = f'the picture of the card "{exercise.name}" shows the other side'
        yield Diagnostic(message, exercise.picture.span, "only a drawing can be mirrored", "warning")


def _is_turned(exercise: Exercise, exchange: Exchange) -> bool:
    """Whether the client works with another side than the one that is shown, or works with it first."""
    dose = exercise.dose
    working = dose.side if dose.side in ("left", "right") else dose.first
    return working is not None and working != _shown(exercise.picture, exchange)


def _shown(picture: Picture | None, exchange: Exchange) -> OneSide:
    """The side at work in a picture: the first that its caption names, else the near one of docs/draw-a-pose.md."""
    named = exchange.first(picture.caption) if picture and picture.caption else None
    return named or ("left" if picture and picture.mirrored else "right")


def _texts(exercise: Exercise) -> Iterator[Text]:
    """Every text in which sides are exchanged; the words of a picture only where it can be mirrored."""
    for value in [*(getattr(exercise, name) for name in _TEXTS), exercise.dose.note]:
        yield from [value] if isinstance(value, Text) else value or []
    picture = exercise.picture
    if picture and picture.drawing:
        yield from (text for text in (picture.alt, picture.caption, *picture.labels.values()) if text)


def _turned(exercise: Exercise, exchange: Exchange) -> Exercise:
    """The exercise in a mirror: its drawing, and the sides in its texts."""

    def other(value: Text | Sequence[Text] | None) -> Any:
        if value is None:
            return None
        return exchange.exchanged(value) if isinstance(value, Text) else [exchange.exchanged(text) for text in value]

    picture, dose = exercise.picture, exercise.dose
    if picture and picture.drawing:
        words: dict[str, object] = {"alt": other(picture.alt), "caption": other(picture.caption)}
        words["labels"] = {key: other(text) for key, text in picture.labels.items()}
        picture = picture.model_copy(update={"mirrored": not picture.mirrored, **words})
    texts = {name: other(getattr(exercise, name)) for name in _TEXTS}
    dose = dose.model_copy(update={"note": other(dose.note)})
    return exercise.model_copy(update={**texts, "picture": picture, "dose": dose})
