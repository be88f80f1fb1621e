"""Blocks that have become others: one to one, and where a paragraph was cut or joined, several."""

from __future__ import annotations

from collections.abc import Iterable

from publish.redline.likeness import comparable, said, similar, words
from publish.redline.model import Block, Paragraph, Table

Group = tuple[tuple[Block, ...], tuple[Block, ...]]

_GAIN = 0.05
"""By so much more alike must a paragraph and its parts be than it and one of them."""


def joined(groups: Iterable[Group]) -> list[Group]:
    """Groups in which a paragraph that was cut, or joined to another, has all of its parts."""
    made: list[Group] = []
    for group in groups:
        if made and _gains(made[-1], group):
            made[-1] = (made[-1][0] + group[0], made[-1][1] + group[1])
        else:
            made.append(group)
    return made


def met(groups: Iterable[Group]) -> list[Group]:
    """Two tables that follow one another would be one: the old becomes the new, row by row.

    Where they have not as many columns, an empty group between them keeps them apart.
    """
    made: list[Group] = []
    for group in groups:
        gone, come = made[-1] if made else ((), ())
        alone = gone and group[1] and not come and not group[0]
        if not (alone and isinstance(gone[0], Table) and isinstance(group[1][0], Table)):
            made.append(group)
        elif comparable(gone[0], group[1][0]):
            made[-1] = (gone, group[1])
        else:
            made += [((), ()), group]
    return made


def _gains(one: Group, other: Group) -> bool:
    """Whether neighbours are more alike together than that of them which has a counterpart."""
    if all(one) == all(other):
        return False
    blocks = [*one[0], *one[1], *other[0], *other[1]]
    if not all(isinstance(block, Paragraph) and len(block.tokens) > 1 for block in blocks):
        return False
    old, new = one if all(one) else other
    if [said(block) for block in old] == [said(block) for block in new]:
        return False
    together = similar(words(one[0] + other[0]), words(one[1] + other[1]))
    return together > similar(words(old), words(new)) + _GAIN
