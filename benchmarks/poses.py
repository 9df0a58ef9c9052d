"""How long a pose takes to compile, and what the drawings add to the flagship booklet.

    python benchmarks/poses.py

Prints the median and the longest time of the pose files in assets/poses, the fastest of three runs each, and the bytes
of all drawings in the PDF of the standard edition.
"""

from __future__ import annotations

import io
import statistics
import time
from pathlib import Path

from builder.illustration.compiling import compile_pose, load_people
from builder.illustration.studio import pose_files
from builder.pipeline import build
from builder.resources import resource


def seconds_of(file: Path) -> float:
    """The fastest of three runs."""
    people = load_people(resource("assets/people.yaml"))
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        compile_pose(file, people)
        times.append(time.perf_counter() - begun)
    return min(times)


def bytes_of_drawings(pdf: bytes) -> tuple[int, int]:
    """How many form XObjects a PDF has, and how long their streams are together."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        forms = [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        return len(forms), sum(int(form["/Length"]) for form in forms)


def main() -> None:
    """Measure and print."""
    times = {file.stem: seconds_of(file) for file in pose_files(resource("assets"))}
    slowest = max(times, key=lambda name: times[name])
    median = statistics.median(times.values())
    print(f"{len(times)} pose files: median {median:.3f} s, longest {times[slowest]:.3f} s ({slowest})")
    pdf = build(resource("content")).laid_out.pdf
    count, size = bytes_of_drawings(pdf)
    print(f"{count} panels in the booklet: {size / 1000:.0f} kB of {len(pdf) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
