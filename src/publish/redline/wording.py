"""Paragraphs of both states → lines, word by word. A paragraph's end is a token like others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from publish.redline.changes import Edit, Fate, Line
from publish.redline.model import Paragraph, Token

Stretch = tuple[bool, int, int, int, int]
"""Whether it is the same in both, and where it stands in the old and in the new tokens."""

_SHARE = 5
"""What is kept is changed, too, if it is so many times shorter than the changes around it."""


def lines(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Line]:
    """The lines of paragraphs that have become others; of one state alone, one line each."""
    if not (old and new):
        fate = Fate.ADDED if new else Fate.REMOVED
        for one in (*old, *new):
            edits = (Edit(fate, one.words),) if one.words else ()
            yield Line(edits, None if new else one.end, one.end if new else None)
        return
    before, after = (list(chain(*(one.tokens for one in state)))[:-1] for state in (old, new))
    yield from _cut([*reworded(before, after), *_last(old[-1].end, new[-1].end)])


def _last(old: Token, new: Token) -> Iterator[Edit]:
    """The end of both; an end that is a section's in one state alone is another one."""
    if old.key == new.key:
        yield Edit(Fate.KEPT, (new,), (old,))
    else:
        yield Edit(Fate.ADDED, (new,))
        yield Edit(Fate.REMOVED, (old,))


def reworded(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Edit]:
    """What is removed, added and kept, in the order of reading."""
    for same, i, j, k, m in _without_islands(_stretches(old, new), new):
        if same:
            yield Edit(Fate.KEPT, tuple(new[k:m]), tuple(old[i:j]))
            continue
        if i < j:
            yield Edit(Fate.REMOVED, tuple(old[i:j]))
        if k < m:
            yield Edit(Fate.ADDED, tuple(new[k:m]))


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> list[Stretch]:
    if [one.key for one in old] == [one.key for one in new]:
        return [(True, 0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], False)
    return [(tag == "equal", *places) for tag, *places in matcher.get_opcodes()]  # type: ignore[misc]


def _without_islands(stretches: list[Stretch], new: Sequence[Token]) -> list[Stretch]:
    """A space or a small word between changes is no help to a reader: it changes with them."""
    made: list[Stretch] = []
    for position, stretch in enumerate(stretches):
        follower = stretches[position + 1] if position + 1 < len(stretches) else None
        if made and not made[-1][0] and follower and _is_island(stretch, made[-1], follower, new):
            stretch = (False, *stretch[1:])
        if made and not made[-1][0] and not stretch[0]:
            _, i, _, k, _ = made.pop()
            stretch = (False, i, stretch[2], k, stretch[4])
        made.append(stretch)
    return made


def _is_island(stretch: Stretch, left: Stretch, right: Stretch, new: Sequence[Token]) -> bool:
    same, _, _, k, m = stretch
    tokens = new[k:m]
    if not same or not all(token.is_text for token in tokens):
        return False
    words = sum(token.is_word for token in tokens)
    around = (max(j - i, m - k) for _, i, j, k, m in (left, right))
    return words == 0 or len(tokens) * _SHARE < sum(around)


def _cut(edits: Iterable[Edit]) -> Iterator[Line]:
    """Edits cut into lines where paragraphs end."""
    gathered: list[Edit] = []
    for edit in edits:
        begin = 0
        for position, token in enumerate(edit.tokens):
            if not token.ends:
                continue
            gathered.extend(_part(edit, begin, position))
            old = edit.before[position] if edit.before else token
            kept = edit.fate is Fate.KEPT
            yield Line(
                tuple(gathered),
                old if kept or edit.fate is Fate.REMOVED else None,
                token if kept or edit.fate is Fate.ADDED else None,
            )
            gathered, begin = [], position + 1
        gathered.extend(_part(edit, begin, len(edit.tokens)))


def _part(edit: Edit, begin: int, end: int) -> Iterator[Edit]:
    if begin < end:
        yield Edit(edit.fate, edit.tokens[begin:end], edit.before[begin:end])
