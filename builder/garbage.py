"""How often Python looks for garbage in a process that builds booklets."""

from __future__ import annotations

import gc


def look_seldom() -> None:
    """Look through the objects of this process less often than Python does on its own.

    A booklet is some hundred thousand objects that stay to the end: to look through them again and again takes a
    quarter of the time of a build.  What is no longer needed goes at once all the same, except for cycles.
    """
    gc.set_threshold(50_000, 20, 50)
