"""Colours of drawings: a theme's colour for each role, and the darker tones that follow from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from builder.errors import ContentError, Diagnostic
from builder.model.base import Record

Color = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]

DARKER = {"far": 0.90, "shade": 0.88, "fibre": 0.55}
"""What is left of each channel in a tone: of the far side of a body, in a shaded part, of a muscle's fibres."""


class DrawingColors(Record):
    """The colours of compiled drawings, by what they are for."""

    ink: Color
    halo: Color
    skin_light: Color
    skin_tan: Color
    skin_brown: Color
    skin_deep: Color
    hair_black: Color
    hair_brown: Color
    hair_auburn: Color
    hair_grey: Color
    shirt_teal: Color
    shirt_plum: Color
    shirt_green: Color
    shirt_sand: Color
    shorts_grey: Color
    shorts_slate: Color
    target: Color
    target_line: Color
    ghost: Color
    ghost_line: Color
    arrow: Color
    prop: Color
    prop_dark: Color
    prop_pale: Color
    prop_line: Color
    mat: Color
    mat_edge: Color
    floor: Color
    shadow: Color
    strap: Color
    wood: Color
    metal: Color
    right: Color
    wrong: Color
    flesh: Color
    flesh_line: Color
    bone: Color
    bone_line: Color
    tendon: Color
    tendon_line: Color
    muscle_a: Color
    muscle_b: Color
    muscle_c: Color
    muscle_pale: Color
    muscle_pale_line: Color
    water: Color
    water_line: Color
    nerve: Color
    signal: Color
    tape: Color
    grid: Color


class Palette:
    """The colours of drawings in one theme.

    A role is the name of a colour and any tones, as in `skin_tan-far-shade`.  Palettes of the same colours are equal.
    """

    def __init__(self, colors: DrawingColors) -> None:
        self._colors: dict[str, str] = {name: getattr(colors, name) for name in DrawingColors.model_fields}
        self._given = tuple(self._colors.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Palette) and self._given == other._given

    def __hash__(self) -> int:
        return hash(self._given)

    def color(self, role: str) -> str:
        """A role's colour as `#RRGGBB`.

        Raises ContentError for a role that this version of the program does not know.
        """
        if role not in self._colors:
            if not is_role(role):
                raise ContentError(unknown_role(role))
            name, *tones = role.split("-")
            self._colors[role] = _darkened(self._colors[name], tones)
        return self._colors[role]


def is_role(role: str) -> bool:
    """Whether it is the name of a drawing's colour with any tones."""
    name, *tones = role.split("-")
    return name in DrawingColors.model_fields and all(tone in DARKER for tone in tones)


def unknown_role(role: str) -> Diagnostic:
    """What is wrong with a drawing that asks for a colour that there is not."""
    return Diagnostic(
        f'the drawing is from another version of the program: its colour "{role}" is unknown',
        hint="compile it again: booklet poses PROJECT",
    )


def _darkened(color: str, tones: list[str]) -> str:
    channels = [float(int(color[i : i + 2], 16)) for i in (1, 3, 5)]
    for tone in tones:
        channels = [channel * DARKER[tone] for channel in channels]
    return "#" + "".join(f"{int(channel):02X}" for channel in channels)
