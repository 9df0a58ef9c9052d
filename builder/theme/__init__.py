"""Looks as validated data: colours, type, spacing, papers; and the words of a locale, printed and spoken.

In: the name of a theme.  Out: a `Theme`, and a `Stylesheet` of it for one paper.
"""

from builder.theme.files import list_themes, load_sides, load_spoken, load_theme, load_words
from builder.theme.model import Theme
from builder.theme.own_colors import in_colors_of
from builder.theme.palette import Palette
from builder.theme.spoken import SpokenForms
from builder.theme.stylesheet import Stylesheet, TextStyle

__all__ = [
    "Palette",
    "SpokenForms",
    "Stylesheet",
    "TextStyle",
    "Theme",
    "in_colors_of",
    "list_themes",
    "load_sides",
    "load_spoken",
    "load_theme",
    "load_words",
]
