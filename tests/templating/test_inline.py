"""Inline Markdown of content, to markup that is always well formed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.templating.inline import to_markup, typographic


def markup(text: str) -> tuple[str, list[str]]:
    """The markup, and the words of what went wrong."""
    problems: list[str] = []
    return to_markup(
        text, lambda target: f'<ref to="{target}">', lambda _, words, hint: problems.append(words)
    ), problems


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("*a* and **b**", "<em>a</em> and <strong>b</strong>"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("snake_case stays", "snake_case stays"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**not closed", "**not closed"),
        (r"\*literal\* \[x\]", "*literal* [x]"),
        ("[a card](#bridge)", '<ref to="bridge">a card</ref>'),
        ("[a **bold** one](#x)", '<ref to="x">a <strong>bold</strong> one</ref>'),
        ("[site](https://a.org/?b=1&c=2)", '<a href="https://a.org/?b=1&amp;c=2">site</a>'),
        (
            "[mail](mailto:a@b.org), [call](tel:+15550100)",
            '<a href="mailto:a@b.org">mail</a>, <a href="tel:+15550100">call</a>',
        ),
        ("[Supta *asana*](lang:sa-Latn)", '<span lang="sa-Latn">Supta <em>asana</em></span>'),
        ("[hola](lang:es), [a card](#x)", '<span lang="es">hola</span>, <ref to="x">a card</ref>'),
        ("<b>up</b> & `code` &amp;", "&lt;b&gt;up&lt;/b&gt; &amp; `code` &amp;amp;"),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("https://a.org", "https://a.org"),
    ],
)
def test_markdown(text: str, made: str) -> None:
    assert markup(text) == (made, [])


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JAVASCRIPT:x", "file:///etc/passwd", "data:text/html,x", "page.html", "", "//a.org"],
)
def test_links_that_go_nowhere(target: str) -> None:
    assert markup(f"[x]({target})")[1] == [target]


@pytest.mark.parametrize("language", ["", "spanish", "e", "es_MX", "es-", "x"])
def test_languages_that_there_are_not(language: str) -> None:
    assert markup(f"[x](lang:{language})") == (f'<span lang="{language}">x</span>', [language])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('say "yes" now', "say “yes” now"),
        ("don't", "don’t"),
        ("'quoted'", "‘quoted’"),
        ('("so")', "(“so”)"),
        ("5-10 times", "5–10 times"),
        ("555-0100-22", "555-0100-22"),
        ("2026-11-22", "2026-11-22"),
        ("one-leg", "one-leg"),
        ("L5-S1", "L5-S1"),
    ],
)
def test_typography(text: str, printed: str) -> None:
    assert typographic(text) == printed


SIGNS = st.text(st.sampled_from(list("ab *_[]()#!<>&\\`\"'-1:/")), max_size=40)


@settings(deadline=None, derandomize=True, max_examples=500)
@given(SIGNS)
def test_any_text_gives_well_formed_markup_with_all_its_letters(text: str) -> None:
    made, _ = markup(text)
    tree = ElementTree.fromstring(f"<p>{made}</p>")
    letters = "".join(char for char in "".join(tree.itertext()) if char in "ab1")
    if "](" not in text:
        assert letters == "".join(char for char in text if char in "ab1")


def test_a_reference_to_nothing_is_a_problem() -> None:
    assert markup("[z](#)")[1] == ["#"]
