"""Ordered lists as the author counts them: from which number, by numbers or by letters."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element

_STYLES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""What HTML calls a kind of numbers → what CSS calls it."""


def lists(root: Element, setting: Setting) -> None:
    """Said in CSS as well, as print's renderer does not heed ``start`` and ``type``."""
    if not setting.printed:
        return
    for holder in root.iter("ol"):
        rules = []
        if start := holder.get("start"):
            rules.append(f"counter-reset: list-item {int(start) - 1}")
        if style := _STYLES.get(holder.get("type", "")):
            rules.append(f"list-style-type: {style}")
        if rules:
            holder.set("style", "; ".join(rules))
