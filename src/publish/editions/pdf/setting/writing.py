"""PDF files that are put together in less time.

Galleys are taken apart again when the book is bound. Of their content what pages show goes into
the book as it was packed; lists of objects and of their places are made anew. pydyf packs all as
tightly as can be, which takes long and saves little; and it makes the list of a document's pages
once for each element of its structure.

One of the places, in this package, that touch the private parts of WeasyPrint and pydyf: pydyf's
``_to_bytes``, how its ``Stream`` gives its data, and the ``page_references`` of its ``PDF``.
``tests/editions/pdf/test_writing.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf

_KEPT, _PASSING = 6, 1
"""How tightly is packed what goes into the book, and what does not."""
_LISTS = ("/ObjStm", "/XRef")
_to_bytes = pydyf._to_bytes
_patching = threading.Lock()


@contextmanager
def swift_writing() -> Iterator[None]:
    """Meanwhile documents are written faster, with the same in them."""
    usual = pydyf.Stream.data, pydyf.PDF.page_references
    with _patching:
        pydyf._to_bytes, pydyf.Stream.data = _bytes, property(_data)
        pydyf.PDF.page_references = property(_page_references)
        try:
            yield
        finally:
            pydyf._to_bytes = _to_bytes
            pydyf.Stream.data, pydyf.PDF.page_references = usual


def _bytes(item: Any) -> bytes:
    """What most items are is asked first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    return _to_bytes(item)  # type: ignore[no-any-return]


def _data(stream: Any) -> bytes:
    content = b"\n".join(map(_bytes, stream.stream))
    extra = pydyf.Dictionary(stream.extra.copy())
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        level = _PASSING if extra.get("Type") in _LISTS else _KEPT
        content = zlib.compress(content, level)
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    length, known = pdf.__dict__.get("known_references", (0, ()))
    if length != len(kids):
        known = tuple(b"%d 0 R" % number for number in kids[::3])
        pdf.known_references = len(kids), known
    return known  # type: ignore[no-any-return]
