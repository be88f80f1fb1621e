"""The book's own word breaks in print: the asked places alone, and text as if nothing were said."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest
from weasyprint.text import line_break

from editions.pdf.small_press import PRESS
from publish.editions.pdf import weasy
from publish.editions.pdf.dictionaries import Dictionaries
from publish.editions.pdf.press import BARE
from publish.editions.pdf.weasy import Layout
from publish.model import WordBreaks
from reading.poppler import poppler

OWN = (
    WordBreaks("en", "anarchism", (2, 4)),
    WordBreaks("en", "bakunin"),
    WordBreaks("ru", "автономное", (4,)),
    WordBreaks("ka", "საქართველო", (2,)),
)
WIDTHS = range(1, 30)
"""Millimetres: from no room at all to room for any word."""


def _inserted(word: str, language: str = "en") -> str:
    dictionaries = Dictionaries(OWN)
    found = dictionaries.language_fallback(language)
    assert found is not None
    made = dictionaries.Pyphen(lang=found, left=3, right=3)
    return "-".join([first for first, _ in made.iterate(word)][::-1])


@pytest.mark.parametrize(
    ("word", "language", "firsts"),
    [
        ("anarchism", "en", "an-anar"),
        ("ANARCHISM", "en-GB", "AN-ANAR"),
        ("anarchism’s", "en", "an-anar"),
        ("Bakunin", "en", ""),
        ("Bakunin’s", "en", ""),
        ("understanding", "en", "under-understand"),
        ("автономное", "ru", "авто"),
        ("საქართველო", "ka", "სა"),
        ("თბილისი", "ka", ""),
    ],
)
def test_own_words_go_before_patterns(word: str, language: str, firsts: str) -> None:
    assert _inserted(word, language) == firsts


def test_a_language_without_words_has_its_usual_dictionary() -> None:
    dictionaries = Dictionaries(OWN)
    assert dictionaries.language_fallback("de-AT") == pyphen.language_fallback("de-AT")
    assert dictionaries.language_fallback("xx") is None
    assert type(dictionaries.Pyphen(lang="de", left=2, right=2)) is pyphen.Pyphen


def test_the_rest_of_a_word_is_of_the_word_until_another_comes() -> None:
    made = Dictionaries(OWN).Pyphen(lang="en", left=3, right=3)
    patterns = pyphen.Pyphen(lang="en", left=3, right=3).positions("archism")
    assert made.positions("archism") == patterns == [4]
    assert made.positions("anarchism") == [2, 4]
    assert made.positions("archism") == made.positions("archism’s") == [2]
    made.positions("understanding")
    assert made.positions("archism") == patterns


def _lay_out(body: str, language: str = "en") -> Layout:
    html = f'<!DOCTYPE html><html lang="{language}"><body>{body}</body></html>'
    sheet = "html { hyphens: auto; hyphenate-limit-chars: 6 3 3 } @page { size: 100mm 900mm }"
    return weasy.lay_out(
        html, PRESS.stylesheets(sheet, BARE), PRESS.fonts(), tagged=True, breaks=OWN
    )


def _lines(word: str, language: str, folder: Path) -> set[tuple[str, ...]]:
    """The ways in which a word is broken in columns of all widths."""
    columns = (f'<p style="width:{width}mm; margin-bottom:14pt">{word}</p>' for width in WIDTHS)
    (folder / "x.pdf").write_bytes(_lay_out("".join(columns), language).content)
    text = poppler("pdftotext", "-layout", folder / "x.pdf", "-")
    paragraphs = (paragraph.split() for paragraph in text.strip().split("\n\n"))
    return {tuple(paragraph) for paragraph in paragraphs if paragraph}


@pytest.mark.parametrize(
    ("word", "language", "ways"),
    [
        (
            "anarchism",
            "en",
            {("an‐", "ar‐", "chism"), ("anar‐", "chism"), ("anarchism",)},
        ),
        ("Bakunin", "en", {("Bakunin",)}),
        ("Автономное", "ru", {("Авто‐", "номное"), ("Автономное",)}),
    ],
)
def test_words_break_where_they_are_asked_to(
    word: str, language: str, ways: set[tuple[str, ...]], tmp_path: Path
) -> None:
    assert _lines(word, language, tmp_path) == ways


def test_pages_know_their_first_words_as_ever() -> None:
    words = "anarchism and Bakunin " * 600
    laid = _lay_out(f'<p id="p">{words}</p><p id="q">End</p>')
    openings = [page.opening for page in laid.pages]
    assert openings[0][:2] == ("p", 0)
    assert openings[1][0] == "p"
    assert 0 < openings[1][1] < len(words)


def test_weasyprint_has_its_dictionaries_back_afterwards() -> None:
    _lay_out("<p>anarchism</p>")
    assert line_break.pyphen is pyphen
