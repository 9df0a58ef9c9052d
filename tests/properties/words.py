"""Random texts: plain ones, inline Markdown, and every character that the font has."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import strategies as st

from builder.pdf.fonts import face

Texts = st.SearchStrategy[str]


def printable(texts: Texts) -> Texts:
    """Texts that are not all white space, and without a word in braces, which would be a variable."""
    return texts.map(lambda text: re.sub(r"\{(?=\w)", "{ ", text) if text.strip() else "a")


def some(of: Texts, least: int = 1, most: int = 5) -> st.SearchStrategy[list[str]]:
    """Lists of so many texts."""
    return st.lists(of, min_size=least, max_size=most)


LANGUAGES = st.sampled_from(["es", "sa-Latn", "zh-Hant-TW", "de-1996", "xx"])
CHARACTERS = [char for char in map(chr, face("regular").face.charToGlyph) if unicodedata.category(char)[0] not in "MC"]
"""What the font can set: no marks over letters, nothing invisible."""

ADDRESSES = ["https://example.org", "https://example.org/a-long/way?to=go", "https://example.org/" + 4 * "to-the-end/"]
TARGETS = ["#one", *ADDRESSES, "mailto:me@example.org", "tel:+15550142"]
_TARGET = re.compile(rf"\]\((?:lang:[\w-]+|{'|'.join(map(re.escape, TARGETS))})\)")

WORDS = printable(st.text(st.sampled_from("abcdefghij klmnop (),.;:'\"-–/&<>*_[]\\{}%#0123456789"), max_size=40))
MEASURES = st.sampled_from(["30 s", "2-3", "10-15 min", "half 5 kg", "911", "Mon", "e.g.", "the 90s", "·", "1½ in"])
ANY = printable(st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=30))
UNICODE = printable(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"])))
"""What may stand where nothing is printed: in alt texts and a file's properties."""

SHORT = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=5)
_SAID = printable(st.text("abc deé", max_size=12)) | MEASURES
_INNER = _SAID | st.builds("**{}** *{}*".format, _SAID, _SAID) | st.sampled_from(["", " ", "**\N{NO-BREAK SPACE}**"])
_PHRASES = (
    st.builds("[{}]({})".format, _INNER, st.sampled_from(TARGETS))
    | st.builds("[{}](lang:{})".format, _INNER, LANGUAGES)
    | st.builds("**{} [{}](lang:{})**".format, _SAID, _SAID, LANGUAGES)
)
MARKED = st.lists(_PHRASES | MEASURES | WORDS | ANY, min_size=1, max_size=6).map(" ".join)
LONG = st.builds(lambda word, times: f"{word} " * times, st.text("abc-d", min_size=1, max_size=18), st.integers(20, 99))
SENTENCES = WORDS | MARKED | ANY
TEXTS = printable(
    SENTENCES | LONG | st.builds(" ".join, some(WORDS, 1, 12)) | st.text("xy", min_size=150, max_size=900)
)
LINES = printable(st.text("abc def-g'12", max_size=30)) | st.text("Mm", min_size=60, max_size=120) | ANY | MEASURES
TITLES = printable(st.text("abc def ghi klm-n", max_size=60)) | ANY
LABELS = printable(st.text("abc def-g'12", max_size=10))
SHORT_LABELS = printable(st.text("abc d'12", max_size=4))
CELLS = printable(st.text("abcd efg hi 12", max_size=60)) | printable(SHORT) | _PHRASES | MEASURES
WIDE = st.text("Mm", min_size=20, max_size=30)
"""A word that is wider than most columns of a table."""


def letters(text: str) -> str:
    """The letters of a text alone, in order; quotes, dashes, digits and Markdown's signs change on the way."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalpha())


def letters_of_source(text: str) -> str:
    """The letters that are printed of a text with inline Markdown: of where links go only that it is a page."""
    return letters(_TARGET.sub(lambda match: "page" if "#" in match[0] else "", text))
