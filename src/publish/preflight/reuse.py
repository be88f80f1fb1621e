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
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pikepdf

from publish.preflight.geometry import Box
from publish.preflight.seen import Seen

if TYPE_CHECKING:
    from publish.preflight.page import PageView

_NUMBER = re.compile(rb"%page[^\n]*\n([^\n]+)")
"""A line ``%page`` comes before each line that shows the number of a page."""
_MARKED = b"%page"
_CODES = re.compile(rb"<([0-9a-f]*)>")


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
        return cls(zlib.compress(pickle.dumps(pages, protocol=5), level=1))

    @cached_property
    def pages(self) -> tuple[Known, ...]:
        return pickle.loads(zlib.decompress(self.content))  # type: ignore[no-any-return]


def read_pages(content: bytes) -> tuple[Known, ...]:
    """Every page of a PDF file that was made here."""
    from publish.preflight.document import Document

    if not content:
        return ()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return tuple(map(_known, Document(pdf, content).views()))


def _known(page: PageView) -> Known:
    parts = page.streams
    sources = [part.read_bytes() for part in parts]
    seen = Seen.of(page.read(b"\n".join(sources)))
    if len(sources) == 1 and (bare := _bare(*sources)):
        return Known((sha256(bare).digest(),), page.media, seen, numbered=True)
    return Known(tuple(map(digest, parts)), page.media, seen)


def unnumbered(source: bytes) -> bytes:
    """A page's content with, in the place of each line that shows the number of another page,
    how long that is."""
    return _NUMBER.sub(lambda line: b"%d" % len(b"".join(_CODES.findall(line[1]))), source)


def _bare(source: bytes) -> bytes:
    """Content without numbers; nothing, if it has none."""
    return unnumbered(source) if _MARKED in source and _NUMBER.search(source) else b""


def digest(stream: Any) -> bytes:
    """Of the stream as it is packed, which assembly leaves as it is."""
    packed = b"%s %s " % (_written(stream, "/Filter"), _written(stream, "/DecodeParms"))
    return sha256(packed + stream.read_raw_bytes()).digest()


def _written(stream: Any, key: str) -> bytes:
    return bytes(stream.get(key).unparse(resolved=True)) if key in stream else b""
