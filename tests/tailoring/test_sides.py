"""The client's side: whose pictures are mirrored, which words are exchanged, and which side comes first."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.document import text_of
from builder.errors import ContentError
from builder.loading import load_yaml
from builder.model.base import Line, Text
from builder.model.dose import Dose, SessionDose
from builder.model.exercise import Alt, Exercise, Picture
from builder.model.validate import validate
from builder.pipeline import make_tree
from builder.resources import resource
from builder.tailoring.exchange import Exchange
from builder.tailoring.sides import dose_for_side, for_side, side_warnings
from builder.theme import load_sides
from tests.tailoring.small import ours

LOCALES = resource("templates/locales")
WORDS = load_sides(LOCALES / "en.sides.yaml")
EXCHANGE = Exchange(WORDS)


class Seen(NamedTuple):
    """What a client whose left side is affected should find: is the picture mirrored, and the sides that its
    alt text and its caption name, in their order."""

    mirrored: bool
    alt: str = ""
    caption: str = ""


LEFT = {
    "WU1": Seen(True, "left", "left"),
    "WU2": Seen(False),
    "WU3": Seen(True, "right right left", "left"),
    "WU4": Seen(False),
    "WU5": Seen(True, "right left left", "left"),
    "WU6": Seen(False),
    "ST1": Seen(True, "right right left left", "left"),
    "ST2": Seen(True, "right left", "left"),
    "ST3": Seen(True, "left right left left", "left"),
    "ST4": Seen(False),
    "ST5": Seen(True, "", "left"),
    "ST6": Seen(True, "", "left"),
    "ST7": Seen(True, "", "left"),
    "YO1": Seen(False, "", "left"),
    "YO2": Seen(False),
    "YO3": Seen(True, "", "left"),
    "SM1": Seen(True, "", "left"),
    "SM2": Seen(True, "", "left"),
    "SM3": Seen(True, "", "left"),
    "SG1": Seen(False),
    "SG2": Seen(True, "left right right left", "left right"),
    "SG3": Seen(True, "left", "left"),
    "SG4": Seen(False, "", "left"),
    "SG5": Seen(False),
    "SG6": Seen(False),
    "SG7": Seen(True, "left right right right", "left"),
    "SG8": Seen(False),
    "SG9": Seen(False),
    "CO1": Seen(False),
    "CO2": Seen(True, "", "left right"),
}
"""By reading each card: triangle and clamshell are drawn on the left side, all others on the right one."""

NO_SIDES = re.compile("right angle|knees are right")
"""The only such words of our cards that are no sides."""


def sides(text: str) -> str:
    """The sides that a text of our cards names."""
    return " ".join(re.findall(r"\b(?:left|right)\b", NO_SIDES.sub("", text).lower()))


def other(text: str) -> str:
    """Left for right and right for left, the same length either way."""
    return " ".join({"left": "right", "right": "left"}[side] for side in text.split())


def picture_of(exercise: Exercise) -> Picture:
    """The picture, which our cards all have."""
    assert exercise.picture
    return exercise.picture


def instructions(exercise: Exercise) -> list[str]:
    """All that a card says beside its picture."""
    fields = (exercise.feel, exercise.easier, exercise.harder, exercise.move_on, exercise.care or "")
    return [exercise.start, *exercise.steps, *exercise.mistakes, *fields]


def test_the_table_has_every_exercise() -> None:
    assert set(LEFT) == set(ours().exercises)


@pytest.mark.parametrize("name", LEFT)
def test_a_left_side_is_shown_and_named(name: str) -> None:
    plain = ours().exercises[name]
    turned, seen = for_side(plain, "left", WORDS), LEFT[name]
    picture, before = picture_of(turned), picture_of(plain)
    assert picture.mirrored == seen.mirrored
    assert (sides(picture.alt), sides(picture.caption or "")) == (seen.alt, seen.caption)
    assert sides(before.alt) == (other(seen.alt) if seen.mirrored else seen.alt)
    assert sides(before.caption or "") == (other(seen.caption) if seen.mirrored else seen.caption)
    assert re.sub("left|right", "", picture.alt) == re.sub("left|right", "", before.alt)
    assert instructions(turned) == instructions(plain), "our steps name no sides"
    assert list(side_warnings(plain, "left", WORDS)) == []


@pytest.mark.parametrize("name", LEFT)
def test_a_right_side_is_the_drawn_one_but_for_two(name: str) -> None:
    plain = ours().exercises[name]
    turned = for_side(plain, "right", WORDS)
    assert picture_of(turned).mirrored == (name in ("YO1", "SG4"))
    caption = picture_of(turned).caption or ""
    assert sides(caption).startswith("right") == bool(LEFT[name].caption)
    assert turned.dose.first == (None if plain.dose.side == "both" else "right")


def test_a_caption_begins_with_a_capital_letter_as_before() -> None:
    assert picture_of(for_side(ours().exercises["WU3"], "left", WORDS)).caption == "Left leg swings. Trunk stays still."


@pytest.mark.parametrize(
    ("text", "exchanged"),
    [
        ("Put the right heel on a chair.", "Put the left heel on a chair."),
        ("RIGHT hip, Left knee", "LEFT hip, Right knee"),
        ("Bend the left lower leg.", "Bend the right lower leg."),
        ("the **right** big toe, *left* hand", "the **left** big toe, *right* hand"),
        ("right\N{NO-BREAK SPACE}foot, right-handed", "left\N{NO-BREAK SPACE}foot, left-handed"),
        ("see the [right leg](#right-leg)", "see the [left leg](#right-leg)"),
        ("left and right leg in turn", "right and left leg in turn"),
        ("Lie on your left. Turn right, then left.", "Lie on your right. Turn left, then right."),
        ("Turn left and right.", "Turn right and left."),
        ("a ball to the left of the chair", "a ball to the right of the chair"),
        ("His right foot is in front of his left, so", "His left foot is in front of his right, so"),
    ],
)
def test_sides_are_exchanged(text: str, exchanged: str) -> None:
    assert EXCHANGE.exchanged(Text(text)) == exchanged
    assert EXCHANGE.exchanged(Text(exchanged)) == text
    assert EXCHANGE.unsure(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Stop right away.",
        "It hurts right at the sit bone.",
        "hip at a right angle",
        "All right, breathe.",
        "Put one foot right in front of the other.",
        "Roll out what was left over.",
        "Stand upright. Copyright.",
        "Warm up [here](#left-right)",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert EXCHANGE.exchanged(Text(text)) == text
    assert EXCHANGE.unsure(text) == []
    assert EXCHANGE.first(text) is None


@pytest.mark.parametrize(
    "text", ["Bent knees are right.", "10 seconds are left", "Take the right one.", "Right: 10 times"]
)
def test_words_that_may_be_sides_are_told(text: str) -> None:
    assert len(EXCHANGE.unsure(text)) == 1
    assert EXCHANGE.exchanged(Text(text)) == text


def with_texts(**texts: object) -> Exercise:
    """Our bridge on one leg with other texts."""
    return ours().exercises["SG2"].model_copy(update=texts)


def test_all_texts_of_a_card_are_exchanged() -> None:
    names = ("start", "feel", "easier", "harder", "care", "move_on")
    plain = with_texts(
        **{name: Text(f"{name}: right leg") for name in names},
        steps=[Text("Right leg."), Text("Left hand.")],
        mistakes=[Text("Left knee out")],
    )
    dose = plain.dose.model_copy(update={"note": Line("right leg twice")})
    picture = picture_of(plain).model_copy(update={"labels": {"knee": Line("Right knee")}})
    turned = for_side(plain.model_copy(update={"dose": dose, "picture": picture}), "left", WORDS)
    assert [getattr(turned, name) for name in names] == [f"{name}: left leg" for name in names]
    assert turned.steps == ["Left leg.", "Right hand."]
    assert turned.mistakes == ["Right knee out"]
    assert turned.dose.note == "left leg twice"
    assert picture_of(turned).labels == {"knee": "Left knee"}


def test_turned_twice_is_as_it_was() -> None:
    for plain in ours().exercises.values():
        there = for_side(plain, "left", WORDS)
        back = for_side(there.model_copy(update={"dose": plain.dose}), "right", WORDS)
        assert back == for_side(plain, "right", WORDS)


def test_texts_keep_their_kind_and_their_place() -> None:
    plain = ours().exercises["ST2"]
    turned = for_side(plain, "left", WORDS)
    assert isinstance(picture_of(turned).alt, Alt)
    assert picture_of(turned).alt.span == picture_of(plain).alt.span is not None
    assert picture_of(turned).span == picture_of(plain).span is not None
    assert (turned.span, turned.dose.span) == (plain.span, plain.dose.span)


def test_what_may_be_a_side_keeps_the_card_as_it_is() -> None:
    plain = with_texts(steps=[Text("Push the right leg up."), Text("Rest. Five are left.")])
    turned = for_side(plain, "left", WORDS)
    assert turned == plain.model_copy(update={"dose": turned.dose})
    assert turned.dose.first == "left"
    (warning,) = side_warnings(plain, "left", WORDS)
    assert warning.severity == "warning"
    assert warning.message == '"left" may be a side or not: the card "Single-leg bridge" is printed for the other side'
    assert list(side_warnings(plain, "right", WORDS)) == []


def test_a_warning_stands_at_the_word(tmp_path: Path) -> None:
    text = ours().exercises["SG2"].span
    assert text
    file = tmp_path / "bridge.yaml"
    file.write_text(text.path.read_text(encoding="utf-8").replace("  - Pause for one count.", "  - Pause, right one."))
    (warning,) = side_warnings(validate(Exercise, load_yaml(file)), "left", WORDS)
    assert warning.span
    assert (warning.span.path.name, warning.span.line, warning.span.column) == ("bridge.yaml", 12, 12)


def test_a_picture_file_stays_with_its_words_and_is_told() -> None:
    picture = Picture(file="a.png", alt=Alt("A right leg"), caption=Text("Right leg shown."))
    plain = with_texts(picture=picture, start=Text("Lift the right leg."))
    turned = for_side(plain, "left", WORDS)
    assert turned.picture == picture
    assert turned.start == "Lift the left leg."
    assert [warning.message for warning in side_warnings(plain, "left", WORDS)] == [
        'the picture of the card "Single-leg bridge" shows the other side'
    ]


def dose(kind: type[Dose] | type[SessionDose], **fields: object) -> Dose | SessionDose:
    """A dose for one leg after the other, but for some fields."""
    days = {"days": 3} if kind is Dose else {}
    return kind.model_validate({"sets": 2, "reps": 8, "rest": "none", "side": "each leg", **days, **fields})


@pytest.mark.parametrize("kind", [Dose, SessionDose])
def test_the_affected_side_comes_first_where_both_are_done(kind: type[Dose] | type[SessionDose]) -> None:
    assert dose_for_side(dose(kind), "left").first == "left"
    assert dose_for_side(dose(kind, side="each side"), "right").first == "right"
    assert dose_for_side(dose(kind), "both").first is None
    assert dose_for_side(dose(kind, first="right"), "left").first == "right", "who wrote it has a reason"
    for side in ("both", "left", "right"):
        assert dose_for_side(dose(kind, side=side), "left").first is None


def test_a_dose_for_one_side_shows_that_side() -> None:
    plain = ours().exercises["ST2"]
    only = plain.model_copy(update={"dose": plain.dose.model_copy(update={"side": "left"})})
    for client in ("left", "right", "both"):
        turned = for_side(only, client, WORDS)
        assert picture_of(turned).mirrored
        assert turned.dose == only.dose


def test_who_has_both_sides_affected_gets_the_card_as_it_is() -> None:
    for plain in ours().exercises.values():
        assert for_side(plain, "both", WORDS) == plain


def test_only_one_of_two_can_be_first(tmp_path: Path) -> None:
    file = tmp_path / "dose.yaml"
    file.write_text("{sets: 2, reps: 8, rest: none, side: both, first: left, days: 3}")
    with pytest.raises(ContentError, match="has a first side, which only each leg or each side can have"):
        validate(Dose, load_yaml(file))


def test_a_card_and_a_line_of_a_plan_say_which_side_is_first() -> None:
    exercises = {name: for_side(exercise, "left", WORDS) for name, exercise in ours().exercises.items()}
    tree = make_tree(replace(ours(), exercises=exercises), "standard")
    card = next(element for element in tree.walk() if element.get("id") == "ST2")
    ticket = next(element for element in card.walk() if element.name == "dose")
    assert "Each leg left first" in " ".join(text_of(ticket).split())
    figure = next(element for element in card.walk() if element.name == "figure")
    assert (figure.get("mirror"), figure.get("alt")) == ("yes", picture_of(exercises["ST2"]).alt)
    assert "each leg, left first" in text_of(tree)


def test_every_locale_tells_its_sides() -> None:
    for language in {path.name.partition(".")[0] for path in LOCALES.glob("*.yaml")}:
        words = load_sides(LOCALES / f"{language}.sides.yaml")
        assert words.left != words.right
        assert all(words.left in phrase or words.right in phrase for phrase in words.kept)
