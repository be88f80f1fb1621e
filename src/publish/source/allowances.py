"""``<!-- publish: allow CODE -->``: the author's word that a diagnostic is known and fine."""

from __future__ import annotations

import re

from publish.diagnostics import Span
from publish.model import Allowance

_COMMENT = re.compile(
    r"<!--\s*publish:\s*allow\s+(?P<codes>[A-Z]{3}\d{3}(?:[\s,]+[A-Z]{3}\d{3})*)\s*-->"
)
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})")


def allowances(text: str, path: str) -> tuple[Allowance, ...]:
    """Each speaks for the block below it: from its own line to the next blank line after that."""
    lines = text.split("\n")
    found: list[Allowance] = []
    fence = ""
    for number, line in enumerate(lines, 1):
        if opening := _FENCE.match(line):
            mark = opening.group(1)
            fence = "" if fence and mark.startswith(fence) else fence or mark
        if fence:
            continue  # an example in a code block allows nothing
        for match in _COMMENT.finditer(line):
            span = Span(path, number, match.start() + 1)
            last = _last_line(lines, number)
            codes = re.findall(r"[A-Z]{3}\d{3}", match.group("codes"))
            found += [Allowance(code, span, number, last) for code in codes]
    return tuple(found)


def _last_line(lines: list[str], comment: int) -> int:
    """The last line of the block that follows the comment's line (counted from 1)."""
    number = comment
    while number < len(lines) and not lines[number].strip():
        number += 1
    while number < len(lines) and lines[number].strip():
        number += 1
    return number
