"""Parts of a structure tree as text, to be read by people: a change shows in the difference of a file.

Renew them all with: RENEW_SNAPSHOTS=1 python -m pytest tests/pdf/tagged/test_snapshots.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.pdf.book import Book
from tests.pdf.tagged.reading import tagged
from tests.pdf.tagged.tree import Node

FOLDER = Path(__file__).parent / "snapshots"
PARTS = {
    "card": ("Sect", "2 Fist"),
    "contents": ("TOC", "Your plan"),
    "row_that_is_a_link": ("TR", "Fist"),
    "callout": ("Div", "Once a day"),
    "table_over_two_pages": ("Table", "A row on the first page"),
    "list_in_a_cell": ("Table", "Gloves"),
    "blank": ("P", "Name of your doctor"),
    "tick_list": ("Div", "Before you start"),
    "log_with_blank_rows": ("Table", "Pain"),
    "words_in_another_language": ("P", "Say buenos"),
    "paragraph_in_another_language": ("P", "Lávese"),
}
"""Each snapshot's name, with the role and some words of the smallest element that it shows."""


_PAGE = re.compile("page [0-9]+(” '[0-9]+')?")
"""A page in words, or as it is heard with the number that is printed."""


def smallest(root: Node, role: str, words: str) -> Node:
    """The smallest element of a role that has some words."""
    found = [node for node in root.walk() if node.role == role and words in node.text]
    return min(found, key=lambda node: len(node.text))


def without_pages(outline: str) -> str:
    """An outline with # for each page number: pages are looked at elsewhere, and a longer text elsewhere moves them."""
    return _PAGE.sub(lambda match: re.sub("[0-9]+", "#", match[0]), outline)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_as_in_its_snapshot(heard: Book, name: str) -> None:
    shown = without_pages("\n".join(smallest(tagged(heard).root, *PARTS[name]).outline()) + "\n")
    path = FOLDER / f"{name}.txt"
    if "RENEW_SNAPSHOTS" in os.environ:
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_each_snapshot_belongs_to_a_part() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PARTS)
