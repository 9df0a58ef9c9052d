"""Drawings as in a mirror: their geometry, how they are rendered, and what stays as it was."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from builder.errors import ContentError
from builder.illustration.display import UNITS, Drawing, Panel, from_json
from builder.illustration.mirror import mirrored
from builder.layout.drawings import Drawn
from builder.pdf.canvas import BookletCanvas
from builder.pdf.pen import Pen
from builder.pipeline import build, theme_folders
from builder.theme import Stylesheet, load_theme
from tests.conftest import PROJECTS, ROOT
from tests.illustration.handmade import PAIR, PLATE, give_picture, panel, put
from tests.pdf.reader import Fragment, Reading

SIDE = 300
"""Of a page with one drawing, in points; its middle is the axis of the mirror."""

SCALE = 2
"""Dots a point when a page is rendered."""

ALIKE = 0.0005
"""The share of dots that may differ: an edge may fall on the other side of a dot's middle."""

SIGN = 1.5
"""Points of white on the two sides of a letter, which are not alike."""

FILES = sorted((ROOT / "assets/illustrations").glob("*.json"))


@cache
def drawing_of(path: Path) -> Drawing:
    """One of our compiled drawings."""
    return from_json(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sheet() -> Stylesheet:
    """The standard look."""
    return Stylesheet(load_theme("standard", theme_folders(ROOT)))


def page_of(panels: Sequence[Panel], sheet: Stylesheet, *, mirror: bool) -> bytes:
    """A PDF with a drawing in the middle of its only page."""
    canvas = BookletCanvas(io.BytesIO(), pagesize=(SIDE, SIDE), pageCompression=1)
    fitted = Drawn("some", tuple(panels), sheet, None, mirror=mirror).fit(0.9 * SIDE, 0.9 * SIDE)
    fitted.draw(Pen(canvas, {}), (SIDE - fitted.width) / 2, (SIDE - fitted.height) / 2)
    return canvas.pages()


def dots(pdf: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """The first page as PDFium renders it: rows of dots with red, green and blue."""
    image = pdfium.PdfDocument(pdf)[0].render(scale=SCALE).to_pil().convert("RGB")
    return np.asarray(image, dtype=np.int16)


def difference(one: bytes, other: bytes) -> float:
    """The share of dots by which a page differs from the other page, flipped."""
    return float((np.abs(dots(one) - dots(other)[:, ::-1]).max(axis=2) > 40).mean())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_mirrored_twice_is_as_it_was(path: Path) -> None:
    for plain in drawing_of(path).panels:
        other = mirrored(plain)
        assert other != plain
        assert (other.box, other.label) == (plain.box, plain.label)
        assert mirrored(other) == plain


def test_each_point_goes_to_the_other_side_of_the_frame() -> None:
    plain = replace(PLATE.panels[0], box=(-20.0, 0.0, 300.0, 150.0))
    other = mirrored(plain)
    for one, two in zip(plain.paths, other.paths, strict=True):
        for ring, turned in zip(one.rings, two.rings, strict=True):
            assert [a + b for a, b in zip(ring[::2], turned[::2], strict=True)] == [280 * UNITS] * (len(ring) // 2)
            assert ring[1::2] == turned[1::2]
        assert replace(two, rings=one.rings) == one
    assert other.landmarks == {"hip": (270.0, 5.5)}
    assert [(label.at, label.align) for label in other.labels] == [
        ((130.0, 120.0), "middle"),
        ((0.0, 110.0), "start"),
        ((260.0, 15.0), "end"),
    ]
    assert [replace(label, at=(0, 0), align="start") for label in other.labels] == [
        replace(label, at=(0, 0), align="start") for label in plain.labels
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mirrored_panel_is_rendered_as_the_flipped_one(path: Path, sheet: Stylesheet) -> None:
    for one in drawing_of(path).panels:
        wordless = replace(one, label="", labels=())
        plain = page_of([wordless], sheet, mirror=False)
        assert difference(page_of([wordless], sheet, mirror=True), plain) < ALIKE
        if path.stem == "ball_on_chair":
            assert difference(plain, plain) > 100 * ALIKE, "the measure tells the two apart"


def test_words_are_not_mirrored(sheet: Stylesheet) -> None:
    plain, other = (_labels(page_of(PLATE.panels, sheet, mirror=mirror)) for mirror in (False, True))
    assert list(plain) == list(other) == ["The disc", "with a hole", "A muscle & its", "fibres", "Mat"]
    for text, fragment in plain.items():
        turned = other[text]
        assert turned.left == pytest.approx(SIDE - fragment.right, abs=SIGN)
        assert turned.right == pytest.approx(SIDE - fragment.left, abs=SIGN)
        assert turned.baseline == fragment.baseline


def test_panels_keep_their_order_and_the_words_below_them(sheet: Stylesheet) -> None:
    tall = [panel(60, 170, "Start"), panel(60, 170, "Lift")]
    plain, other = (_labels(page_of(tall, sheet, mirror=mirror)) for mirror in (False, True))
    assert plain == other
    assert plain["Start"].right < plain["Lift"].left


def _labels(pdf: bytes) -> dict[str, Fragment]:
    return {fragment.text.strip(): fragment for fragment in Reading(pdf).pages[0].fragments}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold, and the drawings of our tests."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    put(root, PAIR, PLATE)
    return root


def test_each_way_of_a_panel_is_written_once(project: Path) -> None:
    give_picture(project / "exercises/heel_raise.yaml", "picture: {drawing: pair, mirrored: true, alt: Two discs}\n")
    give_picture(project / "exercises/sit_to_stand.yaml", "picture: {drawing: pair, alt: Two discs}\n")
    with (project / "chapters/moves.yaml").open("a") as chapter:
        chapter.write("  - figure: {drawing: pair, mirrored: true, alt: Two discs}\n")
    made = build(project)
    figures = [element for element in made.tree.walk() if element.get("drawing") == "pair"]
    assert sorted(figure.get("mirror") for figure in figures) == ["", "yes", "yes"]
    with pikepdf.open(io.BytesIO(made.laid_out.pdf)) as file:
        used = [(name, form.objgen) for page in file.pages for name, form in page.Resources.get("/XObject", {}).items()]
    assert len(used) == 6
    assert sorted({name for name, _ in used}) == [
        "/FormXob.pair.1",
        "/FormXob.pair.2",
        "/FormXob.pair.mirrored.1",
        "/FormXob.pair.mirrored.2",
    ]
    assert len({number for _, number in used}) == 4


def test_only_drawings_are_mirrored(project: Path) -> None:
    give_picture(project / "exercises/heel_raise.yaml", "picture: {file: a.png, mirrored: true, alt: A disc}\n")
    with pytest.raises(ContentError) as caught:
        build(project)
    (problem,) = caught.value.diagnostics
    assert "is mirrored, which only a drawing can be" in problem.message
    assert problem.span
    assert problem.span.path.name == "heel_raise.yaml"


def test_a_template_cannot_mirror_a_file_either(project: Path) -> None:
    folder = project / "templates/blocks"
    folder.mkdir(parents=True)
    (folder / "lead.xml.j2").write_text('<figure src="a.png" mirror="yes" alt="A disc"/>')
    with pytest.raises(ContentError) as caught:
        build(project)
    assert {problem.message for problem in caught.value.diagnostics} == {
        '"mirror" is for a drawing, and this is a file'
    }
