"""The ISBN as a barcode for shops: EAN-13, its bars as vectors, its digits in the theme's font.

Measures are those of the GS1 General Specifications, 5.2, in modules of 0.33 mm.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

MODULE = 0.33
"""Millimetres."""
LEFT, BARS, RIGHT = 11, 95, 7
"""The quiet zones, and the bars between them."""
HEIGHT, GUARDS, WHOLE = 69, 74, 80
"""How far down the bars go, those that guard them, and the digits."""
DIGIT = 7
"""Modules of a digit."""
_FIRST_HALF, _SECOND_HALF = LEFT + 3, LEFT + 3 + 6 * DIGIT + 5


def barcode(isbn: str, family: str) -> str:
    """The barcode of an ISBN as SVG in its true size. Raises ValueError for what is no ISBN."""
    from barcode import EAN13  # only who makes a cover waits for these
    from stdnum import isbn as numbers

    digits = numbers.compact(numbers.to_isbn13(numbers.validate(isbn)))
    (modules,) = EAN13(digits, guardbar=True).build()
    across = LEFT + BARS + RIGHT
    parts = (*_bars(modules), *_digits(digits, family))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {WHOLE}" '
        f'width="{across * MODULE:.2f}mm" height="{WHOLE * MODULE:.2f}mm">{"".join(parts)}</svg>'
    )


def hyphenated(isbn: str) -> str:
    """An ISBN as people read it: 978-3-16-148410-0."""
    from stdnum import isbn as numbers

    return str(numbers.format(numbers.to_isbn13(isbn)))


def _bars(modules: str) -> Iterator[str]:
    """Neighbouring dark modules as one bar; ``G`` marks those that guard."""
    at = LEFT
    for kind, run in groupby(modules):
        width = len(list(run))
        if kind != "0":
            height = GUARDS if kind == "G" else HEIGHT
            yield f'<rect x="{at}" y="0" width="{width}" height="{height}" fill="#000"/>'
        at += width


def _digits(digits: str, family: str) -> Iterator[str]:
    """Each below its bars, the first before them; the sign after them keeps their margin free."""
    places = [
        LEFT - 6.0,
        *(_FIRST_HALF + DIGIT * (number + 0.5) for number in range(6)),
        *(_SECOND_HALF + DIGIT * (number + 0.5) for number in range(6)),
        LEFT + BARS + RIGHT - 3.0,
    ]
    for place, sign in zip(places, f"{digits}>", strict=True):
        yield (
            f'<text x="{place}" y="{WHOLE - 0.8}" font-family="{escape(family)}" font-size="10.5" '
            f'text-anchor="middle" fill="#000">{escape(sign)}</text>'
        )
