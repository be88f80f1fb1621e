"""Bookmarks and what leads to them, as they can be found when a book is put together."""

from __future__ import annotations

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import moved_first, qualified
from publish.editions.docx.text import Text

_NAME, _ID, _ANCHOR = qualified("w:name"), qualified("w:id"), qualified("w:anchor")
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")


def bookmarks(text: Text, form: Form) -> None:
    """Let each bookmark's number be its name, for which the whole book has a number."""
    for root in text.roots:
        names: dict[str, str] = {}
        for mark in root.iter(_START, _END):
            key = mark.get(_ID, "")
            if mark.tag == _START:
                names[key] = mark.get(_NAME, "")
            name = names.get(key, key)
            if name != key:
                mark.set(_ID, name)
            if mark.tag == _START:
                moved_first(mark, _ID, _NAME)
        for link in root.iter(qualified("w:hyperlink")):
            if link.get(_ANCHOR) is not None:
                moved_first(link, _ANCHOR)
