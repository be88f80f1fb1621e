"""The words before numbers in cross references, in the languages of books and themes."""

from pathlib import Path

import pytest

from resolve.small_book import resolve

BOOK = """# One {#sec-one}

See @fig-a, @tbl-a, @eq-a and @sec-one.

![Caption](map.svg){#fig-a alt="A square"}

| a |
|---|
| 1 |

: Caption {#tbl-a}

$$ x $$ {#eq-a}
"""
EXPECTED = {
    "en": "See Figure 1.1, Table 1.1, Equation (1.1) and Chapter 1.",
    "ru": "See рис. 1.1, табл. 1.1, формула (1.1) and гл. 1.",
}


@pytest.mark.parametrize("language", EXPECTED)
def test_references_in_a_sentence(tmp_path: Path, language: str):
    book = resolve(tmp_path, {"one": BOOK}, language=language)
    assert book.text(1).replace("\u00a0", " ") == EXPECTED[language]


def test_a_language_without_words_for_references_uses_those_of_captions(tmp_path: Path):
    terms = tmp_path / "styles" / "terms"
    terms.mkdir(parents=True)
    (terms / "de.yaml").write_text("figure: Abb.\nchapter: Kapitel\n", encoding="utf-8")
    book = resolve(tmp_path, {"one": BOOK}, language="de")
    said = book.text(1).replace("\u00a0", " ")
    assert said == "See Abb. 1.1, Table 1.1, Equation (1.1) and Kapitel 1."
