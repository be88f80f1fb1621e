"""Style sheets as e-readers take them: faces declared, design tokens filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from publish.editions.epub.fonts import Font

_PROPERTY = re.compile(r"(?<![\w-])--([\w-]+)\s*:\s*([^;{}]+)")
_REFERENCE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_DEPTH = 4
"""How often a token may name another."""


def font_faces(fonts: Iterable[Font], folder: str = "../") -> str:
    """An ``@font-face`` rule a font; ``folder`` leads from the style sheet to the package's."""
    return "\n".join(font_face(font, folder + font.path) for font in fonts)


def font_face(font: Font, address: str) -> str:
    """The rule that declares one font; ``address`` is where its bytes are."""
    return (
        f'@font-face {{\n  font-family: "{font.family}";\n  font-style: {font.style};\n'
        f"  font-weight: {font.weight};\n  src: url({address});\n}}\n"
    )


def without_properties(css: str) -> str:
    """``var(--size-note)`` → its value, since readers older than 2017 drop whole declarations.

    A property that is set more than once (for a dark screen, say) is left to the reader.
    """
    settings = _PROPERTY.findall(css)
    counts = Counter(name for name, _ in settings)
    values = {name: value.strip() for name, value in settings if counts[name] == 1}
    for _ in range(_DEPTH):
        css = _REFERENCE.sub(lambda match: values.get(match[1], match[0]), css)
    return css
