"""A theme made ready for one paper: sizes scaled, colours resolved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.errors import ContentError, Diagnostic, did_you_mean
from builder.theme.model import Paper, Theme, Type
from builder.theme.palette import Palette


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Type ready to be set; lengths in points."""

    name: str
    size: float
    leading: float
    weight: str
    strong: str
    color: str
    before: float
    after: float


class Stylesheet:
    """Styles of one theme on one paper.

    `paper` is a name of the theme's papers; None takes the theme's default.  Raises
    ContentError for a paper or a colour that the theme does not have.
    """

    def __init__(self, theme: Theme, paper: str | None = None) -> None:
        name = paper or theme.paper
        if name not in theme.papers:
            hint = did_you_mean(name, theme.papers)
            raise ContentError(Diagnostic(f'the theme has no paper "{name}"', getattr(name, "span", None), hint))
        self.theme = theme
        self.paper: Paper = theme.papers[name]
        self.paper_name = name
        self.scale = self.paper.scale
        self.palette = Palette(theme.drawing)
        self._styles: dict[str, TextStyle] = {}
        for style in type(theme.type).model_fields:
            self.style(style)

    @property
    def live_width(self) -> float:
        """The width of the text, in points."""
        return self.paper.width - self.paper.inner - self.paper.outer

    def style(self, name: str) -> TextStyle:
        """The type of that name."""
        if name not in self._styles:
            self._styles[name] = self._scaled(name, getattr(self.theme.type, name))
        return self._styles[name]

    def _scaled(self, name: str, kind: Type) -> TextStyle:
        k = self.scale
        color = self.color(kind.color)
        if color is None:
            hint = "it is a fill that this theme leaves out; choose another"
            raise ContentError(Diagnostic(f'text cannot have the colour "{kind.color}"', kind.color.span, hint))
        sizes = (round(kind.size * k, 2), round(kind.leading * k, 2))
        return TextStyle(name, *sizes, kind.weight, kind.strong, color, kind.before * k, kind.after * k)

    def color(self, name: str) -> str | None:
        """A colour as `#rrggbb`; None for a fill that the theme leaves out."""
        colors = self.theme.colors
        if name not in type(colors).model_fields:
            hint = did_you_mean(name, type(colors).model_fields)
            raise ContentError(Diagnostic(f'there is no colour "{name}"', getattr(name, "span", None), hint))
        value: str | None = getattr(colors, name)
        return value

    def ink(self, name: str) -> str:
        """A colour that is always there."""
        return self.color(name) or self.theme.colors.ink

    @cached_property
    def space(self) -> dict[str, float]:
        """The distances of the theme, scaled."""
        spacing = self.theme.spacing
        return {name: getattr(spacing, name) * self.scale for name in type(spacing).model_fields}
