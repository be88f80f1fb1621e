"""Anchors: the empty span that opens a block gives its identifier to the block's element."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, classes, drop, remove, set_classes, words

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "code",
        "del",
        "em",
        "i",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    }
)
_CARRIERS = frozenset({"anchor", "term-anchor"})


def anchors(root: Element, setting: Setting) -> None:
    """Hoist each anchor; one whose block has an identifier already stays as an empty span."""
    for span in [e for e in root.iter("span") if _CARRIERS.intersection(classes(e))]:
        block = _block(span)
        if block is not None and not block.get("id") and _opens(span, block):
            block.set("id", drop(span, "id"))
            remove(span)
        else:
            set_classes(span, ())


def _block(span: Element) -> Element | None:
    """The nearest element around it that is no inline one; None for the fragment itself."""
    block = span.getparent()
    while block is not None and block.tag in _INLINE:
        block = block.getparent()
    return block if block is not None and block.getparent() is not None else None


def _opens(span: Element, block: Element) -> bool:
    """Whether no text of the block comes before it."""
    step: Element | None = span
    while step is not None and step is not block:
        for before in step.itersiblings(preceding=True):
            if words(before).strip() or (before.tail or "").strip():
                return False
        step = step.getparent()
        if step is not None and (step.text or "").strip():
            return False
    return True
