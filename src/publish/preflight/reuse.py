"""What was read of pages before they were bound, for the check of the bound book.

Reading what pages paint is nearly all the work of a check. So each piece's pages are read in a
step of their own, as they were laid out: it is made again only if that is. What becomes of them
on the way into the book, `bound` tells from the book.
"""

from __future__ import annotations

import io
import pickle
import re
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from publish.preflight.geometry import Box
from publish.preflight.lines import Row
from publish.preflight.seen import Seen

_NUMBER = re.compile(rb"%page[^\n]*\n([^\n]+)")
"""A line ``%page`` comes before each line that shows the number of a page."""
_MARKED = b"%page"
_CODES = re.compile(rb"<([0-9a-f]*)>")
_LENGTHS = 6
"""A `Row` has so many lengths; in their midst stands the number of its words."""
_Rows = tuple[bytes, bytes]


@dataclass(frozen=True)
class Known:
    """A page that was read: digests of its content streams, its edges, and what was seen of it.

    If it is ``numbered``, it prints the numbers of other pages, which are put into it, each as
    wide as any other, when it is bound. The digests are of the content without them.
    """

    streams: tuple[bytes, ...]
    media: Box
    seen: Seen
    numbered: bool = False


@dataclass(frozen=True)
class Packed:
    """Pages that were read, as bytes."""

    content: bytes

    @classmethod
    def of(cls, pages: tuple[Known, ...]) -> Packed:
        rows = [_packed(page.seen.rows) for page in pages]
        bare = [replace(page, seen=replace(page.seen, rows=())) for page in pages]
        return cls(zlib.compress(pickle.dumps((bare, rows), protocol=5), level=1))

    @property
    def pages(self) -> tuple[Known, ...]:
        bare, rows = pickle.loads(zlib.decompress(self.content))
        return tuple(
            replace(page, seen=replace(page.seen, rows=_unpacked(packed)))
            for page, packed in zip(bare, rows, strict=True)
        )


def _packed(rows: Sequence[Row]) -> _Rows:
    """Rows as numbers without a break: a page has forty, and no others are as many."""
    lengths = chain.from_iterable((*row[:5], row.widest) for row in rows)
    return array("d", lengths).tobytes(), array("i", [row.words for row in rows]).tobytes()


def _unpacked(packed: _Rows) -> tuple[Row, ...]:
    lengths, words = array("d", packed[0]), array("i", packed[1])
    columns = [lengths[n::_LENGTHS] for n in range(_LENGTHS)]
    # Row itself is a function of Python's, and takes three times as long.
    return tuple(map(tuple.__new__, repeat(Row), zip(*columns[:5], words, columns[5], strict=True)))


def read_pages(content: bytes) -> tuple[Known, ...]:
    """Every page of a PDF file that was made here."""
    from publish.preflight.document import Document

    if not content:
        return ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = Document(pdf, content).pages
        return tuple(_known(page.object, page.media, page.seen) for page in pages)


def _known(page: Dictionary, media: Box, seen: Seen) -> Known:
    read = streams(page)
    (alone,) = read if len(read) == 1 else (None,)
    if alone is not None and (bare := _bare(alone)):
        return Known((sha256(bare).digest(),), media, seen, numbered=True)
    return Known(tuple(map(digest, read)), media, seen)


def unnumbered(source: bytes) -> bytes:
    """A page's content with, in the place of each line that shows the number of another page,
    how long that is."""
    return _NUMBER.sub(lambda line: b"%d" % len(b"".join(_CODES.findall(line[1]))), source)


def _bare(stream: Any) -> bytes:
    """Content without numbers; nothing, if it has none."""
    source = stream.read_bytes()
    return unnumbered(source) if _MARKED in source and _NUMBER.search(source) else b""


def digest(stream: Any) -> bytes:
    """Of the stream as it is packed, which assembly leaves as it is."""
    packed = b"%s %s " % (_written(stream, "/Filter"), _written(stream, "/DecodeParms"))
    return sha256(packed + stream.read_raw_bytes()).digest()


def _written(stream: Any, key: str) -> bytes:
    return bytes(stream.get(key).unparse(resolved=True)) if key in stream else b""


def streams(page: Dictionary) -> tuple[Any, ...]:
    """The streams of a page's content."""
    contents = page.get("/Contents")
    if isinstance(contents, Array):
        return tuple(contents)
    return (contents,) if isinstance(contents, Stream) else ()
