"""Tests with servers from Debian's packages, which `.ci/run` installs; `make test-services` runs them.

`make test` leaves them out, as it needs nothing but Python packages.
"""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.services)
