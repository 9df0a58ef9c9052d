"""What authors get wrong in pose files: each mistake is told in its place, and its remedy is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import ContentError, Diagnostic
from builder.illustration.compiling import compile_pose
from tests.illustration.conftest import PEOPLE, pose_file
from tests.illustration.wrong_fields import FIELDS, REACH, STANDING, STEP, Wrong

MOVE = "move the limb, or the figure"
RAISE = "raise it: ground, root, or a limb"
APART = "move them apart, or give them less room to run in"
LONGER = "make the arrow longer or straighter, or its head smaller"

TABLE = [
    Wrong(
        "a target too far for a leg",
        "figure:\n  root: [0, 90]\n  near_leg: {to: [80, 20]}\n",
        ("[80, 20]", "[40, 20]"),
        "5:7",
        "the near leg cannot reach its target: it is 24.9 cm too far",
        REACH,
    ),
    Wrong(
        "a target too far for an arm",
        STANDING + "  near_arm: {to: [90, 90], hand: 0, bend: -1}\n",
        ("[90, 90]", "[45, 100]"),
        "5:7",
        "the near arm cannot reach its target: it is 41.7 cm too far",
        REACH,
    ),
    Wrong(
        "a target too near",
        "figure:\n  view: front\n  root: [0, 90]\n  left_leg: {to: [-8.6, 89]}\n",
        ("89]", "20]"),
        "6:7",
        "the left leg cannot reach its target: it is 1.0 cm too near",
        REACH,
    ),
    Wrong(
        "a contact that hangs in the air",
        STANDING + "  near_leg: [10]\n  touch: {far_sole: 0, near_knee: 0}\n",
        (", near_knee: 0", ""),
        "6:7",
        "near knee is 45.6 cm above where it should touch",
        MOVE,
    ),
    Wrong(
        "a contact below the floor",
        "figure:\n  root: [0, 87]\n  touch: {near_sole: 0}\n",
        ("87", "88.5"),
        "5:7",
        "near sole is 1.7 cm below where it should touch",
        MOVE,
    ),
    Wrong(
        "a ground beside a root, which counts",
        STANDING + "  root: [0, 92]\n",
        ("92", "88.7"),
        "4:7",
        "near sole is 3.3 cm above where it should be",
        MOVE,
    ),
    Wrong(
        "a pin that holds nothing",
        STANDING + "  near_arm: {to: [40, 100], hand: 0, bend: -1}\n  pin: {near_palm: 20}\n",
        ("near_palm: 20", "near_hip: 0"),
        "6:7",
        "near palm is 17.0 cm right of where it should be",
        MOVE,
    ),
    Wrong(
        "a rest at heights too far apart",
        "figure:\n  rest: {near_heel: 0, near_toe: 90}\n",
        ("near_toe: 90", "near_toe: 1"),
        "4:7",
        "near toe is 66.9 cm below where it should be",
        MOVE,
    ),
    Wrong(
        "a knee that bends forward",
        STANDING + "  far_leg: [40, -30]\n",
        ("-30", "30"),
        "5:7",
        "the far leg bends the knee to -30°, beyond -12° to 158°",
        "bodies do not go there",
    ),
    Wrong(
        "an elbow that bends backward",
        STANDING + "  near_arm: {abs: [270, 200]}\n",
        ("200", "300"),
        "5:7",
        "the near arm bends the elbow to -70°, beyond -12° to 158°",
        "bodies do not go there",
    ),
    Wrong(
        "a back that folds",
        STANDING + "  spine: [80, 90]\n",
        ("80, 90", "80, 30"),
        "5:7",
        "the low back bends to 90°, beyond -35° to 70°",
        "bodies do not go there",
    ),
    Wrong(
        "a neck that breaks",
        STANDING + "  neck: 100\n",
        ("100", "40"),
        "5:7",
        "the neck bends to 100°, beyond -70° to 75°",
        "bodies do not go there",
    ),
    Wrong(
        "a figure that sinks",
        "figure:\n  spine: [180]\n  ground: near_hip\n",
        ("near_hip", "buttock"),
        "4:7",
        "the figure sinks",
        RAISE,
    ),
    Wrong(
        "something outside the frame",
        STANDING + "props:\n  - floor: [-40, 140]\nframe: [-50, -10, 60, 180]\n",
        ("140", "50"),
        "7:5",
        "something is drawn outside the frame",
        "everything lies in [-40, -",
    ),
    Wrong(
        "labels that overlap",
        STANDING + "words:\n  - {words: Shoulder blade, at: [40, 120]}\n  - {words: Upper arm, at: [50, 119]}\n",
        ("[50, 119]", "[50, 90]"),
        "5:5",
        'the labels "Shoulder blade" and "Upper arm" overlap',
        APART,
    ),
    Wrong(
        "a label that sticks out",
        STANDING + "words:\n  - {words: The hamstrings, at: [50, 90]}\nframe: [-60, -10, 60, 180]\n",
        ("[50, 90]", "[20, 90]"),
        "5:5",
        'the label "The hamstrings" sticks out',
        APART,
    ),
    Wrong(
        "an unknown muscle",
        STANDING + "target: [near.quads, near.hamstring]\n",
        ("near.hamstring", "near.hamstrings"),
        "5:26",
        'there is no muscle "near.hamstring"',
        'did you mean "hamstrings"?',
    ),
    Wrong(
        "a side that this view does not have",
        STANDING + "target: [left.quads]\n",
        ("left.", "far."),
        "5:14",
        'there is no side "left.quads"',
        "here: near or far",
    ),
    Wrong(
        "an unknown prop",
        STANDING + "props:\n  - mat: [0, 20]\n  - bal: [60, 27]\n",
        ("bal:", "ball:"),
        "7:9",
        '"bal" is no kind of prop',
        'did you mean "ball"?',
    ),
    Wrong(
        "an unknown person",
        STANDING + "  person: mya\n",
        ("mya", "maya"),
        "5:7",
        'there is no person "mya"',
        'did you mean "maya"?',
    ),
    Wrong(
        "an unknown landmark on the ground",
        "figure:\n  ground: near_heal\n",
        ("heal", "heel"),
        "4:7",
        'there is no landmark "near_heal"',
        'did you mean "near_heel"?',
    ),
    Wrong(
        "an unknown landmark of a contact",
        STANDING + "  touch: {near_sole: 0, near_too: 0}\n",
        ("near_too", "near_toe"),
        "5:7",
        'there is no landmark "near_too"',
        'did you mean "near_toe"?',
    ),
    Wrong(
        "an unknown landmark to reach for",
        STANDING + "  near_arm: {to: [near_nee, 0, 30], bend: -1}\n",
        ("near_nee", "near_knee"),
        "5:23",
        'there is no landmark "near_nee"',
        'did you mean "near_knee"?',
    ),
    Wrong(
        "an unknown landmark of a prop",
        STANDING + "props:\n  - ball: [near_nee, 40, 0]\n",
        ("near_nee", "near_knee"),
        "6:16",
        'there is no landmark "near_nee"',
        'did you mean "near_knee"?',
    ),
    Wrong(
        "an unknown landmark of words",
        STANDING + "words:\n  - {words: Chest, at: [40, 120], to: chst}\n",
        ("chst", "chest"),
        "6:43",
        'there is no landmark "chst"',
        'did you mean "chest"?',
    ),
    Wrong(
        "an unknown part",
        STEP.replace("near_leg]", "near_leg, tail]"),
        (", tail", ""),
        "6:28",
        'there is no part "tail"',
        "known here: far_arm, far_leg, head, hips, near_arm, near_leg, upper",
    ),
    Wrong(
        "an arrow too short",
        STANDING + "arrows:\n  - path: [[40, 0], [46, 0]]\n",
        ("46", "60"),
        "6:9",
        "the arrow is 6.0 cm long: its head needs 8.6 cm",
        LONGER,
    ),
    Wrong(
        "an arrow that traces nothing",
        STEP + "arrows:\n  - trace: near_knee\n    ghost: 1\n",
        ("ghost: 1", "ghost: 0"),
        "8:9",
        "the arrow traces a ghost that is not there",
        "add one: ghosts:",
    ),
]


def problems(path: Path) -> tuple[Diagnostic, ...]:
    """What compiling a pose file finds."""
    try:
        compile_pose(path, PEOPLE)
    except ContentError as error:
        return error.diagnostics
    return ()


def place(problem: Diagnostic) -> str:
    assert problem.span
    return f"{problem.span.path.name}:{problem.span.line}:{problem.span.column}"


@pytest.mark.parametrize("wrong", [*TABLE, *FIELDS], ids=lambda wrong: wrong.name)
def test_each_mistake_is_told_in_its_place(wrong: Wrong, tmp_path: Path) -> None:
    (problem,) = problems(pose_file(tmp_path, wrong.panel))
    assert wrong.message in problem.message
    assert place(problem) == f"bend.yaml:{wrong.at}"
    assert (problem.hint or "").startswith(wrong.hint)
    assert problem.severity == "error"


@pytest.mark.parametrize("wrong", [*TABLE, *FIELDS], ids=lambda wrong: wrong.name)
def test_the_mended_pose_is_silent(wrong: Wrong, tmp_path: Path) -> None:
    old, new = wrong.mended
    assert wrong.panel.count(old) == 1
    assert problems(pose_file(tmp_path, wrong.panel.replace(old, new))) == ()


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    path = pose_file(tmp_path, STANDING)
    other = path.rename(tmp_path / "bow.yaml")
    (problem,) = problems(other)
    assert problem.message == 'the id "bend" is not the file\'s name'
    assert place(problem) == "bow.yaml:1:5"
    assert problem.hint == 'write "id: bow"'


def test_every_rule_stays_silent_at_its_limit(tmp_path: Path) -> None:
    """A contact 1.4 cm off its height, flesh 3 cm in a mat, and a knee just within its range are no mistakes."""
    assert problems(pose_file(tmp_path, "figure:\n  root: [0, 87.3]\n  touch: {near_sole: 0}\n")) == ()
    assert problems(pose_file(tmp_path, "figure:\n  root: [0, 86.2]\n")) == ()
    assert problems(pose_file(tmp_path, STANDING + "  far_leg: [60, 157]\n")) == ()


def test_joints_of_a_front_view_are_not_measured(tmp_path: Path) -> None:
    """There a limb that bends towards the reader is drawn as one that bends aside."""
    front = "figure:\n  view: front\n  ground: left_sole\n  left_arm: [90, -100]\n"
    assert problems(pose_file(tmp_path, front)) == ()


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    path = pose_file(
        tmp_path,
        "figure:\n  ground: near_sole\n  near_arm: {to: [200, 90]}\n  neck: 100\n  touch: {near_knee: 0}\n"
        "frame: [0, 0, 9, 9]\n",
    )
    more = "  - figure: {person: mya}\n  - figure: {ground: near_sole}\n    target: [near.quad, near.hams, left.calf]\n"
    path.write_text(path.read_text().replace("id: bend", "id: bow") + more)
    found = problems(path)
    assert [place(problem).split(":", 1)[1] for problem in found] == [
        "1:5", "5:7", "6:7", "7:7", "8:5", "9:14", "11:14", "11:25", "11:36",
    ]  # fmt: skip


def test_problems_of_the_fields_come_at_once(tmp_path: Path) -> None:
    path = pose_file(tmp_path, "figure:\n  near_leg: [x]\n  grund: near_sole\n  hands: {near: claw}\nporps: []\n")
    assert {place(problem) for problem in problems(path)} == {
        "bend.yaml:4:18", "bend.yaml:5:7", "bend.yaml:6:21", "bend.yaml:7:5",
    }  # fmt: skip


def test_what_cannot_be_painted_hides_nothing_else(tmp_path: Path) -> None:
    """Props of every depth, muscles, arrows and words are looked at, and the figure is checked all the same."""
    found = problems(
        pose_file(
            tmp_path,
            STANDING + "  neck: 100\nprops:\n  - ball: near_nee\n  - {stick: [chst, [9, 9]]}\n  - band: [nse, [9, 9]]\n"
            "target: [near.quad]\narrows:\n  - {push: crwn, direction: 0}\nwords:\n  - {words: Hip, at: near_hp}\n",
        )
    )
    assert [place(problem).split(":", 1)[1] for problem in found] == [
        "5:7", "10:14", "7:15", "8:18", "9:16", "12:16", "14:26",
    ]  # fmt: skip


def test_a_shape_that_cannot_be_painted_is_told_alone(tmp_path: Path) -> None:
    """What refers to the marks after it would be told wrongly."""
    shapes = "shapes:\n  - {line: [a, [9, 9]]}\n  - {mark: b, at: [0, 0]}\nwords:\n  - {words: B, at: b}\n"
    (problem,) = problems(pose_file(tmp_path, shapes))
    assert place(problem) == "bend.yaml:4:17"
