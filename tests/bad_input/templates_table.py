"""Templates that fail, or make unsound markup."""

from __future__ import annotations

from builder.resources import resource
from tests.bad_input.case import Bad, paragraph_template, write

MALFORMED = "look for a tag that is not closed, or a < or & that is not escaped, here or just below"
MISSING = "for what may be missing: {% if name is defined %} … {% endif %}"
P = "templates/blocks/p.xml.j2"


def one(name: str, text: str, message: str, hint: str = "", at: str = f"{P}:1:1") -> Bad:
    """A template for paragraphs that fails."""
    return Bad(name, paragraph_template(text), at, message, hint)


TEMPLATES = [
    one("a syntax error", "<p>{{ block.p|md }</p>\n", "the template fails: unexpected '}'"),
    one(
        "a tag that is not closed",
        "<p>\n{% if block %}\n</p>\n",
        "the template fails: Unexpected end of template. Jinja was looking for the following tags: 'elif…",
        at="templates/blocks/p.xml.j2:3:1",
    ),
    one("an unknown name", "<p>{{ blok.p|md }}</p>\n", "the template fails: 'blok' is undefined", MISSING),
    one(
        "an unknown field", "<p>{{ block.text|md }}</p>\n", 'the template fails: Paragraph has no field "text"', MISSING
    ),
    one("an unknown filter", "<p>{{ block.p|markdown }}</p>\n", "the template fails: No filter named 'markdown'."),
    one(
        "a division by zero",
        "<p>\n{{ 1 / 0 }}</p>\n",
        "the template fails: ZeroDivisionError: division by zero",
        at="templates/blocks/p.xml.j2:2:1",
    ),
    one(
        "an unknown element",
        "<p>{{ block.p|md }}</p>\n<para>x</para>\n",
        'unknown element "para"',
        "known here: a, abbr, back, beside, blank, blanks, booklet, box, br, callout, caption, chapter, …",
        at="templates/blocks/p.xml.j2:2:1",
    ),
    one(
        "an unknown attribute",
        '<p colour="red">{{ block.p|md }}</p>\n',
        'unknown attribute "colour" of "p"',
        "known here: heard, id, keep, lang, role",
    ),
    one(
        "an unknown value",
        '<p role="huge">{{ block.p|md }}</p>\n',
        '"huge" is no value for the attribute "role" of "p"',
        "known here: body, caption, label, lead, meta, small",
    ),
    one(
        "a value that is no number",
        '<notes lines="many"/>\n',
        '"many" is no value for the attribute "lines" of "notes"',
        "it should be a whole number from 1 to 99, or rest",
    ),
    one(
        "a width that is no per cent",
        '<figure src="x.png" alt="x" width="wide"/>\n',
        '"wide" is no value for the attribute "width" of "figure"',
        "it should be per cent of the width, 1 to 100",
    ),
    one(
        "widths of zero",
        '<table widths="0 0"><tr><td>a</td><td>b</td></tr></table>\n',
        '"0 0" is no value for the attribute "widths" of "table"',
        "it should be numbers, one a column",
    ),
    one("an attribute that is missing", '<figure src="x.png"/>\n', '"figure" needs the attribute "alt"'),
    one("text where none may stand", "words\n", "text cannot stand directly in \"chapter\": 'words'", "put it in a p"),
    one(
        "a block within text",
        "<p><table/></p>\n",
        '"table" cannot stand in "p"',
        "it holds a, abbr, br, disc, em, ref, sign, span, strong, tick",
    ),
    one(
        "a card within a box",
        '<box><exercise id="x" title="x"><h level="2">x</h></exercise></box>\n',
        '"exercise" cannot stand in "box"',
        "it holds beside, blanks, box, callout, chart, columns, dl, …",
    ),
    one(
        "a page break within a box",
        "<box><new-page/></box>\n",
        '"new-page" cannot stand in "box"',
        "it holds beside, blanks, box, callout, chart, columns, dl, …",
    ),
    one(
        "a table within a cell",
        "<table><tr><td><table/></td></tr></table>\n",
        '"table" cannot stand in "td"',
        "it holds a, abbr, br, disc, em, ol, p, ref, sign, span, strong, tick, ul",
    ),
    one(
        "text beside a list in a cell",
        "<table><tr><td>\nDo:\n<ul><li>a</li></ul>\n</td></tr></table>\n",
        '"td" holds text beside blocks',
        "put the text in a p",
    ),
    one("an abbreviation without its words", "<p><abbr>sec</abbr></p>\n", '"abbr" needs the attribute "title"'),
    one("a span without a language", "<p><span>hola</span></p>\n", '"span" needs the attribute "lang"'),
    one(
        "a language by its name",
        '<p lang="Spanish">hola</p>\n',
        '"Spanish" is no value for the attribute "lang" of "p"',
        "it should be the tag of a language, such as es or sa-Latn",
    ),
    one("a heading that skips a level", '<h level="3">x</h>\n', "the heading skips from level 1 to 3", "use level 2"),
    one("an empty heading", '<h level="2"> </h>\n', "the heading is empty"),
    one("an empty table", "<table/>\n", 'the "table" is empty'),
    one(
        "ragged rows",
        "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>\n",
        "the rows of the table differ: 1, 2 cells",
        "give each row as many cells, or a span that makes up for them",
    ),
    one("an empty row", "<table><tr/></table>\n", '"tr" has too few parts (0): it needs 1'),
    one("columns of none", "<columns/>\n", '"columns" should begin with "column"'),
    one("a dose of none", "<dose/>\n", '"dose" should hold an item'),
    one(
        "a row of a dose with one half",
        "<dose><item><label>x</label></item></dose>\n",
        '"item" has too few parts (1): it needs 2',
    ),
    one("nothing to keep together", "<keep/>\n", '"keep" has too few parts (0): it needs 1'),
    one("blanks of none", "<blanks/>\n", '"blanks" should begin with "blank"'),
    one(
        "markup that is not well formed",
        "<p>{{ block.p|md }}</h>\n",
        "the markup is not well formed: mismatched tag",
        MALFORMED,
    ),
    one(
        "an ampersand that is not escaped",
        "<p>a & b</p>\n",
        "the markup is not well formed: not well-formed (invalid token)",
        MALFORMED,
    ),
    one(
        "a DOCTYPE with entities",
        '<!DOCTYPE p [<!ENTITY x "y">]>\n<p>&x;</p>\n',
        "the markup is not well formed: not well-formed (invalid token)",
        MALFORMED,
    ),
    one("an entity", "<p>&nbsp;</p>\n", "the markup is not well formed: undefined entity", MALFORMED),
    one(
        "a processing instruction",
        "<p><?place x?></p>\n",
        'the markup has a processing instruction: "place"',
        "remove it",
    ),
    one(
        "a place of our own", "<p><?place x:²?></p>\n", 'the markup has a processing instruction: "place"', "remove it"
    ),
    Bad(
        "an empty booklet",
        write("templates/booklet.xml.j2", "\n"),
        "templates/booklet.xml.j2:1:1",
        "the markup is not well formed: no element found",
        MALFORMED,
    ),
    Bad(
        "a booklet of one paragraph",
        write("templates/booklet.xml.j2", "<p>x</p>\n"),
        "templates/booklet.xml.j2:1:1",
        'the outermost element is "p"',
        "it should be booklet",
    ),
    Bad(
        "a booklet without a cover",
        write("templates/cover.xml.j2", "\n"),
        f"{resource('templates/booklet.xml.j2')}:2:1",
        '"booklet" should begin with "cover"',
    ),
    Bad(
        "a cover without a title",
        write("templates/cover.xml.j2", "<cover><rule/><rule/></cover>\n"),
        "templates/cover.xml.j2:1:1",
        '"cover" should hold one heading',
    ),
]
