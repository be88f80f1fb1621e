"""Where the book's own word breaks hold."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publish.editions.hyphenation import Breaks, used
from publish.model import WordBreaks

OWN = (
    WordBreaks("en", "anarchism", (2, 4)),
    WordBreaks("en", "anarch", (2,)),
    WordBreaks("en-gb", "anarchism", (6,)),
    WordBreaks("ru", "автономное", (4,)),
)


def _found(text: str, language: str = "en") -> list[str]:
    found = []
    for place in Breaks(OWN, language).places(text):
        points = (place.start, *place.breaks, place.end)
        found.append("-".join(text[a:b] for a, b in pairwise(points)))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("of anarchism.", ["an-ar-chism"]),
        ("Anarchism, ANARCHISM", ["An-ar-chism", "AN-AR-CHISM"]),
        ("anarchism’s (anarchism)", ["an-ar-chism", "an-ar-chism"]),
        ("anarchism-anarch", ["an-ar-chism", "an-arch"]),
        ("2anarchism_", ["an-ar-chism"]),
        ("anarchisms, panarchism, anarchists", []),
        ("anarchism\u0301", []),
        ("", []),
    ],
)
def test_whole_words_in_any_case(text: str, found: list[str]) -> None:
    assert _found(text) == found


def test_a_language_has_its_own_words() -> None:
    assert _found("автономное") == []
    assert _found("Автономное", "ru") == _found("Автономное", "ru-RU") == ["Авто-номное"]
    assert not Breaks(OWN, "de")
    assert not Breaks(OWN, "eng")


def test_a_narrower_tag_goes_before() -> None:
    assert _found("anarchism anarch", "en-GB") == ["anarch-ism", "an-arch"]
    assert list(Breaks((), "en").places("anarchism")) == []


def test_letters_whose_small_form_is_longer_are_none_of_the_words() -> None:
    (place,) = Breaks((WordBreaks("tr", "is"),), "tr").places("İs ıs is")
    assert (place.start, place.end) == (6, 8)


def test_those_that_a_text_has() -> None:
    assert used(OWN, ["Of Anarchism", "и автономное"]) == (OWN[0], OWN[2], OWN[3])
    assert used(OWN, ["anarchists"]) == used((), ["anarchism"]) == ()
