"""Code: highlighted by classes, without the anchors that pandoc gives to its lines."""

from __future__ import annotations

import re

from publish.editions.html.setting import Setting
from publish.editions.html.tree import (
    Element,
    classes,
    has_class,
    make,
    remove,
    set_classes,
    unwrap,
)

_LONG = re.compile(r"\S{16,}")
_MARKS = re.compile(r"(?<=\S{3}[._/:(,=])(?=\w{3})")
_HERE = "\N{ZERO WIDTH SPACE}"


def code(root: Element, setting: Setting) -> None:
    for holder in [e for e in root.iter("div") if has_class(e, "sourceCode")]:
        block = holder.find("pre")
        if block is None:
            continue
        if name := holder.get("id"):
            block.set("id", name)
        _without_lines(block)
        unwrap(holder)
    for element in [*root.iter("pre"), *root.iter("code")]:
        set_classes(element, [c for c in classes(element) if c in ("tight", "loose")])
    for element in root.iter("code"):
        parent = element.getparent()
        if not len(element) and parent is not None and parent.tag != "pre":
            _break_names(element)


def _break_names(element: Element) -> None:
    """A long name may break after its marks; a hyphen would be read as one of its own."""
    text = _LONG.sub(lambda name: _MARKS.sub(_HERE, name[0]), element.text or "")
    element.text, *others = text.split(_HERE)
    for other in others:
        opportunity = make("wbr")
        opportunity.tail = other
        element.append(opportunity)


def _without_lines(block: Element) -> None:
    inside = block.find("code")
    for line in list(inside) if inside is not None else ():
        first = line[0] if len(line) else None
        if first is not None and first.tag == "a":
            remove(first)
        unwrap(line)
