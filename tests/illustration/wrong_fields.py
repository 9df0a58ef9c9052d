"""Mistakes in the fields of pose files, and in what these may name: what is told of each, and its remedy."""

from __future__ import annotations

from typing import NamedTuple


class Wrong(NamedTuple):
    """A panel with a mistake, the words of it that mend it, and the error: its place is line:column."""

    name: str
    panel: str
    mended: tuple[str, str]
    at: str
    message: str
    hint: str


STANDING = "figure:\n  ground: near_sole\n"
STEP = STANDING + "ghosts:\n  - {parts: [near_leg], set: {near_leg: [40]}}\n"
REACH = "move the target, or the body towards it"
ORDERED = "from back to front, as in ["
TAKE_TURNS = "legs are placed before arms"

FIELDS = [
    Wrong(
        "rest on one landmark",
        "figure:\n  rest: {near_heel: 0}\n",
        ("0}", "0, near_toe: 1}"),
        "4:14",
        '"rest" has too few items (1): at least 2 are needed',
        "",
    ),
    Wrong(
        "rest on three landmarks",
        "figure:\n  rest: {near_heel: 0, near_toe: 1, far_toe: 0}\n",
        (", far_toe: 0", ""),
        "4:14",
        '"rest" has too many items (3): at most 2 fit',
        "",
    ),
    Wrong(
        "rest on two landmarks in one place",
        "figure:\n  person: kofi\n  spine: [180]\n  rest: {near_hip: 12, pelvis: 12}\n",
        ("near_hip", "thorax"),
        "6:7",
        'the figure cannot rest on "near_hip" and "pelvis": they are in one place',
        "name two landmarks that lie apart",
    ),
    Wrong(
        "no ground",
        "figure:\n  ground: {}\n",
        ("{}", "{near_sole: 0}"),
        "4:15",
        '"ground" has too few items (0): at least 1 are needed',
        "",
    ),
    Wrong(
        "a ground at no height",
        "figure:\n  ground: {near_sole: low}\n",
        ("low", "0"),
        "4:27",
        '"near_sole" should be a number',
        "",
    ),
    Wrong(
        "two grounds",
        "figure:\n  ground: {near_sole: 0, far_sole: 2}\n",
        (", far_sole: 2", ""),
        "4:16",
        '"ground" has too many items (2): at most 1 fit',
        "",
    ),
    Wrong(
        "two pins",
        STANDING + "  pin: {near_sole: 0, crown: 0}\n",
        (", crown: 0", ""),
        "5:13",
        '"pin" has too many items (2): at most 1 fit',
        "",
    ),
    Wrong(
        "a root at a landmark",
        "figure:\n  root: near_hip\n",
        ("near_hip", "[0, 90]"),
        "4:13",
        '"root" should be two numbers, [x, y] in cm',
        "",
    ),
    Wrong(
        "an unknown part in the order",
        STANDING + "  order: [far_arm, far_leg, neck, shirt, head, near_leg, near_arm, tail]\n",
        (", tail", ""),
        "5:7",
        "the order should name every part once: it has the unknown tail",
        ORDERED + "far_arm,",
    ),
    Wrong(
        "a part of the other view in the order",
        STANDING + "  order: [far_arm, left_leg, neck, shirt, head, near_leg, near_arm]\n",
        ("left_leg", "far_leg"),
        "5:7",
        "the order should name every part once: it lacks far_leg; it has the unknown left_leg",
        ORDERED + "far_arm,",
    ),
    Wrong(
        "a part that stands twice in the order",
        STANDING + "  order: [far_arm, far_leg, neck, shirt, near_leg, head, near_leg, near_arm]\n",
        ("near_leg, head", "head"),
        "5:7",
        "the order should name every part once: it repeats near_leg",
        ORDERED + "far_arm,",
    ),
    Wrong(
        "an order without all parts",
        "figure:\n  view: front\n  ground: left_sole\n  order: [left_leg, hips]\n",
        ("[left_leg, hips]", "[]"),
        "6:7",
        "it lacks neck, right_leg, left_arm, right_arm, shirt, head",
        ORDERED + "neck,",
    ),
    Wrong(
        "legs that reach for each other",
        "figure:\n  root: [0, 88]\n  near_leg: {to: far_ankle}\n  far_leg: {to: [near_ankle, 2, 3]}\n",
        ("far_ankle", "[0, 8]"),
        "5:7",
        'the near leg cannot reach for "far_ankle", whose place is found later',
        TAKE_TURNS,
    ),
    Wrong(
        "a leg that reaches for a hand",
        "figure:\n  root: [0, 88]\n  near_leg: {to: near_wrist}\n",
        ("near_wrist", "[near_hip, 2, -76]"),
        "5:7",
        'the near leg cannot reach for "near_wrist", whose place is found later',
        TAKE_TURNS,
    ),
    Wrong(
        "an arm of a ghost that reaches for itself",
        STANDING + "ghosts:\n  - parts: [near_arm]\n    set: {near_arm: {to: near_elbow}}\n",
        ("near_elbow", "[near_shoulder, 30, -20], bend: -1"),
        "7:15",
        'the near arm cannot reach for "near_elbow"',
        TAKE_TURNS,
    ),
    Wrong(
        "a ghost that reaches too far",
        STANDING + "ghosts:\n  - parts: [near_arm]\n    set: {near_arm: {to: [90, 90], hand: 0, bend: -1}}\n",
        ("[90, 90]", "[45, 100]"),
        "7:15",
        "the ghost's near arm cannot reach its target: it is 41.7 cm too far",
        REACH,
    ),
    Wrong(
        "a ghost in another view",
        STANDING + "ghosts:\n  - {set: {view: front, spine: [80]}}\narrows:\n  - trace: crown\n",
        ("view: front, ", ""),
        "6:16",
        '"set" changes the view or the person',
        "",
    ),
    Wrong(
        "a ghost without a figure",
        "props:\n  - floor: [0, 90]\nghosts:\n  - set: {spine: [80]}\n",
        ("ghosts:\n  - set: {spine: [80]}\n", ""),
        "6:7",
        '"ghosts" needs a figure',
        "",
    ),
    Wrong(
        "a muscle without a figure",
        "props:\n  - floor: [0, 90]\ntarget: [near.quads]\n",
        ("target: [near.quads]", ""),
        "5:13",
        '"target" needs a figure',
        "",
    ),
    Wrong(
        "a limb of the other view",
        STANDING + "  left_leg: [30]\n",
        ("left", "far"),
        "5:7",
        "there is no left side in this view",
        "here: near or far",
    ),
    Wrong(
        "a hand of the other view, in a ghost",
        STANDING + "ghosts:\n  - set: {hands: {right: fist}}\n",
        ("right", "near"),
        "6:15",
        "there is no right side in this view",
        "here: near or far",
    ),
    Wrong(
        "an unknown segment",
        STANDING + "  foreshorten: {near_thig: 0.98}\n",
        ("thig:", "thigh:"),
        "5:7",
        'there is no segment "near_thig"',
        'did you mean "near_thigh"?',
    ),
    Wrong(
        "an empty panel",
        "label: Nothing\n",
        ("label: Nothing", "label: Floor\nprops: [{floor: [0, 90]}]"),
        "3:5",
        "the panel shows nothing",
        "give it a figure, props or shapes",
    ),
    Wrong(
        "nothing but words",
        "words:\n  - {words: Hi, at: [0, 0]}\n",
        ("[0, 0]}", "[0, 0]}\nprops: [{floor: [0, 90]}]"),
        "3:5",
        "the panel shows nothing",
        "give it a figure, props or shapes",
    ),
    Wrong(
        "nothing but a mark, in a frame",
        "frame: [-9, -9, 99, 9]\nshapes:\n  - {mark: a, at: [0, 0]}\n",
        ("mark: a, at: [0, 0]", "line: [[0, 0], [90, 0]]"),
        "3:5",
        "the panel shows nothing",
        "give it a figure, props or shapes",
    ),
    Wrong(
        "an unknown arrow",
        STANDING + "arrows:\n  - pth: [[40, 0], [60, 0]]\n",
        ("pth", "path"),
        "6:9",
        '"pth" is no kind of arrow',
        'did you mean "path"?',
    ),
    Wrong(
        "an unknown shape",
        "shapes:\n  - {elipse: [0, 0], rx: 9, fill: bone}\n",
        ("elipse", "ellipse"),
        "4:10",
        '"elipse" is no kind of shape',
        'did you mean "ellipse"?',
    ),
    Wrong(
        "two props in one",
        STANDING + "props:\n  - mat: [0, 20]\n    ball: [60, 27]\n",
        ("    ball", "  - ball"),
        "6:9",
        '"mat" and "ball" cannot stand in one prop',
        'begin a new prop with "- "',
    ),
    Wrong(
        "a prop that is none",
        STANDING + "props:\n  - mat\n",
        ("mat", "mat: [0, 20]"),
        "6:9",
        "a prop should be a mapping that begins with its kind",
        'such as "mat: [-60, 60]"',
    ),
    Wrong(
        "a wrong value beside a target",
        STANDING + "  far_arm: {to: [45, 100], bend: 2}\n",
        ("2}", "-1}"),
        "5:38",
        '"bend" should be 1 or -1',
        "",
    ),
    Wrong(
        "a wrong value beside the kind of a prop",
        STANDING + "props:\n  - ball: [60, 27]\n    radius: 0\n",
        ("radius: 0", "radius: 9"),
        "7:17",
        '"radius" should be more than 0',
        "",
    ),
    Wrong(
        "an unknown field beside the kind of a prop",
        STANDING + "props:\n  - ball: [60, 27]\n    radus: 9\n",
        ("radus", "radius"),
        "7:9",
        'unknown field "radus"',
        'did you mean "radius"?',
    ),
    Wrong(
        "a strap around no foot",
        "figure:\n  view: front\n  ground: left_sole\nprops:\n  - strap: [[-20, 40], [20, 40]]\n    loop: near\n",
        ("    loop: near\n", ""),
        "8:9",
        "there is no such foot to loop around",
        "it takes a figure that is seen from the side",
    ),
    Wrong(
        "an arrow that traces an unknown landmark",
        STEP + "arrows:\n  - offset: 3\n    trace: near_nee\n",
        ("near_nee", "near_knee"),
        "9:9",
        'there is no landmark "near_nee"',
        'did you mean "near_knee"?',
    ),
    Wrong(
        "an arrow that traces nobody",
        "props:\n  - floor: [0, 90]\narrows:\n  - trace: near_knee\n",
        ("trace: near_knee", "path: [[0, 0], [20, 20]]"),
        "6:9",
        "the arrow traces a ghost that is not there",
        "add one: ghosts:",
    ),
]
