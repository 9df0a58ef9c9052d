"""Drawings on pages: how panels are arranged, how large they become, what is warned of."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.illustration.arrange import Arrangement, Room, arrange
from builder.illustration.display import Drawing, Label, Panel
from builder.illustration.labels import PanelWords
from builder.layout.drawings import MOST, Drawn
from builder.pipeline import build, library_of, theme_folders
from builder.theme import Palette, Stylesheet, load_theme
from builder.theme.palette import DrawingColors
from tests.conftest import EDITIONS, PAPERS, PROJECTS, ROOT
from tests.illustration.handmade import PAIR, PLATE, panel, put

WORDS = PanelWords(10, 13, lambda text: 5.0 * len(text))


def fits(arranged: Arrangement, room: Room) -> None:
    """Everything lies in the room, and no two panels overlap."""
    assert arranged.width <= room.width + 0.01
    assert arranged.height <= room.height + 0.01
    boxes = []
    for place in arranged.places:
        x0, y0, x1, y1 = (side * arranged.scale for side in place.panel.box)
        boxes.append((place.x + x0, place.y + y0, place.x + x1, place.y + y1))
        assert place.left - 0.01 <= boxes[-1][0]
        assert boxes[-1][2] <= place.left + place.width + 0.01
    for number, one in enumerate(boxes):
        for two in boxes[:number]:
            assert one[0] >= two[2] - 0.01 or two[0] >= one[2] - 0.01 or one[1] >= two[3] or two[1] >= one[3]


def test_wide_panels_are_stacked_and_tall_ones_stand_side_by_side() -> None:
    room = Room(190, 150, 10)
    wide = arrange([panel(180, 50, "Start"), panel(180, 50, "Lift")], room, WORDS)
    tall = arrange([panel(60, 170, "Start"), panel(60, 170, "Lift")], room, WORDS)
    assert wide.places[0].y > wide.places[1].y
    assert wide.places[0].x == wide.places[1].x
    assert tall.places[0].y == tall.places[1].y
    for arranged in (wide, tall):
        fits(arranged, room)


def test_the_ground_of_a_row_is_at_one_height() -> None:
    deep = Panel((-10, -20, 50, 100), ())
    one, two = arrange([deep, panel(60, 60)], Room(300, 100, 10), WORDS).places
    assert one.y == two.y


def test_four_panels_make_two_rows_where_that_is_largest() -> None:
    room = Room(200, 200, 10)
    arranged = arrange([panel(100, 100, word) for word in ("One", "Two", "Three", "Four")], room, WORDS)
    assert len({place.left for place in arranged.places}) == len({place.y for place in arranged.places}) == 2
    fits(arranged, room)


@pytest.mark.parametrize("label", ["", "Up", "A label that is much longer than the panel above it is wide"])
@pytest.mark.parametrize("size", [(180, 20), (20, 180), (100, 100), (1, 1)])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_panels_lie_in_their_room(label: str, size: tuple[float, float], count: int) -> None:
    room = Room(330, 220, 8, most=1.35)
    arranged = arrange([panel(*size, label)] * count, room, WORDS)
    assert 0 < arranged.scale <= 1.35
    fits(arranged, room)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_small_scene_does_not_become_huge_but_a_plate_takes_its_room(edition: str, paper: str) -> None:
    sheet = Stylesheet(load_theme(edition, theme_folders(ROOT)), paper)
    small = Drawn("small", (panel(20, 20),), sheet, None).fit(sheet.live_width, 500)
    plate = Drawn("plate", PLATE.panels, sheet, None).fit(sheet.live_width, 500)
    assert small.arrangement.scale == MOST * sheet.scale
    assert plate.width == pytest.approx(sheet.live_width)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold, and the drawings of our tests."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    put(root, PAIR, PLATE)
    return root


def figure(project: Path, text: str) -> None:
    """Print a figure at the end of a chapter."""
    with (project / "chapters/moves.yaml").open("a") as file:
        file.write(f"  - figure: {{{text}, alt: A disc}}\n")


def test_labels_in_the_way_are_warned_of_and_fail_the_check(project: Path) -> None:
    labels = (Label("a", "One label", (50, 25)), Label("b", "Another", (52, 26)))
    put(project, Drawing("crowded", "", (panel(300, 100, labels=labels),)))
    figure(project, "drawing: crowded")
    laid_out = build(project).laid_out
    (warning,) = laid_out.warnings
    assert laid_out.crowded == [warning]
    assert warning.message == 'the labels "One label" and "Another" overlap in the drawing "crowded"'
    assert warning.severity == "warning"
    assert warning.span
    assert warning.span.path.name == "moves.yaml"


def test_a_drawing_out_of_date_is_printed_with_a_warning(project: Path) -> None:
    figure(project, "drawing: pair")
    assert build(project).laid_out.warnings == []
    (project / "poses/pair.yaml").write_text("id: pair # changed\n")
    (warning,) = build(project).laid_out.warnings
    assert warning.message == 'the drawing "pair" is out of date: its pose file has changed'
    assert warning.severity == "warning"


def test_all_that_is_wrong_with_drawings_is_told_at_once(project: Path) -> None:
    figure(project, "drawing: pare")
    figure(project, "drawing: plate, labels: {disk: Disc, matt: Mat}")
    with pytest.raises(ContentError) as caught:
        build(project)
    assert [problem.message for problem in caught.value.diagnostics] == [
        'there is no drawing "pare"',
        'the drawing "plate" has no label "disk"',
        'the drawing "plate" has no label "matt"',
    ]


def test_a_self_check_prints_its_picture_below_its_title(project: Path) -> None:
    (project / "self_checks.yaml").write_text(
        "self_checks:\n  - id: stand\n    name: Stand\n    steps: [Stand up.]\n    record: Write it down.\n"
        "    real_change: Two more.\n    picture: {drawing: pair, alt: Two discs}\n"
    )
    with (project / "chapters/moves.yaml").open("a") as file:
        file.write("  - self_check: stand\n")
    elements = list(build(project).tree.walk())
    figures = [number for number, element in enumerate(elements) if element.get("drawing") == "pair"]
    assert elements[figures[0] - 1].get("id") == "stand"


def test_ours_are_found_behind_those_of_the_project(project: Path) -> None:
    assert library_of(project).folders == (project, ROOT / "assets")


def test_tones_darken_each_channel() -> None:
    theme = load_theme("standard", theme_folders(ROOT))
    palette = Palette(theme.drawing)
    assert palette.color("skin_tan") == "#E7C19C"
    assert palette.color("skin_tan-far-shade") == "#B6987B"
    with pytest.raises(ContentError, match='another version of the program: its colour "skin_blue" is unknown'):
        palette.color("skin_blue")


def test_ink_saver_draws_in_grey_and_keeps_the_muscle_dark() -> None:
    theme = load_theme("ink-saver", theme_folders(ROOT))
    colors = {name: getattr(theme.drawing, name) for name in DrawingColors.model_fields}
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors.values())
    grey = {name: int(color[1:3], 16) / 255 for name, color in colors.items()}
    around = [shade for name, shade in grey.items() if name.startswith(("shirt", "skin"))]
    assert grey["target"] < 0.4
    assert min(around) > 0.75
    skins = [grey[f"skin_{name}"] for name in ("light", "tan", "brown", "deep")]
    assert skins == sorted(skins, reverse=True)
    assert min(a - b for a, b in pairwise(skins)) > 0.02
