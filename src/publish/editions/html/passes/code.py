"""Code: highlighted by classes, without the anchors that pandoc gives to its lines."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, classes, has_class, remove, set_classes, unwrap


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


def _without_lines(block: Element) -> None:
    inside = block.find("code")
    for line in list(inside) if inside is not None else ():
        first = line[0] if len(line) else None
        if first is not None and first.tag == "a":
            remove(first)
        unwrap(line)
