"""A build imports what it has a use for: start-up is a large part of its time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from builder.resources import resource
from tests.cli.command import environment

OF_OTHER_COMMANDS = {
    "asyncio",
    "builder.batch",
    "builder.delivery",
    "builder.press",
    "builder.verification",
    "concurrent.futures",
    "http.client",
    "lxml",
    "multiprocessing",
    "numpy",
    "openpyxl",
    "segno",
    "shapely",
    "smtplib",
    "ssl",
    "svglib",
    "unittest",
    "urllib.request",
}
"""What printing, mailing, imposing, drawing, bitmaps, SVG files and QR codes need, and a plain booklet does not."""

PROGRAM = """
import sys
from builder.cli.main import cli
cli.main(sys.argv[1:], standalone_mode=False)
print(*sys.modules)
"""


def test_a_plain_booklet_imports_nothing_of_other_commands(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "build", resource("templates/scaffold"), "-o", tmp_path / "a.pdf"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "builder.layout.book" in imported
    assert not imported & OF_OTHER_COMMANDS
