"""Printers for the tests of a session and of a test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.printing.printers import Cups, EvePrinter, bus, cups, eve_printer


@pytest.fixture(scope="session")
def servers() -> Iterator[Path]:
    """A folder that the filters of CUPS, which run as another user, can look into."""
    with tempfile.TemporaryDirectory(prefix="booklet-printers-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="session")
def environment(servers: Path) -> Iterator[dict[str, str]]:
    """That of servers, with a bus."""
    with bus(servers) as made:
        yield made


@pytest.fixture
def office(tmp_path: Path, environment: dict[str, str]) -> Iterator[EvePrinter]:
    """A network printer that can all that an office printer can."""
    with eve_printer(tmp_path / "office", environment) as printer:
        yield printer


@pytest.fixture
def home(tmp_path: Path, environment: dict[str, str]) -> Iterator[EvePrinter]:
    """A network printer for one side, with a tray that can be filled and emptied."""
    with eve_printer(tmp_path / "home", environment, attributes=None) as printer:
        yield printer


@pytest.fixture
def duplexer(tmp_path: Path, environment: dict[str, str]) -> Iterator[EvePrinter]:
    """A plain network printer for both sides, which CUPS can make out in all that it says of itself."""
    with eve_printer(tmp_path / "duplexer", environment, "-2", attributes=None) as printer:
        yield printer


@pytest.fixture(scope="module")
def system(servers: Path, environment: dict[str, str]) -> Iterator[Cups]:
    """A print system for the tests of a module."""
    with tempfile.TemporaryDirectory(prefix="cups-", dir=servers) as name:
        Path(name).chmod(0o755)
        with cups(Path(name), environment) as made:
            yield made
