"""How large pictures are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot, inf
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

_INCH = 72.0
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


def dots(pdf: Pdf) -> dict[tuple[int, int], float]:
    """Picture → the fewest dots to the inch with which it is drawn.

    Pictures that are drawn inside of others' drawings are left out: how large that is depends
    on those.
    """
    found: dict[tuple[int, int], float] = {}
    within = {picture.objgen for form in _forms(pdf) for _, picture in _pictures(form)}
    for page in pdf.pages:
        pictures = dict(_pictures(page.obj))
        for name, matrix in _drawn(page):
            picture = pictures.get(name)
            if picture is not None and picture.objgen not in within:
                known = found.get(picture.objgen, inf)
                found[picture.objgen] = min(known, _density(picture, matrix))
    return found


def _forms(pdf: Pdf) -> Iterator[Object]:
    for item in pdf.objects:
        if isinstance(item, Stream) and Name.Resources in item:
            yield item


def _pictures(holder: Object) -> Iterator[tuple[str, Object]]:
    resources = holder.get(Name.Resources, Dictionary())
    for name, item in resources.get(Name.XObject, Dictionary()).items():
        if item.get(Name.Subtype) == Name.Image:
            yield name, item


def _drawn(page: pikepdf.Page) -> Iterator[tuple[str, Matrix]]:
    """Each thing that a page draws by its name, and the matrix in force there."""
    matrix, saved = _PLAIN, []
    instructions: Any = pikepdf.parse_content_stream(page, "q Q cm Do")
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "q":
            saved.append(matrix)
        elif operator == "Q" and saved:
            matrix = saved.pop()
        elif operator == "cm":
            a, b, c, d, e, f = (float(part) for part in instruction.operands)
            matrix = _times((a, b, c, d, e, f), matrix)
        elif operator == "Do":
            yield str(instruction.operands[0]), matrix


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _density(picture: Object, matrix: Matrix) -> float:
    a, b, c, d, _, _ = matrix
    width, height = hypot(a, b) / _INCH, hypot(c, d) / _INCH
    if not width or not height:
        return 0.0
    return min(int(picture.Width) / width, int(picture.Height) / height)
