"""What blocks say, to be compared: exactly, and by how many of their words they share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz.distance import Indel

from publish.redline.alignment import Pair, align
from publish.redline.model import Block, Paragraph, Row, Section, Table, tokens

_ALIKE = 0.35
"""The share of words that two have in common at least, if one is to be the other changed."""
_NAMED = 0.5
"""How alike two pieces of the same name are at least."""

Words = Sequence[int]


def words(blocks: Iterable[Block]) -> Words:
    """The words of blocks, without spaces and signs; as numbers, which compare more quickly."""
    return [
        hash(token.key)
        for token in tokens(tuple(blocks))
        if not token.ends and (not token.is_text or token.is_word)
    ]


def similar(one: Words, other: Words) -> float:
    """The share of words that stand in both, in the same order."""
    return float(Indel.normalized_similarity(one, other))


def said(block: Block) -> Hashable:
    """What a block says, whole."""
    if isinstance(block, Paragraph):
        return tuple(token.key for token in block.words)
    return ("table", block.look, block.columns, tuple(map(_row_said, block.rows)))


def blocks_paired(old: Sequence[Block], new: Sequence[Block]) -> tuple[Pair, ...]:
    before, after = [words((one,)) for one in old], [words((one,)) for one in new]

    def likeness(i: int, j: int) -> float:
        return _enough(before[i], after[j]) if comparable(old[i], new[j]) else 0.0

    return align([said(one) for one in old], [said(one) for one in new], likeness)


def comparable(old: Block, new: Block) -> bool:
    """Whether one may become the other: a table only one of as many columns."""
    if isinstance(old, Table) and isinstance(new, Table):
        return old.columns == new.columns
    return type(old) is type(new)


def notes_paired(
    old: Sequence[Sequence[Block]], new: Sequence[Sequence[Block]]
) -> tuple[Pair, ...]:
    before, after = [words(note) for note in old], [words(note) for note in new]
    gone, come = ([tuple(map(said, note)) for note in state] for state in (old, new))
    return align(gone, come, lambda i, j: _enough(before[i], after[j]))


def rows_paired(old: Sequence[Row], new: Sequence[Row]) -> tuple[Pair, ...]:
    """Only rows of the same cells can be compared cell by cell."""
    before, after = [_row_words(row) for row in old], [_row_words(row) for row in new]

    def likeness(i: int, j: int) -> float:
        return _enough(before[i], after[j]) if _shape(old[i]) == _shape(new[j]) else 0.0

    return align(list(map(_row_said, old)), list(map(_row_said, new)), likeness)


def pieces_paired(
    old: Sequence[Sequence[Section]], new: Sequence[Sequence[Section]]
) -> tuple[Pair, ...]:
    """A piece is known by its name; by its words where its file has another name."""
    before, after = [words(blocks_of(one)) for one in old], [words(blocks_of(one)) for one in new]

    def likeness(i: int, j: int) -> float:
        alike = _enough(before[i], after[j])
        named = old[i][0].name and old[i][0].name == new[j][0].name
        return max(alike, _NAMED) if named else alike

    return align(list(map(tuple, before)), list(map(tuple, after)), likeness)


def blocks_of(piece: Iterable[Section]) -> tuple[Block, ...]:
    return tuple(block for section in piece for block in section.blocks)


def _enough(one: Words, other: Words) -> float:
    alike = similar(one, other)
    return alike if alike >= _ALIKE else 0.0


def _shape(row: Row) -> Hashable:
    return row.look, tuple(cell.look for cell in row.cells)


def _row_said(row: Row) -> Hashable:
    return _shape(row), tuple(tuple(map(said, cell.blocks)) for cell in row.cells)


def _row_words(row: Row) -> Words:
    return words(block for cell in row.cells for block in cell.blocks)
