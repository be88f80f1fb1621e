"""Spaces before inline elements, which WeasyPrint 70 may trip over."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, make

_INLINE = frozenset({"a", "b", "code", "em", "i", "span", "strong", "sub", "sup", "del"})


def spaces(root: Element, setting: Setting) -> None:
    """In print, cut the last space off a text that an inline element follows.

    WeasyPrint 70 lays out each run of text by itself. Where all of a run fits on its line but
    for the space at its end, it breaks the line after the first word of the run. With an empty
    span before it the space is a run of its own.
    """
    if not setting.printed:
        return
    kept = {inside for block in root.iter("pre") for inside in block.iter()}
    for element in [e for e in root.iter(*_INLINE) if e.get("class") != "line" and e not in kept]:
        before, parent = element.getprevious(), element.getparent()
        text = (before.tail if before is not None else parent.text) if parent is not None else ""
        if parent is None or parent.tag == "section" or not _ends_in_space(text):
            continue
        seam = make("span")
        element.addprevious(seam)
        seam.tail = " "
        if before is not None:
            before.tail = (text or "").rstrip(" ")
        else:
            parent.text = (text or "").rstrip(" ")


def _ends_in_space(text: str | None) -> bool:
    return bool(text) and str(text).endswith(" ") and bool(str(text).strip())
