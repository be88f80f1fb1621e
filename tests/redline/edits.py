"""Random edits of a manuscript's file, the same for the same seed, that leave it without errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_PROSE = re.compile(r"(?!\[\^)[A-Z“\"*\[][^|]*", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[a-z]\.[ \n])(?=[A-Z])")
_SIMPLE = re.compile(r"[A-Z][^\[\]@`$*_^\\{}|]{30,}\.")
"""A sentence without notes, citations or other marks."""
_WORD = re.compile(r"(?<=[a-z][ \n])[a-z]{4,}(?=[ \n][a-z])")
_CITATION = re.compile(r"[ \n]\[@[\w-]+\](?=[.,;])")
_CAPTION = re.compile(r"(?<=!\[)[^\]]{10,}(?=\]\()|(?<=^: )[^{\n]{10,}(?= \{)", re.MULTILINE)
_ROW = re.compile(r"^\|(?![-: |]+\|$).*\|$", re.MULTILINE)
_NEW = (
    "A sentence that nobody had written before stands here now.",
    "Of this the sources know nothing, and *perhaps* nobody ever will.",
    "Two of the witnesses contradict each other; a third was not asked.",
)
_WORDS = ("curious", "seldom", "unwritten", "broad and shallow", "hardly", "Irkutsk")


class Dice:
    """Choices that follow from a seed."""

    def __init__(self, seed: str) -> None:
        self.seed, self.thrown = seed, 0

    def number(self, below: int) -> int:
        self.thrown += 1
        digest = sha256(f"{self.seed} {self.thrown}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % below

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.number(len(choices))]


def edited(text: str, seed: str, times: int = 4) -> tuple[str, list[str]]:
    """The text after some edits, and the names of those that were made."""
    dice, made = Dice(seed), list[str]()
    while len(made) < times:
        edit = dice.one(_EDITS)
        blocks = text.split("\n\n")
        if (changed := edit(blocks, dice)) and "\n\n".join(blocks) != text:
            text = "\n\n".join(blocks)
            made.append(changed)
    return text, made


def _prose(blocks: Sequence[str]) -> list[int]:
    """Paragraphs of running text, by position."""
    whole = [n for n, one in enumerate(blocks) if _PROSE.fullmatch(one) and len(one) > 200]
    return [n for n in whole if ":::" not in blocks[n] and "![" not in blocks[n]]


def _in_prose(
    blocks: list[str], dice: Dice, pattern: re.Pattern[str]
) -> tuple[int, re.Match[str]] | None:
    found = [(n, match) for n in _prose(blocks) for match in pattern.finditer(blocks[n])]
    return dice.one(found) if found else None


def _replace(blocks: list[str], place: tuple[int, re.Match[str]] | None, words: str) -> bool:
    if place is None:
        return False
    number, match = place
    blocks[number] = blocks[number][: match.start()] + words + blocks[number][match.end() :]
    return True


def _word(blocks: list[str], dice: Dice) -> str:
    return "word" * _replace(blocks, _in_prose(blocks, dice, _WORD), dice.one(_WORDS))


def _emphasis(blocks: list[str], dice: Dice) -> str:
    place = _in_prose(blocks, dice, _WORD)
    return "emphasis" * _replace(blocks, place, f"*{place[1][0]}*" if place else "")


def _sentence_goes(blocks: list[str], dice: Dice) -> str:
    return "sentence goes" * _replace(blocks, _in_prose(blocks, dice, _SIMPLE), "")


def _sentence_comes(blocks: list[str], dice: Dice) -> str:
    place = _in_prose(blocks, dice, _SENTENCE)
    return "sentence comes" * _replace(blocks, place, f"{dice.one(_NEW)} ")


def _cut(blocks: list[str], dice: Dice) -> str:
    return "cut" * _replace(blocks, _in_prose(blocks, dice, _SENTENCE), "\n\n")


def _join(blocks: list[str], dice: Dice) -> str:
    prose = _prose(blocks)
    pairs = [n for n in prose if n + 1 in prose]
    if not pairs:
        return ""
    first = dice.one(pairs)
    blocks[first : first + 2] = [f"{blocks[first]} {blocks[first + 1]}"]
    return "join"


def _move(blocks: list[str], dice: Dice) -> str:
    """Only what stands outside of the ranges of the index may go anywhere."""
    free = [n for n in _prose(blocks) if "range=" not in blocks[n]]
    if len(free) < 2:
        return ""
    taken = blocks.pop(dice.one(free))
    free = [n for n in _prose(blocks) if "range=" not in blocks[n]]
    blocks.insert(dice.one(free), taken)
    return "move"


def _paragraph_comes(blocks: list[str], dice: Dice) -> str:
    blocks.insert(dice.one(_prose(blocks)), " ".join(_NEW))
    return "paragraph comes"


def _paragraph_goes(blocks: list[str], dice: Dice) -> str:
    simple = [n for n in _prose(blocks) if not re.search(r"[\[@]", blocks[n])]
    if not simple:
        return ""
    del blocks[dice.one(simple)]
    return "paragraph goes"


def _note_comes(blocks: list[str], dice: Dice) -> str:
    note = f"^[A new note, number {dice.number(1000)}. {dice.one(_NEW)}]"
    place = _in_prose(blocks, dice, re.compile(r"(?<=[a-z],)(?=[ \n])"))
    return "note comes" * _replace(blocks, place, note)


def _note_goes(blocks: list[str], dice: Dice) -> str:
    text = "\n\n".join(blocks)
    calls = re.findall(r"(?<=[a-z.,])\[\^([\w-]+)\](?!:)", text)
    single = [one for one in calls if calls.count(one) == 1]
    if not single:
        return ""
    label = re.escape(dice.one(single))
    text = re.sub(rf"\n\[\^{label}\]:.*?(?=\n\[\^|\n\n(?! )|\Z)", "", text, flags=re.DOTALL)
    blocks[:] = re.sub(rf"\[\^{label}\]", "", text).split("\n\n")
    return "note goes"


def _note_changes(blocks: list[str], dice: Dice) -> str:
    texts = [n for n, one in enumerate(blocks) if one.startswith("[^") and _WORD.search(one)]
    if not texts:
        return ""
    number = dice.one(texts)
    place = number, dice.one(list(_WORD.finditer(blocks[number])))
    return "note changes" * _replace(blocks, place, dice.one(_WORDS))


def _citation_comes(blocks: list[str], dice: Dice) -> str:
    key = dice.one(("avtonom2022support", "libcomNDautonomous", "ainfos2004ad, p. 3"))
    place = _in_prose(blocks, dice, re.compile(r"(?<=[a-z]{3})(?=\.[ \n][A-Z])"))
    return "citation comes" * _replace(blocks, place, f" [@{key}]")


def _citation_goes(blocks: list[str], dice: Dice) -> str:
    return "citation goes" * _replace(blocks, _in_prose(blocks, dice, _CITATION), "")


def _caption(blocks: list[str], dice: Dice) -> str:
    found = [(n, m) for n, one in enumerate(blocks) for m in _CAPTION.finditer(one)]
    if not found:
        return ""
    return "caption" * _replace(blocks, dice.one(found), f"{dice.one(_WORDS)} caption")


def _rows(blocks: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """The rows of tables but their heads."""
    found = [(n, list(_ROW.finditer(one))) for n, one in enumerate(blocks) if one.startswith("|")]
    return [(n, match) for n, rows in found for match in rows[1:]]


def _cell(blocks: list[str], dice: Dice) -> str:
    rows = _rows(blocks)
    if not rows:
        return ""
    number, row = dice.one(rows)
    first = row[0].split("|")[1]
    return "cell" * _replace(
        blocks, (number, row), row[0].replace(first, f" {dice.one(_WORDS)} ", 1)
    )


def _row_comes(blocks: list[str], dice: Dice) -> str:
    rows = _rows(blocks)
    if not rows:
        return ""
    number, row = dice.one(rows)
    cells = row[0].count("|") - 1
    return "row comes" * _replace(blocks, (number, row), f"{row[0]}\n{'| new cell ' * cells}|")


def _row_goes(blocks: list[str], dice: Dice) -> str:
    rows = [(n, row) for n, row in _rows(blocks) if "[" not in row[0]]
    if not rows:
        return ""
    number, row = dice.one(rows)
    blocks[number] = blocks[number].replace(f"\n{row[0]}", "", 1)
    return "row goes"


def _heading(blocks: list[str], dice: Dice) -> str:
    heads = [n for n, one in enumerate(blocks) if re.match(r"##+ [A-Z]", one)]
    if not heads:
        return ""
    number = dice.one(heads)
    blocks[number] = re.sub(r"(?<=# )\w+", dice.one(_WORDS).capitalize(), blocks[number], count=1)
    return "heading"


def _list_comes(blocks: list[str], dice: Dice) -> str:
    lines = "\n".join(f"{n}. {one}" for n, one in enumerate(_NEW, 1))
    blocks.insert(dice.one(_prose(blocks)), lines)
    return "list comes"


_EDITS: tuple[Callable[[list[str], Dice], str], ...] = (
    _word, _emphasis, _sentence_goes, _sentence_comes, _cut, _join, _move, _paragraph_comes,
    _paragraph_goes, _note_comes, _note_goes, _note_changes, _citation_comes, _citation_goes,
    _caption, _cell, _row_comes, _row_goes, _heading, _list_comes,
)  # fmt: skip
