"""Verdicts over small files: good, bad, and such as cannot be read."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from builder.errors import ContentError
from builder.verification import Flavour, Verdict, validate
from builder.verification.verapdf import PLACES
from tests.verification.small import bad_file, figure_of, good_file, small

pytestmark = pytest.mark.xdist_group("veraPDF")  # Java warms up once

BOTH = (Flavour.UA1, Flavour.A2A)


def rules(verdict: Verdict) -> list[str]:
    """The rules that fail."""
    return [f"{failure.clause}-{failure.test}" for failure in verdict.failures]


def test_a_good_file_passes(tmp_path: Path) -> None:
    ua, a = validate(good_file(tmp_path), BOTH)
    assert (ua.flavour, ua.compliant, ua.failures) == (Flavour.UA1, True, ())
    assert (a.flavour, a.compliant, a.failures) == (Flavour.A2A, True, ())
    assert ua.checks > 30
    assert a.checks > 30


def test_a_bad_file_is_told_by_rule_and_place(tmp_path: Path) -> None:
    ua, a = validate(bad_file(tmp_path), BOTH)
    assert not ua.compliant
    (failure,) = ua.failures
    assert (failure.clause, failure.test, failure.count) == ("7.3", 1, 1)
    assert failure.meaning.startswith("a figure without alt text")
    assert failure.rule.startswith("Figure tags shall include an alternative representation")
    (place,) = failure.places
    assert (place.page, place.what, str(place)) == (1, "Figure", "page 1, Figure")
    assert place.message == "Figure structure element neither has an alternate description nor a replacement text"
    assert place.context.endswith("SEFigure Figure)")
    assert rules(a) == ["6.2.4.3-2"]
    assert [str(place) for place in a.failures[0].places] == ["page 1, colour"]


def test_rules_come_in_the_order_of_the_standard(tmp_path: Path) -> None:
    with small() as pdf:
        del pdf.Root["/Lang"], pdf.Root["/ViewerPreferences"], pdf.Root["/MarkInfo"], figure_of(pdf)["/Alt"]
        figure_of(pdf).ActualText = "Square"
        pdf.save(tmp_path / "bad.pdf")
    (verdict,) = validate(tmp_path / "bad.pdf", [Flavour.UA1])
    assert rules(verdict) == ["6.2-1", "7.1-10", "7.2-21", "7.2-33"]
    assert [str(failure.places[0]) for failure in verdict.failures] == [
        "the document",
        "the document",
        "page 1, Figure",
        "metadata, dc:title",
    ]


def test_only_places_that_differ_are_named(tmp_path: Path) -> None:
    with small() as pdf:
        for _ in range(PLACES + 1):
            pdf.add_blank_page(page_size=(100, 100))
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(b"0 0 0 rg 20 20 60 60 re f\n" * 50)
        pdf.save(tmp_path / "bad.pdf")
    failure = next(f for f in validate(tmp_path / "bad.pdf", [Flavour.UA1])[0].failures if f.test == 3)
    assert failure.count == 50 * (PLACES + 2)
    assert [str(place) for place in failure.places] == [f"page {number}, content" for number in range(1, PLACES + 1)]


@pytest.mark.parametrize("flavour", Flavour)
def test_every_flavour_can_be_asked_for(flavour: Flavour, tmp_path: Path) -> None:
    """The good file is PDF/A-2 of each level; for others it must be said what they want."""
    (verdict,) = validate(good_file(tmp_path), [flavour])
    assert verdict.flavour is flavour
    complies = flavour in {Flavour.UA1, Flavour.A2A, Flavour.A2B, Flavour.A2U}
    assert (verdict.compliant, not verdict.failures) == (complies, complies)
    assert all(failure.meaning and failure.rule and failure.places for failure in verdict.failures)


def test_a_rule_without_words_of_ours_is_told_in_those_of_verapdf(tmp_path: Path) -> None:
    (verdict,) = validate(good_file(tmp_path), [Flavour.A4])
    failure = verdict.failures[0]
    assert failure.meaning == failure.rule
    assert "shall" in failure.rule


def test_names_out_of_the_file_cannot_command_a_terminal(tmp_path: Path) -> None:
    with small() as pdf:
        figure_of(pdf).S = pikepdf.Name("/\x1b]0;owned\x07")
        pdf.save(tmp_path / "bad.pdf")
    (verdict,) = validate(tmp_path / "bad.pdf", [Flavour.UA1])
    assert [str(f.places[0]) for f in verdict.failures] == ["page 1, \ufffd]0;owned\ufffd"]


def test_a_tree_that_bites_its_tail_still_has_pages(tmp_path: Path) -> None:
    with small() as pdf:
        figure = figure_of(pdf)
        del figure["/Alt"], figure["/Pg"]
        figure.K = pikepdf.Array([figure.P, pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=0, Pg=pdf.pages[0].obj)])
        pdf.save(tmp_path / "bad.pdf")
    (verdict,) = validate(tmp_path / "bad.pdf", [Flavour.UA1])
    assert "page 1, Figure" in [str(place) for failure in verdict.failures for place in failure.places]


def test_from_a_thread_and_several_at_once(tmp_path: Path) -> None:
    good, bad = good_file(tmp_path), bad_file(tmp_path)
    found: dict[int, bool] = {}

    def work(number: int) -> None:
        found[number] = validate(bad if number % 2 else good, [Flavour.UA1])[0].compliant

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: number % 2 == 0 for number in range(6)}


def test_a_name_beyond_ascii(tmp_path: Path) -> None:
    assert validate(good_file(tmp_path, "übung 日本.pdf"), [Flavour.UA1])[0].compliant


def _locked(folder: Path) -> Path:
    with small() as pdf:
        pdf.save(folder / "file.pdf", encryption=pikepdf.Encryption(owner="owner", user="user"))
    return folder / "file.pdf"


def _half(folder: Path) -> Path:
    data = good_file(folder).read_bytes()
    (folder / "file.pdf").write_bytes(data[: len(data) // 2])
    return folder / "file.pdf"


def _scratched(folder: Path) -> Path:
    data = good_file(folder).read_bytes()
    (folder / "file.pdf").write_bytes(data.replace(b"/Lang", b"/Lang <<"))
    return folder / "file.pdf"


def _nested(folder: Path) -> Path:
    """Elements nested so deep that Java's stack does not hold them."""
    with small() as pdf:
        outer = figure_of(pdf)
        for _ in range(20_000):
            outer.K = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Div, P=outer))
            outer = outer.K
        pdf.save(folder / "file.pdf")
    return folder / "file.pdf"


