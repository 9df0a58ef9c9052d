"""Where the files that come with the program lie: content, templates, assets.

In an installed package they are in `builder/_data`; in a working copy at its top level.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_DATA = _PACKAGE / "_data"


def resource(name: str) -> Path:
    """The path of a bundled file or folder, such as `content` or `templates/themes`."""
    return (_DATA if _DATA.is_dir() else _PACKAGE.parent) / name
