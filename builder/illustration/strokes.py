"""How strong the lines of props, arrows and words are, in points."""

from __future__ import annotations

OUTLINE = 0.75
"""Around a thing: a little quieter than a figure's outline of 0.85."""

DETAIL = 0.45
"""Inside a thing: seams, grips, hatching."""

HALO = 1.8
"""By how much a white halo is wider than the line that it sets off."""
