"""Two documents → what has changed from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

from publish.redline.changes import Change, Chapter, Fate, Grid, Parting, Redline, RowChange, calls
from publish.redline.ends import pinned
from publish.redline.groups import Group, joined, met
from publish.redline.likeness import (
    blocks_of,
    blocks_paired,
    notes_paired,
    pieces_paired,
    rows_paired,
)
from publish.redline.model import Block, Cell, Document, Paragraph, Row, Section, Table, names
from publish.redline.wording import lines

_FILE = re.compile(r"_(k[0-9a-f]+)_\d+")
"""The anchor of a block; what all of a file's begin with."""
_TITLES = ("Heading1", "Title", "PartTitle", "TOCHeading")


Pieces = tuple[tuple[Section, ...], tuple[Section, ...]]


def same_notes(
    old: Mapping[str, tuple[Block, ...]], new: Mapping[str, tuple[Block, ...]]
) -> dict[str, str]:
    """Which notes of the old state are which of the new one; others have names of their own."""
    before, after = list(old), list(new)
    pairs = notes_paired(list(old.values()), list(new.values()))
    same = {before[i]: after[j] for i, j in pairs if i is not None and j is not None}
    return {note: same.get(note, f"old {note}") for note in before}


def compare(old: Document, new: Document) -> Redline:
    """What has changed; the notes of ``old`` must bear the names of `same_notes`."""
    before, after = _pieces(old.sections), _pieces(new.sections)
    pairs = [
        (() if i is None else before[i], () if j is None else after[j])
        for i, j in pieces_paired(before, after)
    ]
    chapters = tuple(_chapter(*pair) for pair in _closed(pairs))
    labels = {Fate.REMOVED: old.labels, Fate.ADDED: new.labels}
    return Redline(chapters, *_notes(chapters, old, new), labels)


def changes(old: Sequence[Block], new: Sequence[Block]) -> tuple[Change, ...]:
    """What has changed from some blocks to others."""
    groups: list[Group] = [
        (() if i is None else (old[i],), () if j is None else (new[j],))
        for i, j in blocks_paired(old, new)
    ]
    found = [change for group in met(joined(groups)) for change in _change(group)]
    return pinned(found) if old and new else tuple(found)


def _notes(
    chapters: Iterable[Chapter], old: Document, new: Document
) -> tuple[dict[str, tuple[Change, ...]], dict[str, tuple[Change, ...]]]:
    """The notes that are called: those of the new state, and those that are gone."""
    notes: dict[str, tuple[Change, ...]] = {}
    gone: dict[str, tuple[Change, ...]] = {}
    for fate, call, before in (one for chapter in chapters for one in calls(chapter.changes)):
        if fate is Fate.REMOVED:
            gone[call.note] = changes(old.notes.get(call.note, ()), ())
        else:
            was = old.notes.get(before.note, ()) if before else ()
            notes[call.note] = changes(was, new.notes.get(call.note, ()))
    return notes, gone


def _pieces(sections: Iterable[Section]) -> list[tuple[Section, ...]]:
    """The sections of each file together; what has no name belongs to what is before it."""
    named: list[tuple[str, Section]] = []
    for section in sections:
        name = _file(section) or section.name
        named.append((name or (named[-1][0] if named else ""), section))
    return [tuple(one for _, one in group) for _, group in groupby(named, key=lambda one: one[0])]


def _closed(pairs: list[Pieces]) -> list[Pieces]:
    """What has come or gone after the last piece of both belongs to it: all have one end."""
    made = list(pairs)
    while len(made) > 1 and not all(made[-1]):
        (gone, come), last = made[-2:]
        made[-2:] = [(gone + last[0], come + last[1])]
    return made


def _chapter(old: tuple[Section, ...], new: tuple[Section, ...]) -> Chapter:
    first, *_ = piece = new or old
    found = changes(blocks_of(old), blocks_of(new))
    return Chapter(first.name, _title(blocks_of(piece)), _fate(old, new), found, _file(first))


def _file(section: Section) -> str:
    """What the anchors of the section's file begin with; empty for what no file has."""
    found = (match[1] for name in names(section.blocks) if (match := _FILE.fullmatch(name)))
    return next(found, "")


def _title(blocks: Iterable[Block]) -> str:
    titles = (b.text for b in blocks if isinstance(b, Paragraph) and b.style in _TITLES)
    return next(titles, "")


def _fate(old: object, new: object) -> Fate:
    return Fate.KEPT if old and new else Fate.ADDED if new else Fate.REMOVED


def _change(group: Group) -> Iterator[Change]:
    old, new = group
    if not old and not new:
        yield Parting()
        return
    paragraphs = [
        tuple(block for block in state if isinstance(block, Paragraph)) for state in group
    ]
    if any(paragraphs):
        yield from lines(*paragraphs)
    else:
        tables = [next((b for b in state if isinstance(b, Table)), None) for state in (old, new)]
        yield _grid(*tables)


def _grid(old: Table | None, new: Table | None) -> Grid:
    before, after = (table.rows if table else () for table in (old, new))
    rows = (
        _row(None if i is None else before[i], None if j is None else after[j])
        for i, j in rows_paired(before, after)
    )
    return Grid(old, new, tuple(rows))


def _row(old: Row | None, new: Row | None) -> RowChange:
    row = new or old
    assert row is not None
    before, after = (one.cells if one else () for one in (old, new))
    cells = tuple(changes(_in(a), _in(b)) for a, b in zip_longest(before, after))
    return RowChange(_fate(old, new), row, cells)


def _in(cell: Cell | None) -> tuple[Block, ...]:
    return cell.blocks if cell else ()
