"""Fonts of a file: what their codes stand for, how wide they are, whether they are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pikepdf import Array, Dictionary, Name, PdfError, Stream

from publish.preflight.advances import Advances
from publish.preflight.runs import Runs

_SUBSET = re.compile(r"[A-Z]{6}\+")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.S)
_BLANK = frozenset("   \u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a　\t\r\n")
_MOST = 8
"""Blanks that are looked for in arrays: a font of a book has two or three."""
_WIDE = 65_536
_USUAL = 0.5
"""The width of a character, in ems, where the file does not say it."""


@dataclass(frozen=True, eq=False)
class Font:
    """A font as a file has it; widths are in ems."""

    name: str
    """Without the letters that mark a subset."""
    kind: str
    """``Type1``, ``TrueType``, ``Type3``, ``CIDFontType0``, ``CIDFontType2``, …"""
    embedded: bool
    subset: bool
    two_bytes: bool
    widths: Mapping[int, float]
    default: float
    blank: frozenset[int]
    """Codes that leave a space."""
    missing: frozenset[int]
    """Codes that show the box for a character which the font does not have."""
    readable: bool
    """Whether the file says which characters its codes stand for."""

    def codes(self, shown: bytes) -> Sequence[int]:
        """The codes in a string."""
        if not self.two_bytes:
            return shown
        if len(shown) == 2:  # as most are where letters are kerned
            return (shown[0] << 8 | shown[1],)
        return [high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False)]

    @cached_property
    def space(self) -> float | None:
        """How wide its word space is; None where it has none."""
        known = [self.widths[code] for code in self.blank if code in self.widths]
        return min(known) if known else None

    @cached_property
    def spaces(self) -> tuple[tuple[bytes, float], ...]:
        """Blanks in hexadecimal digits, and how wide they are."""
        size = 2 if self.two_bytes else 1
        known: dict[bytes, float] = {}
        for code in sorted(self.blank)[:_MOST]:
            digits = (code % 256**size).to_bytes(size, "big").hex()
            wide = self.widths.get(code, self.default)
            known |= {digits.encode(): wide, digits.upper().encode(): wide}
        return tuple(known.items())

    @cached_property
    def advances(self) -> Advances:
        """How far words go as they are written, in ems."""
        special = self.blank | self.missing
        return Advances(self.widths, self.default, special, self.two_bytes)

    @cached_property
    def runs(self) -> Runs:
        """How far codes go between blanks, in ems."""
        return Runs(self.widths, self.default, self.blank, self.missing, self.two_bytes)

    @cached_property
    def measured(self) -> dict[bytes, Any]:
        """Strings and arrays that have something special in them, letters set apart for example,
        as they were measured."""
        return {}


def load(font: Any) -> Font:
    """The font of a font dictionary. Raises nothing: what is wrong in it is left out."""
    kind, name = _word(font, "/Subtype"), _word(font, "/BaseFont")
    below = _descendant(font) if kind == "Type0" else font
    characters = _characters(font.get("/ToUnicode"))
    two_bytes = kind == "Type0"
    widths, default = _cid_widths(below) if two_bytes else _simple_widths(font, kind)
    return Font(
        name=_SUBSET.sub("", name or _word(below, "/BaseFont")) or "without a name",
        kind=_word(below, "/Subtype"),
        embedded=kind == "Type3" or _embedded(below.get("/FontDescriptor")),
        subset=kind == "Type3" or bool(_SUBSET.match(name)),
        two_bytes=two_bytes,
        widths=widths,
        default=default,
        blank=_blanks(characters, two_bytes=two_bytes),
        missing=frozenset({0}) if two_bytes and _plain(font) else _undefined(font),
        readable=bool(characters) or not two_bytes,
    )


def _word(dictionary: Any, key: str) -> str:
    value = dictionary.get(key)
    return str(value)[1:] if isinstance(value, Name) else ""


def _descendant(font: Any) -> Any:
    below = font.get("/DescendantFonts")
    first = below[0] if isinstance(below, Array) and len(below) else None
    return first if isinstance(first, Dictionary) else Dictionary()


def _embedded(descriptor: Any) -> bool:
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return isinstance(descriptor, Dictionary) and any(key in descriptor for key in files)


def _plain(font: Any) -> bool:
    """Whether its codes are the numbers of its shapes."""
    return _word(font, "/Encoding") in ("Identity-H", "Identity-V")


def _undefined(font: Any) -> frozenset[int]:
    """Codes that the encoding itself leaves without a character."""
    encoding = font.get("/Encoding")
    differences = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    codes, code = set(), 0
    for item in differences if isinstance(differences, Array) else ():
        if isinstance(item, Name):
            if str(item) == "/.notdef":
                codes.add(code)
            code += 1
        else:
            code = int(item)
    return frozenset(codes)


def _simple_widths(font: Any, kind: str) -> tuple[Mapping[int, float], float]:
    unit = 0.001
    if kind == "Type3" and isinstance(matrix := font.get("/FontMatrix"), Array):
        unit = abs(float(matrix[0])) or unit
    first, widths = font.get("/FirstChar", 0), font.get("/Widths")
    if not isinstance(widths, Array):
        return {}, _USUAL
    known = {int(first) + at: _number(width) * unit for at, width in enumerate(widths)}
    return known, 0.0


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0


def _cid_widths(font: Any) -> tuple[Mapping[int, float], float]:
    """The array W (ISO 32000-2, 9.7.4.3): ``c [w …]`` or ``first last w``."""
    default = _number(font.get("/DW", 1000)) / 1000
    widths: dict[int, float] = {}
    array = font.get("/W")
    items = list(array) if isinstance(array, Array) else []
    at = 0
    while at + 1 < len(items):
        first, second = int(_number(items[at])), items[at + 1]
        if isinstance(second, Array):
            widths |= {first + n: _number(width) / 1000 for n, width in enumerate(second)}
            at += 2
        elif at + 2 < len(items):
            last = min(int(_number(second)), _WIDE)
            widths |= dict.fromkeys(range(first, last + 1), _number(items[at + 2]) / 1000)
            at += 3
        else:
            break
    return widths, default


def _blanks(characters: Mapping[int, str], *, two_bytes: bool) -> frozenset[int]:
    named = {code for code, text in characters.items() if text and set(text) <= _BLANK}
    return frozenset(named if characters or two_bytes else {32, 160})


def _characters(cmap: Any) -> dict[int, str]:
    """Code → what it stands for, out of a ToUnicode map."""
    if not isinstance(cmap, Stream):
        return {}
    try:
        source = cmap.read_bytes()
    except PdfError:
        return {}
    known: dict[int, str] = {}
    for section in _SECTION.finditer(source):
        if section[1] == b"bfchar":
            known |= {int(m[1], 16): _text(m[2]) for m in _PAIR.finditer(section[2])}
        else:
            known |= dict(_ranges(section[2]))
    return known


def _ranges(source: bytes) -> Iterator[tuple[int, str]]:
    for match in _RANGE.finditer(source):
        first, last = int(match[1], 16), min(int(match[2], 16), _WIDE)
        if match[3] is not None:
            begin = int(match[3], 16)
            # Only blanks are of interest, and none of these is beyond the first plane.
            yield from (
                (first + n, chr(begin + n)) for n in range(last - first + 1) if begin + n < 0xD800
            )
        else:
            texts = re.findall(rb"<([0-9A-Fa-f\s]*)>", match[4])
            yield from ((first + n, _text(text)) for n, text in enumerate(texts))


def _text(digits: bytes) -> str:
    packed = b"".join(digits.split())
    return (
        bytes.fromhex(packed.decode()).decode("utf-16-be", "replace")
        if len(packed) % 2 == 0
        else ""
    )
