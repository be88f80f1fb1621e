"""Objects taken out of an open file as text.

pikepdf writes each as qpdf does: entries in the order of their names, one space between any two
things, no line break in any string, and no object of another generation than 0.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain, zip_longest
from typing import Any

import pikepdf
from pikepdf import Array, Object, Pdf

from publish.editions.pdf.objects.objects import Objects, Stream

_STRING = rb"\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>"
_STRINGS = re.compile(rb"(" + _STRING + rb")", re.DOTALL)
_KNOWN = re.compile(_STRING + rb"|([0-9]+) 0 R", re.DOTALL)
_GAP = re.compile(rb"([0-9]+) 0 ([RK])")
_GAPS = {b"R": b"%d 0 R", b"K": b"%d"}
_NEEDLESS = (b" /", b" [", b" ]", b" <", b" >", b"[ ", b"] ", b"< ", b"> ")
"""Spaces beside a delimiter (ISO 32000-2, 7.2.3)."""
_PACKED = ("/DecodeParms", "/Filter", "/Length")
_END = b">>"


def text(item: Any) -> bytes:
    """What pikepdf has read or made, as it is written: 12 0 R, if it has a number."""
    held = item if isinstance(item, Object) else Array([item])
    written = bytes(held.unparse())
    return written if held is item else written[1:-1].strip()


class Release:
    """The objects of a file that can be reached from some: ``roots`` come first, in their order.

    ``outside`` says of objects that stay behind, by number, what the others call them.
    ``endings`` stand in the place of the end of dictionaries, by number; ``12 0 K`` stands in
    them for the number of an object where it is a key.
    """

    def __init__(
        self,
        pdf: Pdf,
        roots: Iterable[Object],
        outside: Mapping[int, int],
        endings: Mapping[int, bytes],
    ) -> None:
        self._pdf, self._endings = pdf, endings
        self._lines: dict[int, bytes] = {}
        self._streams: dict[int, tuple[bytes, pikepdf.Stream]] = {}
        self._reach([root.objgen[0] for root in roots], outside)
        found = enumerate(chain(self._lines, self._streams))
        self.places: Mapping[int, int] = {**outside, **{number: at for at, number in found}}
        """The place of each object that was reached, by its number in the file."""

    def _reach(self, waiting: list[int], outside: Mapping[int, int]) -> None:
        """Follow references, those that were met first, first."""
        known = {*waiting, *outside}
        for number in waiting:  # which grows meanwhile
            item: Any = self._pdf.get_object(number, 0)
            if isinstance(item, pikepdf.Stream):
                written = self._dictionary(item)
                self._streams[number] = written, item
            else:
                written = self._lines[number] = self._written(number, item)
            for reference in _KNOWN.findall(written):
                if reference and (met := int(reference)) not in known:
                    known.add(met)
                    waiting.append(met)

    def holding(self, part: bytes) -> list[int]:
        """The numbers of the objects, streams apart, in whose text this is somewhere."""
        return [number for number, written in self._lines.items() if part in written]

    def open(self, number: int) -> None:
        """Take an object's text anew, less its end; it leads nowhere that it did not before."""
        self._lines[number] = bytes(self._pdf.get_object(number, 0).unparse(resolved=True))
        self._lines[number] = self._lines[number].removesuffix(_END)

    def _written(self, number: int, item: Any) -> bytes:
        if not isinstance(item, Object):
            return text(item)
        written = bytes(item.unparse(resolved=True))
        ending = self._endings.get(number)
        return written if ending is None else written.removesuffix(_END) + ending

    def _dictionary(self, stream: pikepdf.Stream) -> bytes:
        """Of the filters there are those of the data; see `_data`."""
        entries = [(key, value) for key, value in stream.items() if key != "/Length"]
        return b" ".join(f"{key} ".encode() + text(value) for key, value in entries)

    @cached_property
    def objects(self) -> Objects:
        """All that was reached."""
        lines, gaps = self._gapped(b"\n".join(self._lines.values()))
        streams = tuple(self._stream(written, stream) for written, stream in self._streams.values())
        return Objects(lines, array("i", gaps).tobytes(), streams)

    def _stream(self, written: bytes, stream: pikepdf.Stream) -> Stream:
        data = stream.read_raw_bytes()
        if "/Filter" not in stream:
            written, data = written + b" /Filter /FlateDecode", zlib.compress(data)
        entries, gaps = self._gapped(b"<< " + written)
        return Stream(entries, tuple(gaps), data)

    def _gapped(self, written: bytes) -> tuple[bytes, list[int]]:
        """The text with gaps in the place of numbers, and without needless spaces."""
        rest, *strings = _apart(written.replace(b"%", b"%%"))
        texts = _GAP.split(rest)
        gaps = [self.places[int(number)] for number in texts[1::3]]
        ends = map(_GAPS.__getitem__, texts[2::3])
        rest = b"".join(chain.from_iterable(zip_longest(texts[::3], ends, fillvalue=b"")))
        for space in _NEEDLESS:
            rest = rest.replace(space, space.strip())
        around = zip_longest(rest.split(b"\0"), strings, fillvalue=b"")
        return b"".join(chain.from_iterable(around)), gaps


def _apart(written: bytes) -> list[bytes]:
    """The text with a null in the place of each string, and the strings."""
    parts = _STRINGS.split(written)
    return [b"\0".join(parts[::2]), *parts[1::2]]
