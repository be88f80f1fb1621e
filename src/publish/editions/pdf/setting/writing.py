"""PDF files that are put together in less time.

Galleys are taken apart again when the book is bound. Of their content what pages show goes into
the book as it was packed; lists of objects and of their places are made anew. pydyf packs all as
tightly as can be, which takes long and saves little; and it makes the list of a document's pages
once for each element of its structure.

One of the places, in this package, that touch the private parts of WeasyPrint and pydyf: pydyf's
``_to_bytes``, how its ``Dictionary``, ``Array`` and ``Stream`` give their data, the ``reference``
of an ``Object`` and the ``page_references`` of a ``PDF``; and the streams' ``marked`` of ``pdf``.
``tests/editions/pdf/test_writing.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pydyf
from weasyprint.pdf import stream

from publish.editions.pdf import marks
from publish.editions.pdf.setting.patching import Place, patched

_KEPT, _PASSING = 6, 1
"""How tightly is packed what goes into the book, and what does not."""
_LISTS = ("/ObjStm", "/XRef")
_to_bytes = pydyf._to_bytes
_patching = threading.Lock()
_PATCHES: tuple[Place, ...] = (
    (pydyf, "_to_bytes"),
    (pydyf.Dictionary, "__init__"),
    (pydyf.Dictionary, "data"),
    (pydyf.Array, "data"),
    (pydyf.Stream, "data"),
    (pydyf.Object, "reference"),
    (pydyf.PDF, "page_references"),
    (stream.Stream, "marked"),
)


@contextmanager
def swift_writing() -> Iterator[None]:
    """Meanwhile documents are written faster, with the same in them."""
    names = _Names()
    swift = (
        _bytes,
        _begin,
        property(partial(_dictionary, names)),
        property(_array),
        property(_data),
        property(_reference),
        property(_page_references),
        _marked,
    )
    with patched(_PATCHES, swift, _patching):
        yield


def _bytes(item: Any) -> bytes:
    """What most items are is asked first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    if kind is float:
        return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
    if kind is pydyf.Dictionary or kind is pydyf.Array:
        return item.data  # type: ignore[no-any-return]
    return _to_bytes(item)  # type: ignore[no-any-return]


def _begin(item: Any, values: Any = None) -> None:
    """As pydyf begins a dictionary, in one go."""
    item.number, item.offset, item.generation, item.free = None, 0, 0, "n"
    if values:
        item.update(values)


class _Names(dict[Any, bytes]):
    """Names of a dictionary's values, as they are written before them."""

    def __missing__(self, name: Any) -> bytes:
        written = self[name] = b"/" + _bytes(name) + b" "
        return written


def _dictionary(names: _Names, item: Any) -> bytes:
    return b"<<%b>>" % b"".join([names[name] + _bytes(value) for name, value in item.items()])


def _array(item: Any) -> bytes:
    return b"[%b]" % b" ".join(map(_bytes, item))


def _reference(item: Any) -> bytes:
    if item.number is None:
        return b"None 0 R"
    return b"%d %d R" % (item.number, item.generation)


def _marked(stream: Any, box: Any, tag: str) -> _Marked:
    return _Marked(stream, box, tag)


class _Marked:
    """What is drawn within is marked as a box's: a stream's ``marked``, but no generator."""

    def __init__(self, stream: Any, box: Any, tag: str) -> None:
        self._stream, self._box, self._tag = stream, box, tag

    def __enter__(self) -> None:
        tags = self._stream._tags
        if tags is not None:
            number = len(tags)
            assert self._box not in tags
            tags[self._box] = {"tag": self._tag, "mcid": number}
            self._stream.stream.append(marks.begun(self._tag, number))

    def __exit__(self, *error: object) -> None:
        if self._stream._tags is not None:
            self._stream.end_marked_content()


def _data(item: Any) -> bytes:
    content = b"\n".join(map(_bytes, item.stream))
    extra = pydyf.Dictionary(item.extra.copy())
    if item.compress:
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
