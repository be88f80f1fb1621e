"""A finished edition made into a copy for a reviewer: comments, numbers of notes, the round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from publish.diagnostics import Diagnostic
from publish.editions.docx.comments import Remark, commented, texts
from publish.editions.docx.numbering import with_note_numbers
from publish.editions.docx.origin import with_round
from publish.editions.docx.package import Package
from publish.model import Resolved
from publish.review.blocks import Block, blocks_of
from publish.review.comment import Comment
from publish.review.placing import Placed, placed

Thread = tuple[Comment, ...]


@dataclass(frozen=True)
class Copy:
    """A document before anyone's round is in it, and what is known of it."""

    package: Package
    blocks: Mapping[str, tuple[Block, ...]]
    """File → its blocks, of those that the document shows, in the order of the source."""
    remarks: tuple[Remark, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def document(self, name: str) -> bytes:
        """The DOCX of the round of this name."""
        return with_round(self.package, name).write()


def copy_of(
    content: bytes,
    pieces: Sequence[Resolved],
    sources: Mapping[str, str],
    entries: Mapping[str, tuple[Block, ...]],
    threads: Iterable[Thread],
    *,
    whole: bool,
    through: bool,
) -> Copy:
    """The copy that a DOCX edition is made into.

    ``sources`` are the texts of the pieces' files by path, ``entries`` what files of references
    have. ``whole`` says that it is of the whole book, ``through`` that the numbers of the notes
    run through that, so that those of some chapters begin with others than 1.
    """
    package = Package.read(content)
    if through and not whole:
        numbers = [note.number for one in pieces for note in one.notes if not note.series]
        package = with_note_numbers(package, [int(one) for one in numbers if one.isdecimal()])
    blocks = _shown(package, pieces, sources, entries)
    here = [thread for thread in threads if whole or not _waits(thread[0], entries, blocks)]
    settled = [(thread, placed(thread[0], blocks)) for thread in here]
    remarks = tuple(one for thread, spot in settled if spot for one in _remarks(thread, spot))
    problems = tuple(spot.diagnostic for _, spot in settled if spot and spot.diagnostic)
    return Copy(commented(package, remarks), blocks, remarks, problems)


def _shown(
    package: Package,
    pieces: Sequence[Resolved],
    sources: Mapping[str, str],
    entries: Mapping[str, tuple[Block, ...]],
) -> Mapping[str, tuple[Block, ...]]:
    """The blocks of each file that the document has, with what it shows of them."""
    every = {one.path: blocks_of(one, sources[one.path]) for one in pieces} | {**entries}
    said = texts(package, tuple(block.id for blocks in every.values() for block in blocks))
    return {
        path: tuple(replace(one, text=said[one.id]) for one in blocks if one.id in said)
        for path, blocks in every.items()
        if path not in entries or any(one.id in said for one in blocks)
    }


def _waits(
    comment: Comment,
    entries: Mapping[str, tuple[Block, ...]],
    blocks: Mapping[str, tuple[Block, ...]],
) -> bool:
    """Whether a comment is about a reference that the copy does not show."""
    path, at = comment.at.path, (comment.at.line or 0, comment.at.column or 0)
    above = [entry for entry in entries.get(path, ()) if (entry.line, 0) <= at]
    return path in entries and (
        not above or above[-1].id not in {b.id for b in blocks.get(path, ())}
    )


def _remarks(thread: Thread, spot: Placed) -> Iterable[Remark]:
    first = thread[0]
    for comment in thread:
        yield Remark(
            key=comment.id,
            author=comment.author,
            initials=comment.shown_initials,
            date=comment.date,
            text=comment.text,
            words=spot.words,
            parent=first.id if comment is not first else "",
            done=comment.resolved or first.resolved,
        )


def concerning(
    threads: Iterable[Thread], paths: Sequence[str], known: Sequence[str]
) -> tuple[Thread, ...]:
    """The threads for a copy of the files ``paths``, of all the ``known`` ones of the book.

    Those about other chapters wait for another copy; those about no file of the book go along.
    """
    elsewhere = {*known} - {*paths}
    return tuple(one for one in threads if one[0].at.path not in elsewhere)
