"""Figures to look at: those of our pose files, each solved once in a session, and any others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st
from shapely import LineString

from builder.errors import ContentError
from builder.illustration.body.proportions import Proportions
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.compiling import compile_pose, load_people
from builder.illustration.display import Drawing
from builder.illustration.geometry.vectors import Vector
from builder.illustration.panel import PanelPainter
from builder.loading import load_yaml
from builder.model.mannequin import Mannequin
from builder.model.pose import Pose
from builder.model.validate import validate
from builder.resources import resource

POSES = resource("assets/poses")
POSE_FILES = sorted(POSES.glob("*.yaml"))
PEOPLE = load_people(resource("assets/people.yaml"))
SIDES = {"side": ("near", "far"), "front": ("left", "right")}


class Figure(NamedTuple):
    """The figure of one panel of a pose file."""

    pose: str
    panel: int
    view: str

    def __str__(self) -> str:
        return f"{self.pose}-{self.panel + 1}"


def _figures() -> Iterator[Figure]:
    """The figures of all pose files that can be read; the others fail when they are compiled."""
    for path in POSE_FILES:
        try:
            pose = validate(Pose, load_yaml(path))
        except ContentError:
            continue
        yield from (Figure(path.stem, i, p.figure.view) for i, p in enumerate(pose.panels) if p.figure)


FIGURES = list(_figures())


@cache
def painter_of(figure: Figure) -> PanelPainter:
    """The panel of a figure, solved but not painted."""
    pose = validate(Pose, load_yaml(POSES / f"{figure.pose}.yaml"))
    return PanelPainter(pose.panels[figure.panel], PEOPLE)


@cache
def compiled(name: str) -> Drawing:
    """The drawing that one of our pose files gives now."""
    return compile_pose(POSES / f"{name}.yaml", PEOPLE)


def solve(fields: dict[str, Any], limbs: float = 1.0, trunk: float = 1.0) -> Skeleton:
    """The solved figure of the fields that a pose file would have; where they do not place it, its hip is at 0, 0."""
    placed = fields.keys() & {"root", "ground", "rest"}
    pose = Mannequin.model_validate(fields if placed else {**fields, "root": [0.0, 0.0]})
    return Skeleton(pose, Proportions.of(pose.view, limbs, trunk))


# Any figure.

ANGLES = st.integers(-180, 180).map(float)
_BENDS = st.integers(-60, 60).map(float)
_STEPS = st.integers(-160, 160).map(float)
JOINT_ANGLES = st.lists(st.integers(-150, 150).map(float), min_size=1, max_size=3)
DIRECTIONS = st.lists(ANGLES, min_size=1, max_size=3).map(lambda angles: {"abs": angles})
TARGETS = st.fixed_dictionaries(
    {"to": st.tuples(_STEPS, _STEPS).map(list), "bend": st.sampled_from([1, -1])},
    optional={"reach": st.integers(0, 18).map(float), "hand": ANGLES, "foot": ANGLES},
)


@st.composite
def mannequins(draw: st.DrawFn, view: str | None = None, limbs: Any = None) -> dict[str, Any]:
    """The fields of any figure; `limbs` are the ways in which its limbs may be given, all when left out."""
    view = view or draw(st.sampled_from(["side", "front"]))
    limbs = JOINT_ANGLES | DIRECTIONS | TARGETS if limbs is None else limbs
    parts = [f"{side}_{limb}" for side in SIDES[view] for limb in ("leg", "arm")]
    bones = [f"{side}_{bone}" for side in SIDES[view] for bone in ("thigh", "shank", "upper_arm", "forearm")]
    return {
        "view": view,
        "spine": [draw(ANGLES), draw(_BENDS), draw(_BENDS)],
        "neck": draw(_BENDS),
        "head": draw(_BENDS),
        "root": [draw(_STEPS), draw(_STEPS)],
        "foreshorten": draw(st.dictionaries(st.sampled_from([*bones, "trunk", "neck"]), st.floats(0.3, 1.2))),
        **{part: draw(limbs) for part in parts},
    }


def pose_file(folder: Path, panel: str, name: str = "bend") -> Path:
    """A pose file with one panel, whose fields are lines as they stand in the file from column 5 on."""
    path = folder / f"{name}.yaml"
    lines = [("    " if number else "  - ") + line for number, line in enumerate(panel.strip("\n").split("\n"))]
    path.write_text(f"id: {name}\npanels:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def dense(curves: Vector) -> LineString:
    """Bézier curves, as rows of points, as a dense line."""
    t = np.linspace(0, 1, 12)[:, None]
    m, starts = 1 - t, curves[:-1:3]
    runs = [
        m**3 * p + 3 * m * m * t * a + 3 * m * t * t * b + t**3 * q
        for p, a, b, q in zip(starts, curves[1::3], curves[2::3], curves[3::3], strict=True)
    ]
    return LineString(np.vstack(runs))
