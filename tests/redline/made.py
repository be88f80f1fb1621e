"""A redline of two documents, and what becomes of it."""

from __future__ import annotations

from publish.editions.docx.package import Package
from publish.redline.changes import Redline
from publish.redline.comparing import compare, same_notes
from publish.redline.foreign import foreign
from publish.redline.reading import notes, read
from publish.redline.word import written
from reading.tracked import Tracked

MODIFIED = 1_795_401_600


def changes(old: Package, new: Package) -> Redline:
    """What has changed; ``old`` must be `foreign`."""
    return compare(read(old, same_notes(notes(old), notes(new))), read(new, {}))


def redlined(old: Package, new: Package) -> Tracked:
    """The document with tracked changes."""
    before = foreign(old)
    return Tracked(written(changes(before, new), before, new, "publish", MODIFIED))


def agrees(old: Package, new: Package) -> Tracked:
    """The same, once both states have been found in it, block for block."""
    made = redlined(old, new)
    assert made.rejected() == Tracked(old.write()).accepted()
    assert made.accepted() == Tracked(new.write()).accepted()
    assert made.unsound_fields() == []
    return made
