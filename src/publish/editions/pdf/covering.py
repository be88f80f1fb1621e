"""Folios laid over pages as pagination artifacts (ISO 32000-2, 14.8.2.2)."""

from __future__ import annotations

from collections.abc import Sequence

from publish.editions.pdf.gathering import Leaf
from publish.editions.pdf.objects import File, Lines

_OVER = b"\nQ\n/Artifact <</Type /Pagination>> BDC\nq 1 0 0 1 %b cm /Folio%d Do Q\nEMC\n"
_AFTER = b"\nQ\n"


class Covering:
    """Lays folios over the pages of a file, piece by piece, and moves what is below them.

    A page's own stream leaves its coordinate system changed; what is before it saves that.
    """

    def __init__(self, file: File) -> None:
        self._file = file
        self._shared: dict[bytes, int] = {}
        """What stands around pages → its number."""

    def lay_over(self, lines: Lines, pages: Sequence[Leaf], forms: Sequence[int | None]) -> None:
        """Complete the pages of a piece, and their resources: each with its folio, if it has one.

        ``lines`` are the objects of the piece, ``forms`` the numbers of the folios.
        """
        drawn: dict[int, list[bytes]] = {}
        for number, (page, form) in enumerate(zip(pages, forms, strict=True)):
            inside = [lines.first + place for place in page.contents]
            named = drawn.setdefault(page.resources, [])
            if form is not None:
                named.append(b"/Folio%d %d 0 R" % (number, form))
                inside = [self._stream(_before(page)), *inside, self._over(page, number)]
            elif any(page.moved):
                inside = [self._stream(_before(page)), *inside, self._stream(_AFTER)]
            written = b" ".join(b"%d 0 R" % one for one in inside)
            lines.lines[number] += b"/Contents[%b]%b>>" % (written, page.boxes)
        had = {page.resources: page.drawn for page in pages}
        for place, names in drawn.items():
            opening = b"" if had[place] or not names else b"/XObject<<"
            closing = b">>" if had[place] or names else b""
            lines.lines[place] += opening + b"".join(names) + closing + b">>"

    def _stream(self, content: bytes) -> int:
        if content not in self._shared:
            self._shared[content] = self._write(content)
        return self._shared[content]

    def _over(self, page: Leaf, number: int) -> int:
        place = b"%b %b" % tuple(f"{side:g}".encode() for side in page.corner)
        return self._write(_OVER % (place, number))

    def _write(self, content: bytes) -> int:
        number = self._file.take()
        self._file.add(Lines(number, [], [(b"<<", content)]))
        return number


def _before(page: Leaf) -> bytes:
    if not any(page.moved):
        return b"q\n"
    across, up = page.moved
    return f"q 1 0 0 1 {across:.6g} {up:.6g} cm\n".encode()
