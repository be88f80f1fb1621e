"""How much has changed, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publish.redline.changes import Change, Chapter, Edit, Fate, Grid, Redline, calls, lines
from publish.redline.moves import has_moved, moved


@dataclass(frozen=True)
class Count:
    """What has changed in a chapter and in its notes.

    The words of paragraphs that were only moved, within the chapter or to another, are not
    counted, but these paragraphs are.
    """

    name: str
    title: str
    fate: Fate
    words_added: int = 0
    words_removed: int = 0
    notes_added: int = 0
    notes_removed: int = 0
    moved: int = 0
    other: int = 0
    """Changes without words: of formatting, pictures, formulas, ends of paragraphs."""


def counts(redline: Redline) -> Iterator[Count]:
    """The chapters in which something has changed."""
    texts = moved(redline)
    for chapter in redline.chapters:
        if has_changed(chapter, redline):
            yield _count(chapter, redline, texts)


def has_changed(chapter: Chapter, redline: Redline) -> bool:
    return any(line.changed for line in lines(with_notes(chapter, redline)))


def with_notes(chapter: Chapter, redline: Redline) -> tuple[Change, ...]:
    """All changes of a chapter, those of its notes last."""
    found: list[Change] = list(chapter.changes)
    for fate, call, _ in calls(chapter.changes):
        found += (redline.gone if fate is Fate.REMOVED else redline.notes)[call.note]
    return tuple(found)


def _count(chapter: Chapter, redline: Redline, texts: frozenset[str]) -> Count:
    changes = with_notes(chapter, redline)
    elsewhere = {line.text for line in lines(changes) if has_moved(line, texts)}
    edits = [edit for line in lines(changes) if not has_moved(line, texts) for edit in line.edits]
    called = [fate for fate, _, _ in calls(chapter.changes)]
    return Count(
        chapter.name,
        chapter.title,
        chapter.fate,
        _words(edits, Fate.ADDED),
        _words(edits, Fate.REMOVED),
        called.count(Fate.ADDED),
        called.count(Fate.REMOVED),
        len(elsewhere),
        sum(_other(edit) for edit in edits) + _rows(changes),
    )


def _words(edits: Iterable[Edit], fate: Fate) -> int:
    return sum(
        len(token.text.split()) if token.parts else token.is_word
        for edit in edits
        if edit.fate is fate
        for token in edit.tokens
    )


def _other(edit: Edit) -> int:
    """1 for words that look otherwise, and for what is changed and has no words."""
    if edit.fate is Fate.KEPT:
        return int(edit.restyled)
    return int(not any(token.text.strip() for token in edit.tokens))


def _rows(changes: Iterable[Change]) -> int:
    grids = (change for change in changes if isinstance(change, Grid))
    return sum(row.fate is not Fate.KEPT for grid in grids for row in grid.rows)
