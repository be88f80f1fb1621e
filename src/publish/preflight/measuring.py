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

_LONG = 2000
"""Bytes: longer strings are not kept in mind. Running heads, set letter by letter, come again."""
_NUMBERS = (int, Decimal, float)
_TEXT = re.compile(TEXT)
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
_OPEN = b"["[0]


def in_ems(source: bytes, font: Font, size: float) -> Measured:
    """A string or an array of strings as it is written, in ems, which are ``size`` units.

    What is between two blanks is one word, unless it is something special. Raises UnusualError
    and ValueError.
    """
    if source[0] == _OPEN:
        source = source[1:-1].strip()
    if b"(" in source and b"<" in source:
        source = _TEXT.sub(_in_digits, source)
    shown, end, number = source.rpartition(b">")
    if not end or b"(" in source:
        return of_items(items(source), font, _EM)._replace(unit=size)
    kern, blank = font.advances.kern(number), font.blanks.search(shown)
    try:
        # The spaces of a justified line are all alike. Any others are left in the words.
        parts, room = (
            (shown.split(blank[0]), _room(blank.groups(), font)) if blank else ([shown], 0.0)
        )
        at, lengths = -room, map(font.advances.__getitem__, parts)
        words = [(at := at + room, at := at + length) for length in lengths]
    except KeyError:
        words, at, missing = _mixed(font.blanks.split(shown) if blank else [shown], font)
        return Measured(words, at - kern, missing, size)
    return Measured(words, at - kern, 0, size)


def _mixed(parts: Sequence[bytes], font: Font) -> tuple[list[tuple[float, float]], float, int]:
    """Words, their end, and how many shapes are missing, where some words are something special.

    Of the ``parts`` every fifth is a word, maybe an empty one; the others make the gaps.
    """
    words: list[tuple[float, float]] = []
    at, missing = 0.0, 0
    gaps = zip(*(parts[n::5] for n in range(1, 5)), strict=True)
    for word, gap in zip_longest(parts[::5], gaps):
        if word:
            try:
                stop = at + font.advances[word]
                words.append((at, stop))
                at = stop
            except KeyError:
                found = font.words.get(word) or _special(word, font)
                words += [(at + begin, at + stop) for begin, stop in found.words]
                at, missing = at + found.end, missing + found.missing
        if gap is not None:
            at += _room(gap, font)
    return words, at, missing


def _room(gap: Sequence[bytes | None], font: Font) -> float:
    """How wide a gap is: the number before the blank, that after an empty string, the blank, the
    number after it."""
    before, between, blank, after = gap
    moved = float(before or 0) + float(between or 0) + float(after or 0)
    return font.spaces[blank or b""] - moved / 1000


def _in_digits(text: re.Match[bytes]) -> bytes:
    return b"<%s>" % _unescaped(text[0][1:-1]).hex().encode()


def _special(word: bytes, font: Font) -> Measured:
    """A word in which something is special."""
    found = _several(word, font) or of_items(items(word + b">"), font, _EM)
    if len(word) <= _LONG:
        font.words[word] = found
    return found


def _several(word: bytes, font: Font) -> Measured | None:
    """Words that have blanks of one kind between them; None where there is more to them."""
    blank = next((one for one in font.spaces if one in word), None)
    if blank is None:
        return None
    room, advance = font.spaces[blank], font.advances.__getitem__
    words: list[tuple[float, float]] = []
    at = -room
    for part in word.split(blank):
        at += room
        if part not in (b"", b"<"):
            try:
                # Digits that are a blank by chance, out of two codes, leave halves of codes.
                stop = at + advance(part if part[:1] == b"<" else b"<" + part)
            except KeyError:
                return None
            words.append((at, stop))
            at = stop
    return Measured(words, at, 0)


def items(source: bytes) -> Iterator[bytes | float]:
    """The strings and numbers of an array as it is written. Raises UnusualError, ValueError."""
    source, end = source.strip(), 0
    if source[:1] == b"[":
        source = source[1:-1].strip()
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
    runs, single = font.runs, not font.two_bytes
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
        for number, run in enumerate(runs.of(bytes(item))):
            if not run:
                continue
            wide, lacking = runs[run]
            spaces = run.count(" ") if single else 0
            after = at + (wide * size + len(run) * between + spaces * between_words) * stretch
            if number % 2:
                if inside:
                    words.append((begin, stop))
                    inside = False
            else:
                if not inside:
                    begin, inside = at, True
                room = between + (between_words if single and run[-1] == " " else 0.0)
                stop = after - room * stretch
                missing += lacking
            at = after
    if inside:
        words.append((begin, stop))
    return Measured(words, at, missing)
