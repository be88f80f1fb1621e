"""Neighbouring runs of the same properties become one, as Word itself would write them."""

from __future__ import annotations

from lxml import etree

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import Element, qualified
from publish.editions.docx.text import Text

_RUN, _TEXT, _PROPERTIES = qualified("w:r"), qualified("w:t"), qualified("w:rPr")


def runs(text: Text, form: Form) -> None:
    """Put each stretch of text into as few runs as can be."""
    for root in text.roots:
        for first in list(root.iter(_RUN)):
            _take_in_followers(first)


def _take_in_followers(first: Element) -> None:
    follower = first.getnext()
    if follower is None or follower.tag != _RUN or not _is_text(first):
        return
    text, properties = first.find(_TEXT), _properties(first)
    while follower is not None and _is_text(follower) and _properties(follower) == properties:
        more = follower.find(_TEXT)
        if text is not None and more is not None:
            text.text = (text.text or "") + (more.text or "")
        first.getparent().remove(follower)  # type: ignore[union-attr]
        follower = first.getnext()


def _is_text(run: Element) -> bool:
    """A run of one text and nothing else."""
    if run.tag != _RUN:
        return False
    content = [child.tag for child in run if child.tag != _PROPERTIES]
    return content == [_TEXT]


def _properties(run: Element) -> bytes:
    properties = run.find(_PROPERTIES)
    return b"" if properties is None else etree.tostring(properties, method="c14n")
