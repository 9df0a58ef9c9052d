"""What the checks of a whole tree refuse, so that no template can print what nobody could read or fill in."""

from __future__ import annotations

import pytest

from builder.document import Element, Place, parse_markup
from builder.document.checks import problems_of

NOWHERE = Place([], lambda name, line: None)


def tree(blocks: str) -> Element:
    """A booklet whose one chapter holds some blocks."""
    cover = '<cover><h level="1">A</h><p>b</p></cover>'
    chapter = f'<chapter id="c" title="C"><h level="1">C</h>{blocks}</chapter>'
    return parse_markup(f'<booklet title="A" lang="en">{cover}{chapter}</booklet>', NOWHERE)


def table(rows: str, attributes: str = "") -> str:
    return f"<table {attributes}>{rows}</table>"


REFUSED = {
    "a list in a picture": (table("<tr><td><ul><li>a</li></ul></td></tr>", 'alt="A x"'), "is a picture"),
    "a link in a picture": (table('<tr><td>a <ref to="c"/></td></tr>', 'alt="A x"'), "is a picture"),
    "a tick in a picture": (table("<tr><td><tick/> a</td></tr>", 'alt="A x"'), "is a picture"),
    "a blank in a picture": (table('<tr><td look="blank"/></tr>', 'alt="A x"'), "is a picture"),
    "a linked row in a picture": (table('<tr to="c"><td>a</td></tr>', 'alt="A x"'), "is a picture"),
    "a linked row without words": (table('<tr to="c"><td/><td/></tr>'), "a row that is a link has no words"),
    "a linked row of numbers": (table('<tr to="c"><td><disc>1</disc></td></tr>'), "a row that is a link has no words"),
    "a linked row with a blank": (
        table('<tr to="c"><td look="blank"/><td>b</td></tr>'),
        "a row that is a link has a cell to fill in",
    ),
    "contents that go nowhere": (table("<tr><td>a</td></tr>", 'role="contents"'), "a row of the contents goes nowhere"),
    "heads only": (table('<tr head="yes"><th>a</th></tr>'), "the table has heads and no other rows"),
    "text beside blocks": (table("<tr><td>a<p>b</p></td></tr>"), '"td" holds text beside blocks'),
    "rows that differ": (table("<tr><td>a</td></tr><tr><td>a</td><td>b</td></tr>"), "the rows of the table differ"),
    "a meaning without a term": ("<dl><dd>a</dd></dl>", '"dl" should begin with "dt"'),
    "a blank without a label": ("<blanks><blank/></blanks>", "something to fill in has no words"),
    "a tick without words": ("<p><tick/></p>", "something to fill in has no words"),
    "an item to tick without words": ('<ul mark="tick"><li/></ul>', "something to fill in has no words"),
    "a skipped heading": ('<h level="3">a</h>', "the heading skips from level 1 to 3"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_tree_is_refused(name: str) -> None:
    blocks, message = REFUSED[name]
    assert any(message in problem.message for problem in problems_of(tree(blocks)))


SOUND = {
    "a picture of text": table("<tr><td>0</td><td>1</td></tr>", 'alt="A scale"'),
    "a linked row": table('<tr to="c"><td><disc>1</disc></td><td><p>a</p><ul><li>b</li></ul></td></tr>'),
    "contents": table('<tr to="c"><td>a</td><td><ref to="c" say="{page}"/></td></tr>', 'role="contents"'),
    "a log": table('<tr head="yes"><th/><th>a</th></tr><tr><th/><td look="blank"/></tr>', 'role="log"'),
    "things to fill in": '<blanks><blank>a</blank></blanks><p><tick/> a</p><ul mark="tick"><li>a</li></ul>',
    "terms": "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>",
}


@pytest.mark.parametrize("name", SOUND)
def test_a_tree_is_sound(name: str) -> None:
    assert problems_of(tree(SOUND[name])) == []


def test_the_first_heading_is_of_level_one() -> None:
    markup = '<booklet title="A" lang="en"><cover><h level="2">A</h><p>b</p></cover><filler title="F"/></booklet>'
    messages = [problem.message for problem in problems_of(parse_markup(markup, NOWHERE))]
    assert messages == ["the heading skips from level 0 to 2"]
