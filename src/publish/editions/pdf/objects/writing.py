"""A PDF file out of numbered objects (ISO 32000-2, 7.5)."""

from __future__ import annotations

import hashlib
import zlib
from itertools import accumulate, chain

from publish.editions.pdf.objects.objects import Lines

_HEAD = b"%%PDF-%b\n%%\xbf\xf7\xa2\xfe\n"
"""The second line tells those that look that there are more than letters in the file."""
_TOGETHER = 256
"""Objects in an object stream; more would need two bytes for the place of each in it."""
_ELEMENT, _LEAF = b"/Type/StructElem", (b"<</Limits[", b"<</Names[")
"""Of structure, and of trees of names and numbers: what no page needs to be shown. Three objects
in four are such, and a reader unpacks an object stream as a whole."""
_LEVEL = 5
"""Of compression: 6 takes three quarters longer for a fiftieth less."""
_ROW = 6
"""Bytes for each object in a table that is packed: its kind, where it is, its place there."""

_Waiting = list[tuple[int, bytes]]
"""Objects with their numbers."""


class File:
    """A file on its way; ``version`` is that of PDF.

    Objects are ``packed`` into object streams, or written plainly.
    """

    def __init__(self, version: str, packed: bool) -> None:
        self._chunks: list[bytes] = []
        self._length = 0
        self._digest = hashlib.sha256()
        self._packed = packed
        self._places: list[tuple[int, int, int]] = [(0, 0, 0)]
        """Of each object: 1 and where it begins, or 2, the number of its stream, its place there;
        0 of a number that no object has."""
        self._waiting: _Waiting = []
        self._apart: _Waiting = []
        """What pages do not need: it gets streams of its own."""
        self._write(_HEAD % version.encode())

    def take(self, count: int = 1) -> int:
        """The first of so many numbers, which nobody else gets."""
        first = len(self._places)
        self._places += [(0, 0, 0)] * count
        return first

    def add(self, objects: Lines) -> None:
        """Write these objects."""
        for number, line in enumerate(objects.lines, objects.first):
            apart = _ELEMENT in line or line.startswith(_LEAF)
            (self._apart if apart else self._waiting).append((number, line))
        for queue in (self._waiting, self._apart):
            while len(queue) >= _TOGETHER:
                self._flush(queue)
        for number, (entries, data) in enumerate(
            objects.streams, objects.first + len(objects.lines)
        ):
            self._stream(number, entries, data)

    def finish(self, root: int, information: int) -> bytes:
        """The whole file; the numbers are those of its catalogue and its document information."""
        for queue in (self._waiting, self._apart):
            while queue:
                self._flush(queue)
        digest = self._digest.hexdigest()[:32].encode()
        trailer = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (root, information, digest, digest)
        begins = self._length
        if self._packed:
            number = self.take()
            self._places[number] = 1, begins, 0
            entries = b"<</Type/XRef/Size %d/W[1 4 1]%b" % (number + 1, trailer)
            how = b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>" % _ROW
            self._object(number, entries + how, zlib.compress(_table(self._places)))
        else:
            self._write(_plain_table(self._places))
            self._write(b"trailer <</Size %d%b>>\n" % (len(self._places), trailer))
        self._write(b"startxref\n%d\n%%%%EOF\n" % begins)
        return b"".join(self._chunks)

    def _write(self, *chunks: bytes) -> None:
        for chunk in chunks:
            self._digest.update(chunk)
            self._length += len(chunk)
        self._chunks += chunks

    def _flush(self, queue: _Waiting) -> None:
        """Write some of those that wait."""
        objects = queue[:_TOGETHER]
        del queue[:_TOGETHER]
        if not self._packed:
            for number, line in objects:
                self._places[number] = 1, self._length, 0
                self._write(b"%d 0 obj\n%b\nendobj\n" % (number, line))
            return
        holder = self.take()
        lines = [line for _, line in objects]
        offsets = accumulate((len(line) + 1 for line in lines), initial=0)
        for at, (number, _) in enumerate(objects):
            self._places[number] = 2, holder, at
        pairs = ((number, at) for (number, _), at in zip(objects, offsets, strict=False))
        head = b"%d %d " * len(lines) % tuple(chain.from_iterable(pairs))
        data = zlib.compress(head + b"\n".join(lines), _LEVEL)
        entries = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(lines), len(head))
        self._stream(holder, entries, data)

    def _stream(self, number: int, entries: bytes, data: bytes) -> None:
        self._places[number] = 1, self._length, 0
        self._object(number, entries, data)

    def _object(self, number: int, entries: bytes, data: bytes) -> None:
        head = b"%d 0 obj\n%b/Length %d>>\nstream\n" % (number, entries, len(data))
        self._write(head, data, b"\nendstream\nendobj\n")


def _table(places: list[tuple[int, int, int]]) -> bytes:
    """A cross-reference table in which each row says how it differs from the one above.

    ISO 32000-2, 7.4.4.4: predictor 12. Most rows differ from the one above by 1 in the last byte,
    and so take next to nothing when they are packed.
    """
    rows = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + at.to_bytes(1, "big")
        for kind, where, at in places
    )
    changes = _less(rows, bytes(_ROW) + rows[:-_ROW])
    return b"".join(b"\2" + changes[at : at + _ROW] for at in range(0, len(changes), _ROW))


def _less(these: bytes, those: bytes) -> bytes:
    """The differences of bytes, each by itself: what is less than nothing begins again at 256.

    All are taken at once, in one large number: the highest bit of each byte is kept apart, so
    that no byte borrows from its neighbour.
    """
    length = len(these)
    high = int.from_bytes(b"\x80" * length, "big")
    one, other = int.from_bytes(these, "big"), int.from_bytes(those, "big")
    return (((one | high) - (other & ~high)) ^ ((one ^ ~other) & high)).to_bytes(length, "big")


def _plain_table(places: list[tuple[int, int, int]]) -> bytes:
    """A cross-reference table as it was before PDF 1.5."""
    rows = (
        b"%010d 00000 n \n" % where if kind else b"0000000000 65535 f \n"
        for kind, where, _ in places
    )
    return b"xref\n0 %d\n%b" % (len(places), b"".join(rows))
