"""What was read of pages before they were bound, for the check of the bound book.

Reading what pages paint is nearly all the work of a check. So each piece's pages are read in a
step of their own, which is made again only with the piece. A page of the book is known if what it
has is that of its piece, byte for byte, but for what assembly puts around it: that is read anew.
"""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publish.preflight.geometry import Box
from publish.preflight.seen import Seen


@dataclass(frozen=True)
class Known:
    """A page that was read: digests of its content streams, its edges, and what was seen of it."""

    streams: tuple[bytes, ...]
    media: Box
    seen: Seen


@dataclass(frozen=True)
class Packed:
    """Pages that were read, as bytes."""

    content: bytes

    @classmethod
    def of(cls, pages: tuple[Known, ...]) -> Packed:
        return cls(zlib.compress(pickle.dumps(pages, protocol=5), level=1))

    @property
    def pages(self) -> tuple[Known, ...]:
        found: tuple[Known, ...] = pickle.loads(zlib.decompress(self.content))
        return found


def read_pages(content: bytes) -> tuple[Known, ...]:
    """Every page of a PDF file that was made here."""
    from publish.preflight.document import Document

    if not content:
        return ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = Document(pdf, content).pages
        return tuple(Known(_digests(page.object), page.media, page.seen) for page in pages)


def unread(page: Dictionary, media: Box, known: Known | None) -> tuple[Any, ...] | None:
    """The streams of a page that were not read before; None if it is not the page that is known.

    Around what is known there may stand ``q``, and something that begins with ``Q``: then nothing
    of it is left over for what follows.
    """
    if known is None or known.media != media:
        return None
    streams, digests = _streams(page), _digests(page)
    if digests == known.streams:
        return ()
    if digests[1:-1] != known.streams or streams[0].read_bytes().strip() != b"q":
        return None
    return streams[-1:] if streams[-1].read_bytes().lstrip().startswith(b"Q") else None


def _digests(page: Dictionary) -> tuple[bytes, ...]:
    return tuple(_digest(stream) for stream in _streams(page))


def _digest(stream: Any) -> bytes:
    """Of the stream as it is packed, which assembly leaves as it is."""
    packed = b"%s %s " % (_written(stream, Name.Filter), _written(stream, Name.DecodeParms))
    return sha256(packed + stream.read_raw_bytes()).digest()


def _written(stream: Any, key: Name) -> bytes:
    value = stream.get(key) if key in stream else None
    return b"" if value is None else bytes(value.unparse(resolved=True))


def _streams(page: Dictionary) -> tuple[Any, ...]:
    contents = page.get("/Contents")
    if isinstance(contents, Array):
        return tuple(contents)
    return (contents,) if isinstance(contents, Stream) else ()
