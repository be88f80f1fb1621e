"""Titles in other languages: what of them is shown, how it is set, and in which language."""

from pathlib import Path
from typing import Any

import pytest

from publish.pandoc import attributes, walk
from publish.resolve.title_forms import with_one_title
from resolve.small_book import resolve
from resolve.small_book import text as words_of

REFERENCES = """references:
- id: land
  type: book
  title: Земля и воля
  transliterated-title: Zemlja i volja
  translated-title: Land and freedom
  author: [{family: Ivanov, given: Ann}]
  publisher: Nauka
  issued: 1990
  language: ru
- id: what
  type: article-journal
  title: Что делать?
  translated-title: What is to be *done*?
  author: [{family: Smith, given: Ann}]
  container-title: Mother Earth
  issued: 1991
  language: ru
- id: site
  type: webpage
  title: 無政府主義
  transliterated-title: Museifushugi
  translated-title: Anarchism
  author: [{family: Sato, given: Ann}]
  issued: 1992
  language: ja
"""
CITING = {"back": "[notes, bibliography]"}


def text(tree: Any) -> str:
    return words_of(tree).replace("\u00a0", " ")


def book(folder: Path, words: str, **settings: Any):
    folder.mkdir(exist_ok=True)
    return resolve(folder, words, references=REFERENCES, **{**CITING, **settings})


def entries(folder: Path, **settings: Any) -> list[str]:
    made = book(folder, "@land @what @site", **settings)
    assert made.codes() == []
    return [text(entry) for entry in made.apparatus.bibliography]


def test_the_translation_is_roman_and_outside_the_quotation_marks(tmp_path: Path):
    land, site, what = entries(tmp_path)
    assert land == "Ivanov, Ann. 1990. Земля и воля (Zemlja i volja) [Land and freedom]. Nauka."
    assert site == "Sato, Ann. 1992. “無政府主義 (Museifushugi)” [Anarchism]."
    assert what == (
        "Smith, Ann. 1991. “Что делать?” [What is to be done?]. Mother Earth."
    )  # fmt: skip
    made = book(tmp_path / "again", "@land @what @site")
    italic = [text(node) for node in walk(made.apparatus.bibliography) if node["t"] == "Emph"]
    assert italic == ["Земля и воля (Zemlja i volja)", "done", "Mother Earth"]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("original", "Земля и воля. Nauka"),
        ("[transliteration, translation]", "Zemlja i volja [Land and freedom]. Nauka"),
        ("[translation, original]", "Land and freedom (Земля и воля). Nauka"),
        ("[translation, translation]", "Land and freedom. Nauka"),
    ],
)
def test_the_book_says_which_forms_are_shown(tmp_path: Path, forms: str, expected: str):
    land, *_ = entries(tmp_path, bibliography=f"{{titles: {forms}}}")
    assert expected in land


def test_a_form_that_an_entry_lacks_is_passed_over(tmp_path: Path):
    *_, what = entries(tmp_path, bibliography="{titles: transliteration}")
    assert "“Что делать?” Mother Earth" in what


def test_each_form_says_its_language(tmp_path: Path):
    made = book(tmp_path, "@land @what @site")
    tagged = [
        (attributes(node)["lang"], text(node))
        for node in walk(made.apparatus.bibliography)
        if node["t"] == "Span" and "lang" in attributes(node)
    ]
    assert tagged == [
        ("ru", "Земля и воля"),
        ("ru-Latn", "(Zemlja i volja)"),
        ("en", "[Land and freedom]"),
        ("ja", "無政府主義"),
        ("ja-Latn", "(Museifushugi)"),
        ("en", "[Anarchism]"),
        ("ru", "Что делать?"),
        ("en", "[What is to be done?]"),
    ]


def test_notes_have_all_forms_once_and_then_the_first(tmp_path: Path):
    made = book(tmp_path, "One [@land, p. 3]. Two [@land, p. 4].", **{
        "citation-style": "chicago-notes-bibliography"
    })  # fmt: skip
    first, second = (note.blocks for note in made.one.notes)
    assert "Земля и воля (Zemlja i volja) [Land and freedom] (Nauka" in text(first)
    assert text(second) == "Ivanov, Земля и воля, 4."
    languages = [
        attributes(node)["lang"]
        for node in walk([*first, *second])
        if node["t"] == "Span" and "lang" in attributes(node)
    ]
    assert languages == ["ru", "ru-Latn", "en", "ru"]


def test_an_entry_in_the_book_s_language_is_left_as_it_is(tmp_path: Path):
    land, *_ = [line for line in entries(tmp_path, language="ru") if "Земля" in line]
    assert "Zemlja" not in land
    assert "freedom" not in land


def test_a_short_title_is_not_lost():
    entry = {"title": "Один", "title-short": "О.", "translated-title": "One", "language": "ru"}
    made = with_one_title(entry, ("original", "translation"), "en")
    assert made["title-short"] == "О."
    assert made["title"] == 'Один <span class="nodecor">[One]</span>'
