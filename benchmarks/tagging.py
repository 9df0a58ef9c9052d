"""What tags cost: the flagship booklet with and without its structure, in turns, as ratios.

    python benchmarks/tagging.py [ROUNDS]

The plain file has the same pages, links and outline, and is packed alike; tags, fields and metadata are left out.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from unittest.mock import patch

from builder.pipeline import build
from builder.resources import resource


def tagged() -> bytes:
    """The booklet as it is."""
    return build(resource("content")).laid_out.pdf


def plain() -> bytes:
    """The booklet without a structure tree."""
    with patch("builder.layout.book.Structure", lambda tree, page_of: None):
        return build(resource("content")).laid_out.pdf


def timed(make: Callable[[], bytes]) -> tuple[float, int]:
    """Seconds of processor time that a build takes, and bytes that it makes."""
    start = time.process_time()
    size = len(make())
    return time.process_time() - start, size


def main(rounds: int = 7) -> None:
    """Print the medians of some rounds, and of their ratios."""
    tagged(), plain()  # drawings and widths of words are remembered from now on
    results = [(timed(tagged), timed(plain)) for _ in range(rounds)]
    times = [statistics.median(result[i][0] for result in results) for i in (0, 1)]
    sizes = [results[0][i][1] for i in (0, 1)]
    ratio = statistics.median(with_tags[0] / without[0] for with_tags, without in results)
    print(f"time   {times[0]:6.2f} s with tags   {times[1]:6.2f} s without   x {ratio:.2f}")
    print(f"size   {sizes[0] / 1000:6.0f} kB with tags  {sizes[1] / 1000:6.0f} kB without  x {sizes[0] / sizes[1]:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