def _words(folder: Path) -> Path:
    (folder / "file.pdf").write_text("no PDF")
    return folder / "file.pdf"


def _empty(folder: Path) -> Path:
    (folder / "file.pdf").touch()
    return folder / "file.pdf"


def _folder(folder: Path) -> Path:
    (folder / "file.pdf").mkdir()
    return folder / "file.pdf"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "file.pdf")
    return folder / "file.pdf"


def _loop(folder: Path) -> Path:
    (folder / "file.pdf").symlink_to("file.pdf")
    return folder / "file.pdf"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "file.pdf", "cannot read {}: No such file or directory"),
        (lambda folder: folder / "file.pdf\0", "cannot read {}"),
        (_loop, "cannot read {}"),
        (_folder, "{} is a folder"),
        (_pipe, "{} is no file"),
        (_words, "{} is no PDF file"),
        (_empty, "{} is no PDF file"),
        (_locked, "{} opens only with a password"),
        (_half, "{} is damaged or cut off: veraPDF cannot read it (Document doesn't contain startxref"),
        (_scratched, "{} is damaged or cut off: veraPDF cannot read it ("),
        (_nested, "{} is damaged or cut off: veraPDF cannot read it (StackOverflowError)"),
    ],
    ids=["missing", "impossible", "loop", "folder", "pipe", "words", "empty", "locked", "half", "scratched", "nested"],
)
def test_what_cannot_be_read_is_told_plainly(make: Callable[[Path], Path], words: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    with pytest.raises(ContentError) as caught:
        validate(path, BOTH)
    (problem,) = caught.value.diagnostics
    assert problem.message.startswith(words.format(str(path)))
    assert "java" not in problem.message
    assert validate(good_file(tmp_path, "next.pdf"), [Flavour.UA1])[0].compliant, "the next file is read as ever"
