"""Tags of languages as authors write them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from builder.model.base import Lang

LANGUAGES = TypeAdapter(Lang)


@pytest.mark.parametrize(
    "tag", ["es", "ES", "haw", "en-GB", "es-419", "sa-Latn", "zh-Hant-TW", "de-1996", "sl-rozaj-biske", "ca-valencia"]
)
def test_languages(tag: str) -> None:
    assert LANGUAGES.validate_python(tag) == tag


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "english",
        "en_GB",
        "en-",
        "-en",
        "en GB",
        "en--GB",
        "é",
        "ｅｎ",
        "en\n",
        "12",
        None,
        3,
        "de-" + "-".join(["variants"] * 4),
    ],
)
def test_no_languages(tag: object) -> None:
    with pytest.raises(ValidationError, match="should be the tag of a language"):
        LANGUAGES.validate_python(tag)
