"""Dictionaries of word breaks: read faster, with the same in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyphen
import pytest

from publish.editions.pdf.setting.hyphenation import dictionary, swift_dictionaries

_WORDS = (
    "extraordinary typesetting Lighthouse a of strength well-known Straße Schifffahrt "
    "Donaudampfschifffahrt aujourd'hui överraskning привет Слово lettergrepen naïve 漢字 x9y"
).split()


def _words(usual: Any) -> list[str]:
    """Some words, and some that patterns were made of."""
    return [*_WORDS, *[letters.strip(".") * 2 for letters in sorted(usual.patterns)[::40]]]


@pytest.mark.parametrize(
    "language", ["en_US", "en_GB", "de_DE", "fr", "sv", "nl", "ru_RU", "th", "hu_HU", "af_ZA"]
)
def test_words_break_where_pyphen_breaks_them(language: str) -> None:
    path = pyphen.LANGUAGES[language]
    usual, swift = pyphen.HyphDict(path), dictionary(path)
    for word in _words(usual):
        found = swift.positions(word)
        assert found == usual.positions(word), word
        assert [one.data for one in found] == [one.data for one in usual.positions(word)]
        assert swift.positions(word) is found


def test_patterns_are_pyphen_s() -> None:
    path = pyphen.LANGUAGES["en_US"]
    usual, swift = pyphen.HyphDict(path), dictionary(path)
    patterns = {letters: swift._pattern(letters) for letters in swift.patterns}
    assert patterns == {one: (at, tuple(values)) for one, (at, values) in usual.patterns.items()}
    assert swift.maxlen == usual.maxlen


@pytest.mark.parametrize(
    "lines",
    [
        [
            "UTF-8",
            "LEFTHYPHENMIN 2",
            "% a comment 1",
            "# 2",
            "",
            "a1b",
            "a2b",
            "00c",
            "1",
            ".e4f5.",
        ],
        ["UTF-8", "1^^61b", "c1d"],
        ["UTF-8", "a1b/a=b,1,2", "c1d"],
        ["UTF-8", "ಅ೧ಆ", "c1d"],
        ["CP1251", "п1р", "р2и3"],
        ["ISO8859-1\r", "ä1b\r", "ß3c \r"],
    ],
)
def test_what_a_dictionary_may_hold(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "hyph.dic"
    encoding = {"CP1251": "cp1251", "ISO8859-1\r": "latin-1"}.get(lines[0], "utf-8")
    path.write_bytes("\n".join(lines).encode(encoding))
    usual, swift = pyphen.HyphDict(path), dictionary(path)
    for word in ("ab", "abab", "cd", "ef", "äb", "ßc", "ಅಆ", "при", "c"):
        assert swift.positions(word) == usual.positions(word), word


def test_pyphen_reads_fast_meanwhile_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyphen, "hdcache", {})
    usual = pyphen.HyphDict
    with swift_dictionaries():
        assert type(pyphen.Pyphen(lang="en_US").hd) is not usual
        assert pyphen.Pyphen(lang="en_US").inserted("typesetting") == "type-set-ting"
    assert pyphen.HyphDict is usual
