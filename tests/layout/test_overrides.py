"""A project's own templates and themes come before ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.pipeline import build
from tests.conftest import PROJECTS, ROOT
from tests.pdf.book import Book


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold, to be given templates and themes."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    (root / "templates").mkdir()
    (root / "themes").mkdir()
    return root


def made(project: Path, edition: str = "standard") -> Book:
    return Book(build(project, edition))


def test_a_template_of_the_project_takes_the_place_of_ours(project: Path) -> None:
    ours = (ROOT / "templates/exercise.xml.j2").read_text()
    own = ours.replace("{{ say.easier }}", "Down a notch:").replace("<box>", "<box><p>Signed off by</p>")
    assert own.count("Down a notch") == own.count("Signed off by") == 1
    before = " ".join(word.text for word in made(project).words)
    (project / "templates/exercise.xml.j2").write_text(own)
    after = " ".join(word.text for word in made(project).words)
    assert "Signed off by" not in before
    assert after.count("Signed off by") == after.count("Down a notch:") == before.count("Easier:") == 2


def test_a_template_in_a_folder_is_found_too(project: Path) -> None:
    (project / "templates/blocks").mkdir()
    (project / "templates/blocks/lead.xml.j2").write_text('<callout kind="key"><p>{{ block.lead|md }}</p></callout>')
    leads = [e for e in made(project).build.tree.walk() if e.get("role") == "lead" and e.span]
    keys = [e for e in made(project).build.tree.walk() if e.get("kind") == "key"]
    assert "Read this page first." not in [str(e.children[0]) for e in leads]
    assert len(keys) >= 3


def test_a_theme_of_the_project_extends_ours(project: Path) -> None:
    (project / "themes/sage.yaml").write_text(
        'name: Sage\nextends: standard\ncolors: {heading: "#1F5A34"}\ntype: {h1: {size: 30, leading: 34}}\n'
    )
    own, ours = made(project, "sage"), made(project)
    assert own.build.sheet.color("heading") == "#1F5A34"
    assert own.build.sheet.color("ink") == ours.build.sheet.color("ink")
    title = next(word for word in own.words if word.element.get("level") == "1" and word.page == 2)
    assert title.at
    assert title.at.sizes == {30.0}
    assert (0x1F, 0x5A, 0x34) in own.pages[1].colors()
    assert (0x1F, 0x5A, 0x34) not in ours.pages[1].colors()


def test_a_theme_may_extend_ours_under_the_same_name(project: Path) -> None:
    (project / "themes/standard.yaml").write_text(
        "name: House style\nextends: standard\ntype: {h1: {size: 26, leading: 30}}\n"
    )
    own = made(project)
    assert own.build.theme.name == "House style"
    assert own.build.sheet.style("h1").size == 26
    assert own.build.sheet.style("body").size == 12
    large = made(project, "large-print")
    assert large.build.sheet.style("h1").size == 28, "our large print still has its own"
    ink = made(project, "ink-saver")
    assert ink.build.sheet.style("h1").size == 26, "what extends standard extends the project's"


def test_a_paper_of_the_project(project: Path) -> None:
    (project / "themes/pocket.yaml").write_text(
        "name: Pocket\nextends: standard\npaper: pocket\npapers:\n"
        "  pocket: {width: 360, height: 540, top: 40, bottom: 48, inner: 46, outer: 36, card_top: 30,"
        " card_bottom: 40, folio: 24}\n"
    )
    pages = made(project, "pocket").pages
    assert {(page.width, page.height) for page in pages} == {(360, 540)}


def test_a_template_that_fails_names_its_own_line(project: Path) -> None:
    (project / "templates/blocks").mkdir()
    (project / "templates/blocks/p.xml.j2").write_text("<p>\n{{ block.words }}</p>")
    with pytest.raises(ContentError) as caught:
        made(project)
    (problem,) = caught.value.diagnostics
    assert problem.span
    assert problem.span.path == project / "templates/blocks/p.xml.j2"
    assert problem.span.line == 2
