"""What becomes of one state of a book on the way to the other: the one diff that is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from publish.redline.model import Row, Table, Token


class Fate(StrEnum):
    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Edit:
    """Tokens of one fate: the new ones, or those that are removed."""

    fate: Fate
    tokens: tuple[Token, ...]
    before: tuple[Token, ...] = ()
    """Of what is kept: as it was, token for token."""

    @property
    def restyled(self) -> bool:
        """Whether some of what is kept looks otherwise than before."""
        return any(a.look != b.look for a, b in zip(self.tokens, self.before, strict=False))

    @property
    def changed(self) -> bool:
        return self.fate is not Fate.KEPT or self.restyled


@dataclass(frozen=True)
class Line:
    """A paragraph of the redline, and its end there, in the old and in the new state.

    Where it has an end in the new state alone, the end is added; in the old alone, removed.
    """

    edits: tuple[Edit, ...]
    old: Token | None
    new: Token | None

    @property
    def end(self) -> Token:
        end = self.new or self.old
        assert end is not None
        return end

    @property
    def fate(self) -> Fate:
        """Its end's."""
        return Fate.KEPT if self.old and self.new else Fate.ADDED if self.new else Fate.REMOVED

    @property
    def changed(self) -> bool:
        return self.fate is not Fate.KEPT or any(edit.changed for edit in self.edits)

    @property
    def whole(self) -> Fate | None:
        """Added or removed, where that is so of all that it says."""
        fates = {edit.fate for edit in self.edits}
        return fates.pop() if len(fates) == 1 and Fate.KEPT not in fates else None

    @property
    def text(self) -> str:
        return "".join(token.text for edit in self.edits for token in edit.tokens)


@dataclass(frozen=True)
class RowChange:
    """A table's row; ``row`` is the new one, or the one that is removed."""

    fate: Fate
    row: Row
    cells: tuple[tuple[Change, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table."""

    old: Table | None
    new: Table | None
    rows: tuple[RowChange, ...]

    @property
    def table(self) -> Table:
        table = self.new or self.old
        assert table is not None
        return table


@dataclass(frozen=True)
class Parting:
    """A paragraph that is in neither state: it keeps two tables from becoming one."""


Change = Line | Grid | Parting


@dataclass(frozen=True)
class Chapter:
    """A piece of the book: what has changed in it."""

    name: str
    """Its first bookmark."""
    title: str
    fate: Fate
    changes: tuple[Change, ...]
    file: str = ""
    """What the anchors of its file begin with; empty for a piece that no file has."""


@dataclass(frozen=True)
class Redline:
    """The pieces in their order, and the notes that they call.

    ``notes`` have the ids of the new state, ``gone`` those of the old one. ``labels`` are the
    numbers of both.
    """

    chapters: tuple[Chapter, ...]
    notes: Mapping[str, tuple[Change, ...]]
    gone: Mapping[str, tuple[Change, ...]]
    labels: Mapping[Fate, Mapping[str, str]] = field(default_factory=dict)


def lines(changes: tuple[Change, ...]) -> Iterator[Line]:
    """All lines, those of tables row by row."""
    for change in changes:
        if isinstance(change, Line):
            yield change
        elif isinstance(change, Grid):
            for row in change.rows:
                for cell in row.cells:
                    yield from lines(cell)


def calls(changes: tuple[Change, ...]) -> Iterator[tuple[Fate, Token, Token | None]]:
    """The calls of notes: what becomes of each, the call, and the old one of one that is kept."""
    for line in lines(changes):
        for edit in line.edits:
            olds = edit.before or (None,) * len(edit.tokens)
            for token, before in zip(edit.tokens, olds, strict=True):
                if token.note:
                    yield edit.fate, token, before


def of_chapters(redline: Redline, wanted: Callable[[Chapter], bool]) -> Redline:
    """The redline of some chapters alone, with the notes that they call."""
    chapters = tuple(one for one in redline.chapters if wanted(one))
    found = [(fate, call.note) for one in chapters for fate, call, _ in calls(one.changes)]
    notes = {note for fate, note in found if fate is not Fate.REMOVED}
    gone = {note for fate, note in found if fate is Fate.REMOVED}
    return replace(
        redline,
        chapters=chapters,
        notes={note: change for note, change in redline.notes.items() if note in notes},
        gone={note: change for note, change in redline.gone.items() if note in gone},
    )
