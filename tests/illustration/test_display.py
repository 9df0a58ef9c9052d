"""The file of a drawing, the library that finds it, and the words in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.illustration.display import Drawing, Label, from_json, steps, to_json
from builder.illustration.labels import crowded, label_boxes, reworded, texts, wrapped
from builder.illustration.library import Library, fingerprint
from tests.illustration.handmade import PAIR, PLATE, line, oval, panel, put


@pytest.mark.parametrize("drawing", [PAIR, PLATE], ids=lambda drawing: drawing.id)
def test_a_drawing_is_read_as_it_was_written(drawing: Drawing) -> None:
    text = to_json(drawing)
    assert from_json(text) == drawing
    assert to_json(from_json(text)) == text
    assert all(line.startswith(("{", ",", "]")) for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"format": 0}',
        to_json(PAIR).replace('"rings":[[', '"rings":[[7,'),
        to_json(PAIR).replace('"fill"', '"full"'),
        to_json(PAIR).replace('"box": [0', '"box": 7, "bix": [0'),
    ],
)
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


def test_straight_runs_are_told_from_curves() -> None:
    square = line((0, 0), (10, 0), (10, 10.01), closed=True)
    assert list(steps(square)) == [(1000, 0), (1000, 1001), (0, 0)]
    assert [len(step) for step in steps(oval(0, 0, 5, 5))] == [6, 6, 6, 6]


def test_a_fingerprint_does_not_depend_on_line_ends() -> None:
    assert fingerprint("a\r\nb\r") == fingerprint("a\nb\n") != fingerprint("a\nb")
    assert len(fingerprint("")) == 16


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of two folders; the first has both drawings."""
    for name in ("mine", "ours"):
        (tmp_path / name).mkdir()
    put(tmp_path / "mine", PAIR, PLATE)
    return Library([tmp_path / "mine", tmp_path / "ours"])


def test_the_first_folder_wins(library: Library) -> None:
    put(library.folders[1], replace(PAIR, panels=PAIR.panels[:1]), Drawing("more", "", PAIR.panels))
    assert library.ids() == ["more", "pair", "plate"]
    assert library.load("pair") == PAIR
    assert library.load("pair") is library.load("pair")
    assert library.pose("pair") == library.folders[0] / "poses/pair.yaml"
    assert library.pose("plate") is None


def test_a_changed_file_is_read_again(library: Library) -> None:
    library.load("pair")
    file = library.folders[0] / "illustrations/pair.json"
    file.write_text(to_json(replace(PAIR, panels=PAIR.panels[:1])))
    assert len(library.load("pair").panels) == 1


def test_drawings_out_of_date_are_told(library: Library) -> None:
    folder = library.folders[0]
    assert list(library.outdated(library.ids())) == []
    (folder / "poses/pair.yaml").write_text("id: pair # changed\n")
    (folder / "poses/new.yaml").write_text("id: new\n")
    found = {problem.message: problem.span for problem in library.outdated(library.ids())}
    assert list(found) == [
        'the drawing "new" is not compiled',
        'the drawing "pair" is out of date: its pose file has changed',
    ]
    assert [span.path.name for span in found.values() if span] == ["new.yaml", "pair.yaml"]
    assert all("booklet poses" in str(problem.hint) for problem in library.outdated(library.ids()))


def test_a_broken_file_is_an_error_with_what_mends_it(library: Library) -> None:
    (library.folders[0] / "illustrations/pair.json").write_bytes(b"\xff")
    with pytest.raises(ContentError, match=r"cannot read the drawing pair\.json"):
        library.load("pair")


def test_every_word_can_be_given_anew() -> None:
    assert texts(PAIR) == {"panel-1": "Start", "panel-2": "Lift your hips"}
    assert set(texts(PLATE)) == {"disc", "disc-detail", "muscle", "mat"}
    assert [each.label for each in reworded(PAIR, {"panel-2": "Arriba"})] == ["Start", "Arriba"]
    (other,) = reworded(PLATE, {key: key.upper() for key in texts(PLATE)})
    assert [(each.text, each.detail) for each in other.labels] == [("DISC", "DISC-DETAIL"), ("MUSCLE", ""), ("MAT", "")]


def measure(text: str, tone: str, size: float) -> float:
    """Half an em a letter, in a strong tone a little more."""
    return len(text) * size * (0.55 if tone == "strong" else 0.5)


def test_words_are_broken_between_words_only() -> None:
    assert wrapped("a long word", 6, len) == ["a long", "word"]
    assert wrapped("incomprehensibly so", 6, len) == ["incomprehensibly", "so"]
    assert wrapped("any width will do", 0, len) == ["any width will do"]


def test_a_label_stands_where_it_points() -> None:
    disc, muscle, mat = label_boxes(PLATE.panels[0], 2.0, 10, 12.5, measure)
    assert [line.text for line in disc.lines] == ["The disc", "with a hole"]
    assert [line.tone for line in disc.lines] == ["strong", "regular"]
    assert disc.lines[0].baseline - disc.lines[1].baseline == 12.5
    assert disc.lines[0].baseline + 0.714 / 2 * 10 == pytest.approx(240)
    assert (disc.box[0] + disc.box[2]) / 2 == pytest.approx(300)
    assert muscle.box[2] == pytest.approx(560)
    assert mat.box[0] == pytest.approx(40)
    assert list(crowded([disc, muscle, mat], PLATE.panels[0], 2.0)) == []


def test_labels_in_the_way_are_named() -> None:
    labels = (Label("a", "One", (10, 20)), Label("b", "Two", (12, 22)), Label("c", "Out", (98, 40)))
    one = panel(100, 50, labels=labels)
    found = list(crowded(label_boxes(one, 1.0, 10, 12.5, measure), one, 1.0))
    assert found == ['the label "Out" sticks out', 'the labels "One" and "Two" overlap']
