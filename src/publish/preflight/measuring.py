"""How far the characters of a string go, and where words are among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any, NamedTuple

from publish.preflight.advances import GAP
from publish.preflight.content import TEXT, UnusualError
from publish.preflight.fonts import Font

_LONG = 400
"""Bytes: longer strings are not kept in mind, since no two of them are the same."""
_NUMBERS = (int, Decimal, float)
_ITEM = re.compile(rb"\s*+(?:<([0-9A-Fa-f]*+)>|(" + TEXT + rb")|([-+.\d]++))\s*+")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}


class Spacing(NamedTuple):
    """What the state says of the room that characters take, in units of text space."""

    size: float = 1.0
    stretch: float = 1.0
    between: float = 0.0
    between_words: float = 0.0


class Measured(NamedTuple):
    """Words, each from where to where; how far all goes; how many shapes are missing.

    ``unit`` is what the lengths are measured in, in units of text space.
    """

    words: Sequence[tuple[float, float]]
    end: float
    missing: int
    unit: float = 1.0


_EM = Spacing()


def in_ems(source: bytes, font: Font, size: float) -> Measured:
    """A string or an array of strings as it is written, in ems, which are ``size`` units.

    What is between two blanks is one word, unless it is something special. Raises UnusualError
    and ValueError.
    """
    advances, spaces = font.advances, font.spaces
    advance = advances.__getitem__
    words: list[tuple[float, float]] = []
    at, room, missing = 0.0, 0.0, 0
    gap: tuple[bytes, ...] = ()
    parts = font.blanks[b"(" in source].split(_bare(source))
    for word, before, blank, after in zip_longest(*(parts[n::4] for n in range(4))):
        if word:
            shown = word.split(b"<")
            try:
                end = at + sum(map(advance, shown))
                words.append((at, end + advances.kern(shown[-1])))
                at = end
            except KeyError:
                found = font.words.get(word) or _special(word, font)
                words += [(at + begin, at + stop) for begin, stop in found.words]
                at, missing = at + found.end, missing + found.missing
        if blank is not None:
            if (before, blank, after) != gap:  # the spaces of a justified line are all alike
                gap = (before, blank, after)
                room = spaces[blank] - (float(before or 0) + float(after or 0)) / 1000
            at += room
    return Measured(words, at, missing, size)


def _bare(source: bytes) -> bytes:
    return source.strip().removeprefix(b"[").removesuffix(b"]")


def _special(word: bytes, font: Font) -> Measured:
    """A word in which something is special."""
    found = of_items(items(word), font, _EM)
    if len(word) <= _LONG:
        font.words[word] = found
    return found


def items(source: bytes) -> Iterator[bytes | float]:
    """The strings and numbers of an array as it is written. Raises UnusualError, ValueError."""
    source, end = _bare(source), 0
    for found in _ITEM.finditer(source):
        if found.start() != end:
            raise UnusualError
        end = found.end()
        digits, text, number = found.groups()
        if digits is not None:
            yield bytes.fromhex(digits.decode() + "0" * (len(digits) % 2))
        else:
            yield float(number) if text is None else _unescaped(text[1:-1])
    if end != len(source):
        raise UnusualError


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(_meant, text) if b"\\" in text else text


def _meant(escape: re.Match[bytes]) -> bytes:
    (name,) = escape.groups()
    return bytes([int(name, 8) & 255]) if name.isdigit() else _CONTROLS.get(name, name)


def of_items(shown: Iterable[Any], font: Font, spacing: Spacing) -> Measured:
    """Strings, and numbers that move what follows them."""
    size, stretch, between, between_words = spacing
    widths, default, blank, codes = font.widths, font.default, font.blank, font.codes
    single = not font.two_bytes
    words: list[tuple[float, float]] = []
    at = begin = stop = 0.0
    inside = False
    missing = 0
    for item in shown:
        if isinstance(item, _NUMBERS):
            if item:
                at -= float(item) / 1000 * size * stretch
            if inside and at - stop > GAP * size:
                words.append((begin, stop))
                inside = False
            continue
        for code in codes(bytes(item)):
            wide = widths.get(code, default) * size
            if code in blank:
                if inside:
                    words.append((begin, stop))
                    inside = False
            else:
                if not inside:
                    begin, inside = at, True
                stop = at + wide * stretch
                missing += code in font.missing
            at += (wide + between + (between_words if single and code == 32 else 0.0)) * stretch
    if inside:
        words.append((begin, stop))
    return Measured(words, at, missing)
