"""Sections without content go: between two figures on their side, or after the last of a piece."""

from __future__ import annotations

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import (
    NAMESPACES,
    TURNED,
    UPRIGHT,
    Element,
    element,
    find_all,
    qualified,
)
from publish.editions.docx.text import Text

KIND = f"{{{NAMESPACES['draft']}}}kind"
ON_ITS_SIDE = f"{{{NAMESPACES['draft']}}}turned"
"""On the end of a piece whose last section lies on its side."""
_SECTION = qualified("w:sectPr")
_MARKS = (qualified("w:bookmarkStart"), qualified("w:bookmarkEnd"))
_CALLS = ".//w:endnoteReference"


def partings(text: Text, form: Form) -> None:
    """Leave only those ends of sections that something stands before."""
    gathers = form.notes_place == "chapter-endnotes"
    held = called = False
    before: Element | None = None
    ends = _ends(text.body)
    for block in list(text.body):
        end = ends.get(block)
        if end is None:
            held = held or block.tag not in _MARKS
            called = called or (gathers and bool(find_all(block, _CALLS)))
            continue
        kind = end.get(KIND, "")
        if kind == UPRIGHT and not held:
            text.body.remove(block)
            continue
        if before is not None and not held:
            _join(before, block, end, notes=called)
        before, held = (block if kind == TURNED else None), False
        called = called and kind in (UPRIGHT, TURNED)


def _ends(body: Element) -> dict[Element, Element]:
    """The ends of sections by the blocks that hold them, of which the last may be one itself."""
    inside = find_all(body, "*[w:pPr/w:sectPr/@draft:kind]")
    held = {block: find_all(block, "w:pPr/w:sectPr[@draft:kind]")[0] for block in inside}
    return held | {end: end for end in body.iterchildren(_SECTION)}


def _join(before: Element, block: Element, end: Element, *, notes: bool) -> None:
    """The piece ends with what lies on its side, unless its notes are yet to follow, upright."""
    if not notes:
        before.getparent().remove(before)  # type: ignore[union-attr]
        end.set(ON_ITS_SIDE, "true")
    elif block is end:
        block.addprevious(element("w:p", element("w:pPr", element("w:suppressLineNumbers"))))
