"""A panel as it looks in a mirror: for who works with the other side than the one that is drawn."""

from __future__ import annotations

from dataclasses import replace

from builder.illustration.display import UNITS, Align, Label, Panel, Ring

_TURNED: dict[Align, Align] = {"start": "end", "middle": "middle", "end": "start"}


def mirrored(panel: Panel) -> Panel:
    """The panel about the middle of its box: every x becomes x0 + x1 - x of the box.

    Words are still read from left to right: a label ends where it began before. What is mirrored twice is as it was.
    """
    across = round((panel.box[0] + panel.box[2]) * UNITS)
    return replace(
        panel,
        paths=tuple(replace(path, rings=tuple(_ring(ring, across) for ring in path.rings)) for path in panel.paths),
        labels=tuple(_label(label, across) for label in panel.labels),
        landmarks={name: _point(point, across) for name, point in panel.landmarks.items()},
    )


def _ring(ring: Ring, across: int) -> Ring:
    return tuple(n if index % 2 else across - n for index, n in enumerate(ring))


def _label(label: Label, across: int) -> Label:
    return replace(label, at=_point(label.at, across), align=_TURNED[label.align])


def _point(point: tuple[float, float], across: int) -> tuple[float, float]:
    """Counted in whole units, as the rings are, so that nothing is lost on the way there and back."""
    return (across - round(point[0] * UNITS)) / UNITS, point[1]
