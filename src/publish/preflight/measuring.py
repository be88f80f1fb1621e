"""How far the characters of a string go, and where words are among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple, cast

from publish.preflight.advances import GAP
from publish.preflight.content import TEXT, UnusualError
from publish.preflight.fonts import Font

_LONG = 2000
"""Bytes: longer strings are not kept in mind. Running heads, set letter by letter, come again."""
Word = tuple[float, float]
"""From where to where it goes."""
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
    """Where the first word begins and the last one stops, and how far all goes; in ems, or in
    units of text space."""

    begin: float
    stop: float
    end: float
    gaps: tuple[tuple[float, int], ...] = ()
    """How wide the gaps between words are, and how many are so wide."""
    words: int = 1
    missing: int = 0
    """How many shapes are."""

    @classmethod
    def of(cls, words: Sequence[Word], end: float, missing: int) -> Measured:
        if not words:
            return cls(0.0, 0.0, end, words=0, missing=missing)
        gaps = Counter(after - before for (_, before), (after, _) in pairwise(words))
        return cls(words[0][0], words[-1][1], end, tuple(gaps.items()), len(words), missing)


EM = Spacing()
_ARRAY = b"[<", b">]"


def in_ems(source: bytes, font: Font) -> Measured:
    """A string or an array of strings as it is written. Raises UnusualError and ValueError."""
    known = font.measured.get(source)
    if known is None:
        try:
            return _even(source, font)
        except KeyError:
            known = Measured.of(*of_items(items(source), font, EM))
        if len(source) <= _LONG:
            font.measured[source] = known
    return cast(Measured, known)


def _even(source: bytes, font: Font) -> Measured:
    begin, words, room, after = _cut(source, font)
    gaps = len(words) - 1
    stop = begin + sum(map(font.advances.__getitem__, words)) + gaps * room
    return Measured(begin, stop, stop + after, ((room, gaps),) if gaps else (), gaps + 1)


def _cut(source: bytes, font: Font) -> tuple[float, list[bytes], float, float]:
    """A line whose spaces are all alike, but for one at either end, as those of justified text.

    Where its first word begins, its words as they are written, how wide the spaces between them
    are, and one after them. Raises KeyError for anything else.
    """
    shown = source[2:-2]
    if source[:2] != b"[<" or source[-2:] != b">]":
        raise KeyError(source)
    begin, (blank, room) = 0.0, _blank(shown, font)
    if blank and shown.startswith(blank):
        begin, shown = room, shown[len(blank) :]
        blank, room = _blank(shown, font)
    words = shown.split(blank) if blank else [shown]
    if words[-1] or not room:
        return begin, words, room, 0.0
    return begin, words[:-1], room, room


def _blank(shown: bytes, font: Font) -> tuple[bytes, float]:
    """The first blank in strings, with the numbers at its sides, and how wide that is; nothing, if
    there is none. Raises KeyError for what is not sound."""
    for digits, room in font.spaces:
        begin = shown.find(digits)
        if begin >= 0:
            return _with_numbers(shown, begin, begin + len(digits), room, font)
    return b"", 0.0


def _with_numbers(
    shown: bytes, begin: int, end: int, room: float, font: Font
) -> tuple[bytes, float]:
    try:
        if shown[begin - 1 : begin] == b"<":
            at, begin = begin - 1, shown.rindex(b">", 0, begin)
            room -= font.advances.kern(shown[begin + 1 : at])
        if shown[end : end + 1] == b">":
            at, end = end + 1, shown.index(b"<", end) + 1
            room -= font.advances.kern(shown[at : end - 1])
    except ValueError:
        raise KeyError(shown) from None
    return shown[begin:end], room


def in_units(shown: Any, font: Font, spacing: Spacing) -> Measured:
    """What is shown with any other spacing, in units of text space."""
    source = items(shown) if isinstance(shown, bytes) else shown
    return Measured.of(*of_items(source, font, spacing))


def words_of(shown: Any, font: Font, spacing: Spacing) -> Sequence[Word]:
    """Where words are in what is shown, from where to where; in ems, if the spacing is `EM`."""
    if spacing is EM:
        try:
            return _listed(shown, font)
        except KeyError:
            pass
    words, _, _ = of_items(items(shown) if isinstance(shown, bytes) else shown, font, spacing)
    return words


def _listed(shown: bytes, font: Font) -> list[Word]:
    at, words, room, _ = _cut(shown, font)
    at -= room
    lengths = map(font.advances.__getitem__, words)
    return [(at := at + room, at := at + length) for length in lengths]


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


def of_items(shown: Iterable[Any], font: Font, spacing: Spacing) -> tuple[list[Word], float, int]:
    """Where words are in strings, and numbers that move what follows them; how far all goes, and
    how many shapes are missing."""
    size, stretch, between, between_words = spacing
    runs, single = font.runs, not font.two_bytes
    words: list[Word] = []
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
    return words, at, missing
