"""Characters that a language asks for, and those that no font has."""

from pathlib import Path

import pytest

from resolve.small_book import nodes, resolve

NB = "\u00a0"
THIN = "\u202f"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "\"Outer 'inner' words\"", "“Outer ‘inner’ words”"),
        ("en", "It's the '90s -- or---so...", "It’s the ’90s – or—so…"),
        ("en", "See p. 5 and pp. 6-7.", f"See p.{NB}5 and pp.{NB}6-7."),
        ("en", "5 July 2009 (25--27 January)", f"5{NB}July 2009 (25–27{NB}January)"),
        ("en", "In 2011. July 5. May 2009, May 31.", f"In 2011. July{NB}5. May 2009, May{NB}31."),
        ("en", "On 22 Feb. 2022, in March 1,000", f"On 22{NB}Feb.{NB}2022, in March 1,000"),
        ("ru", "\"Слово 'внутри' слова\"", "«Слово „внутри“ слова»"),
        ("ru", "Это -- слово и я в доме", f"Это{NB}– слово и{NB}я{NB}в{NB}доме"),
        ("ru", "см. с. 5, № 6", f"см. с.{NB}5, №{NB}6"),
        ("ru", "22 октября 2025 года", f"22{NB}октября 2025 года"),
        ("de", "\"Wort 'innen' hier\"", "„Wort ‚innen‘ hier“"),
        ("de", "S. 5 und Nr. 6", f"S.{NB}5 und Nr.{NB}6"),
        ("fr", '"Mot"', f"«{THIN}Mot{THIN}»"),
        ("fr", "Un ; deux ? trois ! qua : c", f"Un{THIN}; deux{THIN}? trois{THIN}! qua{NB}: c"),
        ("fr", "n° 5", f"n°{NB}5"),
    ],
)
def test_characters_of_a_language(tmp_path: Path, language: str, words: str, expected: str):
    book = resolve(tmp_path, words, language=language)
    assert book.text(1) == expected
    assert nodes(book.one.blocks, "Quoted") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('An ["einzig" *so*]{lang=de} "word".', "An „einzig“ so “word”."),
        ('::: {lang=ru}\n"Слово"\n:::', "«Слово»"),
        ("[\"Mot 'dedans'\"]{lang=fr}", f"«{THIN}Mot “dedans”{THIN}»"),
    ],
)
def test_another_language_inside(tmp_path: Path, words: str, expected: str):
    assert resolve(tmp_path, words).text(1) == expected


def test_code_and_formulas_are_left_alone(tmp_path: Path):
    book = resolve(tmp_path, '`"a" -- p. 5` $a -- b$\n\n```\n"a" -- p. 5\n```\n', language="ru")
    assert '"a" -- p. 5' in book.text(1)
    assert nodes(book.one.blocks, "CodeBlock")[0]["c"][1] == '"a" -- p. 5'


def test_notes_and_captions_are_set_too(tmp_path: Path):
    words = '![О "мире"](map.svg){#fig-a alt="x"}\n\nСлово.[^a]\n\n[^a]: О "мире".\n'
    book = resolve(tmp_path, words, language="ru")
    assert "«мире»" in book.text(1)
    assert "«мире»" in str(book.one.notes[0].blocks)
