"""Several faults at once, and input that looks bad but is not."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from builder.cli.main import cli, run
from builder.document import text_of
from builder.errors import ExitCode
from builder.pipeline import build
from tests.bad_input.case import block, both, edit, paragraph_template, picture, write
from tests.bad_input.pictures_table import svg
from tests.bad_input.references_table import PROGRAMME
from tests.pdf.reader import Reading

RAISE, SIT = "exercises/heel_raise.yaml", "exercises/sit_to_stand.yaml"
EIGHT = both(
    edit("booklet.yaml", "title: My booklet", "titel: My booklet"),
    edit("chapters/log.yaml", "note_lines: rest", "note_lines: 40"),
    edit("chapters/log.yaml", "  - p: Tick", "  - para: Tick"),
    edit(RAISE, "level: 1", "level: 4"),
    edit(RAISE, "hold: 2 s", "hold: 2"),
    edit(RAISE, "move_on: 2 sets of 15 feel easy.\n", ""),
    edit(SIT, "side: both", "side: all"),
    edit("safety.yaml", "could_be: A problem of the heart or the lungs", "could_be: 911"),
)


def test_all_problems_of_all_files_come_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    EIGHT(project)
    assert run(lambda: cli.main(["check", ".", "--format", "json"], standalone_mode=False)) == ExitCode.CONTENT
    found = {(r["file"], r["line"], r["message"]) for r in json.loads(capsys.readouterr().err)}
    assert found == {
        ("booklet.yaml", 3, 'unknown field "titel"'),
        ("chapters/log.yaml", 6, '"para" is no kind of block'),
        ("chapters/log.yaml", 12, '"note_lines" should be 20 or less'),
        (RAISE, 2, 'the field "move_on" is missing'),
        (RAISE, 5, '"level" should be 1, 2 or 3'),
        (RAISE, 19, '"hold" should be a time such as 30 s or 2 min'),
        (SIT, 20, '"side" should be "both", "each leg", "each side", "left" or "right"'),
        ("safety.yaml", 15, '"could_be" should be text'),
    }


def test_broken_references_of_several_files_come_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit("booklet.yaml", "moves, log]", "moves, lag]")(project)
    edit(RAISE, "avoid_if: [dizzy]", "avoid_if: [dizzy, pregnant]")(project)
    edit("chapters/safety.yaml", "red_flags: emergency", "red_flags: urgent")(project)
    assert run(lambda: cli.main(["build", "."], standalone_mode=False)) == ExitCode.CONTENT
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
    assert errors == [
        'error: there is no chapter "lag"',
        'error: there is no level "urgent"',
        'error: there is no condition "pregnant"',
    ]


def printed(project: Path) -> str:
    return " ".join(" ".join(page.text for page in Reading(build(project).laid_out.pdf).pages).split())


@pytest.mark.parametrize(
    "text",
    [
        "Press <b>up</b> now",
        "Salt &amp; pepper",
        "An end ]]> here",
        "Never <?x?> this",
        "Use {{ block.p }} or {% raw %}",
        "Cost 5 < 6 > 4",
        "A <!-- note -->",
    ],
)
def test_markup_in_a_text_is_printed_as_it_is_written(project: Path, text: str) -> None:
    block(f"  - p: '{text}'\n  - h: '{text}'\n")(project)
    assert printed(project).replace("–", "-").count(text) == 2


def test_a_word_of_500_letters_goes_over_several_lines(project: Path) -> None:
    block(f"  - p: Tick {'w' * 500} now.\n")(project)
    assert printed(project).replace(" ", "").count("w" * 500) == 1


def test_what_yaml_takes_for_something_else_stays_a_text(project: Path) -> None:
    block("  - heads: [Yes, No]\n    table: [[1:30, 010], [yes, 2026-11-22], [0x1F, 1_000]]\n")(project)
    assert "Yes No 1:30 010 yes 2026-11-22 0x1F 1_000" in printed(project)


def test_invisible_hints_in_words_do_not_show(project: Path) -> None:
    block("  - p: Ham\u00adstring and cafe\u0301 and no\u200bthing.\n")(project)
    assert "Hamstring and caf\u00e9 and nothing." in printed(project)


def test_a_windows_file_with_a_byte_order_mark_is_read(project: Path) -> None:
    log = project / "chapters/log.yaml"
    text = log.read_text().replace("Your log", "Your lög")
    log.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert "Your lög" in printed(project)


def test_cards_may_stand_in_the_contents_and_after_a_programme(project: Path) -> None:
    """They are numbered in their order like all others, and count for what refers to them."""
    edit("chapters/moves.yaml", "cards: strength", "programme: four-weeks")(project)
    write("programmes/four.yaml", f"{PROGRAMME}after:\n  - cards: [sit-to-stand]\n")(project)
    edit("booklet.yaml", "chapters:", "welcome:\n  - cards: [heel-raise]\nchapters:")(project)
    tree = build(project).tree
    cards = [(text_of(e).strip(), e.get("number")) for e in tree.walk() if e.name == "h" and e.get("number")]
    assert cards == [("Heel raise", "1"), ("Sit to stand", "2")]


def test_files_of_editors_are_not_content(project: Path) -> None:
    """Emacs marks a file that is being edited with a link to nowhere beside it."""
    (project / "chapters/.#log.yaml").symlink_to("jo@desk.4711")
    (project / "chapters/._log.yaml").write_bytes(b"\0\5\26\7")
    assert "Your log" in printed(project)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_mode_are_read(project: Path, mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    file = io.BytesIO()
    Image.new(mode, (9, 6)).save(file, kind)
    picture(f"dog.{kind.lower()}", file.getvalue())(project)
    assert build(project).laid_out.page_count % 4 == 0


def test_a_photo_that_lies_on_its_side_is_turned(project: Path) -> None:
    photo, file = Image.new("RGB", (40, 20), "navy"), io.BytesIO()
    exif = photo.getexif()
    exif[0x0112] = 6
    photo.save(file, "JPEG", exif=exif)
    both(picture("dog.jpg", file.getvalue()), edit("booklet.yaml", "chapters:", "paper: letter\nchapters:"))(project)
    pages = Reading(build(project).laid_out.pdf).pages
    ((left, bottom, right, top),) = [
        image.get_bounds() for page in pages for image in page.page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
    ]
    assert top - bottom == pytest.approx(2 * (right - left), rel=0.01)


def test_the_words_of_a_drawing_are_words(project: Path) -> None:
    words = '<text x="2" y="12" font-family="Arial">Bend here</text>'
    picture("dog.svg", svg(f'<g><rect width="9" height="9"/><use href="#a"/>{words}</g>'))(project)
    assert "Bend here" in printed(project)


def test_a_template_of_the_project_may_use_modules_and_macros(project: Path) -> None:
    write("templates/words.j2", "{% macro loud(text) %}{{ text|upper }}{% endmacro %}")(project)
    paragraph_template('{% import "words.j2" as words %}\n<p>{{ words.loud(block.p) }}</p>\n')(project)
    assert "TICK EACH BOX" in printed(project)
