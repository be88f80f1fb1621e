"""For presses and typesetters: nothing but text, notes, pictures and styles."""

from __future__ import annotations

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import detach, find_all, unwrap
from publish.editions.docx.passes.codes import without_fields
from publish.editions.docx.text import Text

_BOOKMARKS = "//w:bookmarkStart | //w:bookmarkEnd"


def submission(text: Text, form: Form) -> None:
    """Take fields, bookmarks and what leads to them out, where the layout wants that.

    What fields show stays as text. Page numbers in heads and feet stay fields.
    """
    if form.layout.fields:
        return
    for root in text.roots:
        for mark in find_all(root, _BOOKMARKS):
            detach(mark)
        for link in find_all(root, "//w:hyperlink[@w:anchor]"):
            unwrap(link)
        without_fields(root, lambda code: True)
