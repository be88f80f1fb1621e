"""Equations: the formula in the middle, its number at the right."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, classes, make, set_classes, with_class


def equations(root: Element, setting: Setting) -> None:
    """A numbered equation shows its number; a paragraph that is all formula is ``display``."""
    for equation in with_class(root, "equation", "span"):
        if number := equation.get("data-number"):
            equation.append(make("span", f"({number})", class_="number"))
    for paragraph in list(root.iter("p")):
        if _all_formula(paragraph):
            set_classes(paragraph, [*classes(paragraph), "display"])


def _all_formula(paragraph: Element) -> bool:
    texts = [paragraph.text or "", *(child.tail or "" for child in paragraph)]
    return (
        not "".join(texts).strip()
        and len(paragraph) > 0
        and all(_is_display(child) for child in paragraph)
    )


def _is_display(element: Element) -> bool:
    if element.get("display") == "block" or "display" in classes(element):
        return True
    return "equation" in classes(element)
