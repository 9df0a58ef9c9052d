"""Words in a drawing, and the lines that lead from them to what they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from builder.illustration.display import Label
from builder.illustration.geometry.shapes import disc
from builder.illustration.geometry.vectors import Vector, vector
from builder.illustration.locate import Locate, for_each
from builder.illustration.scene import Scene
from builder.illustration.strokes import HALO
from builder.model.props import Words

LEADER = 0.45
"""Width of a leader in points."""

DOT, DOT_STROKE = 0.13, 1.15
"""The dot at a leader's end: a speck's radius in cm and the stroke around it in points, which makes it
0.5 mm wide on paper at the scale of a figure and not much more at that of a detail."""

LINE_HEIGHT = 9.5
"""Height of a line of words in cm of a figure's scene, for leaders that begin above or below words."""


def draw_words(scene: Scene, words: Sequence[Words], at: Locate) -> None:
    """Add a label for each, with a leader if it has one to lead.

    Raises ContentError for all points that cannot be located.
    """

    def paint(record: Words) -> None:
        place = at(record.at)
        x, y = (round(float(value), 2) for value in place)
        key = _unique(_slug(record.words), {label.key for label in scene.labels})
        label = Label(key, str(record.words), (x, y), record.align, record.room or 0.0, str(record.detail or ""))
        if record.to is not None:
            _leader(scene, _start(label, place, at(record.to)), at(record.to))
        scene.labels.append(label)

    with scene.part("words"):
        for_each(words, paint)


def _slug(words: str) -> str:
    """`Sit bone` as `sit_bone`."""
    return re.sub(r"\W+", "_", words.casefold()).strip("_") or "words"


def _unique(key: str, taken: set[str]) -> str:
    number, found = 1, key
    while found in taken:
        number += 1
        found = f"{key}_{number}"
    return found


def _start(label: Label, place: Vector, target: Vector) -> Vector:
    """Where the leader begins: beside the words' free end, or below or above words that are centred."""
    distance = float(np.linalg.norm(target - place))
    if label.align != "middle":
        gap = min(1.6, 0.1 * distance)
        return place + vector(-gap if label.align == "start" else gap, 0)
    below = target[1] < place[1]
    lines = 2 if below and label.detail else 1
    gap = min((lines - 0.4) * LINE_HEIGHT, 0.4 * distance)
    return place + vector(0, -gap if below else gap)


def _leader(scene: Scene, start: Vector, end: Vector) -> None:
    dot = disc(end, DOT)
    scene.line([start, end], "halo", LEADER + HALO)
    scene.area(dot, stroke="halo", width=DOT_STROKE + HALO)
    scene.line([start, end], "ink", LEADER)
    scene.area(dot, "ink", "ink", DOT_STROKE)
