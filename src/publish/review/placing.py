"""Where a comment belongs in a copy: at its words, if they can be found, and never nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, diagnose
from publish.editions.docx.comments import Words
from publish.review.blocks import Block
from publish.review.comment import Comment
from publish.review.finding import Found, alike, same

_HERE, _ELSEWHERE = 70.0, 85.0
"""How like words must be to count for the quoted ones: in the block itself, and in others."""
_SHOWN = 60
"""Letters of a quotation in a message."""


@dataclass(frozen=True)
class Placed:
    """The first comment of a thread, and its words in the copy."""

    comment: Comment
    words: Words
    diagnostic: Diagnostic | None = None


def placed(comment: Comment, copy: Mapping[str, Sequence[Block]]) -> Placed | None:
    """Where ``comment`` belongs in a copy, of which ``copy`` has every file's blocks in order.

    None where the copy has nothing at all. At its words in the block that its place names; where
    they are not, in the file's nearest block that has them; where none has, at the words that
    are most like them; else at the block; and where its place is beyond the file, at its head.
    """
    blocks = copy.get(comment.at.path)
    if not blocks:
        first = next((block for one in copy.values() for block in one), None)
        problem = diagnose("RVW003", comment.span, id=comment.id, path=comment.at.path)
        return None if first is None else Placed(comment, Words(first.id), problem)
    here = _named(comment, blocks)
    found = _exactly(comment, here, blocks) or _nearly(comment, here, blocks)
    if found is not None:
        block, words = found
        doubt = _doubt(comment, here, block, words, blocks)
        remark = diagnose("RVW004", comment.span, id=comment.id, problem=doubt)
        return Placed(comment, _words(block, words), remark if doubt else None)
    block = here or _head(blocks)
    if here is not None and not comment.quoted:
        return Placed(comment, Words(block.id))
    where = f"the head of {comment.at.path}" if here is None else "its paragraph"
    problem = diagnose("RVW005", comment.span, id=comment.id, where=where)
    return Placed(comment, Words(block.id), problem)


def _named(comment: Comment, blocks: Sequence[Block]) -> Block | None:
    """The block at the place of a comment; None where it names none, or is beyond the file."""
    line = comment.at.line
    if line is None or line > max(block.last for block in blocks):
        return None
    at = (line, comment.at.column or 1)
    before = [block for block in blocks if block.at <= at]
    on_line = [block for block in blocks if block.line == line]
    return before[-1] if before else on_line[0] if on_line else _head(blocks)


def _head(blocks: Sequence[Block]) -> Block:
    return next((block for block in blocks if block.kind == "heading"), blocks[0])


def _exactly(
    comment: Comment, here: Block | None, blocks: Sequence[Block]
) -> tuple[Block, Found] | None:
    """The block, and the words in it, that are the quoted ones."""
    for block in _by_distance(comment, here, blocks):
        near = _share(comment, block) if block is here else 0.0
        found = same(_first_line(comment), block.text, near, parts=block is here)
        if found is not None:
            return block, found
    return None


def _nearly(
    comment: Comment, here: Block | None, blocks: Sequence[Block]
) -> tuple[Block, Found] | None:
    """The block, and the words in it, that are most like the quoted ones."""
    quoted = _first_line(comment)
    if here is not None and (found := alike(quoted, here.text, _HERE)):
        return here, found
    best: tuple[Block, Found] | None = None
    for block in blocks:
        found = alike(quoted, block.text, max(_ELSEWHERE, best[1].score if best else 0))
        if found is not None and (best is None or found.score > best[1].score):
            best = block, found
    return best


def _by_distance(comment: Comment, here: Block | None, blocks: Sequence[Block]) -> Sequence[Block]:
    """The block at the comment's place, then the others, the nearest first."""
    line = comment.at.line or 0
    return sorted(blocks, key=lambda block: (block is not here, abs(block.line - line)))


def _share(comment: Comment, block: Block) -> float:
    """How much of a block stands before the comment's place."""
    column = comment.at.column or 1
    if block.last == block.line:
        return (column - block.column) / max(block.end - block.column, 1)
    lines = block.last - block.line
    return ((comment.at.line or block.line) - block.line) / lines


def _first_line(comment: Comment) -> str:
    """Words of several paragraphs are looked for by those of the first."""
    return comment.quoted.strip().split("\n")[0]


def _words(block: Block, found: Found) -> Words:
    return Words(block.id, found.start, found.end)


def _doubt(
    comment: Comment, here: Block | None, block: Block, found: Found, blocks: Sequence[Block]
) -> str:
    """Why the words may not be the ones that were meant; nothing where they surely are."""
    quoted = _first_line(comment)
    if found.score < 100:
        words = " ".join(block.text[found.start : found.end].split())
        said = _short(" ".join(quoted.split()))
        return f"have changed: “{said}” is taken for “{_short(words)}”"
    if (
        block is not here
        and sum(same(quoted, one.text, parts=False) is not None for one in blocks) > 1
    ):
        return f"are not at its place, and elsewhere more than once: line {block.line} is taken"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
