"""Templates that reach for what is none of theirs."""

from __future__ import annotations

from tests.bad_input.case import Bad, both, link, paragraph_template, write

UNSAFE = "templates see the fields of the content, and nothing of the program or the computer"
MISSING = "for what may be missing: {% if name is defined %} … {% endif %}"
P = "templates/blocks/p.xml.j2"


def one(name: str, text: str, message: str, hint: str = "", at: str = f"{P}:1:1") -> Bad:
    """A template for paragraphs that fails."""
    return Bad(name, paragraph_template(text), at, message, hint)


REACHING = [
    one(
        "a missing include",
        '<p>{% include "missing.xml.j2" %}</p>\n',
        'there is no template "missing.xml.j2"',
        'did you mean "session.xml.j2"?',
    ),
    one(
        "an include out of the templates",
        '<p>{% include "../booklet.yaml" %}</p>\n',
        'there is no template "../booklet.yaml"',
        'did you mean "booklet.xml.j2"?',
    ),
    one(
        "an include of a file of the system",
        '<p>{% include "/etc/passwd" %}</p>\n',
        'there is no template "/etc/passwd"',
        "known here: back.xml.j2, blocks/blanks.xml.j2, blocks/callout.xml.j2, blocks/cards.xml.j2, bloc…",
    ),
    one(
        "Python's internals",
        "<p>{{ ''.__class__.__mro__ }}</p>\n",
        "the template fails: access to attribute '__class__' of 'str' object is unsafe.",
        UNSAFE,
    ),
    one(
        "Python's internals, by a filter",
        "<p>{{ block|attr('__class__') }}</p>\n",
        'the template fails: Paragraph has no field "__class__"',
    ),
    one(
        "opening a file",
        "<p>{{ open('/etc/passwd').read() }}</p>\n",
        "the template fails: 'open' is undefined",
        MISSING,
    ),
    one("the file of a record", "<p>{{ block.span.path }}</p>\n", 'the template fails: Paragraph has no field "span"'),
    one(
        "the file of a text, by a filter",
        "<p>{{ [block.p]|map(attribute='span.path')|list }}</p>\n",
        "the template fails: access to attribute 'span' of 'Text' object is unsafe.",
        UNSAFE,
    ),
    one(
        "the globals of a function",
        "<p>{{ kind_of.__globals__ }}</p>\n",
        "the template fails: access to attribute '__globals__' of 'function' object is unsafe.",
        UNSAFE,
    ),
    one(
        "changing the content",
        "<p>{{ booklet.chapters.append('x') }}</p>\n",
        "the template fails: access to attribute 'append' of 'list' object is unsafe.",
        UNSAFE,
    ),
    one(
        "a huge text", "<p>{{ 'a' * 1000000000 }}</p>\n", "the template fails: * is limited here: at most 10,000 times"
    ),
    one(
        "a huge text, step by step",
        "<p>{{ 'a' * 9999 * 9999 * 9999 }}</p>\n",
        "the template fails: * is limited here: at most 10,000 times",
    ),
    one("a power", "<p>{{ 10 ** 9 }}</p>\n", "the template fails: ** is limited here: at most 10,000 times"),
    one(
        "a huge range",
        "<p>{% for i in range(1000000000) %}x{% endfor %}</p>\n",
        "the template fails: OverflowError: Range too big. The sandbox blocks ranges larger than MAX_RAN…",
    ),
    one(
        "a huge width",
        "<p>{{ 'a'.ljust(1000000000) }}</p>\n",
        "the template fails: access to attribute 'ljust' of 'str' object is unsafe.",
        UNSAFE,
    ),
    one(
        "an include of itself", '{% include "blocks/p.xml.j2" %}\n', "the template includes or calls itself without end"
    ),
    Bad(
        "not UTF-8",
        write(P, b"<p>\nCaf\xe9</p>"),
        "templates/blocks/p.xml.j2:2:1",
        "the template fails: it is not UTF-8 text",
    ),
    Bad(
        "a link out of the templates",
        both(
            write("templates/blocks/p.xml.j2", '{% include "stranger.j2" %}'),
            link("templates/stranger.j2", "/etc/passwd"),
        ),
        "templates/blocks/p.xml.j2:1:1",
        'there is no template "stranger.j2"',
        "known here: back.xml.j2, blocks/blanks.xml.j2, blocks/callout.xml.j2, blocks/cards.xml.j2, bloc…",
    ),
]
