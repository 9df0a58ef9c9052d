"""Cells of tables that hold lists and paragraphs, and blocks in another language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.pipeline import build
from tests.conftest import PROJECTS
from tests.pdf.book import Book
from tests.pdf.expected import Word

TABLE = """\
  - heads: [Move, How much]
    lang: en-GB
    table:
      - [Bridge, [Twice **eight** times, Pause 1 min between them]]
      - [Plank, "[Dos](lang:es) sets"]
"""
CELL = """\
<table{{ block|at }}><tr>
<td>Other</td>
<td align="center">
<p>Above</p>
<ol><li>First</li><li>Second</li></ol>
<p>Below</p>
</td>
</tr></table>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scaffold, whose log begins with a table."""
    root = tmp_path / "project"
    shutil.copytree(PROJECTS["scaffold"], root)
    log = root / "chapters/log.yaml"
    log.write_text(log.read_text(encoding="utf-8").replace("blocks:\n", f"blocks:\n{TABLE}"), encoding="utf-8")
    return root


def word(book: Book, text: str) -> Word:
    return next(word for word in book.words if word.text == text)


def baseline(book: Book, text: str) -> float:
    found = word(book, text).at
    assert found
    return found.baseline


def test_a_list_in_a_cell_is_printed_item_by_item(project: Path) -> None:
    book = Book(build(project))
    assert baseline(book, "Bridge") == baseline(book, "Twice") > baseline(book, "Pause")
    assert [e.name for e in word(book, "Pause").within[-4:]] == ["tr", "td", "ul", "li"]
    bridge, twice = word(book, "Bridge").at, word(book, "Twice").at
    assert bridge
    assert twice
    assert twice.left > bridge.right
    assert twice.sizes == bridge.sizes


def test_a_block_and_words_have_their_language(project: Path) -> None:
    tree = build(project).tree
    table = next(e for e in tree.walk() if e.name == "table" and e.get("lang"))
    spans = [(e.get("lang"), str(e.children[0].text)) for e in table.walk() if e.name == "span"]  # type: ignore[union-attr]
    assert (table.get("lang"), spans) == ("en-GB", [("es", "Dos")])
    assert [e.get("title") for e in table.walk() if e.name == "abbr"] == ["minute"]


def test_paragraphs_of_a_cell_follow_each_other_as_lines_do(project: Path) -> None:
    folder = project / "templates/blocks"
    folder.mkdir(parents=True)
    (folder / "table.xml.j2").write_text(CELL, encoding="utf-8")
    book = Book(build(project))
    leading = book.build.sheet.style("table_body").leading
    first, second = baseline(book, "First"), baseline(book, "Second")
    assert baseline(book, "Above") - first == pytest.approx(first - second, abs=0.01)
    assert first - second == pytest.approx(leading + book.build.sheet.space["list_gap"], abs=0.01)
    above, item = word(book, "Above").at, word(book, "First").at
    assert above
    assert item
    assert item.left < above.left
