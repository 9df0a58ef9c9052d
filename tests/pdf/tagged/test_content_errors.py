"""What would make a tree unsound is an error of content or template, at its line; more of it in `tests.bad_input`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.errors import ContentError
from builder.pipeline import build
from builder.resources import resource
from tests.bad_input.case import Change, block, edit, paragraph_template, write
from tests.conftest import PROJECTS

CARD = "exercises/heel_raise.yaml"


def template(name: str, old: str, new: str) -> Change:
    """A template of the project's own: ours with a change."""
    return write(f"templates/{name}", resource(f"templates/{name}").read_text("utf-8").replace(old, new))


CASES = {
    "a card's title below the level of cards": (
        template("exercise.xml.j2", '<h level="2"', '<h level="3"'),
        ("templates/exercise.xml.j2", '<h level="3" number'),
        "the heading skips from level 1 to 3",
    ),
    "a cover whose title is no first heading": (
        template("cover.xml.j2", '<h level="1"', '<h level="2"'),
        ("templates/cover.xml.j2", '<h level="2"'),
        "the heading skips from level 0 to 2",
    ),
    "a card's picture without alt text": (
        edit(
            CARD,
            "  alt: A woman stands with both hands on a counter, then rises onto her toes; her calf is marked\n",
            "",
        ),
        (CARD, "drawing: heel-raise"),
        'the field "alt" is missing',
    ),
    "a cover's picture without alt text": (
        edit("booklet.yaml", "chapters:", "cover: {drawing: heel-raise}\nchapters:"),
        ("booklet.yaml", "cover:"),
        'the field "alt" is missing',
    ),
    "an alt text without words": (
        block('  - figure: {drawing: heel-raise, alt: " "}\n'),
        ("chapters/log.yaml", "figure:"),
        '"alt" should not be empty',
    ),
    "an alt text without words in a template": (
        paragraph_template('<figure drawing="heel-raise" alt=" "/>'),
        ("templates/blocks/p.xml.j2", "<figure"),
        "the picture has no alt text",
    ),
    "a booklet in a language that there is not": (
        edit("booklet.yaml", "title: My", "language: tlh\ntitle: My"),
        ("booklet.yaml", "language:"),
        '"language"',
    ),
    "a booklet's template without a language": (
        template("booklet.xml.j2", ' lang="{{ booklet.language }}"', ""),
        ("templates/booklet.xml.j2", "<booklet "),
        '"booklet" needs the attribute "lang"',
    ),
    "words in no language": (
        block("  - p: Say [hola](lang:) to all.\n"),
        ("chapters/log.yaml", "Say [hola]"),
        '"" is no language',
    ),
}
"""For each case a change to the scaffold's project, the file and the words on the line at fault, and the message."""


@pytest.mark.parametrize("case", CASES)
def test_it_is_an_error_at_its_line(case: str, tmp_path: Path) -> None:
    change, (file, words), message = CASES[case]
    shutil.copytree(PROJECTS["scaffold"], tmp_path / "project")
    change(tmp_path / "project")
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "project")
    problem = caught.value.diagnostics[0]
    assert problem.message.startswith(message), problem
    assert problem.span
    assert problem.span.path == tmp_path / "project" / file
    assert words in problem.span.path.read_text(encoding="utf-8").splitlines()[problem.span.line - 1]
