"""The new document with the changes in it, and with what the old one alone has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from publish.editions.docx.openxml import Element, detach, find_all, qualified, unwrap
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.codes import without_fields
from publish.redline.changes import Fate, Redline, calls
from publish.redline.reading import notes_part
from publish.redline.word.marking import Marker
from publish.redline.word.merging import merged
from publish.redline.word.tables import blocks

_ID, _ANCHOR, _NAME = map(qualified, ("w:id", "w:anchor", "w:name"))
_PARAGRAPH = qualified("w:p")
_BOOKMARK, _BOOKMARK_END = map(qualified, ("w:bookmarkStart", "w:bookmarkEnd"))
_REFERENCE = re.compile(r"(?:PAGEREF|NOTEREF|REF)\s+(\S+)")


def written(redline: Redline, old: Package, new: Package, author: str, modified: int) -> bytes:
    """The document; ``old`` is a `foreign` package, ``modified`` seconds since 1970 UTC."""
    root = new.xml(DOCUMENT)
    part = notes_part(new)
    notes = new.xml(part) if part else None
    marker = Marker(
        author,
        datetime.fromtimestamp(modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        count(1 + max(_numbers(root, notes), default=0)),
        _numbered(redline),
    )
    _fill(root[0], redline, marker)
    if notes is not None:
        _write_notes(notes, redline, marker)
    roots = {DOCUMENT: root} | ({part: notes} if notes is not None else {})
    _unlink(roots)
    return merged(new, old, roots).write()


def _numbers(*roots: Element | None) -> list[int]:
    """Those that bookmarks have."""
    marks = [mark for root in roots if root is not None for mark in root.iter(_BOOKMARK)]
    return [int(mark.get(_ID, "0")) for mark in marks]


def _numbered(redline: Redline) -> dict[tuple[bool, str], str]:
    """A number for each note, those that are gone among them, in the order of their calls.

    LibreOffice gives the first call the first note, whatever their numbers say.
    """
    found = (one for chapter in redline.chapters for one in calls(chapter.changes))
    keys = dict.fromkeys((fate is Fate.REMOVED, call.note) for fate, call, _ in found)
    return {key: str(number) for number, key in enumerate(keys, 1)}


def _fill(body: Element, redline: Redline, marker: Marker) -> None:
    """The body anew; the last section's properties stand after its last paragraph."""
    end = body[-1]
    body[:] = [block for one in redline.chapters for block in blocks(one.changes, marker)]
    closing = find_all(body, "w:p[last()]/w:pPr/w:sectPr") if len(body) else []
    last = next((child for child in reversed(body) if child.tag == _PARAGRAPH), None)
    if closing and closing[0].getparent().getparent() is last:  # type: ignore[union-attr]
        end = closing[0]
        end.getparent().remove(end)  # type: ignore[union-attr]
    body.append(end)


def _write_notes(notes: Element, redline: Redline, marker: Marker) -> None:
    """Separators stay; then come the notes in the order of their calls."""
    made = [note for note in notes if note.get(qualified("w:type"))]
    for (gone, note), number in marker.notes.items():
        one = notes.makeelement(notes[-1].tag, {_ID: number})
        one.extend(blocks((redline.gone if gone else redline.notes)[note], marker))
        made.append(one)
    notes[:] = made


def _unlink(roots: Mapping[str, Element]) -> None:
    """What leads to a bookmark that is not there becomes text.

    Of a bookmark whose end or beginning stands in a chapter that is left out nothing is kept.
    """
    for root in roots.values():
        _keep_pairs(root)
    names = {mark.get(_NAME) for root in roots.values() for mark in root.iter(_BOOKMARK)}
    known = {"", *names}
    for root in roots.values():
        for link in find_all(root, "//w:hyperlink[@w:anchor]"):
            if link.get(_ANCHOR) not in names:
                unwrap(link)
        without_fields(root, lambda code: _leads_to(code) not in known)


def _keep_pairs(root: Element) -> None:
    begun = {mark.get(_ID) for mark in root.iter(_BOOKMARK)}
    ended = {mark.get(_ID) for mark in root.iter(_BOOKMARK_END)}
    for mark in list(root.iter(_BOOKMARK, _BOOKMARK_END)):
        if mark.get(_ID) not in begun & ended:
            detach(mark)


def _leads_to(code: str) -> str:
    """The bookmark that a field shows, or whose page; empty for one that shows none."""
    match = _REFERENCE.match(code)
    return match[1] if match else ""
