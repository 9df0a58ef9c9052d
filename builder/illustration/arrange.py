"""The panels of a drawing side by side, in rows or stacked: whichever draws them largest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from builder.illustration.display import Panel

ROUNDS = 4
"""How often the scale is brought down to the height that the labels leave; two rounds mostly do."""

ALIKE = 1.02
"""Panels are set in fewer columns only where that draws them larger by more than this factor."""


class Captions(Protocol):
    """Measures the words below panels, in points."""

    def least(self, panel: Panel) -> float:
        """The width below which some word would stick out."""

    def natural(self, panel: Panel) -> float:
        """The width of the words on one line."""

    def height(self, panel: Panel, width: float) -> float:
        """The height of the words at a width, the space above them included; 0 for none."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a drawing may take, in points: width and height, with gaps between panels; its largest scale in pt/cm.

    Panels that are `enough` points wide side by side are not stacked to draw them still larger.
    """

    width: float
    height: float
    gap: float
    most: float = float("inf")
    enough: float = float("inf")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel stands, in points from the drawing's lower left corner, y upwards.

    The scene's origin is at `x`, `y`; the words below it hang from `words_top` in the column
    that begins at `left` and is `width` wide.
    """

    panel: Panel
    x: float
    y: float
    left: float
    width: float
    words_top: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Panels in their places, all at one scale (points a centimetre); width and height in points."""

    scale: float
    width: float
    height: float
    places: tuple[Place, ...]


def arrange(panels: Sequence[Panel], room: Room, captions: Captions) -> Arrangement:
    """Place panels in the columns that give the largest common scale; side by side where that is as good."""
    best: _Grid | None = None
    for columns in range(len(panels), 0, -1):
        grid = _Grid(panels, columns, room, captions)
        if best is None or (best.narrowest < room.enough and grid.scale > ALIKE * best.scale):
            best = grid
    assert best is not None, "a drawing has a panel"
    return best.arrangement()


class _Grid:
    """Panels in rows of so many columns, at the largest scale that the room allows."""

    def __init__(self, panels: Sequence[Panel], columns: int, room: Room, captions: Captions) -> None:
        self.room, self.captions = room, captions
        self.rows = [panels[i : i + columns] for i in range(0, len(panels), columns)]
        self.columns = [panels[i::columns] for i in range(columns)]
        self.widest = [max(panel.width for panel in column) for column in self.columns]
        self.least = [max(captions.least(panel) for panel in column) for column in self.columns]
        self.scale = min(room.most, self._scale_of_width())
        for _ in range(ROUNDS):
            self.scale = min(self.scale, self._scale_of_height())

    @property
    def narrowest(self) -> float:
        """The width of the narrowest panel, in points."""
        return self.scale * min(panel.width for row in self.rows for panel in row)

    def _scale_of_width(self) -> float:
        """The scale at which the columns, none narrower than a word below it, are as wide as the room."""
        room = self.room.width - self.room.gap * (len(self.columns) - 1)
        drawn = set(range(len(self.columns)))
        while drawn:
            words = sum(least for i, least in enumerate(self.least) if i not in drawn)
            scale = max(0.0, room - words) / sum(self.widest[i] for i in drawn)
            narrow = {i for i in drawn if self.widest[i] * scale < self.least[i]}
            if not narrow:
                return scale
            drawn -= narrow
        return room / sum(self.widest) * 0.5  # words wider than the room: they stick out at any scale

    def _scale_of_height(self) -> float:
        """The scale at which the rows are as high as the room, with words broken as at the present scale."""
        widths = self.widths()
        words = sum(self._words(row, widths) for row in self.rows)
        drawn = sum(_above(row) + _below(row) for row in self.rows)
        return max(0.1 * self.room.height, self.room.height - words - self.room.gap * (len(self.rows) - 1)) / drawn

    def _words(self, row: Sequence[Panel], widths: Sequence[float]) -> float:
        return max(self.captions.height(panel, width) for panel, width in zip(row, widths, strict=False))

    def widths(self) -> list[float]:
        """The widths of the columns: what is drawn, and more for the words below it while there is room."""
        drawn = [max(w * self.scale, least) for w, least in zip(self.widest, self.least, strict=True)]
        natural = [max(self.captions.natural(panel) for panel in column) for column in self.columns]
        wanted = [max(0.0, n - d) for n, d in zip(natural, drawn, strict=True)]
        spare = self.room.width - self.room.gap * (len(drawn) - 1) - sum(drawn)
        share = min(1.0, max(0.0, spare) / sum(wanted)) if any(wanted) else 0.0
        return [d + share * w for d, w in zip(drawn, wanted, strict=True)]

    def arrangement(self) -> Arrangement:
        """Every panel in its place: in the middle of its column, the ground of a row at one height."""
        widths, scale, gap = self.widths(), self.scale, self.room.gap
        heights = [(_above(row) + _below(row)) * scale + self._words(row, widths) for row in self.rows]
        height = sum(heights) + gap * (len(heights) - 1)
        places, top = [], height
        for row, row_height in zip(self.rows, heights, strict=True):
            ground = top - _above(row) * scale
            left = 0.0
            for panel, width in zip(row, widths, strict=False):
                x = left + (width - panel.width * scale) / 2 - panel.box[0] * scale
                places.append(Place(panel, x, ground, left, width, ground - _below(row) * scale))
                left += width + gap
            top -= row_height + gap
        return Arrangement(scale, sum(widths) + gap * (len(widths) - 1), height, tuple(places))


def _above(row: Sequence[Panel]) -> float:
    """How far the scenes of a row reach above their ground, in cm."""
    return max(panel.box[3] for panel in row)


def _below(row: Sequence[Panel]) -> float:
    return max(-panel.box[1] for panel in row)
