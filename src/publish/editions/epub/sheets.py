"""What a style sheet leaves to the reader, and whether text stands out in the colours it chooses.

Found in the sheet alone: a rule's own background, or white paper, is what its text stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

CONTRAST = 4.5
"""The least for text (WCAG 2.2, 1.4.3)."""

_ABSOLUTE = frozenset(("cm", "in", "mm", "pc", "pt", "px", "q"))
_OF_THE_READER = ("background", "color", "font", "letter-spacing", "line-height", "word-spacing")
_BLACK, _WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
RGB = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


def is_plain(stylesheet: str) -> bool:
    """Whether sizes of type are relative, and nothing that a reader may set is insisted on."""
    for _, rule in _rules(stylesheet):
        for one in rule:
            own = one.lower_name.startswith(_OF_THE_READER)
            if own and (one.important or _is_absolute(one)):
                return False
    return True


def _is_absolute(one: Any) -> bool:
    sizes = one.lower_name in ("font", "font-size")
    return sizes and any(t.type == "dimension" and t.lower_unit in _ABSOLUTE for t in one.value)


def is_legible(stylesheet: str) -> bool:
    """Whether all text that is given a colour, or something behind it, has enough contrast."""
    for selector, rule in _rules(stylesheet):
        inks = {one.lower_name: one for one in rule}
        ink = _colour(inks.get("color"))
        paper = _colour(inks.get("background-color") or inks.get("background"))
        drawn = selector.startswith("img")  # what is behind a picture is behind no text
        if (ink or paper) and not drawn and contrast(ink or _BLACK, paper or _WHITE) < CONTRAST:
            return False
    return True


def contrast(one: RGB, other: RGB) -> float:
    """From 1, none, to 21 (WCAG 2.2, “contrast ratio”)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGB) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(declaration: Any) -> RGB | None:
    """The colour that a declaration names; None for the reader's own, and for none at all."""
    from tinycss2.color4 import parse_color  # slow to load

    for token in declaration.value if declaration is not None else ():
        found = parse_color(token)
        if found is not None and found != "currentcolor" and found.alpha > 0:
            red, green, blue = found.to("srgb").coordinates
            return red, green, blue
    return None


def _rules(stylesheet: str) -> Iterator[tuple[str, list[Any]]]:
    """Selector and declarations of each rule, those of some screens among them."""
    import tinycss2  # slow to load

    yield from _read(tinycss2.parse_stylesheet(stylesheet, skip_comments=True))


def _read(sheet: Iterable[Any]) -> Iterator[tuple[str, list[Any]]]:
    import tinycss2

    for part in sheet:
        if part.type == "at-rule" and part.content and part.lower_at_keyword != "font-face":
            yield from _read(tinycss2.parse_rule_list(part.content, skip_comments=True))
        elif part.type == "qualified-rule":
            body = tinycss2.parse_blocks_contents(part.content)
            selector = tinycss2.serialize(part.prelude).strip()
            yield selector, [one for one in body if one.type == "declaration"]
