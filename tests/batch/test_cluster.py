"""The same on a Dask cluster of two workers: killed half-way, it goes on, and nothing is built twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.errors import ExitCode
from tests.batch.small import FAMILY, batch, begun, kill, pdfs, project, roster, row
from tests.batch.test_many import FAULTY, assert_whole, told_of, two_hundred
from tests.cli.command import environment

CLUSTER = """
if __name__ == "__main__":
    from distributed import LocalCluster
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the scheduler of a cluster of two workers answers."""
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_on_a_cluster(tmp_path: Path, address: str) -> None:
    folder = two_hundred(tmp_path)
    kill(begun(folder, 90, "--scheduler", address))
    before = pdfs(folder)
    done = batch(folder, "--scheduler", address)
    assert_whole(folder, before, done)
    for number, (_, message) in FAULTY.items():
        assert told_of(number, done).startswith(f"faulty {message}")
    assert FAMILY not in done.stdout + done.stderr


def test_nobody_answers(tmp_path: Path) -> None:
    project(tmp_path)
    roster(tmp_path, [row(0)])
    done = batch(tmp_path, "--scheduler", "nowhere://x")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith("error: no scheduler answers at nowhere://x")
