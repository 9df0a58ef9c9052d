"""The display list: what a compiled drawing consists of, and its file.

Lengths are centimetres of the drawn scene, y upwards.  Coordinates are kept as whole hundredths of
a centimetre, so that a file is the same on every machine and short in a PDF.  Colours are named by
what they are for (`skin-tan`, `mat`, `target`); a theme says what they look like.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import asdict, dataclass, field
from itertools import product
from typing import Any, Literal, get_args

FORMAT = 1
"""The version of the file's form."""

UNITS = 100
"""Units of a coordinate in a centimetre."""

Ring = tuple[int, ...]
"""A run of Bézier curves: x0, y0, then six numbers a curve (two control points and the end)."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in centimetres."""

Align = Literal["start", "middle", "end"]

_TEXT, _NUMBER = {str}, {int, float}
_PATHS = set(product([str], [str, type(None)], [str, type(None)], [bool], [int, float]))
"""What the values of a path may be: part, fill, stroke, closed, width."""


@dataclass(frozen=True, slots=True)
class Path:
    """Curves painted in one go. Areas are filled by the even-odd rule; `width` and `dash` are in cm."""

    part: str
    rings: tuple[Ring, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """Words set live in the booklet's font beside a point of the drawing.

    `at` is where the words begin, are centred, or end (`align`); `room` is the width in cm that they
    may take before they wrap. `key` is the name under which another text can be given.
    """

    key: str
    text: str
    at: tuple[float, float]
    align: Align = "start"
    room: float = 0.0
    detail: str = ""
    color: str = "ink"


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture of a drawing: what is painted, in order, inside a box; its words; its landmarks."""

    box: Box
    paths: tuple[Path, ...]
    label: str = ""
    labels: tuple[Label, ...] = ()
    landmarks: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """In centimetres."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """In centimetres."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A compiled drawing. `source` is the fingerprint of the pose file that it was compiled from."""

    id: str
    source: str
    panels: tuple[Panel, ...]

    @property
    def roles(self) -> set[str]:
        """Every colour that the drawing asks a theme for."""
        words = {label.color for panel in self.panels for label in panel.labels}
        paths = [path for panel in self.panels for path in panel.paths]
        return words | {role for path in paths for role in (path.fill, path.stroke) if role}


def steps(ring: Ring) -> Iterator[tuple[int, ...]]:
    """The curves of a ring, each its six numbers, or the two of its end where it is a straight line.

    It is one when its control points lie, within a unit, at the thirds of the way.
    """
    x0, y0 = ring[:2]
    for i in range(2, len(ring), 6):
        x1, y1, x2, y2, x3, y3 = curve = ring[i : i + 6]
        if (
            -3 <= 3 * x1 - 2 * x0 - x3 <= 3
            and -3 <= 3 * y1 - 2 * y0 - y3 <= 3
            and -3 <= 3 * x2 - x0 - 2 * x3 <= 3
            and -3 <= 3 * y2 - y0 - 2 * y3 <= 3
        ):
            yield x3, y3
        else:
            yield curve
        x0, y0 = x3, y3


def to_json(drawing: Drawing) -> str:
    """The file of a drawing: JSON with a line a path, so that changes can be read."""
    lines = [f'{{"format": {FORMAT}, "id": {json.dumps(drawing.id)}, "source": "{drawing.source}", "panels": [']
    for number, panel in enumerate(drawing.panels):
        head = {"label": panel.label, "box": panel.box, "landmarks": panel.landmarks}
        head["labels"] = [_short(asdict(label)) for label in panel.labels]
        lines.append(("," if number else "") + json.dumps(head, ensure_ascii=False)[:-1] + ', "paths": [')
        lines += _separated(_short(asdict(path)) for path in panel.paths)
        lines.append("]}")
    return "\n".join([*lines, "]}"]) + "\n"


def from_json(text: str) -> Drawing:
    """A drawing from its file.

    Raises ValueError when the text is no such file, or is of another version.
    """
    try:
        data = json.loads(text, parse_constant=_no_number)
        if data["format"] != FORMAT:
            raise ValueError(f"it is of format {data['format']}, not {FORMAT}")
        drawing = Drawing(data["id"], data["source"], tuple(_panel(panel) for panel in data["panels"]))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is no compiled drawing ({type(error).__name__}: {error})") from None
    _only(_TEXT, "names", drawing.id, drawing.source)
    return drawing


def _no_number(constant: str) -> None:
    raise ValueError(f"it has {constant} for a number")


def _only(types: Set[type], what: str, *values: object) -> None:
    """Raises ValueError when a value is of another type: `true` is no number."""
    if not {*map(type, values)} <= types:
        raise ValueError(f"its {what} are broken")


def _numbers(values: Iterable[Any], count: int, what: str) -> tuple[Any, ...]:
    found = tuple(values)
    _only(_NUMBER, what, *found)
    if len(found) != count:
        raise ValueError(f"its {what} are broken")
    return found


def _panel(data: dict[str, Any]) -> Panel:
    box = _numbers(data["box"], 4, "boxes")
    if not (box[0] < box[2] and box[1] < box[3]):
        raise ValueError("a box of it is empty")
    _only(_TEXT, "labels", data["label"])
    return Panel(
        box=box,
        paths=tuple(_path(path) for path in data["paths"]),
        label=data["label"],
        labels=tuple(_label(label) for label in data["labels"]),
        landmarks={name: _numbers(point, 2, "landmarks") for name, point in data["landmarks"].items()},
    )


def _label(data: dict[str, Any]) -> Label:
    label = Label(**{**data, "at": _numbers(data["at"], 2, "labels")})
    _only(_TEXT, "labels", label.key, label.text, label.detail, label.color)
    _only(_NUMBER, "labels", label.room)
    if label.align not in get_args(Align):
        raise ValueError(f"a label of it has no such align: {label.align}")
    return label


def _path(data: dict[str, Any]) -> Path:
    rings = tuple(tuple(ring) for ring in data["rings"])
    if not all(len(ring) % 6 == 2 and {*map(type, ring)} == {int} for ring in rings):
        raise ValueError("a ring of its paths is broken")
    path = Path(**{**data, "rings": rings, "dash": tuple(data.get("dash", ()))})
    if (type(path.part), type(path.fill), type(path.stroke), type(path.closed), type(path.width)) not in _PATHS:
        raise ValueError("a path of it is broken")
    _only(_NUMBER, "dashes", *path.dash)
    return path


def _short(data: dict[str, Any]) -> dict[str, Any]:
    """Without what a reader fills in by itself."""
    defaults = {"fill": None, "stroke": None, "width": 0.0, "dash": (), "closed": True, "detail": "", "room": 0.0}
    return {key: value for key, value in data.items() if key not in defaults or value != defaults[key]}


def _separated(items: Iterator[dict[str, Any]]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield ("," if number else "") + json.dumps(item, ensure_ascii=False, separators=(",", ":"))
