"""Small drawings made by hand, for tests that do not compile any."""

from __future__ import annotations

from pathlib import Path as File

from builder.illustration.display import Drawing, Label, Panel, Path, to_json
from builder.illustration.library import fingerprint

POSE = "id: pair\n"
"""The text of a pose file; its contents do not matter here, only its fingerprint."""


def line(*points: tuple[float, float], closed: bool = False) -> tuple[int, ...]:
    """Straight lines through points given in cm."""
    ring = [round(side * 100) for side in points[0]]
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], *points[: int(closed)]], strict=False):
        for share in (1 / 3, 2 / 3, 1):
            ring += [round((x0 + (x1 - x0) * share) * 100), round((y0 + (y1 - y0) * share) * 100)]
    return tuple(ring)


def oval(x: float, y: float, wide: float, high: float) -> tuple[int, ...]:
    """An ellipse about a point, its half axes in cm."""
    k = 0.5523
    curves = [(wide, 0), (wide, k * high), (k * wide, high), (0, high), (-k * wide, high), (-wide, k * high)]
    curves += [(-wide, 0), (-wide, -k * high), (-k * wide, -high), (0, -high), (k * wide, -high), (wide, -k * high)]
    return tuple(round(side * 100) for dx, dy in [*curves, (wide, 0)] for side in (x + dx, y + dy))


def scene(wide: float, high: float) -> tuple[Path, ...]:
    """A mat with a ringed disc on it, a muscle, a dashed line and a ghost."""
    ring = (oval(0.5 * wide, 0.5 * high, 0.2 * wide, 0.3 * high), oval(0.5 * wide, 0.5 * high, 0.1 * wide, 0.15 * high))
    return (
        Path("mat", (line((0, 0), (wide, 0), (wide, 4), (0, 4), closed=True),), "mat", "mat_edge", 0.6),
        Path("ghost", (oval(0.3 * wide, 0.5 * high, 0.1 * wide, 0.2 * high),), "ghost", "ghost_line", 0.8, (3, 2)),
        Path("disc", ring, "skin_tan-far-shade", "ink", 0.9),
        Path("target", (oval(0.8 * wide, 0.5 * high, 0.1 * wide, 0.2 * high),), "target"),
        Path(
            "fibre", (line((0.75 * wide, 0.5 * high), (0.85 * wide, 0.6 * high)),), None, "target-fibre", 0.5, (), False
        ),
    )


def panel(wide: float = 100, high: float = 50, label: str = "", labels: tuple[Label, ...] = ()) -> Panel:
    """A panel with a scene of that size in cm."""
    return Panel((0, 0, wide, high), scene(wide, high), label, labels, {"hip": (10.0, 5.5)})


PAIR = Drawing("pair", fingerprint(POSE), (panel(label="Start"), panel(120, 60, "Lift your hips")))
PLATE = Drawing(
    "plate",
    "",
    (
        panel(
            300,
            150,
            labels=(
                Label("disc", "The disc", (150, 120), "middle", 60, "with a hole"),
                Label("muscle", "A muscle & its fibres", (280, 110), "end", 100),
                Label("mat", "Mat", (20, 15)),
            ),
        ),
    ),
)


def give_picture(exercise: File, picture: str) -> None:
    """Give an exercise the lines of another picture, or none, in the place of its own."""
    kept, own = [], False
    for text in exercise.read_text(encoding="utf-8").splitlines(keepends=True):
        own = text.startswith("picture:") or (own and text.startswith(" "))
        kept += [] if own else [text]
    exercise.write_text("".join(kept) + picture, encoding="utf-8")


def put(folder: File, *drawings: Drawing) -> None:
    """Write compiled drawings, and the pose file of the pair, into a project."""
    for name in ("illustrations", "poses"):
        (folder / name).mkdir(exist_ok=True)
    for drawing in drawings:
        (folder / f"illustrations/{drawing.id}.json").write_text(to_json(drawing), encoding="utf-8")
    (folder / "poses/pair.yaml").write_text(POSE, encoding="utf-8")
