"""Passages in other languages: tagged as such, quoted as they quote, broken as they break words."""

from __future__ import annotations

import re

import pytest

from reading.built import Books

PASSAGES = {
    "ru": ["Он сказал: «Я\u00a0читаю „Войну и\u00a0мир“ уже год».", "«Вот это да»"],
    "de": ["Er sagte: „Die ‚Donaudampfschifffahrtsgesellschaft‘ ist", "er sagte „ja“ und „nein“"],
    "fr": [
        "Elle demande\u00a0: «\u202fPourquoi pas\u202f?\u202f»",
        "elle dit «\u202foui\u202f» et «\u202fnon\u202f»",
    ],
}


@pytest.mark.parametrize("language", PASSAGES)
def test_passages(books: Books, language: str) -> None:
    tagged = {tag.language for tag in books.pdf.tags}
    assert language in tagged
    printed = re.sub(r"\s", "", "".join(page.lines for page in books.pdf.pages))
    epub = ["".join(found.itertext()) for found in books.epub.find(f"//*[@lang='{language}']")]
    runs = books.docx.find(f"//w:r[w:rPr/w:lang[starts-with(@w:val, '{language}-')]]/w:t")
    for said in PASSAGES[language]:
        assert re.sub(r"\s", "", said) in printed  # a narrow space is too narrow to be read
        assert any(said in text for text in epub)
        assert any(said in (run.text or "") for run in runs)


@pytest.mark.parametrize(
    "word",
    [
        "противопоставление",
        "достопримечательность",
        "переосвидетельствование",
        "Betäubungsmittelverschreibungsverordnungsamt",
        "Rechtsschutzversicherungsgesellschaften",
    ],
)
def test_long_words_arrive_whole(books: Books, word: str) -> None:
    assert books.pdf.says(word)
    assert word in books.epub.text
    assert word in books.docx.text


def test_words_are_broken_by_the_rules_of_their_language(books: Books) -> None:
    """No English pattern breaks these: a Russian and a German word end lines with a hyphen."""
    page = books.pdf.pages[books.pdf.places["sec-passages"]].lines
    ends = [line.split()[-1] for line in page.split("\n") if line.endswith("\u2010")]
    assert any("а" <= end[0].casefold() <= "я" for end in ends)
    assert any(end.startswith("Betäubung") for end in ends)


def test_words_of_the_book_s_own(books: Books) -> None:
    """The e-book marks them; in print and in Word they are words like others."""
    french = books.epub.find("//h:div[@lang='fr']/h:p")[0].text or ""
    assert "anti\u00adconstitu\u00adtionnelle\u00adment" in french
    unbroken = {found.text for found in books.epub.find("//h:span[@class='unbroken']")}
    assert unbroken == {"cried", "взаимопонимание"}
    assert books.pdf.says("anticonstitutionnellement")
    assert "anticonstitutionnellement" in books.docx.text
    page = books.pdf.pages[books.pdf.places["sec-passages"]].lines
    assert not re.search(r"взаимо\w*\u2010\n", page)
