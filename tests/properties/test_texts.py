"""Every text of a project is printed, whatever it is, or refused with its place."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from builder.errors import ContentError, Diagnostic
from builder.pipeline import build
from tests.pdf.reader import Reading
from tests.properties.fields import Field, text_fields, with_texts

STEADY = Path(__file__).resolve().parent.parent / "projects/steady"
FIELDS = text_fields(STEADY)
NOT_PRINTED = {"Booklet.author", "Booklet.subject", "Family.name", "Picture.alt"}
"""For the file's properties, screen readers and the command line."""

NOT_ALWAYS = {"Condition.label", "Condition.phrase", "Caution.text"}
"""Of a condition only what a card or a table of cautions asks for; no text where a family is fine for it."""


def letters(text: str) -> str:
    """Letters and digits alone: quotes, dashes and Markdown's signs change on the way, these never."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def printed(folder: Path) -> str:
    return letters("".join(page.text for page in Reading(build(folder).laid_out.pdf).pages))


def test_no_text_of_a_project_is_left_out(tmp_path: Path) -> None:
    tokens = {text: f"Zq{number}x" for number, text in enumerate({field.text for field in FIELDS})}
    folder = with_texts(STEADY, tmp_path / "project", {field.span: tokens[field.text] for field in FIELDS})
    found = printed(folder)
    missing = {field.name for field in FIELDS if tokens[field.text] not in found}
    assert missing <= NOT_PRINTED | NOT_ALWAYS
    assert len(FIELDS) > 200


WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40)
LATIN = st.text(st.characters(codec="iso8859-1", exclude_categories=["Cc"]), min_size=1, max_size=60)
SCRIPTS = st.text(
    st.characters(max_codepoint=0x52F, exclude_categories=["Cc", "Cf", "Cs", "Cn"]), min_size=1, max_size=60
)


@settings(max_examples=40)
@given(WRITTEN | LATIN | SCRIPTS, st.sets(st.sampled_from(FIELDS), min_size=1, max_size=6))
def test_any_text_is_printed_or_refused_with_its_place(text: str, fields: set[Field]) -> None:
    assume("](" not in text)
    texts = {field.span: text[: field.limit] for field in fields}
    with tempfile.TemporaryDirectory() as name:
        found = attempt(with_texts(STEADY, Path(name) / "project", texts))
    if isinstance(found, str):
        event("printed")
        wanted = {letters(texts[f.span]) for f in fields if f.name not in NOT_PRINTED | NOT_ALWAYS}
        assert {text for text in wanted if text not in found} == set()
    else:
        event("refused")
        assert [diagnostic for diagnostic in found if diagnostic.span is None] == []


def attempt(folder: Path) -> str | tuple[Diagnostic, ...]:
    """What is printed, or why nothing is."""
    try:
        return printed(folder)
    except ContentError as error:
        return error.diagnostics
