"""Twenty random edits of the sample book: both states are in the redlines, block for block.

Each edit is four changes to one file: words, sentences, paragraphs cut, joined, moved, notes,
citations, captions, headings, lists, cells and rows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reading import judges
from reading.docx import WordFile
from reading.tracked import Tracked
from redline.conftest import ROUNDS, Rounds


def test_there_are_twenty() -> None:
    assert sum(map(len, ROUNDS)) == 20


@pytest.mark.parametrize("number", range(len(ROUNDS)))
def test_both_states_are_in_the_redline(number: int, rounds: Rounds) -> None:
    made = Tracked(rounds.redline(number).read_bytes())
    assert made.count("ins", "del") > 50
    assert made.unsound_fields() == []
    assert made.rejected() == Tracked(rounds.old.read_bytes()).accepted()
    assert made.accepted() == Tracked(rounds.new(number).read_bytes()).accepted()


def test_little_is_marked_where_little_has_changed(rounds: Rounds) -> None:
    made = Tracked(rounds.redline(0).read_bytes())
    whole = len(WordFile(rounds.new(0)).text)
    assert len(made.words("ins")) < whole / 10
    assert len(made.words("del")) < whole / 10


@pytest.mark.parametrize("number", range(len(ROUNDS)))
def test_validators_find_nothing(number: int, rounds: Rounds) -> None:
    assert judges.open_xml_sdk(rounds.redline(number)) == []
    assert judges.ooxml_integrity(rounds.redline(number)) == ""


@pytest.mark.parametrize(("how", "state"), [("Accept", "new"), ("Reject", "old")])
def test_libreoffice_agrees(how: str, state: str, rounds: Rounds, tmp_path: Path) -> None:
    """What it makes of the redline is what it makes of the state itself: text and notes."""
    expected = rounds.old if state == "old" else rounds.new(1)
    settled = WordFile(judges.settled(rounds.redline(1), how, tmp_path))
    plain = WordFile(judges.settled(expected, how, tmp_path))
    assert _said(settled) == _said(plain)
    assert list(settled.notes.values()) == list(plain.notes.values())


def _said(word: WordFile) -> list[tuple[str, str]]:
    """Style and words of each paragraph; LibreOffice counts the pages in the contents."""
    listed = re.compile(r"toc |table of figures")
    return [(p.style, p.text) for p in word.paragraphs if p.text and not listed.match(p.style)]


def test_changes_are_still_tracked_when_libreoffice_has_saved_it(
    rounds: Rounds, tmp_path: Path
) -> None:
    saved = Tracked(judges.saved_again(rounds.redline(1), tmp_path).read_bytes())
    made = Tracked(rounds.redline(1).read_bytes())
    for tag, moved in (("ins", "moveTo"), ("del", "moveFrom")):
        kept = saved.words(tag, moved, notes=False)
        assert _letters(kept) == _letters(made.words(tag, notes=False))
    # LibreOffice forgets what is marked in a note whose call is removed.
    assert _letters(saved.words("ins", "moveTo")) == _letters(made.words("ins"))


def _letters(text: str) -> str:
    return "".join(sorted(re.sub(r"\W", "", text)))
