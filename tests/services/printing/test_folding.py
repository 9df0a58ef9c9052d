"""From `booklet impose` through `booklet print` to a printer: what arrives is printed, folded, and read in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli.main import cli, run
from builder.errors import ExitCode
from tests.delivery.printing.files import booklet_print
from tests.press.folding import booklet
from tests.press.material import A5, HALF_LETTER, labelled
from tests.press.reading import Found, SideRead, papers, read_sides
from tests.services.printing.printers import Cups, EvePrinter, Printed

FLIPS = {"two-sided-short-edge": "short", "two-sided-long-edge": "long"}
"""About which edge a printer turns the paper, by what it is asked for."""


def sheets(folder: Path, size: tuple[float, float], *options: str) -> Path:
    """Ten pages of a size, imposed."""
    source, target = folder / "pages.pdf", folder / "sheets.pdf"
    source.write_bytes(labelled([size] * 10))
    arguments = ["impose", str(source), "-o", str(target), *options]
    assert run(lambda: cli.main(arguments, standalone_mode=False)) == ExitCode.OK
    return target


def as_held(side: SideRead) -> SideRead:
    """A side of a sheet that is turned a quarter to the left, as one holds it when it was printed lying."""
    assert {each.up for each in side.found} == {"right"}
    turned = (Found(each.number, side.height - each.y, each.x, "up") for each in side.found)
    return SideRead(side.height, side.width, tuple(turned))


def sides_of(job: Printed) -> list[SideRead]:
    """What is on each side of the paper; fronts and backs have to lie alike where they lie along it."""
    sides = read_sides(job.document)
    return sides if sides[0].width > sides[0].height else [as_held(side) for side in sides]


def read_in_hand(job: Printed) -> list[object]:
    """The pages in the order of reading, once the printer has printed a job as asked, and somebody has folded it."""
    return booklet(papers(sides_of(job), FLIPS[job.asked["SIDES"]]), None)


@pytest.mark.parametrize("flip", ["short", "long"])
@pytest.mark.parametrize(
    ("size", "paper"), [(HALF_LETTER, "na_letter_8.5x11in"), (A5, "iso_a4_210x297mm")], ids=["letter", "A4"]
)
def test_sheets_from_a_network_printer_fold_to_a_booklet(
    flip: str, size: tuple[float, float], paper: str, office: EvePrinter, tmp_path: Path
) -> None:
    assert booklet_print(sheets(tmp_path, size, "--flip", flip), "--printer", office.uri()) == ExitCode.OK
    (job,) = office.jobs()
    assert (job.asked["MEDIA"], job.asked["PRINT_SCALING"]) == (paper, "none")
    assert FLIPS[job.asked["SIDES"]] == flip
    assert read_in_hand(job) == [*range(10), None, None]


def test_sheets_through_the_print_system_fold_to_a_booklet(
    system: Cups, duplexer: EvePrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The filters of CUPS write the file anew, and lay the pages along the paper."""
    system.add("duplexer", duplexer)
    monkeypatch.setenv("CUPS_SERVER", f"localhost:{system.port}")
    file = sheets(tmp_path, HALF_LETTER)
    assert booklet_print(file, "--printer", "duplexer", "--copies", "2") == ExitCode.OK
    (job,) = duplexer.jobs()
    assert (job.asked["SIDES"], job.asked["COPIES"]) == ("two-sided-short-edge", "2")
    assert read_in_hand(job) == [*range(10), None, None]
    for sent, arrived in zip(read_sides(file.read_bytes()), sides_of(job), strict=True):
        places = [(each.x, each.y) for each in sent.found]
        assert [pytest.approx(place, abs=1) for place in places] == [(each.x, each.y) for each in arrived.found]
    system.tool("lpadmin", "-x", "duplexer")


def test_fronts_alone_are_printed_on_one_side(office: EvePrinter, tmp_path: Path) -> None:
    sheets(tmp_path, HALF_LETTER, "--sides", "apart")
    fronts, backs = sorted(tmp_path.glob("sheets*.pdf"), key=lambda path: "back" in path.name)
    for file in (fronts, backs):
        assert booklet_print(file, "--printer", office.uri()) == ExitCode.OK
    assert [job.asked["SIDES"] for job in office.jobs()] == ["one-sided", "one-sided"]
