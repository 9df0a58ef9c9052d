"""The pages about drawings: their examples compile, their pictures are the latest, their tables leave nothing out."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from builder.errors import ContentError
from builder.illustration.body.head import STYLES
from builder.illustration.body.landmarks import all_names
from builder.illustration.body.muscles import MUSCLES
from builder.illustration.body.painter import FRONT_ORDER, SIDE_ORDER
from builder.illustration.body.proportions import Proportions
from builder.illustration.body.shapes import Shapes
from builder.illustration.body.skeleton import Skeleton
from builder.illustration.compiling import compile_pose, load_people
from builder.illustration.library import fingerprint
from builder.illustration.lint import RANGES
from builder.illustration.panel import PanelPainter
from builder.illustration.props.draw import REGISTRY
from builder.loading import load_yaml
from builder.model.mannequin import Ghost, Mannequin, Target
from builder.model.plates import SHAPES, Axis, Shape
from builder.model.pose import Panel, Pose
from builder.model.props import ARROWS, PROPS, Arrow, Prop, Words
from builder.model.validate import validate
from builder.pipeline import check
from builder.resources import resource
from builder.source import format_text
from tests.docs.pages import DOCS, codes, first_cells, page, project_of, prose

POSE, PLATE = "draw-a-pose.md", "draw-a-plate.md"
PEOPLE = load_people(resource("assets/people.yaml"))
EXAMPLES = [
    (f"{name}:{number}", code.text)
    for name in (POSE, PLATE)
    for number, code in enumerate(codes(page(name)))
    if "panels:" in code.text
]


def _pictures() -> ModuleType:
    """What renders the pictures of the pages."""
    spec = importlib.util.spec_from_file_location("pictures", DOCS / "images/make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["pictures"] = module
    spec.loader.exec_module(module)
    return module


PICTURES = _pictures()
GHOST_PARTS = Shapes(Skeleton(Mannequin(), Proportions.of("side")), "short").parts


def _written(text: str, folder: Path) -> Path:
    """A pose file with that text, under the name that it gives itself."""
    match = re.search(r"^id: (\S+)", text, re.MULTILINE)
    assert match
    path = folder / f"{match[1]}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [text for _, text in EXAMPLES], ids=[name for name, _ in EXAMPLES])
def test_every_pose_compiles(text: str, tmp_path: Path) -> None:
    assert compile_pose(_written(text, tmp_path), PEOPLE).panels[0].paths


@pytest.mark.parametrize("name", sorted(PICTURES.sources()))
def test_pictures_show_what_is_written(name: str) -> None:
    """Each picture was rendered from the pose that stands on the page now; python docs/images/make.py does it."""
    with Image.open(DOCS / "images" / f"{name}.png") as image:
        assert image.info["source"] == fingerprint(PICTURES.sources()[name].pose)


def test_every_picture_is_shown_and_they_are_small() -> None:
    files = sorted((DOCS / "images").glob("*.png"))
    assert {file.stem for file in files} == {*PICTURES.sources(), "pages"}
    assert sum(file.stat().st_size for file in files) < 450_000


def test_the_project_of_the_page_holds_every_gate(tmp_path: Path) -> None:
    report = check(project_of(POSE, tmp_path / "project"))
    assert report.pictures.pictured == report.pictures.cards == 3
    assert not report.failed


def test_the_example_errors_are_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = [text for _, text in EXAMPLES if text.startswith("# poses/bird-dog.yaml")][-1]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "poses").mkdir()
    path = _written(final.replace("near_arm: {to: [50, 2]", "near_arm: {to: [76, 2]"), tmp_path / "poses")
    with pytest.raises(ContentError) as caught:
        compile_pose(path, PEOPLE)
    assert format_text(caught.value.diagnostics).strip() in page(POSE)


def test_every_landmark_has_a_row_and_a_place_in_the_picture() -> None:
    painter = PanelPainter(validate(Pose, load_yaml(DOCS / "images/landmarks.yaml")).panels[0], PEOPLE)
    assert painter.skeleton
    names = {re.sub("^(near|far)_", "_", name) for name in all_names(painter.skeleton)}
    assert {str(words.words) for words in painter.panel.words} == names
    assert [name for name in names if f"`{name}`" not in prose(page(POSE))] == []


def test_every_name_is_in_its_table() -> None:
    text = prose(page(POSE))
    names = {*MUSCLES, *PROPS, *ARROWS, *PEOPLE, *RANGES, *GHOST_PARTS}
    assert sorted(names - set(re.findall(r"`([\w ]+)`", text))) == []
    assert [order for order in (SIDE_ORDER, FRONT_ORDER) if f"`[{', '.join(order)}]`" not in text] == []
    assert all(re.search(rf"\b{style}\b", page(POSE)) for style in STYLES)


def test_usual_depths_are_those_of_the_props() -> None:
    text = " ".join(page(POSE).split())
    (told,) = re.findall(r"Left out, it is `middle` for (.*?), `front` for (.*?), else `back`", text)
    depths = {kind: depth for depth, kinds in zip(("middle", "front"), told, strict=True) for kind in _quoted(kinds)}
    kinds = {model: name for name, model in PROPS.items()}
    assert depths == {kinds[model]: depth for model, (depth, _) in REGISTRY.items() if depth != "back"}


def _quoted(text: str) -> list[str]:
    """What stands in backticks."""
    return re.findall("`(.*?)`", text)


def test_ranges_are_those_of_the_check() -> None:
    rows = re.findall(r"^\| (`.*`) \| (-?\d+)°.*? \| (-?\d+)° \|$", page(POSE), re.MULTILINE)
    told = {joint: (int(low), int(high)) for names, low, high in rows for joint in re.findall("`(.*?)`", names)}
    assert told == RANGES


@pytest.mark.parametrize(
    ("name", "records"),
    [
        (POSE, [Mannequin, Target, Ghost, Panel, Prop, Arrow, Words, *PROPS.values(), *ARROWS.values()]),
        (PLATE, [Shape, Axis, *SHAPES.values()]),
    ],
)
def test_every_field_is_named(name: str, records: list[type]) -> None:
    text = prose(page(name))
    fields = {field for record in records for field in record.model_fields}  # type: ignore[attr-defined]
    assert sorted(field for field in fields if not re.search(rf"`[^`]*\b{field}\b[^`]*`", text)) == []


def test_every_shape_has_a_row() -> None:
    assert sorted(set(SHAPES) - set(first_cells(page(PLATE)))) == []
