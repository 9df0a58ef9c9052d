"""Drawings in a PDF: each panel once, placed as often as it is printed, in plain operators."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from builder.illustration import display
from builder.pdf.drawing import form_of, operators
from builder.pipeline import build, theme_folders
from builder.theme import Stylesheet, load_theme
from tests.conftest import PROJECTS, ROOT
from tests.illustration.handmade import PAIR, PLATE, give_picture, line, oval, put
from tests.pdf.book import Book

TWICE = """\
  - figure: {drawing: plate, alt: A disc with names, caption: What is what., labels: {mat: A soft mat}}
  - figure: {drawing: plate, alt: A disc with names}
    width: 60
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The scaffold with a drawing on a card, on the cover, and twice in a chapter."""
    root = tmp_path_factory.mktemp("drawings") / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    put(root, PAIR, PLATE)
    picture = "picture: {drawing: pair, alt: Two discs, caption: One at a time.}\n"
    give_picture(root / "exercises/heel_raise.yaml", picture)
    give_picture(root / "exercises/sit_to_stand.yaml", "")
    with (root / "chapters/moves.yaml").open("a") as chapter:
        chapter.write(TWICE)
    with (root / "booklet.yaml").open("a") as booklet:
        booklet.write("\ncover: {drawing: pair, alt: Two discs}\n")
    return Book(build(root))


@pytest.fixture(scope="module")
def sheet() -> Stylesheet:
    """The standard look."""
    return Stylesheet(load_theme("standard", theme_folders(ROOT)))


def test_every_word_of_a_drawing_is_printed_where_the_tree_says(made: Book) -> None:
    words = [word.text for word in made.words if word.element.name == "figure"]
    assert words.count("Start") == 2
    assert words.count("Mat") == words.count("mat") == 1


def printed_forms(made: Book) -> dict[str, list[pikepdf.Object]]:
    """The form XObjects that pages print, by their names."""
    found: dict[str, list[pikepdf.Object]] = {}
    for page in made.file.pages:
        for name, form in page.Resources.get("/XObject", {}).items():
            found.setdefault(name, []).append(form)
    return found


def test_each_panel_is_written_once(made: Book) -> None:
    forms = printed_forms(made)
    assert sorted(forms) == ["/FormXob.pair.1", "/FormXob.pair.2", "/FormXob.plate.1"]
    assert len({form.objgen for used in forms.values() for form in used}) == 3


def test_a_form_has_no_text_and_no_marks(made: Book) -> None:
    for form in (form for used in printed_forms(made).values() for form in used):
        used = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(form)}
        assert used <= {"J", "j", "rg", "RG", "w", "d", "m", "l", "c", "h", "f*", "B*", "S"}
        assert list(form.Resources.keys()) == []


def test_two_builds_under_one_date_give_the_same_file(made: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = (build(made.build.project.root).laid_out.pdf for _ in range(2))
    assert first == second


def test_colours_and_widths_are_set_only_where_they_change(sheet: Stylesheet) -> None:
    one = display.Path("a", (line((0, 0), (10, 0), (10, 10), closed=True),), "ink", "halo", 0.5)
    printed = [op.decode() for op in operators((one, one), sheet.palette)]
    assert printed == [
        "1 J\n1 j",
        "0.133 0.188 0.227 rg",
        "1 1 1 RG",
        "50 w",
        "[] 0 d",
        "0 0 m 1000 0 l 1000 1000 l 0 0 l h",
        "B*",
        "0 0 m 1000 0 l 1000 1000 l 0 0 l h",
        "B*",
    ]


def test_a_form_is_made_once(sheet: Stylesheet) -> None:
    assert form_of(PAIR.panels[0], sheet.palette) is form_of(PAIR.panels[0], sheet.palette)


def test_the_bounds_hold_everything_that_is_drawn(sheet: Stylesheet) -> None:
    one = display.Path("a", (oval(0, 0, 10, 5),), None, "ink", 2)
    x0, y0, x1, y1 = form_of(display.Panel((0, 0, 1, 1), (one,)), sheet.palette).bounds
    assert (x0, y0, x1, y1) == (-1101, -601, 1101, 601)


def test_qpdf_finds_nothing_wrong(made: Book, tmp_path: Path) -> None:
    assert pikepdf.open(io.BytesIO(made.build.laid_out.pdf)).check_pdf_syntax() == []
