"""Reading grade of English text: Flesch-Kincaid and SMOG.

Flesch-Kincaid grade = 0.39 words/sentence + 11.8 syllables/word - 15.59
(Kincaid, Fishburne, Rogers, Chissom 1975).
SMOG grade = 1.043 sqrt(polysyllables x 30 / sentences) + 3.1291 (McLaughlin 1969).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=[\s\"”)]|$)")

_EXCEPTIONS = {
    "abdominal": 4, "area": 3, "areas": 3, "being": 2, "biceps": 2, "calories": 3, "create": 2,
    "diabetes": 4, "does": 1, "doing": 2, "eating": 2, "every": 2, "everyday": 3, "everyone": 3,
    "evening": 2, "fascia": 2, "giving": 2, "going": 2, "idea": 3, "ideas": 3, "lying": 2,
    "maybe": 2, "minutes": 2, "moment": 2, "movement": 2, "people": 2, "period": 3, "react": 2,
    "really": 2, "science": 2, "seeing": 2, "something": 2, "sometimes": 2, "sciatica": 4,
    "sciatic": 4, "shoes": 1, "someone": 2, "statement": 2, "therapist": 3, "tried": 1, "trying": 2,
    "warm-up": 2, "clothes": 1, "safety": 2, "safely": 2, "once": 1, "toes": 1, "goes": 1,
    "pelvis": 2, "muscle": 2, "muscles": 2, "simple": 2, "gentle": 2, "little": 2, "hours": 1,
    "your": 1, "our": 1, "hour": 1, "fire": 1, "tired": 1, "require": 2, "osteoporosis": 6,
    "femoris": 3, "video": 3, "studio": 3, "radio": 3, "quiet": 2, "diet": 2, "lion": 2,
    "client": 2, "clients": 2, "reality": 4, "usual": 3, "usually": 4, "actual": 3, "actually": 4,
    "gradual": 3, "manual": 3, "annual": 3, "fluid": 2, "ruin": 2, "poem": 2, "chaos": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """Counts over a text, and the grades that follow from them."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int

    @property
    def flesch_kincaid(self) -> float:
        """US school grade; 0.0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """US school grade, from the share of words of three syllables and more."""
        if not self.words:
            return 0.0
        return 1.043 * math.sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence in words."""
        return self.words / self.sentences if self.sentences else 0.0


def read(blocks: Iterable[str]) -> Reading:
    """Count over blocks of text; the end of a block ends its last sentence."""
    words = sentences = syllables = polysyllables = 0
    for block in blocks:
        for sentence in _SENTENCE_END.split(block):
            counts = [syllables_of(word.lower()) for word in _WORD.findall(sentence)]
            if counts:
                sentences += 1
                words += len(counts)
                syllables += sum(counts)
                polysyllables += sum(count >= 3 for count in counts)
    return Reading(words, sentences, syllables, polysyllables)


@lru_cache(maxsize=8192)
def syllables_of(word: str) -> int:
    """Syllables of a lower-case English word, by its vowel groups and a list of exceptions.

    A number counts as one syllable a digit group, as Flesch did for figures.
    """
    if word[0].isdigit():
        return 1
    word = word.replace("’", "'")
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    stem = re.sub(r"'(s|re|ve|ll|d|t|m)$", "", word)
    count = len(re.findall(r"[aeiouy]+", stem))
    count += len(re.findall(r"(?:ia(?!n\b|l\b)|io(?!u|n)|iu|[^q]ua(?=[lt])|eo(?!u)|ying)", stem))
    silent_e = re.search(r"[^aeiouyl]e(s?)$", stem) and not re.search(r"(?:[sxz]|[cs]h|[cg])es$", stem)
    if silent_e or re.search(r"[aeiouy]le(s?)$", stem):
        count -= 1
    if re.search(r"[^aeioutd]ed$", stem):
        count -= 1
    return max(1, count)
