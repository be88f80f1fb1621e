"""What an element says, in a form that can be compared: without identities, spaces and order."""

from __future__ import annotations

from collections.abc import Collection, Hashable

from publish.editions.docx.openxml import Element, qualified

_IDENTITIES = frozenset(
    {"id", qualified("w:id"), qualified("r:embed"), qualified("r:id"), qualified("w:anchor")}
)
_PASSING = frozenset(map(qualified, ("w:bookmarkStart", "w:bookmarkEnd", "w:proofErr")))


def signature(element: Element | None, without: Collection[str] = ()) -> Hashable:
    """The element's name, attributes, text and children; ``without`` children of these names."""
    if element is None or not isinstance(element.tag, str):
        return ()
    attributes = sorted((key, text) for key, text in element.items() if key not in _IDENTITIES)
    children = tuple(
        signature(child)
        for child in element
        if child.tag not in _PASSING and child.tag not in without
    )
    return (element.tag, tuple(attributes), (element.text or "").strip(), children)
