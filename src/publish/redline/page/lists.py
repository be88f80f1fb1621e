"""The bullets and numbers of lists: Word counts them, so a page has to count them, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.editions.docx.openxml import Element, find_all, qualified
from publish.editions.docx.package import Package
from publish.editions.pdf.numerals import roman
from publish.redline.reading import NUMBERING

_BULLETS = "•◦▪"
"""By depth: Word's own are letters of fonts that a page does not have."""
_GONE = "–"
_LETTERS = 26


@dataclass(frozen=True)
class Level:
    """One level of a list: the kind of its numbers, what stands around them, the first one."""

    kind: str
    pattern: str
    """``%1.`` for a number with a stop; blank where an entry goes on."""
    first: int


Key = tuple[str, int]
"""The number of a list, and the depth in it."""


class Lists:
    """What stands before each entry, in the order of the page."""

    def __init__(self, levels: Mapping[Key, Level]) -> None:
        self.levels = levels
        self.reached = Counter[Key]()

    def marker(self, key: Key, *, gone: bool) -> str:
        """A bullet, a number, or nothing; what is gone is not counted."""
        level = self.levels.get(key)
        if level is None or not level.pattern.strip():
            return ""
        if level.kind == "bullet":
            return _BULLETS[min(key[1], len(_BULLETS) - 1)]
        if gone:
            return _GONE
        number = level.first + self.reached[key]
        self.reached[key] += 1
        return level.pattern.replace(f"%{key[1] + 1}", _written(number, level.kind))


def levels(package: Package) -> Iterator[tuple[Key, Level]]:
    """The levels of all lists of a document."""
    if NUMBERING not in package.parts:
        return
    root = package.xml(NUMBERING)
    bases = {
        _attribute(one, "w:abstractNumId"): one
        for one in find_all(root, "/w:numbering/w:abstractNum")
    }
    for one in find_all(root, "/w:numbering/w:num"):
        number = _attribute(one, "w:numId")
        starts = {
            int(_attribute(over, "w:ilvl")): _value(over, "w:startOverride")
            for over in find_all(one, "w:lvlOverride")
        }
        base = bases.get(_value(one, "w:abstractNumId"))
        for level in find_all(base, "w:lvl") if base is not None else ():
            depth = int(_attribute(level, "w:ilvl"))
            first = starts.get(depth) or _value(level, "w:start") or "1"
            kind, pattern = _value(level, "w:numFmt"), _value(level, "w:lvlText")
            yield (number, depth), Level(kind, pattern, int(first))


def _written(number: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter" if 0 < number <= _LETTERS:
            letter = chr(ord("a") + number - 1)
            return letter if kind == "lowerLetter" else letter.upper()
        case "lowerRoman" if number > 0:
            return roman(number)
        case "upperRoman" if number > 0:
            return roman(number).upper()
    return str(number)


def _attribute(element: Element, name: str) -> str:
    return element.get(qualified(name), "0")


def _value(element: Element, name: str) -> str:
    found = element.find(qualified(name))
    return "" if found is None else found.get(qualified("w:val"), "")
