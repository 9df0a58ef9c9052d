"""QR codes on cards give way to the text: first the code goes, then its address, and no card takes one more page."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path

import pytest

from builder.pipeline import Build, build, check
from tests.layout.scanning import project_with, scanned
from tests.pdf.reader import Reading

COUNT = 18
VIDEO = "https://example.org/{}"
CARE = "Hold on to the counter with both hands until you feel quite sure of it. "


def growing(folder: Path, *, videos: bool, lines: int = 1, title: str = "At the counter, move") -> Path:
    """A project with cards of one family, each with one or two `lines` of text more than the one before."""
    root = project_with(folder)
    first = root / "exercises/heel_raise.yaml"
    text = first.read_text(encoding="utf-8").replace("id: heel-raise", "id: {}").replace("Heel raise", "{}")
    text = text.replace("{sets", "{{sets").replace("3-5}", "3-5}}").replace("avoid_if: [dizzy]", "care: {}")
    text = text.replace("start: Stand tall.", "start: {}Stand tall.")
    for number in range(COUNT):
        name = f"m{number}"
        more = CARE * number
        made = text.format(name, f"{title} {number}", more if lines == 2 else "", CARE + more)
        made += f"video: {VIDEO.format(name)}\n" if videos else ""
        (root / f"exercises/{name}.yaml").write_text(made, encoding="utf-8")
    return root


def pages_of_cards(built: Build) -> list[int]:
    """How many pages each card takes, in order."""
    pages = built.laid_out.pages
    starts = [pages[f"m{number}"] for number in range(COUNT)] + [pages["sit-to-stand"]]
    return [after - before for before, after in pairwise(starts)]


def states(built: Build) -> list[str]:
    """What is printed of each video: its code, its address, or nothing; what was warned of agrees."""
    addresses = [VIDEO.format(f"m{number}") for number in range(COUNT)]
    codes = {code.address for code in scanned(built.laid_out.pdf, 150)}
    reading = Reading(built.laid_out.pdf)
    words = {word for page in reading.pages for word in page.text.split()}
    found = []
    for address in addresses:
        says = [w.message for w in built.laid_out.left_out if f"{address} is" in w.message]
        state = "code" if address in codes else "address" if address.removeprefix("https://") in words else "nothing"
        wanted = {"code": [], "address": ["printed without its QR code"], "nothing": ["is not printed"]}[state]
        assert [part in message for part, message in zip(wanted, says, strict=True)] == [True] * len(wanted)
        found.append(state)
    return found


@pytest.mark.parametrize("paper", ["half-letter", "a4"])
def test_a_card_takes_no_page_more_for_its_video(tmp_path: Path, paper: str) -> None:
    lines = 1 if paper == "half-letter" else 2
    with_videos = build(growing(tmp_path / "with", videos=True, lines=lines), "standard", paper)
    without = build(growing(tmp_path / "without", videos=False, lines=lines), "standard", paper)
    pages = pages_of_cards(without)
    assert pages_of_cards(with_videos) == pages
    assert {1, 2} <= set(pages)
    on_one = [state for state, count in zip(states(with_videos), pages, strict=True) if count == 1]
    order = [state for state, _ in groupby(on_one)]
    assert order[0] == "code"
    assert order == sorted(order, key=["code", "address", "nothing"].index), "a longer card shows no more"
    assert paper == "a4" or order[1] == "address"


def test_the_address_goes_where_it_would_take_a_page(tmp_path: Path) -> None:
    """Line by line a card comes to the point where there is room for all but the line with the address."""
    root = growing(tmp_path, videos=True)
    seen: set[str] = set()
    for words in range(0, 60, 4):
        for number in range(COUNT):
            path = root / f"exercises/m{number}.yaml"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("care: ", "care: now and then ", 1) if words else text, encoding="utf-8")
        built = build(root)
        found = states(built)
        hidden = [pages for state, pages in zip(found, pages_of_cards(built), strict=True) if state == "nothing"]
        assert set(hidden) <= {1}
        seen |= set(found)
        if "nothing" in seen:
            break
    assert seen == {"code", "address", "nothing"}


def test_large_print_takes_no_page_more_for_a_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = growing(tmp_path, videos=True, lines=2, title="At the counter, right now move")
    built = build(root, "large-print", "half-letter")
    assert set(states(built)) == {"code", "address"}
    monkeypatch.setattr("builder.layout.cards.SHOWN", ("address", "address"))
    assert pages_of_cards(build(root, "large-print", "half-letter")) == pages_of_cards(built)


def test_check_warns_at_the_line_of_the_video(tmp_path: Path) -> None:
    root = growing(tmp_path, videos=True)
    report = check(root)
    found = [w for w in report.warnings if "printed without its QR code" in w.message]
    assert found
    for warning in found:
        assert warning.severity == "warning"
        assert warning.message.split()[1].startswith("https://example.org/m")
        assert warning.span
        assert warning.span.path.parent == root / "exercises"
        assert warning.span.path.read_text(encoding="utf-8").splitlines()[warning.span.line - 1].startswith("video: ")
        assert warning.span.column == 8
    assert {warning.message.split()[0] for warning in found} >= {"standard:", "ink-saver:"}
    failing = {finding.name for findings in report.printing.values() for finding in findings if not finding.holds}
    assert failing == {"cards and covers fit"}, "a code that is left out makes no gate fail"


def test_notes_give_way_to_the_code(tmp_path: Path) -> None:
    videos = {"heel_raise": VIDEO.format("raise")}
    plain, coded = build(project_with(tmp_path / "a")), build(project_with(tmp_path / "b", videos=videos))
    lines = [len(_lines_to_write_on(built, "Heel raise")) for built in (plain, coded)]
    assert lines[0] > lines[1]
    assert [code.address for code in scanned(coded.laid_out.pdf, 150)] == [videos["heel_raise"]]


def _lines_to_write_on(built: Build, title: str) -> list[float]:
    """The heights of the lines for notes on a card."""
    page = next(p for p in Reading(built.laid_out.pdf).pages if f"{title}\r\n" in p.text and "Your dose" in p.text)
    notes = next((f.bottom for f in page.fragments if "My notes" in f.text), 0.0)
    wide = built.sheet.live_width / 2
    return [s.bottom for s in page.shapes if s.top - s.bottom < 2 and s.right - s.left > wide and s.top < notes + 5]
